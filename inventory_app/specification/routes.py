"""Pages of the specification: where it stands, reading and printing the draft."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, current_app, render_template, request
from flask_babel import gettext as _
from sqlmodel import Session

from inventory_app.accounts.roles import May
from inventory_app.answers.kinds import Context, show_date
from inventory_app.content.schema import LANGUAGES, Language
from inventory_app.extensions import db
from inventory_app.institutions.access import here
from inventory_app.institutions.editions import template_of
from inventory_app.inventory.queries import NoSuchSystem, system_for, system_names
from inventory_app.printing.worker import PrinterBusy, PrintingFailed
from inventory_app.specification import issues, prints, queries
from inventory_app.specification.document import SpecificationDocument
from inventory_app.specification.dossier import ZONE
from inventory_app.specification.files import file_name, pdf_response
from inventory_app.specification.links import linked
from inventory_app.specification.markup import body_of, html_of, html_of_system
from inventory_app.specification.open_points import list_open_points, stopping
from inventory_app.specification.system_sheet import compose_system_sheet
from inventory_app.web.access import needs
from inventory_app.web.errors import NotFound
from inventory_app.web.locale import page_language

room = Blueprint("specification", __name__)
room.record_once(prints.set_up)
issues.add_pages(room)

# Asked every other second, so five minutes.
MOST_LOOKS = 150


def wanted_language() -> Language:
    """A document's language is chosen in the address; the reader's own is the first guess."""
    chosen = request.args.get("language")
    return next((language for language in LANGUAGES if language == chosen), "en" if page_language() == "en" else "sv")


def draft(language: Language) -> SpecificationDocument:
    return queries.compose_for(db.session, here().institution, queries.DRAFT, language)


@room.get("/")
@needs(May.READ)
def overview() -> Any:
    dossier = queries.read_dossier(db.session, here().institution, queries.today())
    points = list_open_points(dossier, "en" if page_language() == "en" else "sv")
    issued = queries.list_issues(db.session, here().id)
    return render_template(
        "specification/overview.html",
        stops=linked(stopping(points)),
        others=linked([point for point in points if not point.stops_issue]),
        issues=issued,
        files=queries.list_files(db.session, here().id) if issued else {},
        chosen=len(dossier.asked),
    )


@room.get("/draft")
@needs(May.READ)
def preview() -> Any:
    language = wanted_language()
    document = draft(language)
    return render_template("specification/preview.html", body=body_of(document), title=document.title, language=language, version=None)


def waited(session: Session, html: str) -> bytes | tuple[str, int]:
    """The PDF, or a page that says why there is none."""
    try:
        return prints.printed(session, html)
    except PrinterBusy:
        abort(503)
    except PrintingFailed as fault:
        current_app.logger.error("printing: %s", fault)
        title, advice = (
            _("The document could not be printed"),
            _("Try again in a while. If it happens again, tell your administrator; the log says why."),
        )
        return render_template("error.html", title=title, advice=advice, code=500), 500


@room.get("/draft.pdf")
@needs(May.READ)
def pdf() -> Any:
    document = draft(wanted_language())
    name = file_name(document.language, document.institution_key, document.version.lower())
    html = html_of(document)
    found = waited(db.session, html)
    return pdf_response(found, name, prints.key_of(html)) if isinstance(found, bytes) else found


def _print_state(key: str, language: Language, looks: int) -> Any:
    found = prints.find_printout(db.session, key)
    state = "waiting" if found is None else "ready" if found.pdf is not None else "failed"
    if state == "waiting" and looks >= MOST_LOOKS:
        state = "failed"
    return render_template("specification/print_state.html", state=state, key=key, language=language, looks=looks + 1)


@room.get("/draft/print")
@needs(May.READ)
def print_draft() -> Any:
    """Puts the draft in the queue and says so; a fragment, for those with JavaScript."""
    language = wanted_language()
    html = html_of(draft(language))
    key = prints.key_of(html)
    found = prints.find_printout(db.session, key)
    if found is None or found.pdf is None:
        try:
            prints.print_desk().ask(html)
        except PrinterBusy:
            return render_template("specification/print_state.html", state="busy", key=key, language=language, looks=0)
        return render_template("specification/print_state.html", state="waiting", key=key, language=language, looks=1)
    return _print_state(key, language, 0)


@room.get("/draft/print/<key>")
@needs(May.READ)
def print_state(key: str) -> Any:
    looks = request.args.get("looks", "")
    return _print_state(key, wanted_language(), int(looks) if looks.isascii() and looks.isdecimal() and len(looks) < 6 else 0)


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
        institution=institution.name_en if language == "en" else institution.name_sv,
        changed=show_date(system.updated_at.astimezone(ZONE).date().isoformat(), language),
        is_demo=institution.is_demo,
    )
    html = html_of_system(sheet)
    found = waited(db.session, html)
    return pdf_response(found, f"system-{system_id}", prints.key_of(html)) if isinstance(found, bytes) else found
