"""Drawing of text: a glyph is written the way it was written before.

WeasyPrint works out for every single glyph what it reads as, how wide it is and what to write for it. A document of
200,000 glyphs has some 300 different ones.
"""

from copy import copy
from typing import Any

from weasyprint.draw.text import draw_first_line as _draw_first_line
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from inventory_app.printing.faster.replacing import in_place_of

# Where the four numbers of a glyph lie in Pango's memory: which, how wide, how far right, how far up; and a mark.
NUMBERS = ffi.sizeof("PangoGlyphInfo") // ffi.sizeof("int")


class Written:
    """One font in one size: what stands in the file for a glyph of a certain width."""

    def __init__(self, font: Any, size: float, layout: Any) -> None:
        self.font = font
        self.size = size
        # As long as a layout with it lives, so does the font, and nothing else gets its address.
        self.layout = layout
        # Older than 1.48.2, Pango tells another size (its issue 530), which WeasyPrint knows how to handle.
        self.plain = pango.pango_version() >= 14802 and not (font.bitmap or font.svg or font.png or font.colr)
        self.pieces: dict[tuple[int, int], str] = {}

    def add(self, item: Any, glyphs: list[int], widths: list[int], stream: Any, text: bytes) -> None:
        """Note the glyphs of a run that were not met before."""
        for position, (glyph, width) in enumerate(zip(glyphs, widths, strict=True)):
            if (glyph, width) in self.pieces:
                continue
            if glyph not in self.font.to_unicode:
                self.font.to_unicode[glyph] = _cluster(item, position, len(glyphs), text)
            if glyph not in self.font.widths:
                pango.pango_font_get_glyph_extents(item.item.analysis.font, glyph, stream.ink_rect, stream.logical_rect)
                self.font.widths[glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / self.size)
            kerning = self.font.widths[glyph] - width * 1000 * FROM_UNITS / self.size
            self.pieces[glyph, width] = f"{glyph:04x}>{int(kerning)}<" if kerning else f"{glyph:04x}"


def _cluster(item: Any, position: int, count: int, text: bytes) -> str:
    clusters, length = item.glyphs.log_clusters, item.item.length
    if item.item.analysis.level % 2:
        end = length if position == 0 else clusters[position - 1]
    else:
        end = length if position == count - 1 else clusters[position + 1]
    offset = item.item.offset
    return text[offset + clusters[position] : offset + end].decode()


@in_place_of("weasyprint.draw.text", "draw_first_line", "1bb8eae6d88e71b1")
def draw_first_line(stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any) -> Any:
    layout = textbox.pango_layout
    if not getattr(layout, "plain", False):
        return _draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)
    if not textbox.text.strip() or textbox.style["font_size"] < 1e-6:
        return []
    runs = _runs(stream, layout) if text_overflow != "ellipsis" and block_ellipsis == "none" else None
    if runs is None:
        # What is cut or not plain is done as ever, in a layout of its own: the other is kept for all that say the same.
        layout = textbox.pango_layout = copy(layout)
        layout.plain = False
        layout.reactivate(textbox.style)
        return _draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)
    stream.set_text_matrix(*matrix.values)
    string, previous = "", None
    for written, pieces in runs:
        if written is not previous:
            if string:
                stream.show_text(string)
            string, previous = "", written
            stream.set_font_size(written.font.hash, written.size)
        string = f"{string}<{pieces}"
        string = string[:-1] if string[-1] == "<" else f"{string}>"
    stream.show_text(string)
    return []


def _runs(stream: Any, layout: Any) -> list[tuple[Written, str]] | None:
    """The font and the glyphs of each run of a line; None where one of them is out of the ordinary."""
    found = []
    line, _ = layout.get_first_line()
    run = line.runs[0]
    while run != ffi.NULL:
        item = run.data
        run = run.next
        count = item.glyphs.num_glyphs
        numbers = memoryview(ffi.buffer(item.glyphs.glyphs, count * NUMBERS * 4)).cast("B").cast("i").tolist()
        glyphs = numbers[::NUMBERS]
        if any(numbers[2::NUMBERS]) or any(numbers[3::NUMBERS]) or (count and max(glyphs) >= pango.PANGO_GLYPH_EMPTY):
            return None
        written = _written(stream, item.item.analysis.font, layout)
        if not written.plain:
            return None
        widths = numbers[1::NUMBERS]
        pieces = written.pieces
        try:
            found.append((written, "".join([pieces[pair] for pair in zip(glyphs, widths, strict=True)])))
        except KeyError:
            written.add(item, glyphs, widths, stream, layout.text.encode())
            found.append((written, "".join([pieces[pair] for pair in zip(glyphs, widths, strict=True)])))
    return found


def _written(stream: Any, pango_font: Any, layout: Any) -> Written:
    fonts = stream._fonts
    address = int(ffi.cast("uintptr_t", pango_font))
    known = fonts.at.get(address)
    if known is None:
        font, size = stream.add_font(pango_font)
        known = fonts.at[address] = Written(font, size, layout)
    return known  # type: ignore[no-any-return]  # the dict of fonts is ours, WeasyPrint's stream untyped
