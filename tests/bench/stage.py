"""What is measured on: the demo, institutions with 300 and 1,000 systems, and one with 20 systems and the full catalogue."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import Session, select

from inventory_app import create_app
from inventory_app.accounts.actions import add_person, give_role
from inventory_app.accounts.roles import Role
from inventory_app.config import read_settings
from inventory_app.content.library import load_catalogue, load_template
from inventory_app.demo.actions import load
from inventory_app.extensions import db
from inventory_app.institutions.editions import catalogue_of, publish, template_of
from inventory_app.institutions.sheets import Editor, all_answers, save_answers
from inventory_app.inventory.actions import add_system
from inventory_app.inventory.queries import list_systems
from inventory_app.migrations import schema
from inventory_app.requirements.actions import apply_profile
from inventory_app.requirements.queries import QUESTIONS
from inventory_app.tables import Institution, Membership, Person, id_of

LARGE, FULL, THOUSAND = "large", "full", "thousand"


def _with_names(value: Any, names: dict[str, str]) -> Any:
    """An answer whose links lead to names instead of another institution's systems."""
    if isinstance(value, dict):
        return (
            {"name": names[str(value["system"])]}
            if "system" in value and isinstance(value["system"], int)
            else {k: _with_names(v, names) for k, v in value.items()}
        )
    return [_with_names(each, names) for each in value] if isinstance(value, list) else value


def _clone(session: Session, key: str, systems: int) -> Institution:
    """An institution whose systems repeat almby's, under names of their own."""
    almby = session.exec(select(Institution).where(Institution.key == "almby")).one()
    made = Institution(key=key, name_sv=key, name_en=key, template_edition=almby.template_edition, catalogue_edition=almby.catalogue_edition)
    session.add(made)
    session.flush()
    editor = Editor(id_of(made), None)
    models = list_systems(session, id_of(almby))
    names = {str(model.id): model.name for model in models}
    sheet = template_of(session, made).system
    for number in range(systems):
        model = models[number % len(models)]
        answers = _with_names(model.answers, names)
        add_system(session, sheet, editor, {**answers, "name": f"{model.name} {number + 1}"})
    for name, sheet_answers in all_answers(session, id_of(almby)).items():
        if name != QUESTIONS:
            save_answers(session, editor, name, sheet_answers, {})
    questions = {"hosting": "cloud", "personal_data": "ordinary", "public_records": True, "external_users": True, "english": True}
    save_answers(session, editor, QUESTIONS, questions, {})
    apply_profile(session, catalogue_of(session, made), editor, "full", questions)
    person = add_person(session, f"{key}@bench.example")
    give_role(session, person, id_of(made), Role.MAIN_CONTACT)
    return made


def set_stage(folder: Path) -> Flask:
    app = create_app(read_settings({"INVENTORY_DATA": str(folder)}))
    app.config["WTF_CSRF_ENABLED"] = False
    with app.app_context():
        schema.upgrade(db.engine)
        for what in (load_template(), load_catalogue()):
            publish(db.session, what, "bench")
        load(db.session)
        _clone(db.session, LARGE, 300)
        _clone(db.session, FULL, 20)
        _clone(db.session, THOUSAND, 1000)
        db.session.commit()
    return app


def client_of(app: Flask, key: str) -> FlaskClient:
    with app.app_context():
        person: Any = db.session.exec(
            select(Person)
            .join(Membership, Membership.person_id == Person.id)  # type: ignore[arg-type]  # SQLModel types a comparison as bool
            .join(Institution, Institution.id == Membership.institution_id)  # type: ignore[arg-type]  # likewise
            .where(Institution.key == key, Membership.role == "main_contact")
        ).first()
        mark = f"{person.id}.{person.session_mark}"
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"], cookie["_fresh"] = mark, True
    return client
