"""A cell of a foreign sheet becomes an answer, or a message that says what would be right. What is stored is judged by the kinds that judge forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from inventory_app.answers.compound import KINDS, PERSON_PARTS
from inventory_app.answers.kinds import Context, Inputs
from inventory_app.answers.messages import N_, Message, Problem
from inventory_app.answers.values import NONE, UNKNOWN, Value
from inventory_app.exchange.table import Cell
from inventory_app.spreadsheets.loosely import date_text, fold, json_of, lines_of, number_text, person_of, pieces_of, text_of
from inventory_app.spreadsheets.vocabulary import ForeignWords, Target

# Folded word of a cell -> what a person said it means: an option, or empty for nothing.
Meanings = Mapping[str, str]
_NUMBER_NEEDED = N_("“%(found)s” is not a number. Write digits only, such as 1200.")
_DATE_NEEDED = N_("“%(found)s” is not a date that can be read. Write a year, a month or a day, such as 2027, 2027-05 or 2027-05-31.")
_OPTION_NEEDED = N_("“%(found)s” is not one of the options. Say what it means, or write one of these: %(options)s")
_PAIRS_NEEDED = N_("“%(found)s” cannot be read as a list. Write one line for each, such as “%(example)s”.")
_NAMED = 8
_MARK = re.compile(r"\d+")


class NotUnderstood(Exception):
    """`word` is what a person could be asked the meaning of, where that would help."""

    def __init__(self, text: str, found: str, *, word: str = "", **places: str | int) -> None:
        super().__init__(text)
        self.word = word
        self.message = Message(text, {"found": found if len(found) <= 80 else f"{found[:79]}…", **places})


class Refused(NotUnderstood):
    """The kind itself says what is wrong."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text, "")
        self.message = message


