"""The price workbook: one row for each institution, its volumes given, its prices open, the totals worked out. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from inventory_app.answers.values import Value
from inventory_app.content.schema import Text
from inventory_app.tender import words
from inventory_app.tender.book import Book, FirstSheet, height_of
from inventory_app.tender.source import Source

ASSUMED_YEARS, MOST_YEARS = 4, 15
EMPTY_OPTIONS = 5
LONGEST_TEXT = 300
# Room for two lines in what is to be filled in.
_ROW = 34.0
_LARGEST = 999_999_999_999


@dataclass(frozen=True)
class Priced:
    """An institution that wants a price, and for how much: the answers of the group "volumes"."""

    name: str
    volumes: Mapping[str, Value]


def write_prices(source: Source, priced: Sequence[Priced] = ()) -> bytes:
    """Without a list, the institution of the specification alone."""
    rows = priced or [Priced(source.institution, source.details_of("volumes"))]
    book = Book(source, words.PRICES, words.PRICES_ANNEX)
    _write_first(book)
    _write_price_sheet(book, rows)
    _write_options(book, rows)
    return book.close()


def term_of(source: Source) -> float | None:
    """The years of the contract, where they are known and can be priced one by one."""
    years = source.details_of("contract_length").get("years")
    return float(years) if isinstance(years, int | float) and 0 < years <= MOST_YEARS else None


def _year_labels(source: Source) -> Iterator[str]:
    term = term_of(source) or ASSUMED_YEARS
    for number in range(1, ceil(term) + 1):
        months = round((term - number + 1) * 12)
        yield source.say(words.YEAR, number=number) if months >= 12 else source.say(words.PART_OF_YEAR, number=number, months=months)


def _write_first(book: Book) -> None:
    source, say = book.source, book.say
    term = term_of(source)
    known = say(words.TERM_SAYS, years=f"{term:g}" if source.language == "en" else f"{term:g}".replace(".", ",")) if term else ""
    first = FirstSheet(book)
    first.facts(
        (words.CURRENCY, say(words.CURRENCY_SAYS)),
        (words.TERM, known or say(words.TERM_UNKNOWN, years=ASSUMED_YEARS)),
        (words.EXTENSION, _extension(source)),
    )
    first.fields(words.TENDERER, words.TENDERER_SAYS, words.TENDERER_FIELDS)
    first.steps(words.PRICE_STEPS)
    first.close()


def _extension(source: Source) -> str:
    extension = source.details_of("contract_length").get("extension")
    return extension if isinstance(extension, str) else ""


def _write_price_sheet(book: Book, rows: Sequence[Priced]) -> None:
    sheet, say = book.add_sheet(book.say(words.PRICE_SHEET)), book.say
    years = list(_year_labels(book.source))
    first_price = 1 + len(words.VOLUMES)
    total = first_price + 1 + len(years)
    labels = (say(words.INSTITUTION), *(say(label) for label in words.VOLUMES.values()), say(words.ONE_OFF), *years)
    book.write_head(sheet, 0, (*labels, say(words.TOTAL_TERM), say(words.LICENCE), say(words.MORE_USERS), say(words.COMMENT)))
    for number, each in enumerate(rows, 1):
        book.write(sheet, number, 0, each.name, book.look("label"))
        sheet.set_row(number, max(height_of((each.name, 24)), _ROW))
        for column, key in enumerate(words.VOLUMES, 1):
            volume = each.volumes.get(key)
            if isinstance(volume, int | float):
                sheet.write_number(number, column, volume, book.look("number"))
            else:
                book.write(sheet, number, column, say(words.NOT_STATED), book.look("number"))
        for column in range(first_price, total):
            sheet.write_blank(number, column, None, book.look("open money"))
        _write_sum(book, sheet, number, total, xl_rowcol_to_cell(number, first_price), xl_rowcol_to_cell(number, total - 1), "money")
        for column, look in ((total + 1, "open"), (total + 2, "open money"), (total + 3, "open")):
            sheet.write_blank(number, column, None, book.look(look))
    last = len(rows)
    # One row is its own total.
    if last > 1:
        book.write(sheet, last + 1, 0, say(words.TOTAL), book.look("total"))
        for column in range(1, first_price):
            sheet.write_blank(last + 1, column, None, book.look("total"))
        for column in range(first_price, total + 1):
            letter = xl_col_to_name(column)
            _write_sum(book, sheet, last + 1, column, f"{letter}2", f"{letter}{last + 1}", "total")
    _allow_amounts(book, sheet, 1, first_price, last, total - 1)
    _allow_amounts(book, sheet, 1, total + 2, last, total + 2)
    sheet.data_validation(1, total + 1, last, total + 1, _one_of_licences(book))
    sheet.data_validation(1, total + 3, last, total + 3, _short_text(book))
    _lay_out(book, sheet, {0: 24, (1, first_price - 1): 13, (first_price, total): 14, total + 1: 20, total + 2: 16, total + 3: 24})


def _write_sum(book: Book, sheet: Worksheet, row: int, column: int, first: str, last: str, look: str) -> None:
    """Our own formula, from addresses alone: nothing that anybody typed is in it."""
    sheet.write_formula(row, column, f"=SUM({first}:{last})", book.look(look), 0)


def _write_options(book: Book, rows: Sequence[Priced]) -> None:
    sheet, say = book.add_sheet(book.say(words.OPTION_SHEET)), book.say
    labels = (words.INSTITUTION, words.OPTION, words.BINDING, words.ONE_OFF, words.A_YEAR, words.COMMENT)
    book.write_head(sheet, 0, map(say, labels))
    extension = _extension(book.source)
    known = [(each.name, say(words.OPTION_EXTENSION, extension=extension)) for each in rows] if extension else []
    for row, (name, option) in enumerate([*known, *[("", "")] * EMPTY_OPTIONS], 1):
        sheet.set_row(row, max(height_of((name, 26), (option, 46)), _ROW))
        for column, text in enumerate((name, option)):
            if name:
                book.write(sheet, row, column, text, book.look("text"))
            else:
                sheet.write_blank(row, column, None, book.look("open"))
        book.write(sheet, row, 2, say(words.NON_BINDING), book.look("text"))
        for column, look in ((3, "open money"), (4, "open money"), (5, "open")):
            sheet.write_blank(row, column, None, book.look(look))
    last = len(known) + EMPTY_OPTIONS
    _allow_amounts(book, sheet, 1, 3, last, 4)
    sheet.data_validation(1, 5, last, 5, _short_text(book))
    _lay_out(book, sheet, {0: 26, 1: 46, 2: 14, (3, 4): 15, 5: 34})


def _allow_amounts(book: Book, sheet: Worksheet, row: int, column: int, last_row: int, last_column: int) -> None:
    rule = _rule(book, words.NOT_AN_AMOUNT, validate="decimal", criteria="between", minimum=0, maximum=_LARGEST)
    sheet.data_validation(row, column, last_row, last_column, {**rule, "input_message": book.say(words.AMOUNT_PROMPT)})


def _one_of_licences(book: Book) -> dict[str, Any]:
    return _rule(book, words.NOT_AN_OPTION, validate="list", source=book.options([book.say(each) for each in words.LICENCES]))


def _short_text(book: Book) -> dict[str, Any]:
    return {
        **_rule(book, words.NOT_RIGHT, validate="length", criteria="<=", value=LONGEST_TEXT),
        "error_message": book.say(words.TOO_LONG, most=LONGEST_TEXT),
    }


def _rule(book: Book, error: Text, **rule: Any) -> dict[str, Any]:
    return {**rule, "error_title": book.say(words.NOT_RIGHT), "error_message": book.say(error)}


def _lay_out(book: Book, sheet: Worksheet, widths: Mapping[int | tuple[int, int], int]) -> None:
    for columns, width in widths.items():
        first, last = columns if isinstance(columns, tuple) else (columns, columns)
        sheet.set_column(first, last, width)
    sheet.set_row(0, 48)
    sheet.freeze_panes(1, 1)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.protect(sheet)
