"""What the pages of an import of requirements show, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from inventory_app.content.schema import Category, Language, RequirementCatalogue
from inventory_app.requirement_files.asked import CATEGORY, LEVEL
from inventory_app.requirement_files.intake import BY_TEXT, RequirementIntake
from inventory_app.requirement_files.preview import ChangedRequirement, NewRequirement, Preview
from inventory_app.requirement_files.queries import Done
from inventory_app.requirements.choice import Level
from inventory_app.requirements.show import field_label, level_label, show_value
from inventory_app.spreadsheets.import_pages import MOST_SHOWN, read_mapping, twice_errors
from inventory_app.web.locale import page_language, say


def shown_language() -> Language:
    return "en" if page_language() == "en" else "sv"


@dataclass(frozen=True)
class ChangeLine:
    label: str
    cell: str
    before: str
    after: str


@dataclass(frozen=True)
class ChangedLines:
    key: str
    category: str
    lines: tuple[ChangeLine, ...]


@dataclass(frozen=True)
class NewLine:
    row: int
    place: str
    name: str
    key: str
    category: str
    level: str
    lines: tuple[tuple[str, str], ...]
    is_left_out: bool


@dataclass(frozen=True)
class DoneLine:
    """`text` of one that is new, `labels` of what changed in another."""

    key: str
    category: str
    is_new: bool
    text: str
    labels: list[str]

    @classmethod
    def of(cls, done: Done) -> DoneLine:
        text = done.texts.get(f"text_{page_language()}") or next(iter(done.texts.values()), "")
        return cls(done.key, done.category, done.is_new, text, [field_label(name) for name in done.fields])


class PreviewPage:
    """No longer than can be read: the rest is counted."""

    def __init__(self, preview: Preview, catalogue: RequirementCatalogue) -> None:
        self.preview, self.catalogue = preview, catalogue

    def _category(self, key: str) -> str:
        return self.catalogue.category_by_key[key].label.in_(page_language())

    def _new(self, each: NewRequirement) -> NewLine:
        texts = [str(each.fields[name]) for name in (f"text_{page_language()}", "text_sv", "text_en") if each.fields.get(name)]
        lines = tuple((field_label(name), show_value(name, value)) for name, value in each.fields.items())
        level = level_label(str(each.fields[LEVEL]) if each.fields.get(LEVEL) else None)
        return NewLine(each.row, each.place, texts[0], each.category, self._category(each.category), level, lines, each.is_left_out)

    @property
    def new(self) -> list[NewLine]:
        return [self._new(each) for each in self.preview.new[:MOST_SHOWN]]

    @property
    def changed(self) -> list[ChangedLines]:
        return [self._changed(each) for each in self.preview.changed[:MOST_SHOWN]]

    @staticmethod
    def _changed(each: ChangedRequirement) -> ChangedLines:
        def shown(name: str, value: Any) -> str:
            return "" if value in (None, "") and name != LEVEL else show_value(name, value)

        lines = [
            ChangeLine(field_label(change.field), change.cell, shown(change.field, change.said_before), shown(change.field, change.said_after))
            for change in each.changes
        ]
        return ChangedLines(each.key, each.category, tuple(lines))

    @property
    def problems(self) -> list[tuple[str, str]]:
        """(cell, what would be right)."""
        return [(problem.cell, say(problem.message)) for problem in self.preview.problems[:MOST_SHOWN]]


def category_choices(categories: Mapping[str, Category]) -> list[tuple[str, str]]:
    return [
        ("", _("None: report it as a problem")),
        *((option, f"{each.key} · {each.label.in_(page_language())}") for option, each in categories.items()),
    ]


def level_choices() -> list[tuple[str, str]]:
    return [
        (BY_TEXT, _("What the requirement’s own “shall” or “should” says")),
        ("", level_label(None)),
        *((str(level), level_label(level)) for level in Level),
    ]


def with_posted(before: RequirementIntake, form: Any, categories: Mapping[str, Category]) -> RequirementIntake:
    """The columns and words that were posted, and what holds where a row says nothing."""
    intake = before.with_mapping(read_mapping(before, form))
    category, level = form.get("default_category", ""), form.get("default_level", BY_TEXT)
    known_levels = [value for value, _label in level_choices()]
    return intake.with_defaults(**{CATEGORY: category if category in categories else "", LEVEL: level if level in known_levels else BY_TEXT})


def mapping_errors(intake: RequirementIntake) -> dict[str, str]:
    """Label -> what is wrong with its choice; the empty label where no column is to blame."""
    errors = twice_errors(intake)
    if not intake.has_main:
        errors[""] = _("Say which column holds the requirements, or their ids. Without either there is nothing to import.")
    return errors
