"""The document on pages: draft, PDF, what was issued. The same for coordinators and members; only the addresses differ."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import render_template
from flask_babel import gettext as _

from inventory_app.content.schema import LANGUAGES, Language
from inventory_app.documents.files import pdf_response
from inventory_app.documents.pages import Slot, ask, look, pdf_page
from inventory_app.extensions import db
from inventory_app.joint import queries
from inventory_app.joint.tender_files import tender_file_for
from inventory_app.specification.document import SpecificationDocument
from inventory_app.specification.files import file_name
from inventory_app.specification.markup import body_of, html_of
from inventory_app.specification.queries import NoSuchIssue
from inventory_app.tables import JointSpecification, id_of
from inventory_app.tender.routes import sent
from inventory_app.web.errors import NotFound
from inventory_app.web.locale import wanted_language


@dataclass(frozen=True)
class Papers:
    """Where these pages lie: `address(endpoint, **arguments)`; `back` of (label, address) leads to the page above."""

    joint: JointSpecification
    address: Callable[..., str]
    back: tuple[tuple[str, str], ...]

    def _page(self, document: SpecificationDocument, language: str, version: str | None) -> Any:
        if version is None:
            places = {other: self.address("draft", language=other) for other in LANGUAGES}
            pdf_url = self.address("pdf", language=language)
        else:
            places = {other: self.address("issued", version=version, language=other) for other in LANGUAGES}
            pdf_url = self.address("issued_pdf", version=version, language=language)
        return render_template(
            "joint/preview.html",
            body=body_of(document),
            title=document.title,
            language=language,
            version=version,
            places=places,
            pdf_url=pdf_url,
            back=self.back,
        )

    def _draft(self, language: Language) -> SpecificationDocument:
        return queries.draft_of(db.session, self.joint, language)

    def draft(self) -> Any:
        language = wanted_language()
        return self._page(self._draft(language), language, None)

    def pdf(self) -> Any:
        document = self._draft(wanted_language())
        return pdf_page(html_of(document), file_name(document.language, document.institution_key, document.version.lower()))

    def _slot(self, language: Language) -> Slot:
        return Slot(
            pdf_url=self.address("pdf", language=language),
            look_url=lambda key, looks: self.address("print_state", key=key, language=language, looks=looks),
            name=_("English") if language == "en" else _("Swedish"),
        )

    def print_draft(self) -> Any:
        language = wanted_language()
        return ask(self._slot(language), html_of(self._draft(language)))

    def print_state(self, key: str) -> Any:
        return look(self._slot(wanted_language()), key)

    def issued(self, version: str, language: str) -> Any:
        try:
            document = queries.issued_document_for(db.session, id_of(self.joint), version, language)
        except NoSuchIssue:
            raise NotFound from None
        return self._page(document, language, version)

    def tender_file(self, issue: str, language: Language, what: str) -> Any:
        """What tenderers and procurement officers open; `issue` is "draft" or a version."""
        number = id_of(self.joint)
        try:
            content = tender_file_for(db.session, self.joint, what, issue, language)
        except NoSuchIssue:
            raise NotFound from None
        return sent(content, what, f"joint-{number}", issue, language)

    def issued_pdf(self, version: str, language: str) -> Any:
        """Byte for byte what was issued."""
        number = id_of(self.joint)
        try:
            pdf, sha256 = queries.issued_pdf_for(db.session, number, version, language)
        except NoSuchIssue:
            raise NotFound from None
        return pdf_response(pdf, file_name(language, f"joint-{number}", version), sha256)
