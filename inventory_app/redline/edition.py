"""An institution's checklist under two editions of the catalogue: what changes for it, and what keeping the old words means. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from inventory_app.answers.values import Answers
from inventory_app.content.schema import LANGUAGES, PARAMETER, RequirementCatalogue
from inventory_app.requirements.actions import flat_key, flatten
from inventory_app.requirements.choice import Chosen, chosen


class Kind(StrEnum):
    NEW = "new"
    RETIRED = "retired"
    CHANGED = "changed"


class Decision(StrEnum):
    TAKE = "take"
    KEEP = "keep"


# A proposed level is advice to those who have not decided yet; everything else changes what a decided requirement says.
PROPOSED = "proposed"


@dataclass(frozen=True)
class EditionChange:
    """`old` and `new` are the requirement with the institution's own words on top, as it would be under each edition."""

    key: str
    category: str
    kind: Kind
    old: Chosen | None
    new: Chosen
    fields: tuple[str, ...] = ()
    is_decided_on: bool = False

    @property
    def concerns(self) -> bool:
        """Whether the institution must say what it wants: it has decided on the requirement, and what it decided on would say something else."""
        return self.kind is Kind.CHANGED and self.is_decided_on and any(field != PROPOSED for field in self.fields)


def compare_editions(old: RequirementCatalogue, new: RequirementCatalogue, rows: Iterable[Any], questions: Answers) -> list[EditionChange]:
    """In the newer one's order."""
    by_key = {row.key: row for row in rows}
    return list(_changes(old, new, by_key, questions))


def _changes(old: RequirementCatalogue, new: RequirementCatalogue, by_key: Mapping[str, Any], questions: Answers) -> Iterator[EditionChange]:
    for category in new.categories:
        for requirement in (each for each in new.requirements if each.category == category.key):
            key, row, before = requirement.key, by_key.get(requirement.key), old.by_key.get(requirement.key)
            is_decided_on = row is not None and bool(flatten([row]))
            after = chosen(requirement, row, questions)
            if before is None or (before.retired and not requirement.retired):
                if not requirement.retired:
                    yield EditionChange(key, category.key, Kind.NEW, None, after, (), is_decided_on)
                continue
            was = chosen(before, row, questions)
            if requirement.retired:
                if not before.retired:
                    yield EditionChange(key, category.key, Kind.RETIRED, was, after, (), is_decided_on)
            elif fields := tuple(_fields(was, after)):
                yield EditionChange(key, category.key, Kind.CHANGED, was, after, fields, is_decided_on)


def _fields(old: Chosen, new: Chosen) -> Iterator[str]:
    """What would read otherwise; own words that cover the catalogue's do not change."""
    assert old.requirement is not None
    assert new.requirement is not None
    if old.requirement.level != new.requirement.level:
        yield PROPOSED
    if old.points != new.points and None not in (old.points, new.points):
        yield "points"
    if any(old.text_in(language) != new.text_in(language) for language in LANGUAGES):
        yield "text"
    if any(old.motive_in(language) != new.motive_in(language) for language in LANGUAGES):
        yield "motive"
    if old.methods != new.methods or any(old.how_in(language) != new.how_in(language) for language in LANGUAGES):
        yield "verification"
    if old.met_when != new.met_when:
        yield "met_when"


def kept(change: EditionChange) -> dict[str, Any]:
    """requirement|field -> what must be written as the institution's own for the requirement to say what it said."""
    old, new = change.old, change.new
    if old is None or old.requirement is None or change.kind is not Kind.CHANGED:
        return {}
    content, wanted = old.requirement, dict[str, Any]()
    if "points" in change.fields:
        wanted["points"] = old.points
    for language in LANGUAGES:
        if "text" in change.fields:
            template = old.own_texts[language] if any(old.own_texts.values()) else old.catalogue_text(language)
            wanted[f"text_{language}"] = _inlined(template, old, new, language)
        if "motive" in change.fields:
            wanted[f"motive_{language}"] = content.motive.in_(language)
        if "verification" in change.fields and old.how_in(language) != new.how_in(language):
            wanted[f"how_{language}"] = content.verification.how.in_(language)
    if old.methods != new.methods:
        wanted["methods"] = ",".join(old.methods)
    if "met_when" in change.fields:
        wanted["met_when"] = old.met_when
    return {flat_key(change.key, field): value for field, value in wanted.items() if value not in (None, "")}


def _inlined(template: str, old: Chosen, new: Chosen, language: str) -> str:
    """Blanks that the newer edition lacks or fills otherwise are filled once and for all with what they held."""
    before, after = ({blank.key: blank for blank in each.blanks} for each in (old, new))

    def value(found: Any) -> str:
        key = found.group(1)
        if key not in before:
            return str(found.group())
        was = old.show_value(before[key], language)
        if key in after and new.show_value(after[key], language) == was and after[key].label == before[key].label:
            return str(found.group())
        return was or f"[{before[key].label.in_(language)}]"

    return PARAMETER.sub(value, template)
