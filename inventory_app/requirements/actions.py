"""Verbs that change a checklist. None commits.

A checklist is merged like any sheet of answers: it is seen as one flat dict whose keys are requirement|field, so that two people
may work on the same requirement as long as they do not change the same field of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, select

from inventory_app.answers.merge import Merged, merge
from inventory_app.answers.values import Answers, fingerprint
from inventory_app.content.schema import RequirementCatalogue
from inventory_app.history.actions import record
from inventory_app.history.queries import changes_of
from inventory_app.institutions.sheets import Editor
from inventory_app.requirements.choice import Level
from inventory_app.requirements.profiles import preselect
from inventory_app.requirements.queries import EDITION_MOVED, PRESELECTED, SUBJECT, list_choices
from inventory_app.tables import Change, ChangeSet, Institution, RequirementChoice, now

FIELDS = ("level", "points", "text_sv", "text_en", "motive_sv", "motive_en", "how_sv", "how_en", "methods", "met_when", "note")
PARAMETER_PREFIX = "p."
REMOVED = "is_removed"
CREATED, IMPORTED_NEW = "created", "imported_new"
# Acts by which own requirements came, which are taken back by removing them.
CREATIONS = (CREATED, IMPORTED_NEW)


def flat_key(key: str, field: str) -> str:
    return f"{key}|{field}"


def flatten(rows: Iterable[Any]) -> dict[str, Any]:
    """requirement|field -> value, for what is not empty; a parameter's field is p.KEY."""
    found: dict[str, Any] = {}
    for row in rows:
        found |= {flat_key(row.key, name): value for name in FIELDS if (value := getattr(row, name)) not in (None, "")}
        found |= {flat_key(row.key, PARAMETER_PREFIX + name): value for name, value in row.parameters.items()}
        if row.is_removed:
            found[flat_key(row.key, REMOVED)] = True
    return found


def prints_of(flat: Mapping[str, Any], key: str) -> dict[str, str]:
    """field -> fingerprint, for what one requirement's fields hold."""
    return {name.split("|", 1)[1]: fingerprint(value) for name, value in flat.items() if name.startswith(f"{key}|")}


_EMPTY = {"level": None, "points": None, REMOVED: False}


def _apply(row: RequirementChoice, field: str, value: Any) -> None:
    if field.startswith(PARAMETER_PREFIX):
        parameters = {name: old for name, old in row.parameters.items() if name != field.removeprefix(PARAMETER_PREFIX)}
        row.parameters = parameters if value is None else {**parameters, field.removeprefix(PARAMETER_PREFIX): value}
    else:
        setattr(row, field, _EMPTY.get(field, "") if value is None else value)


def lock_checklist(session: Session, editor: Editor) -> Institution:
    """Choices may not exist yet, so the institution's row is what two editors of one checklist wait for.

    Read anew, as the choices are after it: a page has read them before it had to wait, and what was written meanwhile counts.
    """
    query = select(Institution).where(Institution.id == editor.institution_id).with_for_update()
    return session.exec(query.execution_options(populate_existing=True)).one()


def save_choices(
    session: Session,
    catalogue: RequirementCatalogue,
    editor: Editor,
    wanted: Answers,
    seen: Mapping[str, str],
    action: str = "saved",
    import_run_id: int | None = None,
) -> Merged:
    """`wanted` and `seen` are flat; a key that is neither the catalogue's nor an own requirement's is refused with KeyError."""
    institution = lock_checklist(session, editor)
    rows = {row.key: row for row in list_choices(session, editor.institution_id, removed=True, anew=True)}
    merged = merge(flatten(list(rows.values())), wanted, seen)
    for flat, (_before, after) in merged.changed.items():
        key, field = flat.split("|", 1)
        if key not in rows:
            requirement = catalogue.by_key[key]
            rows[key] = RequirementChoice(
                institution_id=editor.institution_id,
                key=key,
                category=requirement.category,
                catalogue_edition=institution.catalogue_edition,
            )
        _apply(rows[key], field, after)
        rows[key].updated_at = now()
        session.add(rows[key])
    if merged.changed:
        record(session, editor.institution_id, editor.person_id, SUBJECT, action, merged.changed, import_run_id)
    return merged


def _current_prints(session: Session, editor: Editor, keys: list[str]) -> dict[str, str]:
    current = flatten(list_choices(session, editor.institution_id, removed=True, anew=True))
    return {key: fingerprint(current.get(key)) for key in keys}


