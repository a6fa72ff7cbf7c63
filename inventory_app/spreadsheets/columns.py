"""How a column of the workbook looks and what it lets through: width, format, drop-down, note. Pure; `workbook` writes it down."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inventory_app.answers.kinds import show_number
from inventory_app.spreadsheets import words
from inventory_app.spreadsheets.cells import QuestionCells
from inventory_app.spreadsheets.parts import SeveralPart, WordPart

# Characters of the standard font.
_WIDTHS = {
    "name": 34, "text": 26, "long_text": 48, "several": 38, "number": 14, "money": 14, "date": 14, "yes_no": 14, "scale": 28, "person": 24,
    "system_link": 30, "choice": 26,
}  # fmt: skip
_LONGEST_NAME = 200
# What a spreadsheet takes as a message or a formula of a rule.
_LONGEST_RULE = 255


def width_of(kind: str) -> int:
    return _WIDTHS[kind]


def format_of(question: Any) -> str:
    """The name of a number format: text stays text, so that 2019-05 does not become the first of May."""
    if question.kind == "money" or (question.kind == "number" and not question.decimals):
        return "whole"
    if question.kind == "number":
        return "decimal"
    return "general" if question.kind == "long_text" else "text"


def offered(cells: QuestionCells, column: int) -> tuple[str, ...]:
    """What a drop-down lists: the options, and the shared words where the whole answer can stand."""
    _, part = cells.part_of(column)
    shared = tuple(cells.shared_words().values()) if column == 0 else ()
    options = tuple(part.words().values())
    return options + shared if options or len(shared) > 1 or part.question.kind == "person" else ()


def is_strict(question: Any) -> bool:
    """Whether only what the drop-down lists is an answer."""
    return question.kind in ("choice", "yes_no", "scale")


def _one_of(cell: str, shared: tuple[str, ...]) -> str:
    return ",".join(f'{cell}="{word.replace(chr(34), chr(34) * 2)}"' for word in shared)


def rule_of(cells: QuestionCells, column: int, cell: str, language: str) -> Mapping[str, Any] | None:
    """A rule of the spreadsheet for what has no closed list; `cell` is the address of the first cell that it rules."""
    _, part = cells.part_of(column)
    question = part.question
    shared = tuple(cells.shared_words().values()) if column == 0 else ()
    if question.kind in ("number", "money"):
        least, most, decimals = (0, question.maximum, 0) if question.kind == "money" else (question.minimum, question.maximum, question.decimals)
        within = f"{cell}>={least:.15g},{cell}<={most:.15g},ROUND({cell},{decimals})={cell}"
        message = words.NOT_A_NUMBER.in_(language) % (show_number(least, language), show_number(most, language))
        return _custom(f"=IF(ISNUMBER({cell}),AND({within}),OR(FALSE,{_one_of(cell, shared) or 'FALSE'}))", message)
    if question.kind == "date":
        # What is missing of a day is the first of January.
        is_date = f'ISNUMBER(DATEVALUE(LEFT({cell}&"-01-01",10)))'
        return _custom(f"=OR(ISNUMBER({cell}),{is_date},{_one_of(cell, shared) or 'FALSE'})", words.WRITE_DATE.in_(language))
    if question.kind in ("text", "long_text", "name", "person"):
        most = getattr(question, "max_length", _LONGEST_NAME)
        return {"validate": "length", "criteria": "<=", "value": most, "error_message": words.TOO_LONG.in_(language) % most}
    return None


def _custom(formula: str, message: str) -> Mapping[str, Any] | None:
    return {"validate": "custom", "value": formula, "error_message": message} if len(formula) <= _LONGEST_RULE else None


def note_of(cells: QuestionCells, column: int, language: str) -> str:
    """What stands at a heading: what is meant, and how to write the answer."""
    key, part = cells.part_of(column)
    question = part.question
    lines = [cells.question.hint.in_(language)] if cells.question.hint and (column == 0 or cells.question.kind == "matrix") else []
    if key and question.hint:
        lines.append(question.hint.in_(language))
    lines += _how(part, question, language)
    if column == 0:
        shared = "”, ”".join(cells.shared_words().values()) if language == "sv" else "”, “".join(cells.shared_words().values())
        opening = "”" if language == "sv" else "“"
        if shared:
            lines.append(words.OR_SHARED.in_(language) % f"{opening}{shared}”")
    return "\n\n".join(lines)


def _how(part: Any, question: Any, language: str) -> list[str]:
    if isinstance(part, WordPart):
        heading = words.CHOOSE_SEVERAL if isinstance(part, SeveralPart) else words.CHOOSE_ONE
        hints = {option.key: option.hint for option in getattr(question, "options", ())}
        options = [f"• {word}{f': {hint.in_(language)}' if (hint := hints.get(key)) else ''}" for key, word in part.words().items()]
        return ["\n".join([heading.in_(language), *options])]
    if question.kind == "money":
        return [words.WRITE_MONEY.in_(language)]
    if question.kind == "number":
        return [words.WRITE_NUMBER_OF.in_(language) % question.unit.in_(language) if question.unit else words.WRITE_NUMBER.in_(language)]
    if question.kind == "date":
        return [words.WRITE_DATE.in_(language)]
    return [words.WRITE_LINK.in_(language)] if question.kind == "system_link" else []
