"""The command line's way to the figures that coordinators see. Whoever runs it has the whole database, so no reading is logged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

import click
from sqlmodel import col, select

from inventory_app.comparison import report_words
from inventory_app.comparison.desk import as_source
from inventory_app.comparison.figures import json_of
from inventory_app.comparison.outlets import Labels, workbook_tables
from inventory_app.comparison.queries import read_scope
from inventory_app.comparison.scope import Filter
from inventory_app.comparison.views import BY_KEY
from inventory_app.content.schema import Language
from inventory_app.exchange.writing import workbook_of
from inventory_app.extensions import db
from inventory_app.tables import ZONE, Round, id_of, now
from inventory_app.terminal import command, fail, write_file


def _round_called(name: str) -> Round:
    found = db.session.exec(select(Round).where(Round.name == name)).first()
    if found is None:
        names = ", ".join(db.session.exec(select(Round.name).order_by(col(Round.due_on).desc(), col(Round.id)))) or "none yet"
        fail(f"there is no round {name!r}; rounds: {names}")
    return found


def add_to(group: click.Group) -> None:
    @command(group, "compare")
    @click.argument("view", type=click.Choice(list(BY_KEY)))
    @click.option("--format", "file_format", type=click.Choice(["json", "xlsx"]), default="json", show_default=True, help="What to write.")
    @click.option("--round", "round_name", help="The name of a round; otherwise the latest hand-ins.")
    @click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The file to write.")
    @click.option("--language", type=click.Choice(["sv", "en"]), default="sv", show_default=True, help="Of titles and columns.")
    def compare(view: str, file_format: Literal["json", "xlsx"], round_name: str | None, out: Path, language: Language) -> None:
        """Write a comparison's figures as coordinators see them."""
        asked_round = _round_called(round_name) if round_name else None
        scope = read_scope(db.session, None, Filter(round_id=id_of(asked_round) if asked_round else None))
        if not scope.parties:
            fail(f"nobody has handed in for the round {round_name!r}" if round_name else "nobody has handed in yet")
        source = replace(as_source(scope, language, link=lambda _view_key, **_arguments: ""), start_joint=None, groups=tuple)
        found = BY_KEY[view]
        outcome = found.read(source, found.whole)
        made_at = now().astimezone(ZONE)
        labels = Labels(
            title=source.say(found.title),
            lead=source.say(found.lead),
            reader=source.say(report_words.CONSORTIUM),
            selection=(asked_round.name,) if asked_round else (),
            day=made_at.date().isoformat(),
            left_out=(),
        )
        if file_format == "json":
            write_file(out, json_of(found, outcome, labels).encode())
        else:
            write_file(out, workbook_of(workbook_tables(outcome, labels), title=labels.title, made_at=made_at))
