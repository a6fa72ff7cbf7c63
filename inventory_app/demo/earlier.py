"""The demo's earlier round: closed, with what some of the institutions handed in then, so that rounds can be compared."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlmodel import Session, col, select

from inventory_app.accounts.roles import Role
from inventory_app.answers.values import UNKNOWN
from inventory_app.content.library import ContentFault
from inventory_app.content.schema import InventoryTemplate, Sheet
from inventory_app.demo.checked import checked_sheet
from inventory_app.demo.schema import DemoAnswers, DemoEarlier, DemoEarlierRound
from inventory_app.institutions.sheets import sheet_named
from inventory_app.requirements.choice import Chosen, Level
from inventory_app.rounds.actions import close_round, open_round
from inventory_app.submission.actions import freeze
from inventory_app.submission.document import FrozenSystem, Live, SystemRow, compose_submission
from inventory_app.submission.queries import read_confirmed, read_live
from inventory_app.tables import ZONE, Institution, Membership, Round, RoundInstitution, id_of, now, today


def is_name_taken(session: Session, given: DemoEarlierRound) -> bool:
    return session.exec(select(Round.id).where(Round.name == given.name)).first() is not None


def load(session: Session, given: DemoEarlierRound, answers: Mapping[str, DemoAnswers], coordinator_id: int | None) -> None:
    """Before the current round and its hand-ins, which so have the later numbers."""
    keys = [each.key for each in given.hand_ins]
    by_key = {row.key: row for row in session.exec(select(Institution).where(col(Institution.key).in_(keys)).order_by(col(Institution.id)))}
    first = by_key[keys[0]]
    round_ = open_round(
        session,
        coordinator_id,
        name=given.name,
        due_on=today() - timedelta(days=given.due_days_ago),
        message=given.message.strip(),
        template_edition=first.template_edition,
        catalogue_edition=first.catalogue_edition,
        institution_ids=[id_of(institution) for institution in by_key.values()],
        opened_at=now() - timedelta(days=given.opened_days_ago),
        is_demo=True,
    )
    contacts = dict(session.exec(select(Membership.institution_id, Membership.person_id).where(Membership.role == Role.MAIN_CONTACT)).all())
    # In the order of time: a later hand-in has a later id.
    for each in sorted(given.hand_ins, key=lambda hand_in: -hand_in.days_ago):
        institution = by_key[each.key]
        document = compose_submission(institution, then(read_live(session, institution), each, answers[each.key]))
        at = now() - timedelta(days=each.days_ago)
        # Whoever handed in then had just said that it was right.
        confirmed = dict.fromkeys(read_confirmed(session, id_of(institution), document), at.astimezone(ZONE).date().isoformat())
        person_id = contacts.get(id_of(institution))
        freeze(session, institution, document, confirmed=confirmed, round_id=round_.id, person_id=person_id, at=at)
    for part in session.exec(select(RoundInstitution).where(RoundInstitution.round_id == round_.id)):
        part.looked_at = round_.opened_at + timedelta(days=1)
        session.add(part)
    close_round(session, round_)
    round_.closed_at = now() - timedelta(days=given.closed_days_ago)
    session.flush()


def then(live: Live, given: DemoEarlier, answers: DemoAnswers) -> Live:
    """What was there then: what is there now, and what differed from it."""
    place = f"demo/earlier.yaml {given.key}"
    by_name = {system.name: system for system in live.systems}
    by_slug = {system.slug: by_name[system.answers["name"]] for system in answers.systems}
    _refuse_unknown(place, by_slug, (*given.without, *given.systems))
    _refuse_unknown(place, live.catalogue.by_key, [key for keys in given.levels.values() for key in keys])
    _refuse_unknown(place, live.catalogue.category_by_key, given.undecided)
    here = {slug: system for slug, system in by_slug.items() if slug not in given.without}
    sheets = dict(live.sheets)
    sheets["profile"] = _patched(place, sheet_named(live.template, "profile"), sheets["profile"], given.profile)
    statuses = {key: {"status": status} for status, keys in given.preconditions.items() for key in keys}
    sheets["preconditions"] = _patched(place, sheet_named(live.template, "preconditions"), sheets["preconditions"], statuses)
    return replace(
        live,
        systems=tuple(_systems(place, live.template, here, given)),
        sheets=sheets,
        checklist=tuple(_requirement(each, given) for each in live.checklist if given.own or not each.is_own),
    )


def _refuse_unknown(place: str, known: Collection[str], wanted: Collection[str]) -> None:
    unknown = sorted(set(wanted) - set(known))
    if unknown:
        raise ContentFault(place, [f"{key}: the institution's file knows nothing of the kind" for key in unknown])


def _patched(
    place: str, sheet: Sheet, answers: Mapping[str, Any], changed: Mapping[str, Any], systems: Mapping[str, str] | None = None
) -> dict[str, Any]:
    merged = {key: value for key, value in {**answers, **changed}.items() if value is not None}
    return checked_sheet(place, sheet, merged, systems)


def _systems(place: str, template: InventoryTemplate, here: Mapping[str, SystemRow], given: DemoEarlier) -> Iterator[SystemRow]:
    names = {str(system.id): system.name for system in here.values()}
    for slug, system in here.items():
        everywhere: dict[str, Any] = dict.fromkeys(given.unanswered) | {key: UNKNOWN for key in given.unknown if key in system.answers}
        answers = _patched(f"{place} {slug}", template.system, system.answers, everywhere | given.systems.get(slug, {}), names)
        yield FrozenSystem(id=system.id or 0, name=system.name, answers=answers)


def _requirement(each: Chosen, given: DemoEarlier) -> Chosen:
    if each.category in given.undecided:
        return Chosen(key=each.key, category=each.category, requirement=each.requirement, does_apply=each.does_apply)
    level = next((level for level, keys in given.levels.items() if each.key in keys), None)
    return replace(each, level=Level(level)) if level else each
