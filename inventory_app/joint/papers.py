"""The document on pages: draft, PDF, what was issued. The same for coordinators and members; only the addresses differ."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from inventory_app.content.schema import Language
from inventory_app.documents.files import pdf_response
from inventory_app.documents.pages import ask, look, pdf_page
from inventory_app.extensions import db
from inventory_app.joint import queries
from inventory_app.joint.noting import DRAFT, note_members
from inventory_app.joint.tender_files import tender_file_for
from inventory_app.specification.document import SpecificationDocument
from inventory_app.specification.files import file_name
from inventory_app.specification.markup import html_of
from inventory_app.specification.papers import read_page, slot_of
from inventory_app.specification.queries import DRAFT as DRAFT_ISSUE
from inventory_app.specification.queries import NoSuchIssue
from inventory_app.tables import Institution, JointSpecification, id_of
from inventory_app.tender.routes import sent
from inventory_app.web.errors import NotFound
from inventory_app.web.locale import wanted_language


@dataclass(frozen=True)
class Papers:
    """Where these pages lie: `address(endpoint, **arguments)`; `back` of (label, address) leads to the page above."""

    joint: JointSpecification
    address: Callable[..., str]
    back: tuple[tuple[str, str], ...]
    own: Institution | None = None

    def _note(self) -> None:
        note_members(DRAFT, id_of(self.joint), self.own)

    def _draft(self, language: Language) -> SpecificationDocument:
        return queries.draft_of(db.session, self.joint, language)

    def draft(self) -> Any:
        page = read_page(self._draft(wanted_language()), self.address, self.back)
        self._note()
        return page

    def pdf(self) -> Any:
        document = self._draft(wanted_language())
        page = pdf_page(html_of(document), file_name(document.language, document.institution_key, document.version.lower()))
        self._note()
        return page

    def print_draft(self) -> Any:
        language = wanted_language()
        page = ask(slot_of(language, self.address), html_of(self._draft(language)))
        self._note()
        return page

    def print_state(self, key: str) -> Any:
        return look(slot_of(wanted_language(), self.address), key)

    def issued(self, version: str, language: str) -> Any:
        try:
            document = queries.issued_document_for(db.session, id_of(self.joint), version, language)
        except NoSuchIssue:
            raise NotFound from None
        return read_page(document, self.address, self.back, version=version)

    def tender_file(self, issue: str, language: Language, what: str) -> Any:
        """What tenderers and procurement officers open; `issue` is "draft" or a version."""
        number = id_of(self.joint)
        try:
            content = tender_file_for(db.session, self.joint, what, issue, language)
        except NoSuchIssue:
            raise NotFound from None
        file = sent(content, what, f"joint-{number}", issue, language)
        if issue == DRAFT_ISSUE:
            self._note()
        return file

    def issued_pdf(self, version: str, language: str) -> Any:
        """Byte for byte what was issued."""
        number = id_of(self.joint)
        try:
            pdf, sha256 = queries.issued_pdf_for(db.session, number, version, language)
        except NoSuchIssue:
            raise NotFound from None
        return pdf_response(pdf, file_name(language, f"joint-{number}", version), sha256)
