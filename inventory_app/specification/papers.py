"""The document on pages, an institution's own and a joint one: reading it, waiting for its PDF, printing what is to be issued. Only addresses differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from flask import render_template
from flask_babel import gettext as _

from inventory_app.content.schema import LANGUAGES, Language
from inventory_app.documents import prints
from inventory_app.documents.pages import Slot
from inventory_app.extensions import db
from inventory_app.specification.actions import Printed
from inventory_app.specification.document import SpecificationDocument
from inventory_app.specification.markup import body_of, html_of

# Of an endpoint with its arguments.
Address = Callable[..., str]


def read_page(
    document: SpecificationDocument, address: Address, back: Sequence[tuple[str, str]], *, version: str | None = None, draft: str = "draft"
) -> str:
    """A draft, or the issue of that version. `back` of (label, address) leads to the pages above; `draft` is the endpoint that shows it."""
    if version is None:
        places = {other: address(draft, language=other) for other in LANGUAGES}
        pdf_url = address("pdf", language=document.language)
    else:
        places = {other: address("issued", version=version, language=other) for other in LANGUAGES}
        pdf_url = address("issued_pdf", version=version, language=document.language)
    return render_template(
        "specification/preview.html",
        body=body_of(document),
        title=document.title,
        language=document.language,
        version=version,
        places=places,
        pdf_url=pdf_url,
        back=back,
    )


def slot_of(language: Language, address: Address) -> Slot:
    return Slot(
        pdf_url=address("pdf", language=language),
        look_url=lambda key, looks: address("print_state", key=key, language=language, looks=looks),
        name=_("English") if language == "en" else _("Swedish"),
    )


def print_both(documents: Iterable[SpecificationDocument]) -> dict[str, Printed]:
    """What is to be issued, by language. Takes seconds, so no transaction is held open meanwhile."""
    documents = list(documents)
    db.session.rollback()
    asked = [prints.print_desk().ask(html_of(document)) for document in documents]
    return {document.language: Printed(document, pdf.result()) for document, pdf in zip(documents, asked, strict=True)}
