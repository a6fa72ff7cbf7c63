"""The checklist in words: a requirement as a page shows it, the categories beside it, and its history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from flask_babel import gettext as _

from inventory_app.answers.compound import show
from inventory_app.answers.kinds import Context, show_number
from inventory_app.answers.values import Answers
from inventory_app.content.schema import Category, RequirementCatalogue
from inventory_app.requirements.actions import PARAMETER_PREFIX, REMOVED, prints_of
from inventory_app.requirements.choice import LEVEL_WORDS, MET_WHEN_WORDS, METHOD_WORDS, Chosen, Counts, Level, Worded
from inventory_app.requirements.inputs import inputs_of, write_seen
from inventory_app.requirements.queries import EDITION_MOVED, PRESELECTED, Act
from inventory_app.requirements.standing import EDITION
from inventory_app.requirements.statements import EXPLAINED, judge, statements_of
from inventory_app.web.locale import page_language, say
from inventory_app.wording.lexicon import load_lexicon

LEVEL_TONES = {Level.MUST: "info", Level.MUST_SCORED: "info", Level.SHOULD: "success", Level.NOT_NEEDED: "neutral"}


def level_label(level: Level | str | None) -> str:
    return _(LEVEL_WORDS[Level(level)]) if level else _("Not decided")


def level_tone(level: Level | None) -> str:
    return LEVEL_TONES[level] if level else "warning"


@dataclass
class Card:
    """One requirement on its category's page. `values`, `errors` and `theirs` are keyed by field; `theirs` is what another wrote meanwhile."""

    each: Chosen
    seen: str
    values: dict[str, str]
    unfit: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    theirs: dict[str, str] = field(default_factory=dict)

    @property
    def is_faulty(self) -> bool:
        return bool(self.errors or self.theirs)

    @property
    def remarks(self) -> int:
        """How much the wording rules say about words of the institution's own; the catalogue's have been through them."""
        if not self.each.is_asked or not (self.each.is_own or self.each.is_reworded):
            return 0
        lexicon = load_lexicon(glossary=EXPLAINED)
        return sum(len(judge(statement, lexicon)) for statement in statements_of([self.each]))

    @property
    def text(self) -> Worded:
        return self.each.text_in(page_language())

    @property
    def original(self) -> str:
        return self.each.original_in(page_language())

    @property
    def is_open(self) -> bool:
        """Whether what lies folded up must be seen now."""
        return self.each.lacks_reason or any(not name.startswith(("level", PARAMETER_PREFIX)) for name in (*self.errors, *self.theirs))


def unfit_text(each: Chosen, catalogue: RequirementCatalogue, questions: Answers) -> str:
    """Why a requirement does not apply, in the words of the question that says so."""
    if each.does_apply or not each.requirement or not each.requirement.applies_when:
        return ""
    asked: Any = next(question for question in catalogue.questions if question.key == each.requirement.applies_when.question)
    answer = show(asked, questions.get(asked.key), Context(page_language()))
    return _(
        "Does not apply, because the answer to “%(question)s” is “%(answer)s”. It counts as not needed unless you choose a level.",
        question=asked.label.in_(page_language()),
        answer=str(answer),
    )


def compose_cards(checklist: Iterable[Chosen], flat: Mapping[str, Any], catalogue: RequirementCatalogue, questions: Answers) -> list[Card]:
    language = page_language()
    return [
        Card(each, write_seen(prints_of(flat, each.key)), inputs_of(each, language), unfit_text(each, catalogue, questions)) for each in checklist
    ]


@dataclass(frozen=True)
class CategoryLine:
    category: Category
    counts: Counts

    @property
    def status(self) -> str:
        if self.counts.undecided:
            return _("%(count)s not decided", count=self.counts.undecided)
        if self.counts.open_parameters:
            return _("%(count)s to fill in", count=self.counts.open_parameters)
        return _("Ready")

    @property
    def tone(self) -> str:
        if not self.counts.undecided and not self.counts.open_parameters:
            return "success"
        return "info" if self.counts.decided else "neutral"


def group_label(group: str) -> str:
    return {
        "functional": _("What the system does"),
        "non_functional": _("How well and how safely it does it"),
        "delivery": _("How it is delivered"),
        "terms": _("On what terms"),
    }[group]


def method_labels(methods: Iterable[str]) -> str:
    return ", ".join(_(METHOD_WORDS[method]) for method in methods)


def met_when_label(met_when: str) -> str:
    return _(MET_WHEN_WORDS[met_when])


