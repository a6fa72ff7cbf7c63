"""The pen of a joint specification: what its own chapters write with. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inventory_app.documents.blocks import Bullets, Column, Paragraph, Prose, Table, Words
from inventory_app.joint import words
from inventory_app.joint.fold import Common, Deviation, Sort
from inventory_app.joint.gathered import Gathered
from inventory_app.specification import words as shared
from inventory_app.specification.pen import Pen


@dataclass(frozen=True)
class Desk:
    gathered: Gathered
    pen: Pen

    def line(self, text: str) -> Prose:
        return Prose(parts=(Paragraph(lines=(text,)),))

    def name_of(self, party_key: str) -> str:
        return next(party.names[self.pen.language] for party in self.gathered.fold.parties if party.key == party_key)

    def table(self, caption: str, columns: Sequence[tuple[str, int]], rows: Sequence[tuple[Words, ...]], numbers: int = 0) -> Table:
        """`columns` of label and share of the width; the last `numbers` of them hold numbers."""
        first = len(columns) - numbers
        made = tuple(Column(label=label, share=share, is_number=place >= first) for place, (label, share) in enumerate(columns))
        return Table(caption=caption, columns=made, rows=tuple(rows))

    def level(self, level: str) -> str:
        return self.pen.say(shared.LEVEL_LABELS[level])

    def choice(self, common: Common, deviation: Deviation, *, in_full: bool) -> str:
        """What they chose instead. Own wording stands in full in the annex only."""
        pen = self.pen
        if deviation.sort is Sort.NOT_NEEDED:
            return pen.say(words.NOT_NEEDED)
        if deviation.sort is Sort.UNDECIDED:
            return pen.say(words.UNDECIDED)
        if deviation.sort is Sort.LEVEL:
            return pen.say(words.LEVEL_IS, level=self.level(deviation.level or ""))
        assert deviation.theirs is not None
        if deviation.parameter is None:
            return pen.say(words.OWN_WORDING, words=deviation.theirs.text_in(pen.language).text) if in_full else pen.say(words.ANOTHER_WORDING)
        blank = deviation.parameter
        value, shared_value = (each.show_value(blank, pen.language) or "–" for each in (deviation.theirs, common.chosen))
        return pen.say(words.VALUE_IS, label=_inside(blank.label.in_(pen.language)), value=value, common=shared_value)

    def choices(self, lines: Sequence[str]) -> Words:
        if len(lines) == 1:
            return self.line(lines[0])
        return Prose(parts=(Bullets(items=tuple(lines)),))


def _inside(label: str) -> str:
    """A label inside a sentence; abbreviations keep their capitals."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label
