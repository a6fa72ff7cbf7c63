"""The kinds that have inputs of their own under one question: people, links, rows, matrices and groups."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from inventory_app.answers.kinds import (
    UNKNOWN_OPTION,
    ChoiceKind,
    Context,
    DateKind,
    Fact,
    Inputs,
    Kind,
    LongTextKind,
    MoneyKind,
    NameKind,
    NumberKind,
    ScaleKind,
    SeveralKind,
    Shown,
    Table,
    TextKind,
    YesNoKind,
    one,
)
from inventory_app.answers.messages import N_, Message, Problem
from inventory_app.answers.reading import read_line
from inventory_app.answers.values import NONE, UNKNOWN, Value, is_none, is_unknown

PERSON_PARTS = ("function", "name", "email")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_LONGEST_LINE = 200


def _read_short(inputs: Inputs, name: str, problems: list[Problem]) -> str:
    text = read_line(one(inputs, name))
    if len(text) > _LONGEST_LINE:
        problems.append(
            Problem(
                name, Message(N_("Shorten the text to %(most)s characters. It has %(length)s now."), {"most": _LONGEST_LINE, "length": len(text)})
            )
        )
    return text


class PersonKind(Kind):
    def parse(self, question: Any, name: str, inputs: Inputs, context: Context, problems: list[Problem]) -> Value:
        parts = {part: _read_short(inputs, f"{name}.{part}", problems) for part in PERSON_PARTS}
        if parts["email"] and not _EMAIL.fullmatch(parts["email"]):
            problems.append(Problem(f"{name}.email", Message(N_("Write an e-mail address such as name@university.example, or leave it empty."))))
        return {part: text for part, text in parts.items() if text} or None

    def inputs(self, question: Any, name: str, value: Value, context: Context) -> dict[str, list[str]]:
        return {f"{name}.{part}": [text] for part, text in value.items()}

    def show(self, question: Any, value: Value, context: Context) -> Shown:
        return Shown((", ".join(value[part] for part in PERSON_PARTS if part in value),))


class SystemLinkKind(Kind):
    """A system of one's own by id, or the name of one outside the register. Another institution's id is no option."""

    def parse(self, question: Any, name: str, inputs: Inputs, context: Context, problems: list[Problem]) -> Value:
        chosen, typed = one(inputs, f"{name}.system"), _read_short(inputs, f"{name}.name", problems)
        if chosen and typed:
            problems.append(Problem(f"{name}.name", Message(N_("Choose a system from the list or write a name, not both."))))
        if chosen:
            if chosen not in context.systems or not chosen.isdecimal():
                problems.append(Problem(f"{name}.system", Message(UNKNOWN_OPTION)))
                return None
            return {"system": int(chosen)}
        return {"name": typed} if typed else None

    def inputs(self, question: Any, name: str, value: Value, context: Context) -> dict[str, list[str]]:
        if "system" in value:
            return {f"{name}.system": [str(value["system"])]}
        return {f"{name}.name": [value["name"]]}

    def show(self, question: Any, value: Value, context: Context) -> Shown:
        if "system" in value:
            removed = {"sv": "(borttaget system)", "en": "(removed system)"}[context.language]
            return Shown((context.systems.get(str(value["system"]), removed),))
        return Shown((value["name"],))


class MatrixKind(Kind):
    def parse(self, question: Any, name: str, inputs: Inputs, context: Context, problems: list[Problem]) -> Value:
        chosen = {row.key: one(inputs, f"{name}.{row.key}") for row in question.rows}
        options = {option.key for option in question.options}
        for row, option in chosen.items():
            if option and option not in options:
                problems.append(Problem(f"{name}.{row}", Message(UNKNOWN_OPTION)))
        return {row: option for row, option in chosen.items() if option in options} or None

    def inputs(self, question: Any, name: str, value: Value, context: Context) -> dict[str, list[str]]:
        return {f"{name}.{row}": [option] for row, option in value.items()}

    def show(self, question: Any, value: Value, context: Context) -> Shown:
        words = {option.key: option.label.in_(context.language) for option in question.options}
        rows = tuple((row.label.in_(context.language), words[value[row.key]]) for row in question.rows if row.key in value)
        return Shown(table=Table(("", ""), rows))

    def facts(self, question: Any, key: str, value: Value) -> Iterator[Fact]:
        for row, option in value.items():
            yield Fact(f"{key}.{row}", option=option)

    def complete(self, question: Any, value: Value) -> bool:
        return all(row.key in value for row in question.rows)


class GroupKind(Kind):
    def parse(self, question: Any, name: str, inputs: Inputs, context: Context, problems: list[Problem]) -> Value:
        parts = {part.key: KINDS[part.kind].parse(part, f"{name}.{part.key}", inputs, context, problems) for part in question.parts}
        return {key: value for key, value in parts.items() if value is not None} or None

    def inputs(self, question: Any, name: str, value: Value, context: Context) -> dict[str, list[str]]:
        parts = {part.key: part for part in question.parts}
        found: dict[str, list[str]] = {}
        for key, part_value in value.items():
            found |= KINDS[parts[key].kind].inputs(parts[key], f"{name}.{key}", part_value, context)
        return found

    def show(self, question: Any, value: Value, context: Context) -> Shown:
        lines: list[str] = []
        for part in question.parts:
            if part.key in value:
                shown = KINDS[part.kind].show(part, value[part.key], context).lines
                label = part.label.in_(context.language)
                lines.append(f"{label}{'' if label.endswith('?') else ':'} {shown[0] if shown else ''}")
                lines.extend(shown[1:])
        return Shown(tuple(lines))

    def facts(self, question: Any, key: str, value: Value) -> Iterator[Fact]:
        for part in question.parts:
            if part.key in value:
                yield from KINDS[part.kind].facts(part, f"{key}.{part.key}", value[part.key])

    def complete(self, question: Any, value: Value) -> bool:
        return all(part.key in value for part in question.parts if part.required)


class RowsKind(Kind):
    """Empty rows are dropped; the order is kept."""

    def parse(self, question: Any, name: str, inputs: Inputs, context: Context, problems: list[Problem]) -> Value:
        rows = []
        for index in self.indices(name, inputs):
            row = {
                column.key: KINDS[column.kind].parse(column, f"{name}.{index}.{column.key}", inputs, context, problems) for column in question.columns
            }
            row = {key: value for key, value in row.items() if value is not None}
            if row:
                rows.append(row)
        if len(rows) > question.maximum:
            problems.append(
                Problem(name, Message(N_("Use at most %(most)s rows. There are %(count)s now."), {"most": question.maximum, "count": len(rows)}))
            )
        return rows or None

    @staticmethod
    def indices(name: str, inputs: Inputs) -> list[int]:
        found = set()
        for input_name in inputs:
            if input_name.startswith(f"{name}."):
                index = input_name[len(name) + 1 :].split(".", 1)[0]
                # Four digits bound the work that a made-up form can cause.
                if index.isascii() and index.isdecimal() and len(index) <= 4:
                    found.add(int(index))
        return sorted(found)

    def inputs(self, question: Any, name: str, value: Value, context: Context) -> dict[str, list[str]]:
        columns = {column.key: column for column in question.columns}
        found: dict[str, list[str]] = {}
        for index, row in enumerate(value):
            for key, cell in row.items():
                found |= KINDS[columns[key].kind].inputs(columns[key], f"{name}.{index}.{key}", cell, context)
        return found

    def show(self, question: Any, value: Value, context: Context) -> Shown:
        header = tuple(column.label.in_(context.language) for column in question.columns)
        rows = tuple(
            tuple(
                "\n".join(KINDS[column.kind].show(column, row[column.key], context).lines) if column.key in row else "" for column in question.columns
            )
            for row in value
        )
        return Shown(table=Table(header, rows))

    def facts(self, question: Any, key: str, value: Value) -> Iterator[Fact]:
        yield Fact(key, number=len(value))


KINDS: Mapping[str, Kind] = {
    "name": NameKind(),
    "text": TextKind(),
    "long_text": LongTextKind(),
    "choice": ChoiceKind(),
    "several": SeveralKind(),
    "number": NumberKind(),
    "money": MoneyKind(),
    "date": DateKind(),
    "yes_no": YesNoKind(),
    "scale": ScaleKind(),
    "person": PersonKind(),
    "system_link": SystemLinkKind(),
    "rows": RowsKind(),
    "matrix": MatrixKind(),
    "group": GroupKind(),
}

DONT_KNOW = {"sv": "Vet ej", "en": "Don’t know"}


def show(question: Any, value: Value, context: Context) -> Shown:
    """An answer for people, the two shared answers included; empty when there is none."""
    if value is None:
        return Shown()
    if is_unknown(value):
        return Shown((DONT_KNOW[context.language],))
    if is_none(value):
        return Shown((question.none_label.in_(context.language) if question.none_label else "–",))
    return KINDS[question.kind].show(question, value, context)


def fits(question: Any, value: Value) -> bool:
    """Whether a value from a file or an older edition may be stored as the answer to this question."""
    if is_unknown(value):
        return bool(question.may_be_unknown)
    if is_none(value):
        return question.none_label is not None
    return KINDS[question.kind].fits(question, value)


def facts(question: Any, key: str, value: Value) -> Iterator[Fact]:
    if is_unknown(value):
        yield Fact(key, option="unknown")
    elif is_none(value):
        yield Fact(key, option="none")
    elif value is not None:
        yield from KINDS[question.kind].facts(question, key, value)


def is_complete(question: Any, value: Value) -> bool:
    if value is None:
        return False
    return value in (UNKNOWN, NONE) or KINDS[question.kind].complete(question, value)
