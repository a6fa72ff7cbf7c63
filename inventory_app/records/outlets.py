"""A record as report and as workbook. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from inventory_app.documents.blocks import Block, Column, Facts, Heading, Note, Paragraph, Prose, Table, Words
from inventory_app.documents.report import Part, Report
from inventory_app.exchange import table as files
from inventory_app.records import words
from inventory_app.records.record import Cell, Point, Record, Row

# Widths by the number of columns, the system's name first.
SHARES = {2: (30, 70), 3: (26, 37, 37), 5: (19, 27, 22, 19, 13), 6: (19, 13, 22, 22, 12, 12), 9: (13, 10, 8, 11, 13, 11, 14, 11, 9)}
# The mark of what is missing is a sign and a word, never a colour alone.
MARK = "● "


def _cell(cell: Cell) -> Words:
    text = f"{MARK}{cell.text}" if cell.is_missing else cell.text
    return text if "\n" not in text else Prose(parts=(Paragraph(lines=tuple(text.split("\n"))),))


def report(record: Record) -> Report:
    language = record.language
    facts: list[tuple[str, Words]] = [
        (words.DATE.in_(language), record.day),
        (words.SOURCE.in_(language), record.source),
        (words.SCOPE.in_(language), record.scope),
    ]
    return Report(
        language=language,
        kind=record.title,
        title=record.title,
        institution=record.institution,
        date=record.day,
        is_demo=record.is_demo,
        is_wide=record.is_wide,
        facts=tuple(facts),
        missing=tuple(missing_lines(record)),
        blocks=(_prose(words.BASIS_NOTE.in_(language)),),
        parts=tuple(Part(anchor=point.key, title=point.title, blocks=tuple(_blocks(record, point))) for point in record.points),
    )


def missing_lines(record: Record) -> Iterator[str]:
    language = record.language
    for label in record.missing_facts:
        yield words.MISSING_FACT.in_(language).format(label=label)
    systems = len({row.system_id for point in record.points for row in point.rows})
    for label, count in record.missing_by_label.items():
        yield words.MISSING_AT.in_(language).format(label=label, count=count, all=systems)


def _blocks(record: Record, point: Point) -> Iterator[Block]:
    language = record.language
    yield _prose(f"{words.ASKS.in_(language)}: {point.asks[:1].lower()}{point.asks[1:]}" if point.is_the_rules else point.asks)
    if point.facts:
        yield Facts(caption=point.title, rows=tuple((label, _cell(cell)) for label, cell in point.facts))
    if point.rows and point.is_by_system:
        for row in point.rows:
            yield Heading(text=row.name)
            yield Facts(caption=row.name, rows=tuple((label, _cell(cell)) for label, cell in zip(point.columns, row.cells, strict=True)))
    elif point.rows:
        yield _table(record, point)
    elif point.nothing:
        yield _prose(point.nothing)
    if point.by_hand:
        yield Note(title=words.BY_HAND.in_(language), text=_listed(point.by_hand))


def _table(record: Record, point: Point) -> Table:
    labels = (words.SYSTEM.in_(record.language), *point.columns)
    columns = tuple(Column(label=label, share=share) for label, share in zip(labels, SHARES[len(labels)], strict=True))
    return Table(caption=point.title, columns=columns, rows=tuple((row.name, *map(_cell, row.cells)) for row in point.rows))


def _prose(text: str) -> Prose:
    return Prose(parts=(Paragraph(lines=(text,)),))


def _listed(lines: tuple[str, ...]) -> Prose:
    return Prose(parts=tuple(Paragraph(lines=(line,)) for line in lines))


def workbook_tables(record: Record) -> list[files.Table]:
    """What the rule asks, point by point, and a sheet for each point that has systems; the last column says what is missing."""
    language = record.language
    about: list[tuple[str, str]] = [
        (words.WHAT.in_(language), record.title),
        (words.DATE.in_(language), record.day),
        (words.SOURCE.in_(language), record.source),
        (words.SCOPE.in_(language), record.scope),
        *((words.MISSING.in_(language), line) for line in missing_lines(record)),
    ]
    for point in record.points:
        about.append((point.title, point.asks))
        about += [(f"{point.title}: {label}", cell.text) for label, cell in point.facts]
        about += [(f"{point.title}: {words.BY_HAND_COLUMN.in_(language).lower()}", line) for line in point.by_hand]
    columns = (files.Column(words.WHAT.in_(language), width=48), files.Column(words.VALUE.in_(language), width=90))
    notes = (record.institution, words.BASIS_NOTE.in_(language))
    return [
        files.Table(words.ABOUT.in_(language), columns, about, notes),
        *(_sheet(record, point) for point in record.points if point.rows),
    ]


def _sheet(record: Record, point: Point) -> files.Table:
    labels = ("Id", words.SYSTEM.in_(record.language), *point.columns, words.MISSING.in_(record.language))
    columns = tuple(files.Column(label, "number") if label == "Id" else files.Column(label) for label in labels)
    rows: list[tuple[files.Cell, ...]] = [(row.system_id, row.name, *(cell.text for cell in row.cells), _missing(point, row)) for row in point.rows]
    return files.Table(point.title, columns, rows, (f"{record.institution}, {record.day}. {record.source}",))


def _missing(point: Point, row: Row) -> str:
    return ", ".join(label for label, cell in zip(point.columns, row.cells, strict=True) if cell.is_missing)
