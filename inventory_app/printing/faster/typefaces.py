"""What Pango must know of a style to set text in it: put together once per look, not once per line.

A typeface keeps the lines that were set in it, and the process keeps the typefaces: the next document says most of what
this one says, since both are made of the same catalogue.
"""

from typing import Any

from weasyprint.text.ffi import TO_UNITS, ffi, gobject, pango
from weasyprint.text.fonts import FontConfiguration
from weasyprint.text.line_break import Layout, _font_style_cache_key

ffi.cdef("""
    PangoContext * pango_layout_get_context (PangoLayout *layout);
    const PangoFontDescription * pango_layout_get_font_description (PangoLayout *layout);
""")

# All that a layout and the breaking of its lines depend on, beside what makes the font.
LOOK = (
    *("direction", "white_space", "letter_spacing", "word_spacing", "overflow_wrap", "word_break", "hyphens", "hyphenate_character"),
    *("hyphenate_limit_chars", "hyphenate_limit_zone", "text_decoration_line", "font_kerning", "tab_size"),
)
TO_THE_END = 2**32 - 1

# Some three kilobytes each; a full catalogue with twenty systems has 3,500.
MOST_LINES = 10_000

_setup = Layout.setup


class Typeface:
    """The look of text, with the lines that were set in it."""

    def __init__(self, style: Any) -> None:
        # Text by itself in one line, and the first lines of longer ones.
        self.whole: dict[str, Any] = {}
        self.parts: dict[Any, Any] = {}
        self.wraps = style["white_space"] in ("normal", "pre-wrap", "pre-line")
        self.collapses = style["white_space"] in ("normal", "nowrap", "pre-line")
        model = Layout.__new__(Layout)
        model.justification_spacing = 0
        _setup(model, style)
        # A style leads to all styles of its document.
        del model.style
        self.model = model
        self.language = model.language
        self.ascent = model.ascent
        self.underline_position = model.underline_position
        self.strikethrough_position = model.strikethrough_position
        self.underline_thickness = getattr(model, "underline_thickness", None)
        self.strikethrough_thickness = getattr(model, "strikethrough_thickness", None)
        features = pango.pango_layout_get_attributes(model.layout)
        # Spacing of words is set per text, and features come with a list of their own: both as WeasyPrint does them.
        self.plain = not style["word_spacing"] and features == ffi.NULL and bool(style["font_size"])
        self.context = pango.pango_layout_get_context(model.layout)
        self.description = pango.pango_layout_get_font_description(model.layout)
        self.attributes = _attributes(style)

    def new_layout(self) -> Any:
        layout = ffi.gc(pango.pango_layout_new(self.context), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(layout, False)
        pango.pango_layout_set_font_description(layout, self.description)
        if self.attributes:
            pango.pango_layout_set_attributes(layout, self.attributes)
        return layout


def _attributes(style: Any) -> Any:
    """What holds for every text whatever its length; nobody changes the list, so that all layouts share it."""
    wanted = []
    if style["letter_spacing"] != "normal":
        wanted.append(pango.pango_attr_letter_spacing_new(int(style["letter_spacing"] * TO_UNITS)))
    if style["overflow_wrap"] in ("anywhere", "break-word"):
        wanted.append(pango.pango_attr_insert_hyphens_new(False))
    if not wanted:
        return None
    attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    for attribute in wanted:
        attribute.start_index, attribute.end_index = 0, TO_THE_END
        pango.pango_attr_list_change(attributes, attribute)
    return attributes


def typeface_of(style: Any) -> Typeface:
    # On the object: a copy of a style, which may be changed afterwards, starts without it.
    face: Typeface | None = getattr(style, "typeface", None)
    if face is None:
        known: dict[Any, Typeface] = style.font_config.__dict__.setdefault("typefaces", {})
        look = (_font_style_cache_key(style), style["font_size"], *(str(style[name]) for name in LOOK))
        face = known.get(look)
        if face is None:
            face = known[look] = Typeface(style)
        style.typeface = face
    return face


class Fonts:
    """The fonts of all documents of this process, with what Pango and we know about them."""

    def __init__(self) -> None:
        self.configuration = FontConfiguration()

    def for_page(self, html: str) -> FontConfiguration:
        # A document may bring fonts, which must not be there for the next one.
        return FontConfiguration() if "@font-face" in html.lower() else self.configuration

    def lines(self) -> int:
        """How many are kept."""
        return sum(len(face.whole) + len(face.parts) for face in self._typefaces().values())

    def forget_old_lines(self) -> None:
        """To be called between documents: the lines of one are needed until it is drawn."""
        if self.lines() > MOST_LINES:
            # With their typefaces, since sizes and spacings may be any number.
            self._typefaces().clear()

    def _typefaces(self) -> dict[Any, Typeface]:
        kept: dict[Any, Typeface] = self.configuration.__dict__.setdefault("typefaces", {})
        return kept
