"""What a workbook remembers of its making, in a hidden sheet: so that it is understood after columns were moved and questions reworded. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from inventory_app.answers.reading import read_whole
from inventory_app.exchange.table import Cell, SheetRead
from inventory_app.spreadsheets.parts import text_of

SHEET, LISTS = "inventory_app", "inventory_lists"
HIDDEN = (SHEET, LISTS)
MARK = "inventory-app register workbook"
FORMAT = 1
# The name under which the sheet of systems goes; a list of rows goes under its question.
SYSTEMS = "systems"


@dataclass(frozen=True)
class StampedColumn:
    """`sheet` is SYSTEMS or the question of a list of rows."""

    sheet: str
    question: str
    part: str
    header: str


@dataclass(frozen=True)
class Stamp:
    edition: int
    language: str
    institution: str
    made_at: str
    # Sheet -> its name in the workbook.
    sheets: Mapping[str, str]
    columns: Sequence[StampedColumn]
    # (question, part) -> word -> option
    words: Mapping[tuple[str, str], Mapping[str, str]]
    # The questions whose fingerprints follow, and system -> fingerprints in that order.
    questions: Sequence[str] = ()
    prints: Mapping[int, Sequence[str]] = field(default_factory=dict)

    def seen(self, system_id: int) -> dict[str, str]:
        """Question -> fingerprint of its answer when the workbook was made."""
        return dict(zip(self.questions, self.prints.get(system_id, ()), strict=False))

    def rows(self) -> list[tuple[Cell, ...]]:
        return [
            (MARK, FORMAT),
            ("about", self.edition, self.language, self.institution, self.made_at),
            *(("sheet", key, name) for key, name in self.sheets.items()),
            *(("column", column.sheet, column.question, column.part, column.header) for column in self.columns),
            *(("word", question, part, option, word) for (question, part), words in self.words.items() for word, option in words.items()),
            ("questions", " ".join(self.questions)),
            *(("system", number, " ".join(prints)) for number, prints in self.prints.items()),
        ]


def _number(text: str) -> int:
    return read_whole(text) or 0


def find_stamp(sheets: Sequence[SheetRead]) -> Stamp | None:
    """None when the workbook is none of ours, or of a making that we do not know."""
    for sheet in sheets:
        if sheet.rows and tuple(map(text_of, sheet.rows[0][:2])) == (MARK, str(FORMAT)):
            return _read([tuple(map(text_of, row)) for row in sheet.rows])
    return None


def _read(rows: Sequence[tuple[str, ...]]) -> Stamp:
    """Whatever somebody did to the hidden sheet, what can be read of it is."""
    edition, language, institution, made_at = 0, "sv", "", ""
    sheets: dict[str, str] = {}
    columns: list[StampedColumn] = []
    words: dict[tuple[str, str], dict[str, str]] = {}
    questions: list[str] = []
    prints: dict[int, list[str]] = {}
    for row in rows:
        match (*row, *("",) * (5 - len(row))):
            case ["about", number, said, key, moment, *_]:
                edition, language, institution, made_at = _number(number), "en" if said == "en" else "sv", key, moment
            case ["sheet", key, name, *_]:
                sheets[key] = name
            case ["column", of, question, part, header, *_]:
                columns.append(StampedColumn(of, question, part, header))
            case ["word", question, part, option, word, *_]:
                words.setdefault((question, part), {})[word] = option
            case ["questions", keys, *_]:
                questions = keys.split()
            case ["system", number, found, *_]:
                prints[_number(number)] = found.split()
    return Stamp(edition, language, institution, made_at, sheets, columns, words, questions, prints)
