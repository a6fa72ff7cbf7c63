"""Specifications that institutions have issued and share by name. Fetching one is the permission: shared by name now, to a reader who gives the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import render_template
from flask_babel import gettext as _

from inventory_app.comparison import desk
from inventory_app.comparison.left_out import list_left_out
from inventory_app.comparison.queries import count_issues, list_issues_of
from inventory_app.comparison.read_pages import SPECIFICATIONS
from inventory_app.comparison.routes import both
from inventory_app.comparison.scope import Filter, Party, Scope, Seen
from inventory_app.documents.files import pdf_response
from inventory_app.exchange.table import Cell, Column, Table
from inventory_app.extensions import db
from inventory_app.institutions.sharing import Part
from inventory_app.specification.files import file_name
from inventory_app.specification.queries import NoSuchIssue, issued_pdf_for
from inventory_app.tables import Issue
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.errors import NotFound
from inventory_app.web.locale import page_language


@dataclass(frozen=True)
class Shared:
    party: Party
    name: str
    issue: Issue
    is_own: bool


def _seen() -> tuple[Scope, Seen]:
    scope = desk.source_of(Filter()).scope
    return scope, scope.see(Part.SPECIFICATIONS)


def _table(shared: list[Shared], notes: list[str]) -> Table:
    columns = (Column(_("Institution"), width=32), Column(_("Version")), Column(_("Issued"), "moment", 18), Column(_("Remark"), width=40))
    rows: list[list[Cell]] = [[each.name, each.issue.version, each.issue.issued_at, each.issue.remark] for each in shared]
    return Table(_("Issued specifications"), columns, rows, tuple(notes))


@both("/specifications")
def specifications() -> Any:
    scope, seen = _seen()
    parties = {party.institution_id: party for party in seen.named}
    shared = [
        Shared(party, party.name_in(page_language()), issue, scope.is_own(party))
        for issue in list_issues_of(db.session, list(parties))
        for party in (parties[issue.institution_id],)
    ]
    # Nothing was read of those who have issued nothing.
    read = {each.party.institution_id: (Part.SPECIFICATIONS,) for each in shared if not each.is_own}
    notes = list_left_out({(Part.SPECIFICATIONS,): seen}, scope, page_language())
    here = desk.place()
    if wants_file():
        answer: Any = as_file(_table(shared, notes), of=here.institution.key if here else "")
    else:
        answer = render_template(
            "comparison/specifications.html",
            shared=shared,
            notes=notes,
            counted=count_issues(db.session, [party.institution_id for party in seen.counted]),
            counted_institutions=len(seen.counted),
            address=desk.address,
            index_url=desk.address("index"),
            visible_url=desk.address("visible"),
        )
    desk.note(SPECIFICATIONS, read)
    return answer


@both("/specifications/<shared_key>/<version>/<any(sv, en):language>.pdf")
def specification_pdf(shared_key: str, version: str, language: str) -> Any:
    scope, seen = _seen()
    party = next((party for party in seen.named if party.key == shared_key), None)
    if party is None:
        raise NotFound
    try:
        pdf, sha256 = issued_pdf_for(db.session, party.institution_id, version, language)
    except NoSuchIssue:
        raise NotFound from None
    answer = pdf_response(pdf, file_name(language, party.key, version), sha256)
    desk.note(SPECIFICATIONS, {} if scope.is_own(party) else {party.institution_id: (Part.SPECIFICATIONS,)})
    return answer
