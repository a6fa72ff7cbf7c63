"""Used values of margins, paddings and sizes: worked out once per style, not once per box and pass.

Nearly all lengths of our documents are millimetres and points. Such a style gives the same used values in every
containing block, and WeasyPrint asks for them some fifteen times per box, through a chain of calls each.
"""

from typing import Any

from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.layout.percent import resolve_percentages as _resolve_percentages

from inventory_app.printing.faster.replacing import in_place_of

SIDES = ("top", "right", "bottom", "left")
LENGTHS = (
    *(f"margin_{side}" for side in SIDES),
    *(f"padding_{side}" for side in SIDES),
    *("width", "min_width", "max_width", "height", "min_height", "max_height"),
)


@in_place_of("weasyprint.layout.percent", "resolve_percentages", "71673078096fcf87")
def resolve_percentages(box: Any, containing_block: Any) -> None:
    style = box.style
    # On the object, not in the dict: a copy of a style, which may be changed afterwards, starts without it.
    try:
        lengths, borders, collapse = style.used
    except AttributeError:
        style.used = _used(style)
        lengths, borders, collapse = style.used
    if lengths is None or type(box) is AbsolutePlaceholder:
        _resolve_percentages(box, containing_block)
        return
    own = vars(box)
    own.update(lengths)
    if collapse:
        # Borders that collapse have been resolved between the cells already.
        for name, width in borders.items():
            own.setdefault(name, width)
    else:
        own.update(borders)


def _used(style: Any) -> tuple[dict[str, Any] | None, dict[str, Any], bool]:
    """The lengths, or None where one of them depends on the containing block; and the widths of the borders."""
    lengths: dict[str, Any] = {}
    if style["box_sizing"] != "content-box":
        return None, {}, False
    for name in LENGTHS:
        value = style[name]
        if value == "auto":
            lengths[name] = 0 if name in ("min_width", "min_height") else value
        elif getattr(value, "unit", None) == "px":
            lengths[name] = value.value
        else:
            return None, {}, False
    return lengths, {f"border_{side}_width": style[f"border_{side}_width"] for side in SIDES}, style["border_collapse"] == "collapse"
