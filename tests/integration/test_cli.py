"""The command line, as somebody who installs and looks after it meets it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import click
import pytest
import sqlalchemy as sa
from sqlmodel import SQLModel, select

from inventory_app.cli import main
from inventory_app.demo.schema import load_consortium
from inventory_app.tables import ChangeSet, Institution, JointMember, JointSpecification, Person, System

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs a command on an empty data folder of its own."""

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [Path(sys.executable).with_name("inventory-app"), *arguments],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            env={"PATH": "/usr/bin:/bin", "INVENTORY_DATA": str(tmp_path / "data")} | environment,
        )

    return run


@pytest.fixture
def invoke(app):
    """Runs a command inside this process, on the tests' database; the same answers without the wait."""

    def invoke(*arguments: str) -> tuple[int, str, str]:
        result = app.test_cli_runner().invoke(main, arguments)
        return result.exit_code, result.stdout, result.stderr

    return invoke


@pytest.mark.once
def test_new_installation_goes_from_nothing_to_its_first_coordinator(run, tmp_path):
    before = run("institutions", "list")
    assert (before.returncode, before.stdout) == (1, "")
    assert before.stderr == "Error: the database has not been prepared for this version; run: inventory-app db upgrade\n"
    upgraded = run("db", "upgrade")
    assert (upgraded.returncode, upgraded.stdout) == (0, "The database is ready.\n")
    assert run("content", "publish").stdout == "template: edition 1 published\ncatalogue: edition 1 published\n"
    added = run("people", "add", "first@samordning.example", "--role", "coordinator", "--address", "https://inventering.example/")
    assert (added.returncode, added.stdout[:45]) == (0, "https://inventering.example/invitation/" + added.stdout[39:45])
    again = run("db", "upgrade")
    assert (again.stdout, run("content", "publish").stdout) == (
        "The database was up to date.\n",
        "template: edition 1 is up to date\ncatalogue: edition 1 is up to date\n",
    )
    assert json.loads(run("institutions", "list", "--json").stdout) == []
    assert sorted(path.name for path in (tmp_path / "data").iterdir() if not path.name.startswith("inventory.db-")) == ["inventory.db", "secret_key"]
    assert (tmp_path / "data" / "secret_key").stat().st_mode & 0o777 == 0o600


def test_bad_setting_is_told_in_one_line(run):
    result = run("institutions", "list", PORT="many")
    assert (result.returncode, result.stdout, result.stderr) == (1, "", "Error: PORT='many': write a whole number from 1 to 65535\n")


def test_database_that_cannot_be_opened_is_told_in_one_line(run, tmp_path):
    result = run("db", "upgrade", INVENTORY_DATABASE_URL=f"sqlite:///{tmp_path}/no/such/folder/inventory.db")
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert result.stderr.startswith("Error: the database says: unable to open database file")


def test_content_is_checked_and_counted(invoke):
    code, told, _errors = invoke("content", "check")
    assert code == 0
    assert told.startswith("48 questions about a system, ")
    assert told.endswith("12 demo institutions: all well.\n")


def test_demo_accounts_are_a_list_of_objects(invoke):
    code, told, _errors = invoke("demo", "accounts", "--json")
    accounts = json.loads(told)
    assert code == 0
    assert accounts[0] == {
        "email": "ingalill.stensjo@samordning.example",
        "password": "varmblabarssoppa",
        "role": "coordinator",
        "institution": None,
        "language": "sv",
    }
    assert [account["email"] for account in accounts] == [person.email for person in load_consortium().people]
    assert {tuple(account) for account in accounts} == {("email", "password", "role", "institution", "language")}


def test_institutions_are_a_list_of_objects(invoke):
    institutions = json.loads(invoke("institutions", "list", "--json")[1])
    assert institutions[0] == {"key": "almby", "name": "Högskolan i Almby", "state": "active"}
    assert [each["key"] for each in institutions if each["state"] == "declined"] == ["kullavik", "sandinge"]
    assert len(institutions) == 12
    assert len(invoke("institutions", "list")[1].splitlines()) == 12


def test_routes_say_what_each_address_needs(invoke, app):
    routes = json.loads(invoke("routes", "--json")[1])
    assert {
        "rule": "/institutions/<institution_key>/systems/",
        "endpoint": "inventory.add_systems",
        "methods": ["POST"],
        "needs": "fill inventory",
    } in routes
    assert len(routes) == len(list(app.url_map.iter_rules()))
    assert [route for route in routes if route["needs"] == "refused"] == []


def test_demo_is_not_loaded_twice(invoke):
    assert invoke("demo", "load") == (1, "", "Error: the demo is already loaded; take it out with: inventory-app demo remove\n")
    assert invoke("demo", "load", "--once") == (0, "", "")


