"""One institution's answer in words: in a cell of the matrix, and in a row of the workbook. Pure."""

from __future__ import annotations

from functools import cached_property

from inventory_app.answers.kinds import show_number
from inventory_app.comparison import questions_words as words
from inventory_app.comparison import words as shared
from inventory_app.comparison.items import WRITTEN, Item, Sort
from inventory_app.comparison.tally import Answer, Tally
from inventory_app.comparison.view import Source
from inventory_app.documents.blocks import Cell, Tone


class Cells:
    def __init__(self, source: Source) -> None:
        self.source = source

    @cached_property
    def legend(self) -> tuple[tuple[Tone, str], ...]:
        say = self.source.say
        return (("three", say(words.COMMONEST)), ("one", say(words.OTHER)), ("weak", say(shared.UNKNOWN)))

    def option(self, item: Item, option: str) -> str:
        if option == WRITTEN:
            return self.source.say(words.WRITTEN)
        return next((self.source.say(text) for key, text in item.options if key == option), option)

    def order(self, found: Tally) -> list[str]:
        """As the question offers them; what only an older edition offers comes last."""
        offered = [key for key, _text in found.item.options]
        return [*offered, *sorted(set(found.options) - set(offered))]

    def _number(self, item: Item, number: float) -> str:
        language = self.source.language
        shown = show_number(round(number, 1) if item.sort is Sort.SCALE or number != int(number) else int(number), language)
        if item.sort is Sort.MONEY:
            return f"{shown} kr" if language == "sv" else f"SEK {shown}"
        return f"{shown} {item.unit.in_(language)}" if item.unit else shown

    def total(self, found: Tally) -> str:
        """What the numbers come to, with the least and the most of those seen by name."""
        if found.total is None:
            return ""
        name = self.source.say(words.MEAN_OF_ALL if found.item.sort is Sort.SCALE else words.SUM)
        spread = (
            ""
            if found.least is None or found.least == found.most
            else f" ({show_number(found.least, self.source.language)}–{show_number(found.most or 0, self.source.language)})"
        )
        return f"{name}: {self._number(found.item, found.total)}{spread}"

    def lines(self, item: Item, answer: Answer) -> tuple[str, ...]:
        if answer.number is not None and item.sort is Sort.DATE:
            return (answer.years,)
        if answer.number is not None:
            value = answer.number / answer.systems if item.sort is Sort.SCALE else answer.number
            shown = self._number(item, value)
            return (self.source.say(words.MEAN, n=shown) if item.sort is Sort.SCALE and item.of_systems else shown,)
        order = {key: place for place, (key, _text) in enumerate(item.options)}
        chosen = sorted(answer.options.items(), key=lambda each: (order.get(each[0], len(order)), each[0]))
        return tuple(f"{self.option(item, option)} ({number})" if item.of_systems else self.option(item, option) for option, number in chosen)

    def note(self, item: Item, answer: Answer) -> str:
        """Of numbers of systems: the least and the most, and how many systems."""
        if answer.number is None or not item.of_systems:
            return ""
        systems = self.source.say(words.ONE_SYSTEM) if answer.systems == 1 else self.source.say(words.OF_SYSTEMS, n=answer.systems)
        if item.sort is Sort.DATE or answer.least is None or answer.most is None or answer.least == answer.most:
            return systems
        return f"{show_number(answer.least, self.source.language)}–{show_number(answer.most, self.source.language)}, {systems}"

    def words(self, item: Item, answer: Answer | None) -> str:
        """In one line; nothing where nothing is answered."""
        if answer is None or not answer.is_answered:
            return self.source.say(shared.UNKNOWN) if answer and answer.is_unknown else ""
        note = self.note(item, answer)
        return "; ".join(self.lines(item, answer)) + (f" ({note})" if note else "")

    def cell(self, found: Tally, answer: Answer | None) -> Cell:
        item = found.item
        if answer is None or not answer.is_answered:
            return Cell(lines=(self.source.say(shared.UNKNOWN),), tone="weak") if answer and answer.is_unknown else Cell(lines=("–",))
        is_commonest = item.sort is Sort.ONE and not found.commonest.isdisjoint(answer.options)
        return Cell(lines=self.lines(item, answer), tone="three" if is_commonest else "one", note=self.note(item, answer))
