"""What is still open in a joint specification: for the draft's last pages, for the coordinators' page, and for the gate before an issue. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from inventory_app.content.schema import Language
from inventory_app.documents.words import T
from inventory_app.joint.facts import standings_of
from inventory_app.joint.gathered import Gathered, Member, Standing
from inventory_app.joint.party import TYPED
from inventory_app.printing.fonts import drawable
from inventory_app.requirements.choice import Chosen
from inventory_app.requirements.statements import EXPLAINED, judge, statements_of
from inventory_app.specification.open_points import EMPTY, FAULT, NO_TEXT, ONE_LANGUAGE, OPEN_PARAMETER, UNDRAWABLE
from inventory_app.specification.open_points import TEXT as THE_TEXT
from inventory_app.specification.words import LANGUAGE_NAMES
from inventory_app.wording.lexicon import load_lexicon
from inventory_app.wording.statement import Severity

FEWEST_MEMBERS = 2
NEEDED = ("title", "why")
WANTED = ("scope", "contact", "procedure", "threshold", "registry_number", "contract_length")


class Where(StrEnum):
    """The page on which a point is settled."""

    DETAILS = "details"
    MEMBERS = "members"
    REQUIREMENTS = "requirements"


LABELS = {
    Where.DETAILS: T("Uppgifter till dokumentet", "Details of the document"),
    Where.MEMBERS: T("Lärosätena", "The institutions"),
    Where.REQUIREMENTS: T("Kraven", "The requirements"),
}


@dataclass(frozen=True)
class JointPoint:
    """`subject` names the question, institution or requirement; `stops_issue`: it must be settled first."""

    where: Where
    subject: str
    text: str
    stops_issue: bool = False
    # Set where leaving an institution out settles it, too.
    member: str = ""


FEW = T("Minst två lärosäten behöver delta", "At least two institutions have to take part")
NOTHING_COMMON = T("Inget krav är gemensamt", "No requirement is common")
NOT_SHARED = T("{name} delar inte sin kravlista med namn och kan inte delta", "{name} does not share its checklist by name and cannot take part")
NO_HAND_IN = T("{name} har ingen inlämning att läsa", "{name} has no hand-in to read")
STANDINGS = {
    Standing.WAITED_FOR: T("{name} har inte godkänt sin del", "{name} has not approved its part"),
    Standing.APPROVED_EARLIER: T("{name} har godkänt en tidigare version av sin del", "{name} has approved an earlier version of its part"),
    Standing.DECLINED: T("{name} har avböjt sin del", "{name} has declined its part"),
}
NEWER = T(
    "{name} har lämnat in på nytt (nummer {newest}); här används nummer {number}",
    "{name} has handed in again (number {newest}); number {number} is used here",
)
NO_VOLUMES = T("{name}: {what} saknas i prisunderlaget", "{name}: {what} missing in the price schedule")
VOLUME_WORDS = {
    "users": T("antal användare", "number of users"),
    "organisations": T("antal organisationer", "number of organisations"),
    "contacts": T("antal kontaktpersoner", "number of contact persons"),
}


def list_open_points(gathered: Gathered, language: Language, standings: Mapping[str, Standing] | None = None) -> tuple[JointPoint, ...]:
    """What stops an issue first. `standings` where they are known already: working them out costs most of this."""
    points = [
        *_details(gathered, language),
        *_members(gathered, language, standings_of(gathered) if standings is None else standings),
        *_requirements(gathered, language),
        *_wording(gathered, language),
        *_characters(gathered, language),
    ]
    return tuple(sorted(points, key=lambda point: not point.stops_issue))


def stopping(points: Iterable[JointPoint]) -> list[JointPoint]:
    return [point for point in points if point.stops_issue]


def _details(gathered: Gathered, language: Language) -> Iterator[JointPoint]:
    questions = gathered.template.details.questions
    for key in (*NEEDED, *WANTED):
        if key not in gathered.details:
            what = questions[key].label.in_(language).rstrip("?")
            yield JointPoint(Where.DETAILS, key, EMPTY.in_(language).format(what=what), key in NEEDED)


def _members(gathered: Gathered, language: Language, standings: Mapping[str, Standing]) -> Iterator[JointPoint]:
    if len(gathered.fold.counting) < FEWEST_MEMBERS:
        yield JointPoint(Where.MEMBERS, "", FEW.in_(language), True)
    for member in gathered.members:
        yield from _member(member, standings[member.key], language)


def _member(member: Member, standing: Standing, language: Language) -> Iterator[JointPoint]:
    name = member.party.names[language]
    if not member.party.is_named:
        text = NOT_SHARED if member.number else NO_HAND_IN
        yield JointPoint(Where.MEMBERS, member.key, text.in_(language).format(name=name), True, member.key)
        return
    if standing in STANDINGS:
        yield JointPoint(Where.MEMBERS, member.key, STANDINGS[standing].in_(language).format(name=name), True, member.key)
    if member.has_newer:
        newer = NEWER.in_(language).format(name=name, newest=member.newest, number=member.number)
        yield JointPoint(Where.MEMBERS, member.key, newer)
    missing = [VOLUME_WORDS[key].in_(language) for key in TYPED if key not in member.party.volumes]
    if missing:
        yield JointPoint(Where.MEMBERS, member.key, NO_VOLUMES.in_(language).format(name=name, what=", ".join(missing)))


def _requirements(gathered: Gathered, language: Language) -> Iterator[JointPoint]:
    if not gathered.fold.common:
        yield JointPoint(Where.REQUIREMENTS, "", NOTHING_COMMON.in_(language), True)
    for each in _asked(gathered):
        for parameter in each.open_parameters:
            what = parameter.label.in_(language)
            yield JointPoint(Where.REQUIREMENTS, each.key, OPEN_PARAMETER.in_(language).format(key=each.key, what=what), True)
        found = each.text_in(language)
        if not found.text:
            yield JointPoint(Where.REQUIREMENTS, each.key, NO_TEXT.in_(language).format(key=each.key))
        elif found.language != language:
            other = LANGUAGE_NAMES[found.language].in_(language)
            yield JointPoint(
                Where.REQUIREMENTS, each.key, ONE_LANGUAGE.in_(language).format(key=each.key, what=THE_TEXT.in_(language), language=other)
            )


def _wording(gathered: Gathered, language: Language) -> Iterator[JointPoint]:
    """Errors in the common part stop the issue, as they do at an institution; in an annex they are the institution's, which may stand by them."""
    lexicon, common = load_lexicon(glossary=EXPLAINED), {each.chosen.key for each in gathered.fold.common}
    for each in _asked(gathered):
        told: set[str] = set()
        for statement in statements_of([each]):
            for finding in judge(statement, lexicon):
                if finding.severity is Severity.ERROR and finding.rule not in told:
                    told.add(finding.rule)
                    what = finding.message.in_(language)
                    said = FAULT.in_(language).format(key=each.key, language=LANGUAGE_NAMES[statement.language].in_(language), what=what)
                    yield JointPoint(Where.REQUIREMENTS, each.key, said, each.key in common)


