"""The command that makes an invented consortium."""

from __future__ import annotations

import resource

import click

from inventory_app.database import begin_writing
from inventory_app.extensions import db
from inventory_app.seed import actions
from inventory_app.seed.catalogue import TooManyRequirements
from inventory_app.seed.hand_in import MOST_SYSTEMS, Numbers
from inventory_app.terminal import command, fail


def peak_memory() -> float:
    """Of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def add_to(main: click.Group) -> None:
    @command(main, "seed")
    @click.option("--institutions", default=38, show_default=True, type=click.IntRange(1, 1000), help="How many.")
    @click.option("--systems", default=300, show_default=True, type=click.IntRange(0, MOST_SYSTEMS), help="At each institution.")
    @click.option(
        "--requirements", default=139, show_default=True, type=click.IntRange(1), help="In the catalogue; more than the shipped are made up."
    )
    @click.option("--random", "random", default=1, show_default=True, help="The same numbers give the same consortium.")
    @click.option("--rounds", default=0, type=click.IntRange(0, 5), help="Rounds that everybody has handed in for, a year apart.")
    def seed(institutions: int, systems: int, requirements: int, random: int, rounds: int) -> None:
        """Make an invented consortium, to measure on.

        It holds hand-ins with what is compared, sharing, rounds and sign-ins; the registers that institutions work in stay empty. Only into a
        database without institutions; `demo remove` takes it out again.
        """
        numbers = Numbers(institutions, systems, requirements, random)
        begin_writing(db.session)
        try:
            for done, name in enumerate(actions.seed(db.session, numbers, rounds), start=1):
                db.session.commit()
                if done % 10 == 0 or done == institutions:
                    click.echo(f"  {done} of {institutions}: {name} ({peak_memory():.0f} MB)", err=True)
                db.session.expunge_all()
                begin_writing(db.session)
        except (actions.NotEmpty, TooManyRequirements) as fault:
            db.session.rollback()
            fail(str(fault))
        db.session.commit()
        click.echo(f"{institutions} invented institutions have handed in. Peak memory {peak_memory():.0f} MB.")
        click.echo(f"Sign in as {actions.COORDINATOR} or i001@invented.example; password {actions.PASSWORD}.")
