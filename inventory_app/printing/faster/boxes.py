"""Questions asked of every box again and again, answered the short way."""

from typing import Any

from weasyprint.draw.color import get_color
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.layout.background import layout_box_backgrounds

from inventory_app.printing.faster.replacing import in_place_of

_layout_box_backgrounds = layout_box_backgrounds

CORNERS = ("top_left", "top_right", "bottom_right", "bottom_left")
WITHOUT_BACKGROUND = {"background": None, **{f"border_{corner}_radius": (0, 0) for corner in CORNERS}}


@in_place_of("weasyprint.formatting_structure.boxes", "Box.is_in_normal_flow", "5f49d6ab23da7e51")
def is_in_normal_flow(self: Any) -> bool:
    style = self.style
    if style["float"] == "none" and style["position"] in ("static", "relative"):
        return True
    return not (self.is_floated() or self.is_absolutely_positioned() or self.is_running() or self.is_footnote() or self.is_note())


@in_place_of("weasyprint.formatting_structure.boxes", "ParentBox.page_values", "9bcfda076d1961e6")
def page_values(self: Any) -> tuple[Any, Any]:
    """Of the first and the last child that count; WeasyPrint asks all between them, too, at every box above."""
    start = end = self.style["page"]
    first = next((child for child in self.children if child.is_in_normal_flow() or child.is_floated()), None)
    if first is None:
        return start, end
    last = next(child for child in reversed(self.children) if child.is_in_normal_flow() or child.is_floated())
    of_first = first.page_values()
    of_last = of_first if last is first else last.page_values()
    return of_first[0] or start, of_last[1] or end


@in_place_of("weasyprint.layout.background", "layout_box_backgrounds", "617a870678c82755")
def backgrounds(page: Any, box: Any, get_image_from_uri: Any, layout_children: bool = True, style: Any = None) -> None:
    if style is not None or box is page or type(box) is AbsolutePlaceholder or not _is_bare(box.style):
        _layout_box_backgrounds(page, box, get_image_from_uri, layout_children, style)
        return
    vars(box).update(WITHOUT_BACKGROUND)
    for child in box.all_children():
        backgrounds(page, child, get_image_from_uri)


def _is_bare(style: Any) -> bool:
    """Whether nothing is behind the text: no colour, picture, shadow or round corner."""
    # On the object: a copy of a style, which may be changed afterwards, starts without it.
    bare: bool | None = getattr(style, "bare", None)
    if bare is None:
        bare = style.bare = (
            style["border_image_source"][0] == style["mask_border_source"][0] == "none"
            and not any(value for _, value in style["background_image"])
            and get_color(style, "background_color").alpha == 0
            and not style["box_shadow"]
            and all((0, "px") in style[f"border_{corner}_radius"] for corner in CORNERS)
        )
    return bare
