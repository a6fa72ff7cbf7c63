"""Remarks as a page shows them: the text with its marked words, what is wrong, why, and what can be done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from flask_babel import gettext as _

from inventory_app.answers.values import fingerprint
from inventory_app.content.schema import RequirementCatalogue
from inventory_app.findings.gather import Acceptance, Gathered, Place, Remark, rewrite
from inventory_app.requirements.choice import Chosen
from inventory_app.requirements.show import level_label
from inventory_app.web.locale import page_language
from inventory_app.wording.lexicon import Lexicon
from inventory_app.wording.rules import RULE_BY_KEY
from inventory_app.wording.statement import Finding, Severity

TONES = {Severity.ERROR: "danger", Severity.WARNING: "warning", Severity.INFO: "info"}
# A piece of a text, and whether something is said about it.
Pieces = tuple[tuple[str, bool], ...]


def severity_label(severity: str) -> str:
    return {"error": _("Error"), "warning": _("Warning"), "info": _("Advice")}[severity]


def rule_name(rule: str) -> str:
    return RULE_BY_KEY[rule].name.in_(page_language())


def pieces_of(text: str, findings: Iterable[Finding]) -> Pieces:
    """The text cut where something is said about it; what is said about the whole of it marks nothing."""
    marked = [False] * len(text)
    for finding in findings:
        if finding.end - finding.start < len(text):
            marked[finding.start : finding.end] = [True] * (finding.end - finding.start)
    pieces: list[tuple[str, bool]] = []
    for letter, is_marked in zip(text, marked, strict=True):
        if pieces and pieces[-1][1] == is_marked:
            pieces[-1] = (pieces[-1][0] + letter, is_marked)
        else:
            pieces.append((letter, is_marked))
    return tuple(pieces)


@dataclass(frozen=True)
class Line:
    """What is said about a statement, in the reader's language; `proposal` is in the statement's."""

    severity: str
    rule: str
    message: str
    why: str
    excerpt: str
    proposal: str | None = None
    moved: str = ""

    @property
    def tone(self) -> str:
        return TONES[Severity(self.severity)]

    @property
    def label(self) -> str:
        return severity_label(self.severity)

    @property
    def name(self) -> str:
        return rule_name(self.rule)


def line_of(text: str, finding: Finding, proposal: str | None) -> Line:
    language = page_language()
    return Line(
        severity=finding.severity.value,
        rule=finding.rule,
        message=finding.message.in_(language),
        why=finding.why.in_(language),
        excerpt=text[finding.start : finding.end],
        proposal=proposal,
        moved=finding.motive or "",
    )


@dataclass
class RemarkCard:
    """`errors` and `typed` are of the motive that somebody has just sent."""

    id: str
    place: Place
    line: Line
    accepted: Acceptance | None
    seen: str
    typed: str = ""
    error: str = ""


@dataclass(frozen=True)
class Version:
    """A requirement's text in one language with what is said about it."""

    language: str
    pieces: Pieces
    remarks: list[RemarkCard] = field(default_factory=list)


@dataclass(frozen=True)
class RequirementCard:
    key: str
    level: str
    versions: list[Version]


@dataclass(frozen=True)
class AreaCard:
    key: str
    label: str
    requirements: list[RequirementCard]


def cards_of(
    checklist: Sequence[Chosen],
    catalogue: RequirementCatalogue,
    gathered: Gathered,
    shown: Sequence[Remark],
    lexicon: Lexicon,
    seen: Mapping[str, str],
) -> list[AreaCard]:
    """Area by area, those that `shown` speaks of; `seen` are fingerprints of the texts as they are stored, by flat key."""
    wanted = {id(remark) for remark in shown}
    areas: dict[str, list[RequirementCard]] = {}
    for each in checklist:
        remarks = [remark for remark in gathered.by_key.get(each.key, ()) if id(remark) in wanted]
        if remarks:
            areas.setdefault(each.category, []).append(_requirement(each, remarks, lexicon, seen))
    return [
        AreaCard(category.key, category.label.in_(page_language()), areas[category.key]) for category in catalogue.categories if category.key in areas
    ]


def _requirement(each: Chosen, remarks: list[Remark], lexicon: Lexicon, seen: Mapping[str, str]) -> RequirementCard:
    versions = []
    for language in dict.fromkeys(remark.statement.language for remark in remarks):
        here = [remark for remark in remarks if remark.statement.language == language]
        print_ = seen.get(f"{each.key}|text_{language}", fingerprint(None))
        cards = [
            RemarkCard(
                id=f"{each.key}-{language}-{number}",
                place=remark.place,
                line=line_of(remark.statement.text, remark.finding, rewrite(each, remark, lexicon)),
                accepted=remark.accepted,
                seen=print_,
            )
            for number, remark in enumerate(here, start=1)
        ]
        versions.append(Version(language, pieces_of(here[0].statement.text, (remark.finding for remark in here)), cards))
    return RequirementCard(each.key, level_label(each.effective_level), versions)
