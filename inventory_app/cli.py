"""The command line. Each command says on bad input in one line what is wrong, and exits with 1."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click
from flask import Flask, current_app
from flask.cli import FlaskGroup, with_appcontext
from sqlmodel import select

from inventory_app import create_app
from inventory_app.accounts.commands import people
from inventory_app.comparison.command import add_to as add_compare_to
from inventory_app.config import BadSetting
from inventory_app.content.aliases import REQUIREMENTS_FILE, check_aliases, load_aliases
from inventory_app.content.library import load_catalogue, load_template
from inventory_app.content.schema import Language
from inventory_app.content.starter import load_starter_list
from inventory_app.content.wording import load_word_lists
from inventory_app.database import begin_writing
from inventory_app.demo import actions as demo_actions
from inventory_app.demo.schema import load_answers, load_consortium, load_earlier
from inventory_app.extensions import db
from inventory_app.institutions.editions import KeyGone, publish
from inventory_app.inventory.actions import empty_bin
from inventory_app.inventory.queries import BIN_KEEPS
from inventory_app.lint import lint
from inventory_app.migrations import schema
from inventory_app.redline.commands import add_to as add_diff_to
from inventory_app.requirement_files.asked import asked_of
from inventory_app.requirement_files.commands import load_requirements, requirement_options
from inventory_app.seed.commands import add_to as add_seed_to
from inventory_app.server import serve
from inventory_app.specification.commands import spec
from inventory_app.spreadsheets.commands import import_options, load_systems
from inventory_app.spreadsheets.queries import workbook_for
from inventory_app.submission.actions import renew_facts
from inventory_app.tables import Institution, now
from inventory_app.tender.commands import add_to as add_tender_to
from inventory_app.terminal import command, fail, institution_called, settings, write_file
from inventory_app.web.access import need_of


def _create() -> Flask:
    try:
        return create_app()
    except BadSetting as fault:
        click.echo(f"Error: {fault}", err=True)
        sys.exit(1)


@click.group(cls=FlaskGroup, create_app=_create, add_default_commands=False, add_version_option=False, load_dotenv=False)
@click.version_option(package_name="inventory-app")
def main() -> None:
    """From an inventory of support systems to a requirements specification for procurement."""


@main.group()
def db_group() -> None:
    """The database."""


main.add_command(db_group, "db")


@command(db_group, "upgrade", migrated=False)
def db_upgrade() -> None:
    """Create the database or move it to this version. A SQLite file with data is copied first."""
    changed, copy = schema.upgrade(db.engine)
    if copy:
        click.echo(f"A copy of the earlier data is kept as {copy}")
    click.echo("The database is ready." if changed else "The database was up to date.")
    begin_writing(db.session)
    renew_facts(db.session)
    gone = empty_bin(db.session, BIN_KEEPS)
    db.session.commit()
    if gone:
        click.echo(f"{gone} systems had been in the bin for more than {BIN_KEEPS.days} days and are gone.")


def publish_shipped(by: str) -> dict[str, tuple[int, bool]]:
    """Template and catalogue -> the edition's number and whether it is new."""
    begin_writing(db.session)
    try:
        published = {"template": publish(db.session, load_template(), by), "catalogue": publish(db.session, load_catalogue(), by)}
    except KeyGone as fault:
        fail(str(fault))
    db.session.commit()
    return published


def prepare() -> None:
    """A program installed from a wheel has nobody to run the steps of the Makefile for it."""
    schema.upgrade(db.engine)
    begin_writing(db.session)
    renew_facts(db.session)
    db.session.commit()
    publish_shipped("shipped")


@main.group()
def content() -> None:
    """The inventory template and the requirement catalogue."""


@command(content, "check", migrated=False)
def content_check() -> None:
    """Check the shipped fixtures: shape, references, both languages."""
    template, catalogue = load_template(), load_catalogue()
    check_aliases(load_aliases(), template.system)
    check_aliases(load_aliases(file=REQUIREMENTS_FILE), asked_of(catalogue), REQUIREMENTS_FILE)
    starter = load_starter_list(sheet=template.system)
    words = load_word_lists()
    consortium = load_consortium()
    for institution in consortium.institutions:
        load_answers(institution.key)
    load_earlier()
    click.echo(
        f"{len(template.system.asked)} questions about a system, {len(template.profile.asked)} about an institution, "
        f"{len(template.preconditions.items)} preconditions, {len(catalogue.requirements)} requirements, "
        f"{len(starter.entries)} systems to start from, "
        f"{words.count} words that the checks of wording look for, "
        f"{len(consortium.institutions)} demo institutions: all well."
    )


@command(content, "publish")
@click.option("--by", default="shipped", show_default=True, help="Who publishes, as the edition will say.")
def content_publish(by: str) -> None:
    """Publish the fixtures as the next edition, if they differ from the latest."""
    for name, (number, is_new) in publish_shipped(by).items():
        click.echo(f"{name}: edition {number}{' published' if is_new else ' is up to date'}")


@main.group()
def demo() -> None:
    """The demo consortium, with invented institutions and people."""


