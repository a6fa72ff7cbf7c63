"""The demo's needs, made of what its inventory shows and linked to its checklist, through the same verbs as people's clicks."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import Session

from inventory_app.answers.values import fingerprint
from inventory_app.content.library import ContentFault
from inventory_app.demo.schema import DemoNeed
from inventory_app.institutions.sheets import Editor
from inventory_app.needs.actions import add_need, flat_key, save_needs, set_links, take
from inventory_app.needs.need import Priority
from inventory_app.needs.queries import sources_here
from inventory_app.needs.sources import Source
from inventory_app.requirements.queries import list_choices
from inventory_app.tables import Institution, Need, now


def load(session: Session, institution: Institution, editor: Editor, place: str, given: Sequence[DemoNeed]) -> None:
    if not given:
        return
    # The day decides over flags alone, and the demo's needs come from none.
    sources = sources_here(session, institution, now().date())
    known = {row.key for row in list_choices(session, editor.institution_id)}
    for wanted in given:
        unknown = [key for key in wanted.requirements if key not in known]
        if unknown:
            raise ContentFault(place, [f"{key}: nothing has been decided on such a requirement" for key in unknown])
        need = _make(session, editor, place, wanted, sources)
        set_links(session, editor, need.number, dict.fromkeys(wanted.requirements, True))


def _make(session: Session, editor: Editor, place: str, wanted: DemoNeed, sources: Sequence[Source]) -> Need:
    priority = Priority(wanted.priority)
    if not wanted.gap and not wanted.precondition:
        return add_need(session, editor, wanted.text, priority)
    found = [source for source in sources if source.key == wanted.precondition or (wanted.gap and source.text.sv == wanted.gap)]
    if len(found) != 1:
        raise ContentFault(place, [f"{wanted.gap or wanted.precondition}: {len(found)} lines of the inventory say so, there must be one"])
    (need,) = take(session, editor, found, "sv", priority)
    if wanted.text:
        flat = flat_key(need.number, "text")
        save_needs(session, editor, {flat: wanted.text}, {flat: fingerprint(need.text)})
    return need
