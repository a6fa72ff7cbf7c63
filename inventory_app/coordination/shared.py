"""The coordinators' pages on what one institution shares: its last hand-in, with everything taken out that it keeps to itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import render_template
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.content.schema import InventoryTemplate, RequirementCatalogue
from inventory_app.coordination.routes import find_institution, name_of, room
from inventory_app.extensions import db
from inventory_app.institutions import noting
from inventory_app.institutions.editions import catalogue_edition, template_edition
from inventory_app.institutions.sharing import LEVEL_WORDS, PART_WORDS, Part, sharing_of
from inventory_app.submission import lists
from inventory_app.submission.document import SHEETS, SubmissionDocument
from inventory_app.submission.queries import HandIn, list_hand_ins, submission_for
from inventory_app.submission.shared import Shared, take_out
from inventory_app.submission.show import checklist_summary, open_groups, requirement_groups, sheet_blocks, sheet_of, system_lines
from inventory_app.tables import Institution, id_of
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.errors import NotFound
from inventory_app.web.locale import say

__all__ = ["room"]

SHEET_PARTS = (Part.SYSTEMS, Part.PROFILE, Part.PRECONDITIONS, Part.CHECKLIST)
STRICTER_PARTS = (Part.COSTS, Part.ASSESSMENTS, Part.FREE_TEXT)


@dataclass(frozen=True)
class SharedHandIn:
    hand_in: HandIn
    document: SubmissionDocument
    shared: Shared
    template: InventoryTemplate
    catalogue: RequirementCatalogue


def _last(institution: Institution) -> SharedHandIn | None:
    assert institution.id is not None
    hand_ins = list_hand_ins(db.session, institution.id)
    if not hand_ins:
        return None
    hand_in, document = submission_for(db.session, institution.id, hand_ins[0].number)
    template = template_edition(db.session, hand_in.template_edition)
    shared = Shared(template, sharing_of(db.session, institution.id))
    return SharedHandIn(hand_in, take_out(document, shared), shared, template, catalogue_edition(db.session, hand_in.catalogue_edition))


def _fetch(shared_key: str) -> tuple[Institution, SharedHandIn]:
    institution = find_institution(shared_key)
    last = _last(institution)
    if last is None:
        raise NotFound
    return institution, last


def _kept_words(shared: Shared, parts: tuple[Part, ...]) -> str | None:
    """What a reader would otherwise take for missing answers."""
    kept = [say(PART_WORDS[part][0]) for part in parts if not shared.is_named(part)]
    return _("Not shared by name: %(parts)s.", parts=", ".join(kept)) if kept else None


@room.get("/institutions/<shared_key>/")
@needs(May.COORDINATE)
def institution(shared_key: str) -> Any:
    found = find_institution(shared_key)
    last = _last(found)
    parts = (
        [(part, say(PART_WORDS[part][0]), say(LEVEL_WORDS[last.shared.levels[part]]), last.shared.is_named(part)) for part in Part] if last else []
    )
    systems = system_lines(last.document, last.template) if last else []
    groups = open_groups(last.document, last.template, last.catalogue) if last else []
    if wants_file(lists.SYSTEMS):
        _note("consortium.institution", found, last, (Part.SYSTEMS,))
        return as_file(lists.frozen_systems_table(systems), of=shared_key)
    if wants_file(lists.OPEN):
        _note("consortium.institution", found, last, SHEET_PARTS)
        return as_file(lists.open_points_table(groups), of=shared_key)
    page = render_template(
        "coordination/institution.html",
        institution=found,
        name=name_of(found),
        last=last,
        parts=parts,
        systems=systems,
        checklist_summary=checklist_summary(last.document, last.catalogue) if last else "",
        groups=[(group, None) for group in groups],
    )
    _note("consortium.institution", found, last, SHEET_PARTS)
    return page


def note_shared(page: str, institution: Institution, shared: Shared, parts: tuple[Part, ...]) -> None:
    """Into the institution's log: those of these parts that it shares by name, which are those that the page shows."""
    named = tuple(part for part in parts if shared.is_named(part))
    noting.note(noting.reader_for(), page, {id_of(institution): named} if named else {})


def _note(page: str, institution: Institution, last: SharedHandIn | None, parts: tuple[Part, ...]) -> None:
    if last is not None:
        note_shared(page, institution, last.shared, parts)


def _part(page: str, institution: Institution, last: SharedHandIn, title: str, read: tuple[Part, ...], **parts: Any) -> Any:
    answer = _part_page(institution, last, title, **parts)
    note_shared(page, institution, last.shared, read)
    return answer


def _part_page(institution: Institution, last: SharedHandIn, title: str, **parts: Any) -> Any:
    if wants_file():
        return as_file(lists.part_table(title, parts.get("blocks", ()), parts.get("requirements", ())), of=institution.key)
    return render_template(
        "coordination/part.html",
        institution=institution,
        name=name_of(institution),
        hand_in=last.hand_in,
        title=title,
        **{"blocks": [], "requirements": []} | parts,
    )


@room.get("/institutions/<shared_key>/systems/<int:system_id>")
@needs(May.COORDINATE)
def system(shared_key: str, system_id: int) -> Any:
    found, last = _fetch(shared_key)
    frozen = last.document.find_system(system_id)
    if frozen is None:
        raise NotFound
    blocks = sheet_blocks(last.template.system, frozen.answers, last.document.names, last.shared.shows_system_question)
    kept = _kept_words(last.shared, STRICTER_PARTS)
    return _part("consortium.system", found, last, frozen.name, (Part.SYSTEMS, *STRICTER_PARTS), blocks=blocks, kept=kept)


@room.get(f"/institutions/<shared_key>/<any({','.join(SHEETS)}):part>")
@needs(May.COORDINATE)
def sheet(shared_key: str, part: str) -> Any:
    found, last = _fetch(shared_key)
    if not last.shared.is_named(Part(part)):
        raise NotFound
    is_profile = part == "profile"
    blocks = sheet_blocks(
        sheet_of(last.template, part), getattr(last.document, part), {}, last.shared.shows_profile_question if is_profile else lambda question: True
    )
    title = _("The institution’s profile") if is_profile else _("Preconditions")
    kept = _kept_words(last.shared, (Part.FREE_TEXT,))
    return _part(f"consortium.{part}", found, last, title, (Part(part), Part.FREE_TEXT), blocks=blocks, kept=kept)


@room.get("/institutions/<shared_key>/checklist")
@needs(May.COORDINATE)
def checklist(shared_key: str) -> Any:
    found, last = _fetch(shared_key)
    if not last.shared.is_named(Part.CHECKLIST):
        raise NotFound
    return _part(
        "consortium.checklist",
        found,
        last,
        _("Requirements checklist"),
        (Part.CHECKLIST, Part.FREE_TEXT),
        lead=checklist_summary(last.document, last.catalogue),
        requirements=requirement_groups(last.document, last.catalogue),
        kept=_kept_words(last.shared, (Part.FREE_TEXT,)),
    )
