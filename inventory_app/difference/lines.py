"""A difference in words, in one language: what the page, the workbook and the PDF are made from. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from inventory_app.answers.compound import show
from inventory_app.answers.kinds import Context
from inventory_app.content.schema import LANGUAGES, Language, Text
from inventory_app.difference import words
from inventory_app.difference.compare import AnswerChange, Difference, RequirementChange, SystemChange
from inventory_app.requirements.choice import Chosen

SHEET_TITLES: Mapping[str, Text] = {"profile": words.PROFILE, "preconditions": words.PRECONDITIONS, "questions": words.QUESTIONS}


@dataclass(frozen=True)
class Line:
    """A change: where (step or area), what (question or field), before and after; empty where there was no answer."""

    where: str
    what: str
    old: str
    new: str


@dataclass(frozen=True)
class SystemLines:
    """A system with its changed answers. `old_name` is empty where the name is the same."""

    id: int
    name: str
    old_name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class RequirementLine:
    key: str
    area: str
    is_own: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Replaced:
    old: str
    new: str
    note: str


@dataclass(frozen=True)
class Count:
    label: str
    number: int


@dataclass(frozen=True)
class StepCount:
    label: str
    answers: int
    systems: int


class Worded:
    """Reads a difference aloud in a language; systems are worded one by one, since a page shows a few of many."""

    def __init__(self, difference: Difference, language: Language) -> None:
        self.difference = difference
        self.language = language
        self._old = Context(language, difference.old.document.names)
        self._new = Context(language, difference.new.document.names)

    def say(self, text: Text, **places: object) -> str:
        said = text.in_(self.language)
        return said.format(**places) if places else said

    def counts(self) -> list[Count]:
        found = self.difference
        own = [change for change in found.requirements if change.is_own]
        numbers = (
            (words.ADDED, len(found.added)),
            (words.GONE, len(found.gone)),
            (words.REPLACED, len(found.replaced)),
            (words.RENAMED, len(found.renamed)),
            (words.SYSTEMS_CHANGED, len(found.changed)),
            (words.ANSWERS_CHANGED, found.answers_changed),
            (words.IN_PROFILE, len(found.sheets["profile"])),
            (words.IN_PRECONDITIONS, len(found.sheets["preconditions"])),
            (words.IN_QUESTIONS, len(found.sheets["questions"])),
            (words.REQUIREMENTS_CHANGED, sum(not (change.is_own and None in (change.old, change.new)) for change in found.requirements)),
            (words.OWN_ADDED, sum(change.old is None for change in own)),
            (words.OWN_GONE, sum(change.new is None for change in own)),
        )
        return [Count(self.say(label), number) for label, number in numbers]

    def steps(self) -> list[StepCount]:
        """Every step of the guide, also those where nothing changed; then those that only the older edition had."""
        old, new = self.difference.old.template.system, self.difference.new.template.system
        known = {step.key: step for step in (*old.steps, *new.steps)}
        keys = dict.fromkeys([*(step.key for step in new.steps), *self.difference.per_step])
        return [StepCount(self.say(known[key].label), *self.difference.per_step.get(key, (0, 0))) for key in keys]

    def added(self) -> list[str]:
        return sorted((system.name for system in self.difference.added), key=str.casefold)

    def gone(self) -> list[str]:
        return sorted((system.name for system in self.difference.gone), key=str.casefold)

    def replaced(self) -> list[Replaced]:
        return [Replaced(each.predecessor, each.successor, "" if each.is_gone else self.say(words.STILL_THERE)) for each in self.difference.replaced]

    def renamed(self) -> list[tuple[str, str]]:
        return [(change.old_name, change.new_name) for change in self.difference.renamed]

    def system(self, change: SystemChange) -> SystemLines:
        old, new = self.difference.old.template.system, self.difference.new.template.system
        lines = [self._line(each, old.questions, new.questions, new.steps, old.steps) for each in change.answers]
        return SystemLines(change.id, change.new_name, change.old_name if change.is_renamed else "", tuple(lines))

    def systems(self) -> Iterator[SystemLines]:
        return (self.system(change) for change in self.difference.changed)

    def sheet(self, name: str) -> list[Line]:
        """profile, preconditions or questions."""
        changes = self.difference.sheets[name]
        if name == "questions":
            asked = [{question.key: question for question in side.catalogue.questions} for side in (self.difference.old, self.difference.new)]
            return [self._line(each, asked[0], asked[1], (), ()) for each in changes]
        old, new = self.difference.old.sheets[name][0], self.difference.new.sheets[name][0]
        return [self._line(each, old.questions, new.questions, new.steps, old.steps) for each in changes]

    def _line(self, each: AnswerChange, before: Mapping[str, Any], after: Mapping[str, Any], steps: Iterable[Any], old_steps: Iterable[Any]) -> Line:
        was_asked, is_asked = before.get(each.key), after.get(each.key)
        asked: Any = is_asked or was_asked
        step = next((step for step in (*steps, *old_steps) if step.key == each.step), None)
        return Line(
            self.say(step.label) if step is not None else "",
            self.say(asked.label),
            str(show(was_asked, each.old, self._old)) if was_asked is not None else "",
            str(show(is_asked, each.new, self._new)) if is_asked is not None else "",
        )

    def requirements(self) -> Iterator[RequirementLine]:
        for change in self.difference.requirements:
            categories = {**self.difference.old.catalogue.category_by_key, **self.difference.new.catalogue.category_by_key}
            yield RequirementLine(change.key, self.say(categories[change.category].label), change.is_own, tuple(self._requirement_lines(change)))

    def _requirement_lines(self, change: RequirementChange) -> Iterator[Line]:
        old, new = change.old, change.new
        if old is None or new is None:
            there = new or old
            assert there is not None
            said = f"{self._level(there)}: {there.text_in(self.language).text}"
            field = words.FIELDS["added" if new else "gone"]
            yield Line("", self.say(field), "" if new else said, said if new else "")
            return
        for name in change.fields:
            before, after = self._field(old, new, name)
            field = words.FIELDS[name]
            yield Line("", self.say(field), before, after)

    def _field(self, old: Chosen, new: Chosen, name: str) -> tuple[str, str]:
        if name == "level":
            return self._level(old), self._level(new)
        if name == "met_when":
            return tuple(self.say(words.MET_WHEN[each.met_when]) for each in (old, new))  # type: ignore[return-value]  # two in, two out
        if name in ("text", "motive", "how"):
            # Own wording may have changed in the other language only: then that one is shown.
            reading = (self.language, *(language for language in LANGUAGES if language != self.language))
            both = [tuple(getattr(each, f"{name}_in")(language).text for each in (old, new)) for language in reading]
            return next((pair for pair in both if pair[0] != pair[1]), both[0])
        shown = [getattr(each, name) for each in (old, new)]
        before, after = (", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value) for value in shown)
        return before, after

    def _level(self, each: Chosen) -> str:
        level = each.effective_level
        return self.say(words.LEVELS[level] if level else words.UNDECIDED)

    def editions(self) -> list[str]:
        """Nothing where both were made under the same."""
        old, new = self.difference.old, self.difference.new
        numbers = [(side.document.template_edition, side.document.catalogue_edition) for side in (old, new)]
        if numbers[0] == numbers[1]:
            return []
        (old_template, old_catalogue), (new_template, new_catalogue) = numbers
        found = [
            self.say(
                words.EDITIONS_DIFFER,
                old_template=old_template,
                old_catalogue=old_catalogue,
                new_template=new_template,
                new_catalogue=new_catalogue,
            )
        ]
        for text, which, side in (
            (words.QUESTIONS_ADDED, self.difference.editions.added, new),
            (words.QUESTIONS_RETIRED, self.difference.editions.retired, old),
        ):
            labels = [label for name, keys in which.items() if name != "requirements" for label in self._labels(side, name, keys)]
            if labels:
                found.append(self.say(text, labels="; ".join(labels)))
        for text, which in (
            (words.REQUIREMENTS_ADDED, self.difference.editions.added),
            (words.REQUIREMENTS_RETIRED, self.difference.editions.retired),
        ):
            if which["requirements"]:
                found.append(self.say(text, labels=", ".join(which["requirements"])))
        return found

    def _labels(self, side: Any, name: str, keys: Iterable[str]) -> Iterator[str]:
        questions = {question.key: question for question in side.catalogue.questions} if name == "questions" else None
        if questions is None:
            questions = side.template.system.questions if name == "system" else side.sheets[name][0].questions
        return (self.say(questions[key].label) for key in keys)