def _asked(gathered: Gathered) -> Iterator[Chosen]:
    yield from (each.chosen for each in gathered.fold.common)
    yield from (each for annex in gathered.fold.annexes for each in annex.asked)


def _characters(gathered: Gathered, language: Language) -> Iterator[JointPoint]:
    """What was typed and cannot be drawn; our own words can."""
    typed: list[tuple[Where, str, str, str]] = [
        (Where.DETAILS, key, gathered.template.details.questions[key].label.in_(language).rstrip("?"), _all_text(value))
        for key, value in gathered.details.items()
        if key in gathered.template.details.questions
    ]
    typed += [
        (
            Where.REQUIREMENTS,
            each.key,
            each.key,
            _all_text([dict(each.own_texts), dict(each.own_motives), dict(each.own_hows), dict(each.parameters)]),
        )
        for each in _asked(gathered)
    ]
    for where, subject, what, text in typed:
        if missing := drawable(text)[1]:
            codes = ", ".join(f"U+{ord(character):04X}" for character in sorted(missing)[:5])
            yield JointPoint(where, subject, UNDRAWABLE.in_(language).format(what=what, characters=codes))


def _all_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return "\n".join(_all_text(each) for each in value.values())
    return "\n".join(_all_text(each) for each in value) if isinstance(value, list) else ""
