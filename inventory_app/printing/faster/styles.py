"""Computed styles: one for all boxes that would get the same.

WeasyPrint shares the style of elements that the same rules match, but not that of the some five pseudo-elements beside
each of them, nor that of the eighteen boxes in the margins of each page: of 25,000 styles some 300 differ.
"""

from typing import Any

from weasyprint.css import ComputedStyle, InitialStyle

from inventory_app.printing.faster.replacing import in_place_of


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
    if target_collector and computed["anchor"]:
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
