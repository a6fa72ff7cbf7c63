"""Pages of the specification: where it stands, reading and printing the draft."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template

from inventory_app.accounts.roles import May
from inventory_app.answers.kinds import Context, show_date
from inventory_app.content.schema import Language
from inventory_app.documents.pages import ask, look, pdf_page
from inventory_app.extensions import db
from inventory_app.institutions.access import here
from inventory_app.institutions.editions import template_of
from inventory_app.inventory.queries import NoSuchSystem, system_for, system_names
from inventory_app.requirements.standing import STATE_TONES, STATE_WORDS, standing_of
from inventory_app.review.show import changed_since_review
from inventory_app.specification import issues, lists, queries
from inventory_app.specification.document import SpecificationDocument
from inventory_app.specification.files import file_name
from inventory_app.specification.links import above, address, linked
from inventory_app.specification.markup import html_of, html_of_system
from inventory_app.specification.open_points import list_open_points, stopping
from inventory_app.specification.papers import read_page, slot_of
from inventory_app.specification.system_sheet import compose_system_sheet
from inventory_app.tables import ZONE, today
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.errors import NotFound
from inventory_app.web.locale import page_language, wanted_language

room = Blueprint("specification", __name__)
issues.add_pages(room)


def draft(language: Language) -> SpecificationDocument:
    return queries.compose_for(db.session, here().institution, queries.DRAFT, language)


@room.get("/")
@needs(May.READ)
def overview() -> Any:
    dossier = queries.read_dossier(db.session, here().institution, today())
    points = list_open_points(dossier, page_language())
    issued = queries.list_issues(db.session, here().id)
    if wants_file(lists.OPEN):
        return as_file(lists.open_points_table(points), of=here().institution.key)
    if wants_file(lists.ISSUES):
        return as_file(lists.issues_table(issued), of=here().institution.key)
    standing = standing_of(db.session, here().id)
    return render_template(
        "specification/overview.html",
        stops=linked(stopping(points)),
        others=linked([point for point in points if not point.stops_issue]),
        issues=issued,
        files=queries.list_files(db.session, here().id) if issued else {},
        chosen=len(dossier.asked),
        standing=standing,
        state_words=STATE_WORDS,
        state_tones=STATE_TONES,
        since_review=changed_since_review(standing),
    )


@room.get("/draft")
@needs(May.READ)
def preview() -> Any:
    return read_page(draft(wanted_language()), address, above(), draft="preview")


@room.get("/draft.pdf")
@needs(May.READ)
def pdf() -> Any:
    document = draft(wanted_language())
    return pdf_page(html_of(document), file_name(document.language, document.institution_key, document.version.lower()))


@room.get("/draft/print")
@needs(May.READ)
def print_draft() -> Any:
    language = wanted_language()
    return ask(slot_of(language, address), html_of(draft(language)))


@room.get("/draft/print/<key>")
@needs(May.READ)
def print_state(key: str) -> Any:
    return look(slot_of(wanted_language(), address), key)


@room.get("/systems/<int:system_id>.pdf")
@needs(May.READ)
def system_pdf(system_id: int) -> Any:
    try:
        system = system_for(db.session, here(), system_id)
    except NoSuchSystem:
        raise NotFound from None
    institution, language = here().institution, wanted_language()
    sheet = compose_system_sheet(
        template_of(db.session, institution).system,
        system.name,
        system.answers,
        Context(language, system_names(db.session, here().id)),
        institution=institution.name_in(language),
        changed=show_date(system.updated_at.astimezone(ZONE).date().isoformat(), language),
        is_demo=institution.is_demo,
    )
    return pdf_page(html_of_system(sheet), f"system-{system_id}")
