"""Loading the demo through the same verbs that people's clicks go through, and taking it out again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from inventory_app.accounts.actions import add_person, find_person, give_role
from inventory_app.accounts.passwords import hash_password
from inventory_app.accounts.roles import Role
from inventory_app.answers.values import fingerprint
from inventory_app.content.library import ContentFault
from inventory_app.content.schema import InventoryTemplate, RequirementCatalogue
from inventory_app.demo import earlier as demo_earlier
from inventory_app.demo import joint as demo_joint
from inventory_app.demo import needs as demo_needs
from inventory_app.demo import review as demo_review
from inventory_app.demo import rounds as demo_rounds
from inventory_app.demo.checked import checked_sheet
from inventory_app.demo.schema import Consortium, DemoAnswers, DemoChecklist, DemoInstitution, load_answers, load_consortium, load_earlier
from inventory_app.evaluation.inputs import evaluation_fields, simulation_fields
from inventory_app.evaluation.models import SHEET, SIMULATION
from inventory_app.evaluation.weights import scored_of
from inventory_app.institutions.editions import catalogue_of, latest_number, template_of
from inventory_app.institutions.sharing import decide
from inventory_app.institutions.sheets import FLOW, SHEET_NAMES, Editor, save_answers, sheet_named
from inventory_app.inventory.actions import add_system, save_step
from inventory_app.requirements.actions import FIELDS, PARAMETER_PREFIX, add_own, apply_profile, flat_key, flatten, save_choices
from inventory_app.requirements.choice import compose_checklist
from inventory_app.requirements.queries import QUESTIONS, list_choices
from inventory_app.tables import ChangeSet, Institution, Person


class DemoInTheWay(Exception):
    """Something real has the same name; the text says what."""


def is_loaded(session: Session) -> bool:
    return session.exec(select(Institution.id).where(col(Institution.is_demo)).limit(1)).first() is not None


def _with_ids(value: Any, ids: Mapping[str, int]) -> Any:
    """Links between systems are written with slugs, and stored with ids."""
    if isinstance(value, dict):
        if set(value) == {"system"} and isinstance(value["system"], str):
            return {"system": ids[value["system"]]}
        return {key: _with_ids(part, ids) for key, part in value.items()}
    return [_with_ids(part, ids) for part in value] if isinstance(value, list) else value


def _load_systems(session: Session, editor: Editor, template: InventoryTemplate, place: str, answers: DemoAnswers) -> None:
    """The systems, and the wanted flow of information between them."""
    sheet = template.system
    systems = {system.slug: add_system(session, sheet, editor, {"name": system.answers["name"]}) for system in answers.systems}
    ids = {slug: system.id or 0 for slug, system in systems.items()}
    names = {str(system.id): system.name for system in systems.values()}
    for given in answers.systems:
        try:
            wanted = checked_sheet(f"{place} {given.slug}", sheet, _with_ids(given.answers, ids), names)
        except KeyError as slug:
            raise ContentFault(f"{place} {given.slug}", [f"there is no system with slug {slug}"]) from None
        save_step(session, sheet, systems[given.slug], editor, wanted, {"name": fingerprint(given.answers["name"])})
    if answers.flow:
        try:
            wanted = checked_sheet(f"{place} {FLOW}", sheet_named(template, FLOW), _with_ids(answers.flow, ids), names)
        except KeyError as slug:
            raise ContentFault(f"{place} {FLOW}", [f"there is no system with slug {slug}"]) from None
        save_answers(session, editor, FLOW, wanted, {})


def _load_checklist(session: Session, editor: Editor, catalogue: RequirementCatalogue, place: str, given: DemoChecklist) -> None:
    if given.questions:
        save_answers(session, editor, QUESTIONS, given.questions, {})
    if given.profile:
        apply_profile(session, catalogue, editor, given.profile, given.questions)
    wanted: dict[str, Any] = {}
    for key, choice in given.choices.items():
        if key not in catalogue.by_key:
            raise ContentFault(place, [f"{key}: the catalogue has no such requirement"])
        motive = choice.motive if isinstance(choice.motive, str) else choice.motive.sv
        fields = {
            "level": None if choice.level == "undecided" else choice.level,
            "points": choice.points,
            "text_sv": choice.text.sv,
            "text_en": choice.text.en,
            "motive_sv": motive,
            "motive_en": "" if isinstance(choice.motive, str) else choice.motive.en,
            "note": choice.note,
        } | {
            PARAMETER_PREFIX + name: int(value) if isinstance(value, float) and value.is_integer() else value
            for name, value in choice.parameters.items()
        }
        unknown = set(choice.parameters) - set(catalogue.by_key[key].parameter_by_key)
        if unknown:
            raise ContentFault(place, [f"{key}: there is no parameter {name}" for name in sorted(unknown)])
        wanted |= {flat_key(key, name): value for name, value in fields.items() if name == "level" or value not in (None, "")}
    current = flatten(list_choices(session, editor.institution_id))
    save_choices(session, catalogue, editor, wanted, {key: fingerprint(current.get(key)) for key in wanted})
    for own in given.own:
        add_own(
            session,
            editor,
            own.category,
            {
                "level": own.level,
                "points": own.points,
                "text_sv": own.text.sv,
                "text_en": own.text.en,
                "motive_sv": own.motive.sv,
                "motive_en": own.motive.en,
                "how_sv": own.how.sv,
                "how_en": own.how.en,
                "methods": ",".join(own.methods),
                "met_when": own.met_when,
            },
        )
    assert set(FIELDS) >= {key.split("|")[1] for key in wanted if PARAMETER_PREFIX not in key}


def _load_evaluation(session: Session, editor: Editor, catalogue: RequirementCatalogue, place: str, answers: DemoAnswers) -> None:
    """After the checklist, which says what can be scored."""
    scored = scored_of(compose_checklist(catalogue, list_choices(session, editor.institution_id), answers.checklist.questions))
    sheets = ((SHEET, answers.evaluation, evaluation_fields(catalogue.category_by_key)), (SIMULATION, answers.simulation, simulation_fields(scored)))
    for name, given, fields in sheets:
        faults = [f"{key}: {value!r} is no answer here" for key, value in given.items() if key not in fields or not fields[key].fits(value)]
        if faults:
            raise ContentFault(f"{place} {name}", faults)
        if given:
            save_answers(session, editor, name, given, {})


def _load_institution(
    session: Session, given: DemoInstitution, answers: DemoAnswers, editions: tuple[int, int], editors: Mapping[str, int | None]
) -> None:
    institution = Institution(
        key=given.key,
        name_sv=given.name.sv,
        name_en=given.name.en,
        kind=given.kind,
        state=given.state,
        decline_reason=given.decline_reason.strip(),
        template_edition=editions[0],
        catalogue_edition=editions[1],
        is_demo=True,
    )
    session.add(institution)
    session.flush()
    place = f"demo/institutions/{given.key}.yaml"
    template, catalogue = template_of(session, institution), catalogue_of(session, institution)
    assert institution.id is not None
    it_department = Editor(institution.id, editors.get("it_department") or editors.get("main_contact"))
    owner = Editor(institution.id, editors.get("system_owner") or editors.get("main_contact"))
    for name in SHEET_NAMES:
        wanted = checked_sheet(f"{place} {name}", sheet_named(template, name), getattr(answers, name))
        if wanted:
            save_answers(session, owner, name, wanted, {})
    _load_systems(session, it_department, template, place, answers)
    _load_checklist(session, owner, catalogue, place, answers.checklist)
    demo_needs.load(session, institution, owner, place, answers.needs)
    _load_evaluation(session, owner, catalogue, place, answers)


def load(session: Session, tell: Callable[[str], None] = lambda _line: None) -> Consortium:
    """Everything or nothing: the caller commits. `tell` hears which institution is being loaded."""
    consortium, earlier = load_consortium(), load_earlier()
    for person in consortium.people:
        if find_person(session, person.email):
            raise DemoInTheWay(f"{person.email} already has an account; rename it or remove the demo first")
    keys = [institution.key for institution in consortium.institutions]
    taken = session.exec(select(Institution.key).where(col(Institution.key).in_(keys))).first()
    if taken:
        raise DemoInTheWay(f"there is already an institution with the key {taken}")
    if demo_rounds.is_name_taken(session, consortium):
        raise DemoInTheWay(f"there is already a round called {consortium.round.name}")
    if demo_earlier.is_name_taken(session, earlier):
        raise DemoInTheWay(f"there is already a round called {earlier.name}")
    if demo_joint.is_name_taken(session, consortium):
        raise DemoInTheWay(f"there is already a joint specification called {consortium.joint.name}")
    editions = latest_number(session, "template"), latest_number(session, "catalogue")
    password_hash = hash_password(consortium.password)
    people: dict[str, Person] = {}
    answers = {institution.key: load_answers(institution.key) for institution in consortium.institutions}
    for given in consortium.people:
        added = add_person(session, given.email, name=given.name, language=given.language, is_coordinator=given.role == "coordinator")
        added.password_hash, added.is_demo = password_hash, True
        people[given.email] = added
    for institution in consortium.institutions:
        tell(institution.name.sv)
        members = [given for given in consortium.people if given.institution == institution.key]
        editors: dict[str, int | None] = {given.role: people[given.email].id for given in reversed(members)}
        _load_institution(session, institution, answers[institution.key], editions, editors)
        institution_id = session.exec(select(Institution.id).where(Institution.key == institution.key)).one()
        for given in members:
            give_role(session, people[given.email], institution_id or 0, Role(given.role))
        decide(session, institution_id or 0, editors.get("main_contact"), institution.sharing)
        demo_review.load(session, institution_id or 0, f"demo/institutions/{institution.key}.yaml", answers[institution.key].review, editors)
    session.flush()
    coordinator = next((people[given.email].id for given in consortium.people if given.role == "coordinator"), None)
    demo_earlier.load(session, earlier, answers, coordinator)
    demo_rounds.load(session, consortium, coordinator)
    demo_joint.load(session, consortium, coordinator)
    return consortium


def remove(session: Session) -> int:
    """Takes out what `load` put in, and all that people did there since. Returns how many institutions went."""
    ids = list(session.exec(select(Institution.id).where(col(Institution.is_demo))))
    session.execute(sa.delete(ChangeSet).where(col(ChangeSet.institution_id).in_(ids)))
    demo_rounds.remove(session)
    demo_joint.remove(session)
    session.execute(sa.delete(Institution).where(col(Institution.is_demo)))
    session.execute(sa.delete(Person).where(col(Person.is_demo)))
    return len(ids)