class Understanding:
    """Reads cells for one template in one language; `systems` as in the kinds' Context: id as text -> name."""

    def __init__(self, known: ForeignWords, language: str, systems: Mapping[str, str]) -> None:
        self.known, self.words = known, known.words
        self.context = Context(language, systems)
        self.ids: dict[str, str] = {}
        for number, name in systems.items():
            self.ids.setdefault(fold(name), number)
        self._readers: Mapping[str, Callable[[Target, Any, Cell, str, Meanings], Inputs]] = {
            "choice": self._option,
            "scale": self._option,
            "yes_no": self._option,
            "several": self._several,
            "number": self._number,
            "money": self._number,
            "date": self._date,
            "person": self._person,
            "system_link": self._link,
            "rows": self._rows,
            "matrix": self._matrix,
            "group": self._marks,
        }

    def answer(self, target: Target, cell: Cell, meanings: Meanings) -> Value:
        """None when the cell says nothing. For a part it is the part's value, UNKNOWN or NONE."""
        text = text_of(cell)
        shared = self._shared(target, text, meanings)
        if shared is not _GO_ON:
            return shared
        if target.person_part:
            return self._judge(target.question, {f"q.{target.person_part}": [text]}, lambda value: value[target.person_part])
        asked = target.asked
        reader = self._readers.get(asked.kind)
        return self._judge(asked, reader(target, asked, cell, text, meanings) if reader else {"q": [text]})

    def _shared(self, target: Target, text: str, meanings: Meanings) -> Any:
        """What every column understands alike: nothing, don't know, there is none."""
        if not text:
            return None
        folded = fold(text)
        if not folded:
            return UNKNOWN if "?" in text and target.question.may_be_unknown else None
        if folded in meanings and not meanings[folded]:
            return None
        if len(folded) > 60 or folded in self.known.options.get(target.path, ()) or folded in meanings or target.question.kind == "name":
            return _GO_ON
        if folded in self.words.empty:
            return None
        if folded in self.words.unknown and target.question.may_be_unknown:
            return UNKNOWN
        return NONE if self.known.is_none(target.question, folded) else _GO_ON

    def _judge(self, asked: Any, inputs: Inputs, take: Callable[[Any], Value] = lambda value: value) -> Value:
        problems: list[Problem] = []
        value = KINDS[asked.kind].parse(asked, "q", inputs, self.context, problems)
        if problems:
            raise Refused(problems[0].message)
        return None if value is None else take(value)

    def _options_in_words(self, path: str) -> str:
        labels = [label for _option, label in self.known.choices(path, self.context.language)]
        return "; ".join(labels[:_NAMED]) + ("; …" if len(labels) > _NAMED else "")

    def _find_option(self, path: str, asked: Any, word: str, meanings: Meanings) -> str | None:
        folded = fold(word)
        found = meanings.get(folded) or self.known.options.get(path, {}).get(folded)
        if found is None and asked.kind == "scale":
            mark = _MARK.search(word)
            found = mark[0] if mark and len(_MARK.findall(word)) == 1 else None
        if found is None and asked.kind == "yes_no":
            # Ja, delvis; Nej, planeras: the first word is the answer.
            found = self.known.options[path].get(fold(word.split()[0].rstrip(",.;:")), None) if word.split() else None
        return found

    def _option(self, target: Target, asked: Any, cell: Cell, text: str, meanings: Meanings) -> Inputs:
        if asked.kind == "yes_no" and text in ("1", "0"):
            return {"q": ["yes" if text == "1" else "no"]}
        found = self._find_option(target.path, asked, text, meanings)
        if found is None:
            raise NotUnderstood(_OPTION_NEEDED, text, word=text, options=self._options_in_words(target.path))
        return {"q": [found]}

    def _several(self, target: Target, asked: Any, cell: Cell, text: str, meanings: Meanings) -> Inputs:
        listed = json_of(text)
        known = self.known.options[target.path]
        if isinstance(listed, list):
            pieces = [str(each) for each in listed]
        else:
            pieces = pieces_of(text, lambda piece: fold(piece) in known or fold(piece) in meanings)
        chosen = []
        for piece in pieces:
            if meanings.get(fold(piece)) == "":
                continue
            found = self._find_option(target.path, asked, piece, meanings)
            if found is None:
                raise NotUnderstood(_OPTION_NEEDED, piece, word=piece, options=self._options_in_words(target.path))
            chosen.append(found)
        return {"q": chosen}

    def _number(self, target: Target, asked: Any, cell: Cell, text: str, meanings: Meanings) -> Inputs:
        found = number_text(cell, is_money=asked.kind == "money")
        if found is None:
            raise NotUnderstood(_NUMBER_NEEDED, text)
        return {"q": [found]}

    def _date(self, target: Target, asked: Any, cell: Cell, text: str, meanings: Meanings) -> Inputs:
        found = date_text(cell)
        if found is None:
            raise NotUnderstood(_DATE_NEEDED, text)
        return {"q": [found]}

    def _person(self, target: Target, asked: Any, cell: Cell, text: str, meanings: Meanings) -> Inputs:
        written = json_of(text)
        if isinstance(written, dict):
            parts = {part: str(written[part]) for part in PERSON_PARTS if written.get(part)}
        else:
            parts = person_of(text, self.words.is_function)
        return {f"q.{part}": [words] for part, words in parts.items()}

    def _link_inputs(self, name: str, text: str) -> dict[str, list[str]]:
        number = self.ids.get(fold(text))
        return {f"{name}.system": [number]} if number else {f"{name}.name": [text]}

    def _link(self, target: Target, asked: Any, cell: Cell, text: str, meanings: Meanings) -> Inputs:
        return self._link_inputs("q", text)

    def _rows(self, target: Target, asked: Any, cell: Cell, text: str, meanings: Meanings) -> Inputs:
        """A JSON list, or a line for each row: its columns parted by | or tabs, or one text that names what the row is about."""
        listed = json_of(text)
        rows = listed if isinstance(listed, list) else [listed] if isinstance(listed, dict) else lines_of(text)
        inputs: dict[str, list[str]] = {}
        for index, row in enumerate(rows):
            cells = self._row_of_object(asked, row) if isinstance(row, dict) else self._row_of_line(asked, str(row))
            for key, words in cells.items():
                inputs |= self._column_inputs(asked, key, f"q.{index}.{key}", words)
        return inputs

    def _row_of_object(self, asked: Any, row: dict[Any, Any]) -> dict[str, str]:
        names = {fold(name): column.key for column in asked.columns for name in (column.key, column.label.sv, column.label.en)}
        return {names[fold(str(name))]: text_of(value if isinstance(value, str | int | float | bool) else str(value)) for name, value in row.items() if fold(str(name)) in names and value is not None}  # fmt: skip

    def _row_of_line(self, asked: Any, line: str) -> dict[str, str]:
        keys = [column.key for column in asked.columns]
        cells = [cell.strip() for cell in re.split(r"[|\t]", line)]
        if len(cells) > 1:
            return {key: cell for key, cell in zip(keys, cells, strict=False) if cell}
        if {"name", "function"} <= set(keys):
            return {key: words for key, words in person_of(line, self.words.is_function).items() if key in keys}
        about = next((column.key for column in asked.columns if column.kind == "system_link"), keys[0])
        # An arrow says which way it goes.
        arrow = re.match(r"(<->|↔|<-+|←|-+>|→)\s*", line)
        way = {"<->": "both", "↔": "both", "<": "in", "←": "in"}.get(arrow[1] if arrow[1] in ("<->", "↔") else arrow[1][0], "out") if arrow else ""
        found = {about: line[arrow.end() :] if arrow else line}
        return found | {"direction": way} if way and "direction" in keys else found

    def _column_inputs(self, asked: Any, key: str, name: str, words: str) -> dict[str, list[str]]:
        column = next(column for column in asked.columns if column.key == key)
        path = f"{asked.key}.{key}"
        if column.kind == "system_link":
            return self._link_inputs(name, words)
        if column.kind in ("choice", "yes_no"):
            found = self._find_option(path, column, words, {})
            if found is None:
                labels = [option.label.in_(self.context.language) for option in getattr(column, "options", ())]
                raise NotUnderstood(_OPTION_NEEDED, words, options="; ".join(labels))
            return {name: [found]}
        return {name: [words]}

    def _matrix(self, target: Target, asked: Any, cell: Cell, text: str, meanings: Meanings) -> Inputs:
        written = json_of(text)
        pairs = written if isinstance(written, dict) else dict(_pair(line) for line in lines_of(text))
        rows = {fold(name): row.key for row in asked.rows for name in (row.key, row.label.sv, row.label.en)}
        options = {fold(name): option.key for option in asked.options for name in (option.key, option.label.sv, option.label.en)}
        inputs = {}
        for name, word in pairs.items():
            row, option = rows.get(fold(str(name))), options.get(fold(str(word)))
            if row is None or option is None:
                language = self.context.language
                example = f"{asked.rows[0].label.in_(language)}: {asked.options[0].label.in_(language)}"
                raise NotUnderstood(_PAIRS_NEEDED, f"{name}: {word}" if word else str(name), example=example)
            inputs[f"q.{row}"] = [option]
        return inputs

    def _marks(self, target: Target, asked: Any, cell: Cell, text: str, meanings: Meanings) -> Inputs:
        """3-2-2, K3 R2 T2 or 322: a mark for each scale, in their order."""
        scales = [part for part in asked.parts if part.kind == "scale"]
        marks = _MARK.findall(text)
        if len(marks) == 1 and len(marks[0]) == len(scales):
            marks = list(marks[0])
        if len(marks) != len(scales):
            raise NotUnderstood(_PAIRS_NEEDED, text, example="-".join(str(scale.maximum - 1) for scale in scales))
        return {f"q.{scale.key}": [mark] for scale, mark in zip(scales, marks, strict=True)}


def _pair(line: str) -> tuple[str, str]:
    name, _mark, word = re.sub(r"\s[–=-]+\s|=", ":", line, count=1).partition(":")
    return name.strip(), word.strip()


_GO_ON = object()