def field_label(name: str) -> str:
    return {
        "level": _("Level"),
        "points": _("Points"),
        "text_sv": _("Wording in Swedish"),
        "text_en": _("Wording in English"),
        "motive_sv": _("Reason in Swedish"),
        "motive_en": _("Reason in English"),
        "how_sv": _("What shows that it is met, in Swedish"),
        "how_en": _("What shows that it is met, in English"),
        "methods": _("How it is verified"),
        "met_when": _("When it must be met"),
        "note": _("Note"),
        REMOVED: _("Removed"),
    }.get(name, name)


def show_value(name: str, value: Any) -> str:
    """A value of a requirement's field as people read it."""
    if value is None:
        return level_label(None) if name == "level" else _("As in the catalogue") if name.startswith(PARAMETER_PREFIX) else _("Nothing")
    if name == "level":
        return level_label(value)
    if name == "methods":
        return method_labels(str(value).split(","))
    if name == "met_when":
        return met_when_label(value)
    if name == REMOVED:
        return _("Yes")
    return value if isinstance(value, str) else show_number(value, page_language())


@dataclass(frozen=True)
class HistoryChange:
    key: str
    what: str
    before: str
    after: str


@dataclass(frozen=True)
class HistoryAct:
    id: int
    who: str
    at: datetime
    what: str
    changes: tuple[HistoryChange, ...]
    is_undone: bool
    can_be_undone: bool = True
    # How many changes of other things it made: it is undone as a whole, and so where the whole of it is shown.
    others: int = 0


def act_label(action: str, catalogue: RequirementCatalogue) -> str:
    if action.startswith(PRESELECTED):
        profile = next((each for each in catalogue.profiles if each.key == action.removeprefix(PRESELECTED)), None)
        return _("Profile applied: %(profile)s", profile=profile.label.in_(page_language()) if profile else action)
    if action.startswith(EDITION_MOVED):
        old, new = action.removeprefix(EDITION_MOVED).split(":")
        return _("Moved from edition %(old)s to edition %(new)s of the catalogue", old=old, new=new)
    return {
        "created": _("Own requirement added"),
        "deleted": _("Own requirement removed"),
        "undone": _("An earlier change undone"),
        "imported": _("Imported"),
        "imported_new": _("Own requirements imported"),
        "from_inventory": _("A proposal from the inventory accepted"),
        "proposed": _("Undecided requirements of a category set to the proposed level"),
        "not_needed": _("A whole category set to “not needed”"),
        "undecided": _("A whole category set back to “not decided”"),
    }.get(action, "")


def show_change(catalogue: RequirementCatalogue, flat: str, before: Any, after: Any) -> HistoryChange:
    key, name = flat.split("|", 1)
    requirement = catalogue.by_key.get(key)
    parameter = requirement.parameter_by_key.get(name.removeprefix(PARAMETER_PREFIX)) if requirement else None
    label = parameter.label.in_(page_language()) if parameter else field_label(name)
    return HistoryChange(key, label, show_value(name, before), show_value(name, after))


def history_acts(acts: Iterable[Act], catalogue: RequirementCatalogue) -> list[HistoryAct]:
    found = []
    for entry in acts:
        changes = [show_change(catalogue, change.key, change.before, change.after) for change in entry.changes]
        act = entry.act
        found.append(
            HistoryAct(
                id=act.id or 0,
                who=entry.by or _("Somebody who has left"),
                at=act.at,
                what=act_label(act.action, catalogue),
                changes=tuple(changes),
                is_undone=act.undone_at is not None,
                can_be_undone=not act.action.startswith(EDITION_MOVED),
                others=entry.others,
            )
        )
    return found


@dataclass(frozen=True)
class RequirementChanges:
    key: str
    category: str
    changes: tuple[HistoryChange, ...]


def changes_by_requirement(
    changes: Mapping[str, tuple[Any, Any]], catalogue: RequirementCatalogue, categories: Mapping[str, str]
) -> list[RequirementChanges]:
    """In the checklist's order; the edition of the catalogue stands first."""
    found: dict[str, list[HistoryChange]] = {}
    for flat, (before, after) in changes.items():
        change = (
            HistoryChange("", _("Edition of the catalogue"), str(before), str(after))
            if flat == EDITION
            else show_change(catalogue, flat, before, after)
        )
        found.setdefault(change.key, []).append(change)
    places = {key: place for place, key in enumerate(("", *categories))}
    keys = sorted(found, key=lambda key: (places.get(key, len(places)), key))
    return [RequirementChanges(key, categories.get(key, ""), tuple(found[key])) for key in keys]


def show_problems(cards: Iterable[Card], problems: Mapping[str, Any], typed: Mapping[str, str]) -> None:
    """What was typed goes back into the inputs, with what is wrong beside it."""
    by_key = {card.each.key: card for card in cards}
    for flat, raw in typed.items():
        key, name = flat.split("|", 1)
        by_key[key].values[name] = raw
    for flat, message in problems.items():
        key, name = flat.split("|", 1)
        by_key[key].errors[name] = say(message)