def test_demo_goes_without_a_trace_and_comes_back(invoke, session):
    def counts() -> Counter[str]:
        session.rollback()
        tables = SQLModel.metadata.tables.values()
        return Counter({table.name: session.execute(sa.select(sa.func.count()).select_from(table)).scalar_one() for table in tables})

    loaded = counts()
    assert [
        name for name in ("need", "comment", "review", "category_assignment", "joint_member", "joint_choice", "submission") if not loaded[name]
    ] == []
    real = Institution(key="verkliga", name_sv="Verkliga högskolan", name_en="Real University", template_edition=1, catalogue_edition=1)
    session.add(real)
    session.flush()
    session.add(System(institution_id=real.id, name="Verkligt system", answers={"name": "Verkligt system"}))
    session.add(Person(email="verklig@verkliga.example", name="Verklig", session_mark="x"))
    session.add(ChangeSet(institution_id=real.id, subject="system:1", action="created"))
    # What people gather of the demo's institutions goes with them; what a real one takes part in stays.
    of_demo, shared = (JointSpecification(name=name, catalogue_edition=1) for name in ("Av demon", "Med en verklig"))
    session.add_all([of_demo, shared])
    session.flush()
    almby = session.exec(select(Institution.id).where(Institution.key == "almby")).one()
    session.add_all([JointMember(joint_id=each.id, institution_id=almby) for each in (of_demo, shared)])
    session.add(JointMember(joint_id=shared.id, institution_id=real.id))
    session.commit()
    assert invoke("demo", "remove") == (0, "12 demo institutions are gone.\n", "")
    ours = Counter(dict.fromkeys(("institution", "person", "system", "change_set", "joint_specification", "joint_member"), 1))
    assert +counts() == ours + Counter({"content_edition": loaded["content_edition"]})
    assert session.exec(select(JointSpecification.name)).all() == ["Med en verklig"]
    assert invoke("demo", "remove")[1] == "There was no demo to take out.\n"
    code, told, progress = invoke("demo", "load")
    assert (code, told, len(progress.splitlines())) == (0, "The demo is loaded.\n", 12)
    assert counts() == loaded + ours


def test_demo_stays_away_from_a_real_institution_of_the_same_key(invoke, session):
    invoke("demo", "remove")
    session.add(Institution(key="almby", name_sv="Almby på riktigt", name_en="Almby for real", template_edition=1, catalogue_edition=1))
    session.commit()
    assert invoke("demo", "load")[::2] == (1, "Error: there is already an institution with the key almby\n")
    assert [each["name"] for each in json.loads(invoke("institutions", "list", "--json")[1])] == ["Almby på riktigt"]


def test_invitation_link_sets_a_password_and_signs_in(invoke, client):
    code, link, _errors = invoke(
        "people", "add", "Ny.Person@Almby.example", "--role", "reader", "--institution", "almby", "--name", "Ny Person", "--language", "en"
    )
    assert code == 0
    address = link.strip().removeprefix("http://127.0.0.1:8000")
    assert client.page(address).xpath("//input[@name='name']/@value") == ["Ny Person"]
    answer = client.post(address, data={"name": "Ny Person", "password": "fyra ord i rad", "again": "fyra ord i rad"})
    assert (answer.status_code, client.get("/").location) == (303, "/institutions/almby/")
    assert client.get(address).status_code == 404


def test_person_with_an_account_gets_the_role_and_no_link(invoke, as_person):
    code, told, _errors = invoke("people", "add", "tage.lindrot@almby.example", "--role", "reader", "--institution", "bergsund")
    assert (code, told) == (0, "tage.lindrot@almby.example already has an account and has been given the role; no link is needed.\n")
    assert as_person("tage.lindrot@almby.example").get("/institutions/bergsund/").status_code == 200


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nobody", "--role", "coordinator"], "'nobody' is no e-mail address"),
        (["a@b.example", "--role", "reader"], "a coordinator has no institution; every other role needs --institution KEY"),
        (
            ["a@b.example", "--role", "coordinator", "--institution", "almby"],
            "a coordinator has no institution; every other role needs --institution KEY",
        ),
        (
            ["a@b.example", "--role", "reader", "--institution", "nowhere"],
            "there is no institution 'nowhere'; inventory-app institutions list names them",
        ),
    ],
)
def test_person_who_cannot_be_added_is_told_in_one_line(invoke, session, arguments, told):
    assert invoke("people", "add", *arguments) == (1, "", f"Error: {told}\n")


def test_unknown_role_is_answered_with_the_roles_there_are(invoke):
    code, told, errors = invoke("people", "add", "a@b.example", "--role", "janitor")
    assert (code != 0, told) == (True, "")
    assert "'coordinator', 'main_contact', 'it_department', 'system_owner', 'reader'" in errors


def test_every_command_and_option_says_what_it_does():
    found = dict(commands(main))
    assert len(found) > 10
    assert [path for path, command in found.items() if not (command.help or "").strip()] == []
    options = {f"{path} --{option.name}": option for path, command in found.items() for option in command.params if isinstance(option, click.Option)}
    # A choice of two languages explains itself.
    assert [name for name, option in options.items() if not option.help and not name.endswith("--language")] == []


def commands(group, path=""):
    for name, command in group.commands.items():
        yield f"{path}{name}", command
        if hasattr(command, "commands"):
            yield from commands(command, f"{path}{name} ")