def set_levels(session: Session, catalogue: RequirementCatalogue, editor: Editor, levels: Mapping[str, Level | None], action: str) -> Merged:
    """Many levels at once, whatever they were; one act in the history, so that it can be undone."""
    lock_checklist(session, editor)
    wanted = {flat_key(key, "level"): str(level) if level else None for key, level in levels.items()}
    return save_choices(session, catalogue, editor, wanted, _current_prints(session, editor, list(wanted)), action)


def move_to_edition(session: Session, catalogue: RequirementCatalogue, editor: Editor, edition: int, wanted: Answers) -> Institution:
    """To a newer edition, with `wanted` (flat) written as the institution's own words; one act in the history."""
    institution = lock_checklist(session, editor)
    action = f"{EDITION_MOVED}{institution.catalogue_edition}:{edition}"
    merged = save_choices(session, catalogue, editor, wanted, _current_prints(session, editor, list(wanted)), action)
    if not merged.changed:
        record(session, editor.institution_id, editor.person_id, SUBJECT, action)
    institution.catalogue_edition = edition
    session.add(institution)
    return institution


def apply_profile(session: Session, catalogue: RequirementCatalogue, editor: Editor, profile: str, questions: Answers) -> Merged:
    return set_levels(session, catalogue, editor, preselect(catalogue, profile, questions), PRESELECTED + profile)


def _reverse(act: ChangeSet, changes: list[Change]) -> tuple[dict[str, Any], dict[str, str]]:
    """What to write to take an act back, and what must still be there."""
    if act.action in CREATIONS:
        # The words stay with the removed requirement, so that it can come back whole.
        flats = {flat_key(change.key.split("|", 1)[0], REMOVED) for change in changes}
        return dict.fromkeys(flats, True), dict.fromkeys(flats, fingerprint(None))
    return {change.key: change.before for change in changes}, {change.key: fingerprint(change.after) for change in changes}


def undo(session: Session, catalogue: RequirementCatalogue, editor: Editor, change_set_id: int) -> tuple[Merged, ChangeSet] | None:
    """Put back what one act changed, except where somebody has changed it again since (those come back as clashes)."""
    lock_checklist(session, editor)
    found = changes_of(session, editor.institution_id, SUBJECT, change_set_id)
    if found is None or found[0].undone_at is not None or found[0].action.startswith(EDITION_MOVED):
        return None
    act, changes = found
    wanted, seen = _reverse(act, changes)
    merged = save_choices(session, catalogue, editor, wanted, seen, "undone")
    if merged.changed:
        act.undone_at = now()
        session.add(act)
    return merged, act


def add_all_own(
    session: Session, editor: Editor, wanted: Sequence[tuple[str, Mapping[str, Any]]], action: str = CREATED, import_run_id: int | None = None
) -> list[str]:
    """(category, fields) of each, as one act; their ids.

    Numbered within their categories with an E for own (AKT-E01); a number is never used again, even when the requirement is removed.
    """
    institution = lock_checklist(session, editor)
    numbers = dict(institution.own_requirements)
    rows = []
    for category, fields in wanted:
        numbers[category] = numbers.get(category, 0) + 1
        rows.append(
            RequirementChoice(
                institution_id=editor.institution_id,
                key=f"{category}-E{numbers[category]:02d}",
                category=category,
                is_own=True,
                catalogue_edition=institution.catalogue_edition,
                **fields,
            )
        )
    institution.own_requirements = numbers
    session.add(institution)
    session.flush()
    session.execute(sa.insert(RequirementChoice), [row.model_dump(exclude={"id"}) for row in rows])
    made = {flat: (None, value) for flat, value in flatten(rows).items()}
    record(session, editor.institution_id, editor.person_id, SUBJECT, action, made, import_run_id)
    return [row.key for row in rows]


def add_own(session: Session, editor: Editor, category: str, fields: Mapping[str, Any]) -> RequirementChoice:
    (key,) = add_all_own(session, editor, [(category, fields)])
    return session.exec(
        select(RequirementChoice).where(RequirementChoice.institution_id == editor.institution_id, RequirementChoice.key == key)
    ).one()


def set_removed(session: Session, catalogue: RequirementCatalogue, editor: Editor, key: str, is_removed: bool) -> Merged:
    """An own requirement goes, or comes back; its id stays taken."""
    flat = flat_key(key, REMOVED)
    wanted = {flat: True if is_removed else None}
    return save_choices(session, catalogue, editor, wanted, _current_prints(session, editor, [flat]), "deleted" if is_removed else "restored")
