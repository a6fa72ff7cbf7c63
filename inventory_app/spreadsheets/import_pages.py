"""What the pages of an import show: columns with their choices, and a preview in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from inventory_app.answers.compound import show
from inventory_app.answers.kinds import Context
from inventory_app.content.schema import Sheet
from inventory_app.exchange.table import SheetRead
from inventory_app.spreadsheets.intake import Intake
from inventory_app.spreadsheets.loosely import fold, text_of
from inventory_app.spreadsheets.mapped import AnyMapped, Mapped, Remembered
from inventory_app.spreadsheets.mapping import KEEP_AS_NOTE, LEAVE_OUT, Column, Meaning, propose_meaning, unknown_words
from inventory_app.spreadsheets.preview import ChangedSystem, NewSystem, Preview, tick
from inventory_app.tables import System
from inventory_app.web.locale import page_language, say

# A page that nobody can read to the end helps nobody: the rest is counted.
MOST_SHOWN = 200
ROWS_TO_CHOOSE_FROM = 20
CELLS_SHOWN = 8
SAYS_NOTHING = "+nothing"


@dataclass(frozen=True)
class WordChoice:
    """A word that means none of the options. `chosen`: an option, SAYS_NOTHING, or empty while nobody has said."""

    name: str
    word: str
    chosen: str


@dataclass(frozen=True)
class ColumnChoice:
    name: str
    column: Column
    chosen: str
    words: tuple[WordChoice, ...]
    options: tuple[tuple[str, str], ...]
    error: str | None = None


def _word_choices(intake: Mapped, column: Column, path: str) -> Iterator[WordChoice]:
    said = intake.mapping.meanings.get(column.label, {})
    known = [word for word in column.texts if fold(word) in said]
    unknown = unknown_words(column, path, intake.understanding, said)
    # What was said before stays open to another thought.
    for number, word in enumerate(dict.fromkeys([*known, *unknown])):
        folded = fold(word)
        chosen = (said[folded] or SAYS_NOTHING) if folded in said else propose_meaning(intake.known, path, word)
        yield WordChoice(f"m{column.index}.{number}", word, chosen)


def column_choices(intake: Mapped, errors: Mapping[str, str]) -> list[ColumnChoice]:
    found = []
    for column in intake.layout.columns:
        path = intake.mapping.columns.get(column.label, LEAVE_OUT)
        words: tuple[WordChoice, ...] = ()
        options: tuple[tuple[str, str], ...] = ()
        if path in intake.known.targets:
            words = tuple(_word_choices(intake, column, path))
            options = tuple(intake.known.choices(path, page_language())) if words else ()
        found.append(ColumnChoice(f"c{column.index}", column, path, words, options, errors.get(column.label)))
    return found


def target_groups(intake: Mapped) -> list[tuple[str, list[tuple[str, str]]]]:
    """(step, [(path, label)]): everything a column can be about."""
    language = page_language()
    groups: dict[str, list[tuple[str, str]]] = {}
    for target in intake.known.targets.values():
        step = intake.template.step_of[target.question.key].label.in_(language)
        groups.setdefault(step, []).append((target.path, target.label(language)))
    return list(groups.items())


def read_sheet_choice(intake: AnyMapped, form: Any, remembered: Remembered) -> tuple[AnyMapped, bool]:
    """The file with the sheet and row that were posted, unchanged where they were as shown; and whether it is the sheet that was shown."""
    assert intake.sheet is not None
    wanted, header = form.get("sheet", ""), form.get("header", "")
    is_same = wanted in ("", intake.sheet.name)
    row = int(header) if is_same and header.isascii() and header.isdecimal() and len(header) < 9 else None
    if is_same and row in (None, intake.header):
        return intake, True
    return intake.with_sheet(wanted or intake.sheet.name, row, remembered), is_same


def read_mapping(intake: Mapped, form: Any) -> Meaning:
    """What was posted. A word is judged by the column's question as it was when the page was made."""
    columns, meanings = {}, {}
    for column in intake.layout.columns:
        name = f"c{column.index}"
        before = intake.mapping.columns.get(column.label, LEAVE_OUT)
        chosen = form.get(name, before)
        columns[column.label] = chosen if chosen in intake.known.targets or chosen == KEEP_AS_NOTE else LEAVE_OUT
        if columns[column.label] != before:
            continue
        options = {option for option, _label in intake.known.choices(before, "en")} if before in intake.known.targets else set()
        said: dict[str, str] = {}
        for field, word in form.items():
            if field.startswith(f"w{column.index}."):
                meaning = form.get(f"m{field[1:]}", "")
                if meaning in options or meaning == SAYS_NOTHING:
                    said[fold(word)] = "" if meaning == SAYS_NOTHING else meaning
        if said:
            meanings[column.label] = said
    return Meaning(columns, meanings, intake.mapping.defaults)