@command(demo, "load", migrated=False)
@click.option("--once", is_flag=True, help="Do nothing if the demo is loaded, or if any institution is registered.")
def demo_load(once: bool) -> None:
    """Load the demo consortium; prepares the database and the content first."""
    prepare()
    if once and db.session.exec(select(Institution.id).limit(1)).first():
        return
    if demo_actions.is_loaded(db.session):
        fail("the demo is already loaded; take it out with: inventory-app demo remove")
    begin_writing(db.session)
    try:
        demo_actions.load(db.session, lambda name: click.echo(f"  {name}", err=True))
    except demo_actions.DemoInTheWay as fault:
        fail(str(fault))
    db.session.commit()
    click.echo("The demo is loaded.")


@command(demo, "remove")
def demo_remove() -> None:
    """Take the demo out, with all that was done in it."""
    begin_writing(db.session)
    gone = demo_actions.remove(db.session)
    db.session.commit()
    click.echo(f"{gone} demo institutions are gone." if gone else "There was no demo to take out.")


@command(demo, "accounts", migrated=False)
@click.option("--json", "as_json", is_flag=True, help="As a list of objects.")
def demo_accounts(as_json: bool) -> None:
    """The demo's sign-ins."""
    consortium = load_consortium()
    accounts_ = [
        {"email": p.email, "password": consortium.password, "role": p.role, "institution": p.institution, "language": p.language}
        for p in consortium.people
    ]
    if as_json:
        click.echo(json.dumps(accounts_, ensure_ascii=False, indent=2))
        return
    for each in accounts_:
        click.echo(f"{each['email']:<42} {each['role']:<14} {each['institution'] or ''}")
    click.echo(f"Password for all: {consortium.password}")


@command(demo, "welcome")
def demo_welcome() -> None:
    """Say where the application is and how to sign in to the demo, if it is loaded."""
    click.echo(f"\n  Open http://{settings().host}:{settings().port}\n")
    if demo_actions.is_loaded(db.session):
        consortium = load_consortium()
        shown = [person for person in consortium.people if person.institution in ("almby", "bergsund", None)]
        click.echo("  Demo sign-ins (invented people; all have the password " + consortium.password + "):")
        for each in shown:
            click.echo(f"    {each.email:<40} {each.role.replace('_', ' ')}{', ' + each.institution if each.institution else ''}")
        click.echo("  All of them: inventory-app demo accounts. Take the demo out: inventory-app demo remove.")
    click.echo("  End with Ctrl+C.\n")


@main.group()
def institutions() -> None:
    """The institutions of the consortium."""


@command(institutions, "list")
@click.option("--json", "as_json", is_flag=True, help="As a list of objects.")
def institutions_list(as_json: bool) -> None:
    """Key, name and state of every institution."""
    rows = [{"key": i.key, "name": i.name_sv, "state": i.state} for i in db.session.exec(select(Institution).order_by(Institution.key))]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(f"{row['key']:<20} {row['state']:<10} {row['name']}")


main.add_command(people)
main.add_command(spec)
main.add_command(lint)
add_diff_to(spec)
add_tender_to(spec)
add_seed_to(main)
add_compare_to(main)


@main.group()
def export() -> None:
    """An institution's register as files."""


@command(export, "systems")
@click.option("--institution", required=True, help="The institution's key.")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The file to write, such as systems.xlsx.")
@click.option("--language", type=click.Choice(["sv", "en"]), default="sv", show_default=True)
def export_systems(institution: str, out: Path, language: Language) -> None:
    """Write the whole register as a workbook that can be filled in and read back."""
    write_file(out, workbook_for(db.session, institution_called(institution), language, now()))


@main.group("import")
def import_group() -> None:
    """Files into the register and the checklist."""


@command(import_group, "systems")
@import_options
def import_systems(**given: Any) -> None:
    """Load systems from a spreadsheet. Exits 0 when nothing was refused, 1 when something was, 2 when the file cannot be read."""
    sys.exit(load_systems(db.session, **given))


@command(import_group, "requirements")
@requirement_options
def import_requirements(**given: Any) -> None:
    """Load requirements from a spreadsheet, a Word document or ReqIF. Exits as the import of systems does."""
    sys.exit(load_requirements(db.session, **given))


@main.command("run")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Processes.")
@click.option("--threads", default=4, show_default=True, type=click.IntRange(1, 64), help="Threads in each.")
@with_appcontext
def run(workers: int, threads: int) -> None:
    """Serve on HOST and PORT (default 127.0.0.1 and 8000)."""
    prepare()
    db.engine.dispose()
    serve(current_app._get_current_object(), settings(), workers, threads)  # type: ignore[attr-defined]  # Flask's documented way to the app itself


@command(main, "routes", migrated=False)
@click.option("--json", "as_json", is_flag=True, help="As a list of objects.")
def routes(as_json: bool) -> None:
    """Every address: rule, endpoint, methods and what it needs."""
    rows = [
        {
            "rule": rule.rule,
            "endpoint": rule.endpoint,
            "methods": sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}),
            "needs": str(need_of(current_app, rule.endpoint) or "refused"),
        }
        for rule in sorted(current_app.url_map.iter_rules(), key=lambda rule: (rule.rule, rule.endpoint))
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(f"{','.join(row['methods']):<10} {row['rule']:<70} {row['needs']}")
