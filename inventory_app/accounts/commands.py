"""The command line's way of letting somebody in: how a real installation gets its first coordinator."""

from __future__ import annotations

import click
from flask import current_app, url_for

from inventory_app.accounts import actions as accounts
from inventory_app.accounts.roles import Role
from inventory_app.database import begin_writing
from inventory_app.extensions import db
from inventory_app.terminal import command, fail, institution_called, settings


@click.group()
def people() -> None:
    """People who may sign in."""


@command(people, "add")
@click.argument("email")
@click.option("--role", required=True, type=click.Choice(["coordinator", *(role.value for role in Role)]), help="What the person may do.")
@click.option("--institution", help="The institution's key; needed for every role but coordinator.")
@click.option("--name", default="", help="The person's name; they can change it.")
@click.option("--language", type=click.Choice(["sv", "en"]), default="sv", show_default=True)
@click.option("--address", default=None, help="The application's address, for the link; default: http://HOST:PORT.")
def people_add(email: str, role: str, institution: str | None, name: str, language: str, address: str | None) -> None:
    """Add a person and print the link by which they set a password. The way to a real installation's first coordinator."""
    if not accounts.EMAIL.fullmatch(accounts.clean_email(email)):
        fail(f"{email!r} is no e-mail address")
    if (role == "coordinator") == (institution is not None):
        fail("a coordinator has no institution; every other role needs --institution KEY")
    begin_writing(db.session)
    found = institution_called(institution) if institution is not None else None
    person = accounts.find_person(db.session, email) or accounts.add_person(db.session, email, name=name, language=language)
    if found is None:
        person.is_coordinator = True
    else:
        accounts.give_role(db.session, person, found.id or 0, Role(role))
    token = None if person.password_hash else accounts.invite(db.session, person)
    db.session.add(person)
    db.session.commit()
    if token is None:
        click.echo(f"{person.email} already has an account and has been given the role; no link is needed.")
        return
    base = address or f"{'https' if settings().https else 'http'}://{settings().host}:{settings().port}"
    with current_app.test_request_context():
        click.echo(base.rstrip("/") + url_for("accounts.invitation", token=token))
