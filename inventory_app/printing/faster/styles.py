"""Computed styles: one for all boxes that would get the same.

WeasyPrint shares the style of elements that the same rules match, but not that of the some five pseudo-elements beside
each of them, nor that of the eighteen boxes in the margins of each page: of 25,000 styles some 300 differ.
"""

from typing import Any

from weasyprint.css import ComputedStyle, InitialStyle
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.functions import check_math
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

from inventory_app.printing.faster.replacing import in_place_of

_missing = ComputedStyle.__missing__
MISSING = object()
# What is more than inherited or initial where no rule names it.
INVOLVED = {
    *{"float", "position", "display", "page"},
    *INITIAL_NOT_COMPUTED,
    *(name for name in INITIAL_VALUES if name.startswith("text_decoration_")),
}
LOGICAL = {function(block="ttb", inline=inline) for function in PHYSICAL_FUNCTIONS.values() for inline in ("ltr", "rtl")}


@in_place_of("weasyprint.css", "StyleFor.set_computed_styles", "b5b15856b8beff3f")
def set_computed_styles(
    self: Any, element: Any, parent: Any, root: Any = None, pseudo_type: Any = None, base_url: Any = None, target_collector: Any = None
) -> None:
    computed_styles = self.get_computed_styles()
    is_root = element == root and pseudo_type is None
    parent_style = None if is_root else computed_styles[parent, None]
    cascaded = self.get_cascaded_styles().get((element, pseudo_type), {})
    # Values live as long as the style sheet or the style that holds them, so does their identity.
    key = (
        *(id(parent_style), pseudo_type, base_url),
        *((name, id(value), precedence, layer, *specificity) for name, (value, (precedence, layer, specificity)) in cascaded.items()),
    )
    shared = self.__dict__.setdefault("shared", {})
    computed = shared.get(key)
    if computed is None:
        root_style = InitialStyle(self.font_config) if is_root else computed_styles[root, None]
        computed = shared[key] = ComputedStyle(parent_style, cascaded, pseudo_type, root_style, base_url, self.font_config, self.initial_page_sizes)
    computed_styles[element, pseudo_type] = computed
    if target_collector and "anchor" in cascaded and computed["anchor"]:
        target_collector.collect_anchor(computed["anchor"])


@in_place_of("weasyprint.layout.page", "set_page_type_computed_styles", "4e68b396b35c4a06")
def set_page_type_computed_styles(page_type: Any, html: Any, style_for: Any) -> None:
    # What the pages before left here would be looked through for every page to come.
    cascaded = style_for.get_cascaded_styles()
    cascaded.clear()
    style_for.add_page_declarations(page_type)
    root = html.etree_element
    style_for.set_computed_styles(page_type, root=root, parent=root, base_url=html.base_url)
    for element, pseudo_type in cascaded:
        if pseudo_type:
            style_for.set_computed_styles(element, pseudo_type=pseudo_type, root=root, parent=element, base_url=html.base_url)


@in_place_of("weasyprint.css", "ComputedStyle.__missing__", "b318d8efc8ac79d7")
def missing(self: Any, key: str) -> Any:
    """A value that no rule gives: that of the parent or the initial one, without all the questions in between."""
    parent_style = self.parent_style
    # Logical names (margin-block-start) may stand for the one that is asked for.
    if parent_style is None or key in INVOLVED or key in self.cascaded or (key in PHYSICAL_FUNCTIONS and not LOGICAL.isdisjoint(self.cascaded)):
        return _missing(self, key)
    if key in INHERITED:
        value = parent_style[key]
        if check_math(value):
            return _missing(self, key)
    else:
        value = INITIAL_VALUES.get(key, MISSING)
        if value is MISSING:
            return _missing(self, key)
    self[key] = value
    return value