def is_unsettled(before: Mapped, after: Mapped) -> bool:
    """Whether a column got another question whose words nobody has seen listed yet."""
    return any(
        column.words
        for column in column_choices(after, {})
        if before.mapping.columns.get(column.column.label) != after.mapping.columns.get(column.column.label)
    )


def mapping_errors(intake: Intake) -> dict[str, str]:
    """Label -> what is wrong with its choice; the empty label where no column is to blame."""
    errors = twice_errors(intake)
    if not intake.has_name:
        errors[""] = _("Say which column holds the systems’ names. Without a name there is nothing to add.")
    return errors


def twice_errors(intake: Mapped) -> dict[str, str]:
    errors: dict[str, str] = {}
    for path in intake.asked_twice:
        for label, chosen in list(intake.mapping.columns.items())[::-1]:
            if chosen == path:
                question = intake.known.targets[path].label(page_language())
                errors[label] = _("Two columns are said to be “%(question)s”. Choose one of them.", question=question)
                break
    return errors


def error_links(choices: Sequence[ColumnChoice], errors: Mapping[str, str]) -> list[tuple[str, str]]:
    """(element id, message); what no column is to blame for leads to the first."""
    general = [(choices[0].name, errors[""])] if "" in errors and choices else []
    return general + [(choice.name, choice.error) for choice in choices if choice.error]


@dataclass(frozen=True)
class SheetRow:
    index: int
    number: int
    cells: tuple[str, ...]
    more: bool


def first_rows(sheet: SheetRead, header: int) -> list[SheetRow]:
    """The rows from which somebody points at the headers; the one that is chosen is always among them."""
    found = []
    for index, row in enumerate(sheet.rows[: max(ROWS_TO_CHOOSE_FROM, header + 1)]):
        texts = [text_of(cell) for cell in row]
        if any(texts):
            cells = tuple(text if len(text) <= 30 else f"{text[:29]}…" for text in texts[:CELLS_SHOWN])
            found.append(SheetRow(index, sheet.first_row + index, cells, len(texts) > CELLS_SHOWN))
    return found


@dataclass(frozen=True)
class ChangeLine:
    label: str
    cell: str
    before: str
    after: str
    tick: str
    is_taken: bool


@dataclass(frozen=True)
class ChangedLines:
    name: str
    system_id: int
    row: int
    lines: tuple[ChangeLine, ...]
    clashes: tuple[ChangeLine, ...]
    note: str


@dataclass(frozen=True)
class NewLine:
    row: int
    name: str
    answers: int
    lines: tuple[tuple[str, str], ...]
    note: str
    is_left_out: bool


class PreviewPage:
    """A preview in the reader's language, no longer than can be read."""

    def __init__(self, preview: Preview, sheet: Sheet, systems: Mapping[int, str]) -> None:
        self.preview, self.sheet = preview, sheet
        self.context = Context(page_language(), {str(number): name for number, name in systems.items()})

    def _shown(self, key: str, value: Any) -> str:
        return str(show(self.sheet.questions[key], value, self.context))

    def _label(self, key: str) -> str:
        return self.sheet.questions[key].label.in_(page_language())

    @property
    def new(self) -> list[NewLine]:
        return [self._new(system) for system in self.preview.new[:MOST_SHOWN]]

    def _new(self, system: NewSystem) -> NewLine:
        lines = tuple((self._label(key), self._shown(key, value)) for key, value in system.answers.items() if key != "name")
        return NewLine(system.row, system.name, len(lines), lines, system.note, system.is_left_out)

    def _changed(self, changed: ChangedSystem) -> ChangedLines:
        lines = [
            ChangeLine(
                self._label(change.key),
                change.cell,
                self._shown(change.key, change.before),
                self._shown(change.key, change.after),
                tick(changed.row, change.key) if change.is_clash else "",
                change.is_taken,
            )
            for change in changed.changes
        ]
        return ChangedLines(
            changed.system.name,
            changed.system.id,
            changed.row,
            tuple(line for line in lines if not line.tick),
            tuple(line for line in lines if line.tick),
            changed.note if changed.note != changed.system.note else "",
        )

    @property
    def changed(self) -> list[ChangedLines]:
        return [self._changed(each) for each in self.preview.changed if len(each.clashes) < len(each.changes) or each.note != each.system.note][
            :MOST_SHOWN
        ]

    @property
    def clashing(self) -> list[ChangedLines]:
        """All of them: each is a decision."""
        return [self._changed(each) for each in self.preview.changed if each.clashes]

    @property
    def problems(self) -> list[tuple[str, str]]:
        """(cell, what would be right)."""
        return [(problem.cell, say(problem.message)) for problem in self.preview.problems[:MOST_SHOWN]]


def key_labels(sheet: Sheet, keys: Sequence[str]) -> list[str]:
    """What an import changed, in words; `note` is no question."""
    return [sheet.questions[key].label.in_(page_language()) if key in sheet.questions else _("Note") for key in keys]


def names_of(systems: Sequence[System]) -> dict[int, str]:
    return {system.id or 0: system.name for system in systems}
