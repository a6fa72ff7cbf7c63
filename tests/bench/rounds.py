"""A coordinator's page on a round, with one institution of 300 systems and one of 1,000 among the demo's ten."""

from __future__ import annotations

from datetime import date, timedelta

import sqlalchemy as sa
from flask import Flask
from sqlmodel import col, select

from inventory_app.extensions import db
from inventory_app.rounds.actions import edit_round
from inventory_app.rounds.queries import asked_ids
from inventory_app.tables import Confirmation, Institution, Person, Round, id_of, now
from tests.bench.figures import Figure, measure
from tests.bench.stage import LARGE, THOUSAND, client_of


def measure_rounds(app: Flask) -> list[Figure]:
    with app.app_context():
        engine = db.engine
        round_ = db.session.exec(select(Round).where(col(Round.closed_at).is_(None))).one()
        more = [id_of(each) for each in db.session.exec(select(Institution).where(col(Institution.key).in_([LARGE, THOUSAND])))]
        asked = [*asked_ids(db.session, id_of(round_)), *more]
        edit_round(db.session, round_, None, name=round_.name, due_on=date.today(), message="", institution_ids=asked)
        # As old as answers are when a year has passed.
        db.session.execute(sa.update(Confirmation).where(col(Confirmation.institution_id).in_(more)).values(confirmed_at=now() - timedelta(days=365)))
        person = db.session.exec(select(Person).where(Person.email == f"{LARGE}@bench.example")).one()
        person.is_coordinator = True
        db.session.add(person)
        number = round_.id
        db.session.commit()
    client, large = client_of(app, LARGE), f"/institutions/{LARGE}/still-right/"
    return [
        measure("a round's progress, 1,390 systems", "-", lambda: client.get(f"/consortium/rounds/{number}/"), engine=engine, times=10, warm=2),
        measure("what is left to confirm, 300 systems", "-", lambda: client.get(large), engine=engine, times=10, warm=2),
    ]
