"""Verbs that change needs. None commits.

Needs are merged like a checklist: all of them are one flat dict whose keys are number|field, so that two people may work on the same need as
long as they do not change the same field of it. Each requirement of a need is a field of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlmodel import Session, select

from inventory_app.answers.merge import Merged, merge
from inventory_app.answers.values import Answers, fingerprint
from inventory_app.history.actions import record
from inventory_app.history.queries import changes_of
from inventory_app.institutions.sheets import Editor
from inventory_app.needs.need import KnownNeed, Priority
from inventory_app.needs.queries import SUBJECT, links_of, list_rows_of_needs
from inventory_app.needs.sources import Source
from inventory_app.tables import Change, ChangeSet, Institution, Need, NeedRequirement, id_of, now

FIELDS = ("text", "priority")
LINK_PREFIX = "r."
REMOVED = "is_removed"


def flat_key(number: int, field: str) -> str:
    return f"{number}|{field}"


def link_key(number: int, requirement: str) -> str:
    return flat_key(number, LINK_PREFIX + requirement)


def flatten(rows: Iterable[Need], links: Mapping[int, Sequence[str]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for row in rows:
        found |= {flat_key(row.number, name): getattr(row, name) for name in FIELDS}
        found |= {link_key(row.number, key): True for key in links.get(id_of(row), ())}
        if row.is_removed:
            found[flat_key(row.number, REMOVED)] = True
    return found


def prints_of(need: KnownNeed) -> dict[str, str]:
    """Flat key -> fingerprint, of what a form shows of a need."""
    return {flat_key(need.number, "text"): fingerprint(need.text), flat_key(need.number, "priority"): fingerprint(need.priority.value)}


def lock(session: Session, editor: Editor) -> None:
    """What two who add needs at once wait for: the institution's row."""
    session.exec(select(Institution.id).where(Institution.id == editor.institution_id).with_for_update()).one()


def save_needs(session: Session, editor: Editor, wanted: Answers, seen: Mapping[str, str], action: str = "saved") -> Merged:
    """`wanted` and `seen` are flat; a number that no need has is refused with KeyError."""
    lock(session, editor)
    rows = {row.number: row for row in list_rows_of_needs(session, editor.institution_id)}
    merged = merge(flatten(rows.values(), links_of(session, editor.institution_id)), wanted, seen)
    for flat, (_before, after) in merged.changed.items():
        number, field = flat.split("|", 1)
        row = rows[int(number)]
        if field.startswith(LINK_PREFIX):
            _link(session, row, field.removeprefix(LINK_PREFIX), bool(after))
        else:
            setattr(row, field, bool(after) if field == REMOVED else after)
        row.updated_at = now()
        session.add(row)
    if merged.changed:
        record(session, editor.institution_id, editor.person_id, SUBJECT, action, merged.changed)
    session.flush()
    return merged


def _link(session: Session, need: Need, requirement: str, is_linked: bool) -> None:
    if is_linked:
        session.add(NeedRequirement(need_id=id_of(need), requirement_key=requirement))
        return
    query = select(NeedRequirement).where(NeedRequirement.need_id == need.id, NeedRequirement.requirement_key == requirement)
    for link in session.exec(query).all():
        session.delete(link)


def _current(session: Session, editor: Editor) -> dict[str, Any]:
    return flatten(list_rows_of_needs(session, editor.institution_id), links_of(session, editor.institution_id))


def _create(session: Session, editor: Editor, wanted: Sequence[Need], links: Iterable[str] = ()) -> list[Need]:
    """Numbered on from the highest number that was ever given; one act in the history."""
    lock(session, editor)
    numbers = [row.number for row in list_rows_of_needs(session, editor.institution_id)]
    for number, need in enumerate(wanted, start=max(numbers, default=0) + 1):
        need.number = number
        session.add(need)
    session.flush()
    for need in wanted:
        for key in dict.fromkeys(links):
            _link(session, need, key, True)
    session.flush()
    if wanted:
        made = {
            number: (None, value) for number, value in _current(session, editor).items() if int(number.split("|")[0]) in {n.number for n in wanted}
        }
        record(session, editor.institution_id, editor.person_id, SUBJECT, "created", made)
    return list(wanted)


def add_need(session: Session, editor: Editor, text: str, priority: Priority, requirements: Iterable[str] = ()) -> Need:
    """A need that was written freely."""
    need = Need(institution_id=editor.institution_id, number=0, text=text, priority=priority.value, created_by_id=editor.person_id)
    return _create(session, editor, [need], requirements)[0]


def take(session: Session, editor: Editor, sources: Sequence[Source], language: str, priority: Priority = Priority.MEDIUM) -> list[Need]:
    """A need of each; what another has taken meanwhile is left out."""
    lock(session, editor)
    taken = {row.origin_key for row in list_rows_of_needs(session, editor.institution_id) if not row.is_removed}
    return _create(
        session,
        editor,
        [
            Need(
                institution_id=editor.institution_id,
                number=0,
                text=source.text.in_(language),
                priority=priority.value,
                origin=source.origin.value,
                origin_key=source.key,
                origin_text=source.text.in_(language),
                system_id=source.system_id,
                created_by_id=editor.person_id,
            )
            for source in sources
            if source.key not in taken
        ],
    )


def set_links(session: Session, editor: Editor, number: int, links: Mapping[str, bool]) -> Merged:
    """These requirements meet the need, or no longer do, whatever was before."""
    lock(session, editor)
    current = _current(session, editor)
    wanted = {link_key(number, key): is_linked or None for key, is_linked in links.items()}
    return save_needs(session, editor, wanted, {flat: fingerprint(current.get(flat)) for flat in wanted}, "linked")


def set_removed(session: Session, editor: Editor, number: int) -> Merged:
    """The need goes; its number stays taken, and its words and requirements come back with it."""
    flat = flat_key(number, REMOVED)
    return save_needs(session, editor, {flat: True}, {flat: fingerprint(None)}, "deleted")


def _reverse(act: ChangeSet, changes: list[Change]) -> tuple[dict[str, Any], dict[str, str]]:
    """What to write to take an act back, and what must still be there."""
    if act.action == "created":
        flats = {flat_key(int(change.key.split("|", 1)[0]), REMOVED) for change in changes}
        return dict.fromkeys(flats, True), dict.fromkeys(flats, fingerprint(None))
    return {change.key: change.before for change in changes}, {change.key: fingerprint(change.after) for change in changes}


def undo(session: Session, editor: Editor, change_set_id: int) -> Merged | None:
    """Put back what one act changed, except where somebody has changed it again since; None when there is no such act, or it is undone."""
    lock(session, editor)
    found = changes_of(session, editor.institution_id, SUBJECT, change_set_id)
    if found is None or found[0].undone_at is not None:
        return None
    act, changes = found
    merged = save_needs(session, editor, *_reverse(act, changes), "undone")
    if merged.changed:
        act.undone_at = now()
        session.add(act)
    return merged
