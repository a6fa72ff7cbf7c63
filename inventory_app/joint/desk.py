"""The pen of a joint specification: what its own chapters write with. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inventory_app.documents.blocks import Column, Paragraph, Prose, Table, Words
from inventory_app.documents.prose import read_prose
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

    def common_of(self, common: Common, deviation: Deviation) -> Words:
        """What the common part says of that in which somebody differs."""
        chosen, pen = common.chosen, self.pen
        if deviation.parameter is not None:
            value = chosen.show_value(deviation.parameter, pen.language) or "–"
            return pen.say(words.VALUE_IS, label=deviation.parameter.label.in_(pen.language), value=value)
        return self.level(chosen.effective_level or "")

    def theirs(self, deviation: Deviation) -> Words:
        pen = self.pen
        if deviation.sort is Sort.NOT_NEEDED:
            return pen.say(words.NOT_NEEDED)
        if deviation.sort is Sort.UNDECIDED:
            return pen.say(words.UNDECIDED)
        if deviation.sort is Sort.LEVEL:
            return pen.say(words.LEVEL_IS, level=self.level(deviation.level or ""))
        assert deviation.theirs is not None
        if deviation.parameter is not None:
            value = deviation.theirs.show_value(deviation.parameter, pen.language) or "–"
            return pen.say(words.VALUE_IS, label=deviation.parameter.label.in_(pen.language), value=value)
        worded = deviation.theirs.text_in(pen.language)
        return read_prose(pen.say(words.OWN_WORDING, words=worded.text), pen.language, written_in=worded.language)
