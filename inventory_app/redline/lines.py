"""Changes in words: what became of each requirement, line by line, with its words marked. Pure; one language at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from inventory_app.content.schema import Language, Text
from inventory_app.documents.blocks import ChangedBlock, Marked, Run
from inventory_app.redline import words
from inventory_app.redline.worddiff import deleted, inserted, mark
from inventory_app.specification.basis import Basis, BasisRequirement, Said
from inventory_app.specification.changes import Changes, Place, RequirementChange, areas, compare
from inventory_app.specification.words import LEVEL_LABELS, MET_WHEN_LABELS, METHODS

Texts = Callable[[BasisRequirement], Mapping[Language, Said]]
_WORDED: Mapping[str, tuple[Text, Texts]] = {
    "text": (words.TEXT, lambda each: each.texts),
    "motive": (words.REASON, lambda each: each.motives),
    "verification": (words.VERIFICATION, lambda each: each.hows),
}


@dataclass(frozen=True)
class Line:
    """One thing that is said of a requirement."""

    label: str
    marked: Marked


@dataclass(frozen=True)
class Changed:
    """A requirement on the page: `status` says what became of it as a whole."""

    key: str
    area: str
    status: str
    change: RequirementChange
    lines: tuple[Line, ...]

    @property
    def tone(self) -> Literal["added", "removed", "changed"]:
        return "added" if self.change.is_added else "removed" if self.change.is_removed else "changed"

    @property
    def block(self) -> ChangedBlock:
        return ChangedBlock(key=self.key, tone=self.tone, status=self.status, rows=tuple((line.label, line.marked) for line in self.lines))


@dataclass(frozen=True)
class Worded:
    old: Basis
    new: Basis
    language: Language

    def say(self, text: Text, **places: object) -> str:
        said = text.in_(self.language)
        return said.format(**places) if places else said

    @cached_property
    def changes(self) -> Changes:
        return compare(self.old, self.new)

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {category.key: category.labels[self.language] for basis in (self.old, self.new) for category in basis.categories}

    def area(self, key: str) -> str:
        return self._labels.get(key, key)

    def by_area(self) -> Iterator[tuple[str, str, list[Changed]]]:
        """Key, name and changed requirements of each area that has some."""
        for key in areas(self.old, self.new):
            found = [self.changed(change) for change in self.changes.in_category(key)]
            if found:
                yield key, self.area(key), found

    def changed(self, change: RequirementChange) -> Changed:
        return Changed(change.key, self.area(change.category), self.say(_status(change)), change, tuple(self._lines(change)))

    def _lines(self, change: RequirementChange) -> Iterator[Line]:
        if change.old is None or change.new is None:
            yield from self._whole(change.there, inserted if change.is_added else deleted)
            return
        old, new = change.old, change.new
        if change.moved:
            before, after = (self._place(place) for place in change.moved)
            yield self._line(words.PLACE, _swapped(before, after))
        if change.touches("level"):
            yield self._line(words.LEVEL, _swapped(self._level(old), self._level(new)))
        if change.touches("points"):
            yield self._line(words.POINTS, _swapped(str(old.points), str(new.points)))
        if change.touches("text"):
            yield from self._worded("text", old, new)
        else:
            # What a requirement says is needed to judge what else became of it.
            said = new.texts[self.language]
            yield self._line(words.TEXT, Marked(runs=(Run(text=said.text),), language=said.language))
        if change.touches("motive"):
            yield from self._worded("motive", old, new)
        if change.touches("verification"):
            if old.methods != new.methods:
                yield self._line(words.VERIFICATION_CODE, mark(self._methods(old), self._methods(new)))
            yield from self._worded("verification", old, new)
        if change.touches("met_when"):
            yield self._line(words.MET_WHEN, _swapped(self._met_when(old), self._met_when(new)))

    def _whole(self, each: BasisRequirement, as_: Callable[[str, Language], Marked]) -> Iterator[Line]:
        yield self._line(words.LEVEL, as_(self._level(each), self.language))
        if each.points is not None:
            yield self._line(words.POINTS, as_(str(each.points), self.language))
        for name, (label, texts) in _WORDED.items():
            if name == "verification" and each.methods:
                yield self._line(label, as_(self._methods(each), self.language))
            said = texts(each)[self.language]
            if said.text:
                yield self._line(label, as_(said.text, said.language))
        yield self._line(words.MET_WHEN, as_(self._met_when(each), self.language))

    def _worded(self, name: str, old: BasisRequirement, new: BasisRequirement) -> Iterator[Line]:
        """In the reader's language; in the other one, named, where only that changed."""
        label, texts = _WORDED[name]
        before, after = texts(old), texts(new)
        if before[self.language] != after[self.language]:
            yield self._line(label, _marked(before[self.language], after[self.language]))
            return
        other: Language = "en" if self.language == "sv" else "sv"
        if before[other] != after[other]:
            named = self.say(words.IN_LANGUAGE[other], label=self.say(label))
            yield Line(named, _marked(before[other], after[other]))

    def _line(self, label: Text, marked: Marked) -> Line:
        return Line(self.say(label), marked)

    def _level(self, each: BasisRequirement) -> str:
        return self.say(LEVEL_LABELS[each.level])

    def _methods(self, each: BasisRequirement) -> str:
        """The codes stand beside their meaning: a comparison has no key of codes of its own."""
        return ", ".join(f"{code} ({self.say(METHODS[code])})" if code in METHODS else code for code in each.methods)

    def _met_when(self, each: BasisRequirement) -> str:
        return self.say(MET_WHEN_LABELS[each.met_when]) if each.met_when in MET_WHEN_LABELS else each.met_when

    def _place(self, place: Place) -> str:
        area = self.area(place.category)
        return self.say(words.AFTER_KEY, key=place.after, area=area) if place.after else self.say(words.FIRST_IN, area=area)


def _status(change: RequirementChange) -> Text:
    if change.is_added:
        return words.ADDED
    if change.is_removed:
        return words.REMOVED
    if change.moved:
        return words.MOVED_AND_CHANGED if change.fields else words.MOVED
    return words.CHANGED


def _swapped(before: str, after: str) -> Marked:
    """A choice that was made otherwise is another one as a whole."""
    return Marked(runs=tuple(Run(mark=mark_, text=text) for mark_, text in (("deleted", before), ("kept", " "), ("inserted", after)) if text))


def _marked(before: Said, after: Said) -> Marked:
    """A text that was there in the other language only is not compared word by word with its translation."""
    if before.language != after.language:
        return _swapped(before.text, after.text)
    return mark(before.text, after.text, after.language)
