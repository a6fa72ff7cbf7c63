"""The specification and a system's sheet as HTML, for the page and for the printer."""

from __future__ import annotations

from markupsafe import Markup

from inventory_app.documents.markup import on_paper, on_screen
from inventory_app.specification.document import SpecificationDocument
from inventory_app.specification.system_sheet import SystemSheet


def body_of(document: SpecificationDocument) -> Markup:
    return on_screen("specification/document.html", document)


def html_of(document: SpecificationDocument) -> str:
    return on_paper("specification/printed.html", document, "document")


def html_of_system(document: SystemSheet) -> str:
    return on_paper("specification/system_sheet.html", document, "document")
