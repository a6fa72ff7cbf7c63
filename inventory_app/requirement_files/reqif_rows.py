"""A ReqIF file as sheets: a row for each requirement, a column for each attribute, and the headings above it in a column of their own. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from inventory_app.exchange.reqif import OUR_TOOL, Reqif, SpecObject
from inventory_app.exchange.table import Cell, SheetRead
from inventory_app.spreadsheets.loosely import fold

# The column of the headings above, and that of the identifier, for files whose requirements have no id of their own.
CHAPTER, IDENTIFIER = "Kapitel (Chapter)", "ReqIF IDENTIFIER"
# The nearest are the ones that tell.
_HEADINGS = 6
_TITLES = ("ReqIF.ChapterName", "Object Heading", "Heading", "Rubrik", "ReqIF.Name", "Name", "Title")
_KINDS = ("Object Type", "Type", "Kind", "Artifact Type", "ReqIF.Category")

Names = Callable[[str], str | None]
"""What an attribute is about, by its name."""


class _Reader:
    def __init__(self, reqif: Reqif, path_of: Names, heading_words: frozenset[str]) -> None:
        self.is_ours = reqif.tool == OUR_TOOL
        self.path_of, self.heading_words = path_of, heading_words

    def text(self, each: SpecObject, path: str) -> str:
        return next((found for name in each.values if self.path_of(name) == path and (found := each.text(name))), "")

    def title(self, each: SpecObject) -> str:
        return next((found for name in _TITLES if (found := each.text(name))), "") or self.text(each, "text")

    def is_heading(self, each: SpecObject) -> bool:
        """What says so, or has a title above others and no text of its own."""
        if fold(each.type_name) in self.heading_words or any(fold(each.text(name)) in self.heading_words for name in _KINDS):
            return True
        has_text = any(self.text(each, path) for path in ("text", "text_sv", "text_en"))
        return not has_text and (bool(each.children) or any(each.text(name) for name in _TITLES[:3]))

    def rows(self, objects: Sequence[SpecObject], above: tuple[str, ...] = ()) -> Iterator[tuple[SpecObject, str]]:
        for each in objects:
            if self.is_heading(each):
                title = (self.is_ours and self.text(each, "id")) or self.title(each)
                yield from self.rows(each.children, (*above, *filter(None, [" ".join(title.split())[:200]])))
            else:
                if each.values:
                    yield each, " / ".join(above[-_HEADINGS:])
                yield from self.rows(each.children, above)

    def cell(self, each: SpecObject, name: str) -> Cell:
        value = each.values.get(name)
        if self.is_ours and isinstance(value, tuple):
            return ", ".join(option.code for option in value)
        return each.text(name) or None

    def sheet(self, name: str, objects: Sequence[SpecObject]) -> SheetRead | None:
        found = list(self.rows(objects))
        if not found:
            return None
        attributes = list(dict.fromkeys(name for each, _above in found for name in each.values))
        has_id = [bool(self.text(each, "id")) for each, _above in found]
        headers = [*([] if any(has_id) else [IDENTIFIER]), *attributes, *([CHAPTER] if any(above for _each, above in found) else [])]
        rows: list[tuple[Cell, ...]] = [tuple(headers)]
        for each, above in found:
            cells = {IDENTIFIER: each.identifier, CHAPTER: above or None}
            rows.append(tuple(cells[header] if header in cells and header not in attributes else self.cell(each, header) for header in headers))
        places = (("", 0), *((self.text(each, "id") or each.identifier, 0) for each, _above in found))
        return SheetRead(name, tuple(rows), places=places)


def sheets_of(reqif: Reqif, path_of: Names, heading_words: frozenset[str]) -> tuple[SheetRead, ...]:
    reader = _Reader(reqif, path_of, heading_words)
    found: dict[str, SheetRead] = {}
    for number, specification in enumerate(reqif.specifications, start=1):
        name = specification.name or str(number)
        sheet = reader.sheet(f"{name} ({number})" if name in found else name, specification.objects)
        if sheet:
            found[sheet.name] = sheet
    loose = reader.sheet("–", reqif.loose)
    return (*found.values(), *([loose] if loose else []))
