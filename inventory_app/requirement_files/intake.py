"""A file of requirements on its way in: what its sheets are, what its columns and words mean. The same for the pages and the command line. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from inventory_app.answers.messages import N_
from inventory_app.content.aliases import REQUIREMENTS_FILE, load_aliases
from inventory_app.content.schema import RequirementCatalogue
from inventory_app.exchange.gates import Unreadable
from inventory_app.exchange.reading import UNKNOWN, FileRead, read_file
from inventory_app.exchange.reqif import read_reqif
from inventory_app.exchange.table import Cell, SheetRead
from inventory_app.exchange.word_in import is_word, read_word
from inventory_app.requirement_files.asked import CATEGORY, EITHER_LANGUAGE, LEVEL, asked_of, category_options
from inventory_app.requirement_files.reqif_rows import IDENTIFIER, sheets_of
from inventory_app.requirement_files.understanding import RequirementUnderstanding, letters_of
from inventory_app.spreadsheets.loosely import fold, text_of
from inventory_app.spreadsheets.mapped import Mapped, Remembered, known_names
from inventory_app.spreadsheets.mapping import KEEP_AS_NOTE, LEAVE_OUT, Column, Layout, Meaning
from inventory_app.spreadsheets.vocabulary import ForeignWords

REQIF_NAMES, WORD_NAMES = ("reqif", "reqifz"), ("docx", "docm")
WHAT_CAN_BE_READ = N_(
    "This kind of file cannot be read. Send a workbook (XLSX, ODS), a text file with columns (CSV), a Word document (DOCX) or ReqIF (REQIF, REQIFZ)."
)
_CHECKSUM = re.compile(r"[0-9a-f]{12,64}|\{?[0-9a-f]{8}-[0-9a-f-]{27}\}?", re.IGNORECASE)
# A requirement's level where no column says it: its own shall or should decides.
BY_TEXT = "text"


@dataclass(frozen=True)
class RequirementIntake(Mapped):
    mains: ClassVar[tuple[str, ...]] = ("text", "text_sv", "text_en", "id")

    @property
    def reads(self) -> RequirementUnderstanding:
        assert isinstance(self.understanding, RequirementUnderstanding)
        return self.understanding

    def proposed(self) -> Meaning:
        plain = super().proposed()
        columns = {column.label: plain.columns[column.label] if _says_something(column) else LEAVE_OUT for column in self.layout.columns}
        columns = _without_echoes(self.layout, self._with_letters(columns))
        meanings = {
            column.label: letters for column in self.layout.columns if columns.get(column.label) == LEVEL and (letters := letters_of(column.texts))
        }
        return Meaning(columns, meanings, {LEVEL: BY_TEXT})

    def _with_letters(self, columns: Mapping[str, str]) -> dict[str, str]:
        """Single letters are no words that a column could be known by; its name and the letters beside each other are enough."""
        named = (column.label for column in self.layout.columns if self.known.find_target(column.label) == LEVEL and letters_of(column.texts))
        first = next(named, None)
        return dict(columns) if first is None or LEVEL in columns.values() else {**columns, first: LEVEL}

    @property
    def has_text(self) -> bool:
        """Whether new requirements can come of it."""
        return any(path in ("text", "text_sv", "text_en") for path in self.mapping.columns.values())

    def with_defaults(self, **defaults: str) -> RequirementIntake:
        return self.with_mapping(replace(self.mapping, defaults={**self.mapping.defaults, **defaults}))

    @property
    def default_category(self) -> str:
        chosen = self.mapping.defaults.get(CATEGORY, "")
        return chosen if chosen in dict(self.known.choices(CATEGORY, "en")) else ""


def _says_something(column: Column) -> bool:
    """Checksums, and identifiers that only programs read, are worth no note."""
    return bool(column.texts) and (column.label == IDENTIFIER or not all(map(_CHECKSUM.fullmatch, column.texts)))


def _without_echoes(layout: Layout, columns: Mapping[str, str]) -> dict[str, str]:
    """A column that says only what others of the row say is no note: ReqIF.Text beside Text.sv."""
    found, paths = dict(columns), set(columns.values())
    echoes = {KEEP_AS_NOTE, *(path for path in EITHER_LANGUAGE if {f"{path}_sv", f"{path}_en"} & paths)}
    told = [column for column in layout.columns if columns[column.label] not in (*echoes, LEAVE_OUT)]
    rows = [(row, {_text(row, column) for column in told} | {""}) for _number, row in layout.rows()]
    for column in layout.columns:
        if columns[column.label] in echoes and all(_text(row, column) in said for row, said in rows):
            found[column.label] = LEAVE_OUT
    # What our own file says besides.
    if {"Own", "ReqIF.ForeignID"} <= set(columns):
        found["Own"] = LEAVE_OUT
    return found


def _text(row: Sequence[Cell], column: Column) -> str:
    return text_of(row[column.index]) if column.index < len(row) else ""


def known_words(catalogue: RequirementCatalogue) -> ForeignWords:
    return ForeignWords(asked_of(catalogue), load_aliases(file=REQUIREMENTS_FILE))


def read_requirements(name: str, content: bytes, catalogue: RequirementCatalogue) -> FileRead:
    """Every kind of file as sheets; raises Unreadable."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    known = known_words(catalogue)
    if ending in REQIF_NAMES:
        return FileRead(sheets_of(read_reqif(content), known.find_target, known.words.function))
    if is_word(content, ending):
        word = read_word(content)
        # A table that says nothing we know is one of the many others that a specification has.
        telling = [table for table in word.tables if known_names(table, known) > 0]
        paragraphs = [word.paragraphs] if word.paragraphs else []
        return FileRead((*telling, *paragraphs) or word.tables, word.warnings)
    try:
        return read_file(name, content)
    except Unreadable as fault:
        if fault.message.text == UNKNOWN:
            raise Unreadable(WHAT_CAN_BE_READ) from fault
        raise


def take_in(
    sheets: tuple[SheetRead, ...], catalogue: RequirementCatalogue, language: str, choices: Mapping[str, Any], remembered: Remembered
) -> RequirementIntake:
    """`choices` is what a draft keeps; empty at first, and then everything is proposed."""
    known = known_words(catalogue)
    keys = {fold(category.key): option for option, category in category_options(catalogue).items()}
    intake = RequirementIntake(known.sheet, sheets, RequirementUnderstanding(known, language, keys))
    return intake.as_chosen(choices, remembered)
