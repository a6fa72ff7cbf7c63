"""What the pages say of a joint specification, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from flask_babel import gettext as _

from inventory_app.institutions.sharing import ShareLevel
from inventory_app.joint.fold import IN_ANNEXES, Common, Deviation, Fold, Sort
from inventory_app.joint.gathered import Gathered, Standing
from inventory_app.requirements.choice import LEVEL_WORDS, Chosen, Level
from inventory_app.web.locale import page_language, say

STANDING_TONES = {
    Standing.WAITED_FOR: "neutral",
    Standing.APPROVED: "success",
    Standing.APPROVED_EARLIER: "warning",
    Standing.DECLINED: "danger",
}


def standing_label(standing: Standing) -> str:
    return {
        Standing.WAITED_FOR: _("Has not answered"),
        Standing.APPROVED: _("Approved"),
        Standing.APPROVED_EARLIER: _("Approved an earlier version"),
        Standing.DECLINED: _("Declined"),
    }[standing]


def share_label(share: ShareLevel) -> str:
    return {
        ShareLevel.NAMED: _("Shown by name"),
        ShareLevel.COUNTED: _("Shared without name"),
        ShareLevel.WITHHELD: _("Not shared"),
    }[share]


def level_label(level: str | Level | None) -> str:
    if level == IN_ANNEXES:
        return _("In the annexes")
    return say(LEVEL_WORDS[Level(level)]) if level else "–"


def rule_label(fold: Fold) -> str:
    if fold.at_least is None:
        return _("A requirement is common when all have chosen it.")
    return _("A requirement is common when at least %(number)s have chosen it.", number=fold.at_least)


def deviation_label(fold: Fold, deviation: Deviation) -> str:
    """Who, and what they chose instead."""
    names = {party.key: party.names[page_language()] for party in fold.parties}
    return f"{names[deviation.who]}: {_choice(deviation)}"


def _choice(deviation: Deviation) -> str:
    if deviation.sort is Sort.NOT_NEEDED:
        return _("does not need it")
    if deviation.sort is Sort.UNDECIDED:
        return _("has not decided")
    if deviation.sort is Sort.LEVEL:
        return level_label(deviation.level).lower()
    if deviation.sort is Sort.WORDING:
        return _("own wording")
    assert deviation.parameter is not None
    assert deviation.theirs is not None
    label, value = deviation.parameter.label.in_(page_language()), deviation.theirs.show_value(deviation.parameter, page_language())
    return f"{label[:1].lower()}{label[1:]}: {value}"


@dataclass(frozen=True)
class Line:
    """A requirement on the page of requirements; `commons` is None for one that stands in annexes only."""

    key: str
    category: str
    text: str
    language: str
    level: str
    votes: str
    deviations: tuple[str, ...]
    is_common: bool
    is_own: bool
    decision: str = ""
    motive: str = ""

    @property
    def is_decided(self) -> bool:
        return bool(self.decision)


def _votes(common: Common) -> str:
    return ", ".join(f"{number} {level_label(level).lower()}" for level in Level if (number := common.votes.get(level, 0)))


def _common_line(fold: Fold, common: Common) -> Line:
    worded = common.chosen.text_in(page_language())
    return Line(
        key=common.chosen.key,
        category=common.chosen.category,
        text=worded.text,
        language=worded.language,
        level=level_label(common.chosen.effective_level),
        votes=_votes(common),
        deviations=tuple(deviation_label(fold, each) for each in common.deviations),
        is_common=True,
        is_own=common.chosen.is_own,
        decision=level_label(common.decision.level) if common.decision else "",
        motive=common.decision.motive if common.decision else "",
    )


def _own_line(each: Chosen, who: str) -> Line:
    worded = each.text_in(page_language())
    return Line(each.key, each.category, worded.text, worded.language, level_label(each.effective_level), who, (), False, True)


def lines_of(gathered: Gathered) -> list[Line]:
    """Every requirement that somebody chose: in the catalogue's order, own ones last in their area."""
    fold, language = gathered.fold, page_language()
    kept_out = {requirement.key: decision for requirement, _level, decision in fold.kept_out}
    scattered: dict[str, list[tuple[str, Chosen]]] = {}
    own: list[Line] = []
    for annex in fold.annexes:
        name = annex.party.names[language]
        for each in annex.extras:
            assert each.requirement is not None
            scattered.setdefault(each.requirement.key, []).append((name, each))
        own += [_own_line(each, name) for each in annex.own]
    found: list[Line] = []
    for category in gathered.catalogue.categories:
        common = {key: each for key, each in fold.by_key.items() if each.chosen.category == category.key}
        for requirement in gathered.catalogue.requirements:
            if requirement.key in common:
                found.append(_common_line(fold, common.pop(requirement.key)))
            elif requirement.category == category.key and requirement.key in scattered:
                found.append(_scattered_line(requirement.key, scattered[requirement.key], kept_out.get(requirement.key)))
        found += [_common_line(fold, each) for each in common.values()]
        found += [line for line in own if line.category == category.key]
    return found


def _scattered_line(key: str, chosen: Iterable[tuple[str, Chosen]], decision: object) -> Line:
    every = list(chosen)
    requirement = every[0][1].requirement
    assert requirement is not None
    return Line(
        key=key,
        category=requirement.category,
        text=Chosen(key, requirement.category, requirement).text_in(page_language()).text,
        language=page_language(),
        level=level_label(IN_ANNEXES),
        votes="",
        deviations=tuple(f"{name}: {level_label(each.effective_level).lower()}" for name, each in every),
        is_common=False,
        is_own=False,
        decision=level_label(IN_ANNEXES) if decision else "",
        motive=getattr(decision, "motive", ""),
    )


def lines_for(gathered: Gathered, party_key: str) -> list[Line]:
    """What concerns one institution: the common part with its own deviations only, and its annex."""
    fold = gathered.fold
    found = []
    for common in fold.common:
        own = tuple(_choice(each) for each in common.deviations if each.who == party_key)
        found.append(replace(_common_line(fold, common), deviations=own, votes=""))
    annex = fold.annex_of(party_key)
    for each in annex.asked if annex else ():
        worded = each.text_in(page_language())
        level = level_label(each.effective_level)
        found.append(Line(each.key, each.category, worded.text, worded.language, level, "", (), is_common=False, is_own=each.is_own))
    return found
