"""Lines of text: shaped once, kept, and handed out again.

WeasyPrint shapes a line four to five times: a draft with what may follow, a try with the next word, one try per place
where that may be hyphenated, the line alone, and, since it keeps no layout, the line again when it is drawn. Here the
line alone is kept until the document is done, a text that was met before is not shaped again, and nothing is tried
that cannot fit.
"""

from copy import copy
from math import inf
from typing import Any

from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.line_break import Layout, can_break_text, split_first_line, strut

from inventory_app.printing.faster.replacing import in_place_of
from inventory_app.printing.faster.typefaces import Typeface, typeface_of

ffi.cdef("void pango_layout_line_index_to_x (PangoLayoutLine *line, int index_, int trailing, int *x_pos);")

# Breaks in so small a width are those of single words; WeasyPrint has a way of its own for them.
NARROW = 4
SOFT_HYPHEN = "\u00ad"
# What kerning between two words may change, in parts of the font's size.
DOUBT = 0.25

_setup, _set_text, _deactivate, _reactivate = Layout.setup, Layout.set_text, Layout.deactivate, Layout.reactivate
_split_first_line, _strut, _can_break_text = split_first_line, strut, can_break_text
_breaks: dict[tuple[str, str | None], bool] = {}


@in_place_of("weasyprint.text.line_break", "Layout.setup", "fb227a55094f41d4")
def setup(self: Any, style: Any) -> None:
    face = typeface_of(style)
    self.plain = face.plain and not self.justification_spacing
    if not self.plain:
        _setup(self, style)
        return
    self.style = style
    self.first_line_direction = 0
    self.language = face.language
    self.ascent, self.underline_position, self.strikethrough_position = face.ascent, face.underline_position, face.strikethrough_position
    self.underline_thickness, self.strikethrough_thickness = face.underline_thickness, face.strikethrough_thickness
    self.layout = face.new_layout()


@in_place_of("weasyprint.text.line_break", "Layout.set_text", "fe23ca9937dbf520")
def set_text(self: Any, text: str, justify: bool = False) -> None:
    if self.plain and ("\n" in text or "\t" in text or "\x00" in text):
        # WeasyPrint changes the attributes that it finds, and these are shared.
        pango.pango_layout_set_attributes(self.layout, ffi.NULL)
        self.plain = False
    if not self.plain:
        _set_text(self, text, justify)
        return
    self.text = text
    # Letter spacing and the like are set for any text in the layouts of a typeface.
    encoded = text.encode()
    pango.pango_layout_set_text(self.layout, encoded, len(encoded))


@in_place_of("weasyprint.text.line_break", "Layout.deactivate", "bfec3ec8406e1c82")
def deactivate(self: Any) -> None:
    if self.plain:
        # A style leads to all styles of its document, and the line may outlive that.
        self.style = None
    else:
        _deactivate(self)


@in_place_of("weasyprint.text.line_break", "Layout.reactivate", "0b89ee097104b713")
def reactivate(self: Any, style: Any) -> None:
    if not self.plain:
        _reactivate(self, style)


@in_place_of("weasyprint.text.line_break", "strut", "b57885b70dd08efe")
def strut_of(style: Any) -> Any:
    # On the object: a copy of a style, which may be changed afterwards, starts without it.
    try:
        return style.strut
    except AttributeError:
        style.strut = _strut(style)
        return style.strut


@in_place_of("weasyprint.text.line_break", "can_break_text", "4f3fb5ef1c239df9")
def can_break(text: str, lang: str | None) -> bool:
    if len(text) > 2:
        return bool(_can_break_text(text, lang))
    # The last letter of one box and the first of the next: some hundred pairs, asked for again and again.
    known = _breaks.get((text, lang))
    if known is None:
        if len(_breaks) > 10_000:
            _breaks.clear()
        known = _breaks[text, lang] = _can_break_text(text, lang)
    return known


@in_place_of("weasyprint.text.line_break", "split_first_line", "39ad1016863ca34d")
def split(
    text: str, style: Any, context: Any, max_width: float | None, justification_spacing: float, is_line_start: bool = True, minimum: bool = False
) -> Any:
    face = typeface_of(style)
    if not face.plain or justification_spacing or "\n" in text:
        return _split_first_line(text, style, context, max_width, justification_spacing, is_line_start, minimum)
    whole = face.whole.get(text)
    if whole is not None and (max_width is None or not face.wraps or whole[3] <= max_width):
        return _for_width(whole, max_width)
    key = (text, max_width, is_line_start, minimum)
    found = face.parts.get(key)
    if found is None:
        found = _without_trying(text, style, face, max_width) or _split_first_line(
            text, style, context, max_width, justification_spacing, is_line_start, minimum
        )
        # In too small a width a last space may have gone, which counts where there is room.
        if found[2] is None and found[0].text == text:
            face.whole[text] = found
        else:
            face.parts[key] = found
    return found


def _for_width(found: Any, max_width: float | None) -> Any:
    layout, *rest = found
    if layout.max_width != max_width:
        # Only a line that ends in an ellipsis looks at it.
        layout = copy(layout)
        layout.max_width = max_width
    return layout, *rest


def _without_trying(text: str, style: Any, face: Typeface, max_width: float | None) -> Any:
    """The first line, where it is plain that no more fits on it; None otherwise."""
    if max_width is None or not face.wraps or not face.collapses or max_width == inf or style["font_size"] * NARROW > max_width:
        return None
    short = text[: int(max_width / style["font_size"] * NARROW)]
    layout = line_break.create_layout(short, style, None, max_width, 0)
    if not layout.plain:
        return None
    first_line, end = layout.get_first_line()
    if end is None and short != text:
        short = text
        layout.set_text(text)
        first_line, end = layout.get_first_line()
    width, _ = line_break.line_size(first_line, style)
    if width > max_width:
        return None
    if end is None:
        return line_break.first_line_metrics(first_line, short, layout, None, True, style)
    if SOFT_HYPHEN in short:
        return None
    if _may_take_more(short.encode()[end:].decode(), layout, face, style, end, max_width - width):
        return None
    return line_break.first_line_metrics(first_line, short, layout, end, True, style)


def _may_take_more(rest: str, layout: Any, face: Typeface, style: Any, end: int, room: float) -> bool:
    """Whether the next word, or a part of it before a hyphen, is near enough to fitting to be worth a try."""
    word = rest.split(" ", 1)[0]
    if style["hyphens"] == "auto" and style["lang"]:
        _, letters, _ = style["hyphenate_limit_chars"]
        word = word[:letters]
    if len(word) == len(rest):
        # Nothing after it: the draft may have been cut inside the word.
        return True
    x = ffi.new("int *")
    second_line = pango.pango_layout_get_line_readonly(layout.layout, 1)
    pango.pango_layout_line_index_to_x(second_line, end + len(word.encode()), 0, x)
    return bool(x[0] * FROM_UNITS <= room + DOUBT * style["font_size"])
