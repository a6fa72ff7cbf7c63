"""The response workbook: one row for each requirement, its wording locked, its answers open. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from xlsxwriter.worksheet import Worksheet

from inventory_app.content.schema import Text
from inventory_app.specification.basis import BasisRequirement
from inventory_app.specification.words import LEVEL_LABELS, LEVEL_MEANINGS
from inventory_app.specification.words import RESPONSES as ANSWERS
from inventory_app.tender import words
from inventory_app.tender.book import Book, FirstSheet, height_of, in_cell
from inventory_app.tender.source import Source

_AREA_WIDTH, _TEXT_WIDTH, _LEVEL_WIDTH = 22, 62, 14
LONGEST_COMMENT, LONGEST_REFERENCE = 1500, 300
_HAVE_TO_BE_MET = ("must", "must_scored")


def seal_of(key: str, text: str, level: str) -> str:
    """Tells whether the locked cells of a row are still what went out; made from what the row shows, so the file alone is enough to check it."""
    return sha256(json.dumps([key, text, level], ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True)
class _Column:
    label: Text
    width: int
    look: str
    # What the institution says; an open column says nothing.
    cell: Callable[[BasisRequirement], str | int | None] | None = None
    rule: dict[str, Any] = field(default_factory=dict)


def write_responses(source: Source) -> bytes:
    book = Book(source, words.RESPONSES, words.RESPONSES_ANNEX)
    _write_first(book)
    _write_requirements(book)
    return book.close()


def answer_words(source: Source) -> list[str]:
    return [f"{code} – {source.say(text)}" for code, text in ANSWERS.items()]


def _write_first(book: Book) -> None:
    source, say = book.source, book.say
    asked = source.basis.requirements
    must = sum(each.level in _HAVE_TO_BE_MET for each in asked)
    first = FirstSheet(book)
    first.facts((words.REQUIREMENTS, say(words.REQUIREMENT_COUNT, count=len(asked), must=must)))
    first.fields(words.TENDERER, words.TENDERER_SAYS, words.TENDERER_FIELDS)
    first.steps(words.ANSWER_STEPS, most=LONGEST_COMMENT)
    first.codes(words.ANSWER_CODES, words.CODE, ((code, say(text)) for code, text in ANSWERS.items()))
    first.codes(words.LEVEL_CODES, words.LEVEL, ((say(text), say(LEVEL_MEANINGS[level])) for level, text in LEVEL_LABELS.items()))
    foreign = [each.key for each in asked if each.texts[source.language].language != source.language]
    if foreign:
        first.note(say(words.ONLY_ELSEWHERE, keys=", ".join(foreign)))
    first.close()


def _columns(book: Book) -> Iterator[_Column]:
    source, say = book.source, book.say
    yield _Column(words.ID, 11, "label", lambda each: each.key)
    yield _Column(words.AREA, _AREA_WIDTH, "text", lambda each: source.area(each.category))
    yield _Column(words.TEXT, _TEXT_WIDTH, "text", lambda each: each.texts[source.language].text)
    yield _Column(words.LEVEL, _LEVEL_WIDTH, "text", lambda each: say(LEVEL_LABELS[each.level]))
    if any(each.points is not None for each in source.basis.requirements):
        yield _Column(words.POINTS, 8, "number", lambda each: each.points)
    yield _Column(words.ANSWER, 27, "open", rule=_one_of(book, answer_words(source), words.ANSWER_PROMPT))
    yield _Column(words.MET_FROM, 13, "open date", rule=_a_date(book))
    yield _Column(words.INCLUDED, 11, "open", rule=_one_of(book, [say(words.YES), say(words.NO)], words.INCLUDED_PROMPT))
    yield _Column(words.PRICE_ROW, 11, "open", rule=_at_most(book, LONGEST_REFERENCE, words.PRICE_ROW_PROMPT))
    yield _Column(words.COMMENT, 42, "open", rule=_at_most(book, LONGEST_COMMENT, words.COMMENT_PROMPT))
    yield _Column(words.REFERENCE, 20, "open", rule=_at_most(book, LONGEST_REFERENCE, words.REFERENCE_PROMPT))
    yield _Column(words.EVIDENCE, 20, "open", rule=_at_most(book, LONGEST_REFERENCE, words.EVIDENCE_PROMPT))


def _rule(book: Book, prompt: str, error: str, **rule: Any) -> dict[str, Any]:
    return {**rule, "input_message": prompt, "error_title": book.say(words.NOT_RIGHT), "error_message": error}


def _one_of(book: Book, options: Sequence[str], prompt: Text) -> dict[str, Any]:
    return _rule(book, book.say(prompt), book.say(words.NOT_AN_OPTION), validate="list", source=book.options(options))


def _a_date(book: Book) -> dict[str, Any]:
    return _rule(
        book,
        book.say(words.DATE_PROMPT),
        book.say(words.NOT_A_DATE),
        validate="date",
        criteria="between",
        minimum=date(2000, 1, 1),
        maximum=date(2100, 12, 31),
    )


def _at_most(book: Book, most: int, prompt: Text) -> dict[str, Any]:
    error = book.say(words.TOO_LONG, most=most)
    return _rule(book, book.say(prompt, most=most), error, validate="length", criteria="<=", value=most)


def _write_requirements(book: Book) -> None:
    sheet = book.add_sheet(book.say(words.SHEET))
    columns, asked = list(_columns(book)), book.source.basis.requirements
    book.write_head(sheet, 0, (*(book.say(column.label) for column in columns), book.say(words.SEAL)))
    sheet.set_row(0, 34)
    seal = len(columns)
    category = ""
    for row, each in enumerate((each for area in book.source.basis.categories for each in book.source.basis.in_category(area.key)), 1):
        opens_group, category = each.category != category, each.category
        for position, column in enumerate(columns):
            look = book.look(column.look, opens_group=opens_group)
            said = None if column.cell is None else column.cell(each)
            if said is None:
                sheet.write_blank(row, position, None, look)
            elif isinstance(said, int):
                sheet.write_number(row, position, said, look)
            else:
                book.write(sheet, row, position, said, look)
        text, level = in_cell(each.texts[book.source.language].text), book.say(LEVEL_LABELS[each.level])
        sheet.set_row(row, height_of((text, _TEXT_WIDTH), (book.source.area(each.category), _AREA_WIDTH), (level, _LEVEL_WIDTH)))
        sheet.write_string(row, seal, seal_of(each.key, text, level), book.look("text"))
    last = max(len(asked), 1)
    for position, column in enumerate(columns):
        sheet.set_column(position, position, column.width)
        if column.rule:
            sheet.data_validation(1, position, last, position, column.rule)
    sheet.set_column(seal, seal, 10, None, {"hidden": True})
    _lay_out(book, sheet, last, seal)


def _lay_out(book: Book, sheet: Worksheet, last: int, seal: int) -> None:
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, seal - 1)
    # As wide as it is, it can be read on A3; printers shrink it where there is none.
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, last, seal - 1)
    book.protect(sheet)
