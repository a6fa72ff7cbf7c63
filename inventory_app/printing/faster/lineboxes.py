"""Line boxes: the short way for a line that is nothing but text, with no float beside it.

Most lines of our documents are. WeasyPrint goes through all that a line may hold: parts that break, alignment of each
against each, floats that wait, and four looks at what stands beside it.
"""

from typing import Any

from weasyprint.css import AnonymousStyle
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.layout import inline, percent
from weasyprint.layout.float import avoid_collisions
from weasyprint.layout.inline import get_next_linebox

from inventory_app.printing.faster.replacing import in_place_of

_avoid_collisions, _get_next_linebox = avoid_collisions, get_next_linebox


@in_place_of("weasyprint.layout.float", "avoid_collisions", "5fc7793c573af328")
def avoid(context: Any, box: Any, containing_block: Any, outer: bool = True) -> Any:
    if context.excluded_shapes or box.is_floated() or containing_block.style["direction"] != "ltr":
        return _avoid_collisions(context, box, containing_block, outer)
    left, width = containing_block.content_box_x(), containing_block.width
    if outer:
        return left, box.position_y, left + width - left
    left_bound = left + box.margin_left
    available = left + width - box.margin_right - left_bound
    return left_bound - box.margin_left, box.border_box_y() - box.margin_top, available


@in_place_of("weasyprint.layout.inline", "get_next_linebox", "67af458c2545e74f")
def next_linebox(
    context: Any,
    linebox: Any,
    position_y: float,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    absolute_boxes: Any,
    fixed_boxes: Any,
    first_letter_style: Any,
    first_line_style: Any,
) -> Any:
    found = None
    if first_letter_style is None and first_line_style is None and not context.excluded_shapes and _is_text(linebox, containing_block):
        found = _line_of_text(context, linebox, position_y, skip_stack, containing_block)
    return found or _get_next_linebox(
        context,
        linebox,
        position_y,
        bottom_space,
        skip_stack,
        containing_block,
        absolute_boxes,
        fixed_boxes,
        first_letter_style,
        first_line_style,
    )


def _is_text(linebox: Any, containing_block: Any) -> bool:
    """Whether the line is one run of text; that of a line has no margin, border or padding."""
    children, style = linebox.children, linebox.style
    return (
        len(children) == 1
        and type(children[0]) is TextBox
        and type(style) is AnonymousStyle
        and style["direction"] == containing_block.style["direction"] == "ltr"
        and style["box_decoration_break"] == "slice"
        and children[0].style["vertical_align"] == "baseline"
        and children[0].is_in_normal_flow()
    )


def _line_of_text(context: Any, linebox: Any, position_y: float, skip_stack: Any, containing_block: Any) -> Any:
    """The line and where the next one starts; None where nothing of the text is left to see."""
    start = inline.skip_first_whitespace(linebox, skip_stack)
    if start == "continue":
        return None, None
    (text,) = linebox.children
    left = containing_block.content_box_x()
    linebox.position_x, linebox.position_y = left, position_y
    available = left + containing_block.width - left
    position_x = left + linebox.text_indent
    text.position_x, text.position_y = position_x, position_y
    percent.resolve_percentages(text, containing_block)
    skip = 0 if start is None else next(iter(start[0] or (0,)))
    # WeasyPrint's own allowance for what adding and taking away does to a float.
    room = (left + available) * (1 + 1e-9) - position_x
    piece, end, preserved_line_break = inline.split_text_box(context, text, room, skip, is_line_start=True)
    if piece is None:
        return None
    line = linebox.copy_with_children([piece])
    line.remove_decoration(start=start is not None, end=end is not None)
    line.width = piece.position_x + piece.margin_width() - line.content_box_x()
    inline._adjust_line_height(line)
    linebox.width, linebox.height = line.width, line.height
    if piece.text[-1] == " ":
        inline.remove_last_whitespace(context, line)
    offset_x = inline.text_align(context, line, available, last=end is None or preserved_line_break)
    top = min(0 - piece.baseline, 0 - line.baseline)
    bottom = max(0 - piece.baseline + piece.margin_height(), 0 - line.baseline + line.margin_height())
    piece.position_y = 0 - piece.baseline + (position_y - top)
    piece.position_x += offset_x
    line.position_x += offset_x
    line.position_y = position_y
    line.baseline = -top
    line.height = bottom - top
    line.margin_top = line.margin_bottom = 0
    return line, None if end is None else {0: {end: None}}
