"""The simulation page: invented tenders under the institution's own terms."""

from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.database import begin_writing
from inventory_app.evaluation import actions, lists, show, words
from inventory_app.evaluation.example import work_out
from inventory_app.evaluation.inputs import Form, UnknownInput, simulation_fields
from inventory_app.evaluation.models import SHARES, SIMULATION, Model
from inventory_app.evaluation.queries import Decided, read_decided
from inventory_app.evaluation.simulation import MOST_TENDERS, SHOWN_TENDERS, numbers_in, tender_key
from inventory_app.evaluation.weights import categories_of
from inventory_app.extensions import db
from inventory_app.institutions.access import editor, here
from inventory_app.institutions.sheets import save_answers
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.inputs import slug
from inventory_app.web.locale import page_language, say

_REMOVE = re.compile(r"remove\.([1-6])")


def address(endpoint: str, **arguments: Any) -> str:
    return url_for(f"evaluation.{endpoint}", institution_key=here().institution.key, **arguments)


def _decided() -> Decided:
    return read_decided(db.session, here().institution)


def _shown_numbers(decided: Decided) -> list[int]:
    """Those that have something, and one more to write in."""
    last = max(numbers_in(decided.trial), default=0)
    return list(range(1, min(max(last + 1, SHOWN_TENDERS), MOST_TENDERS) + 1))


def _draw(decided: Decided, form: Form) -> str:
    areas = show.areas_of(decided.areas)
    simulation = decided.simulation(_("Tender {number}"))
    wanted = [show.show_needs(simulation, placed.tender) for placed in simulation.placed]
    language = page_language()
    return render_template(
        "evaluation/simulation.html",
        decided=decided,
        form=form,
        areas=areas,
        numbers=_shown_numbers(decided),
        written=numbers_in(decided.trial),
        categories=categories_of(decided.scored),
        texts={each.key: each.text_in(language).text for each in decided.checklist},
        simulation=simulation,
        columns=show.columns_of(simulation.evaluation.model),
        ranking=[show.show_placed(simulation, placed) for placed in simulation.placed],
        headline=show.show_headline(simulation),
        margin=show.show_margin(simulation),
        left_out=[show.show_left_out(tender) for tender in simulation.left_out],
        wanted=[each for each in wanted if each],
        turns=[show.show_turn(simulation, turn, areas) for turn in simulation.turns],
        trials=show.show_trials(simulation),
        errors=[(f"f-{slug(key)}", f"{show.field_label(key, areas)}: {say(message)}") for key, message in form.problems.items()],
        scores=SHARES,
        models=Model,
        evaluation_words=words,
        may_write=here().may(May.WRITE_SPECIFICATION),
    )


@needs(May.READ)
def simulation() -> Any:
    decided = _decided()
    if wants_file(lists.RANKING):
        return as_file(lists.ranking_table(decided.simulation(_("Tender {number}"))), of=here().institution.key)
    return _draw(decided, Form(simulation_fields(decided.scored), decided.trial, page_language()))


@needs(May.WRITE_SPECIFICATION)
def try_out() -> Any:
    decided = _decided()
    form = Form(simulation_fields(decided.scored), decided.trial, page_language())
    try:
        form.read(request.form)
    except UnknownInput:
        abort(400)
    if form.problems:
        return _draw(decided, form), 422
    merged = save_answers(db.session, editor(), SIMULATION, form.wanted, form.seen)
    db.session.commit()
    if merged.clashes:
        form.show_clashes(merged)
        return _draw(_decided(), form), 409
    return _after_saving(request.form.get("then", ""))


def _after_saving(then: str) -> Any:
    begin_writing(db.session)
    if then == "example":
        if wanted := _example(_decided()):
            actions.try_tenders(db.session, editor(), wanted)
        else:
            flash(_("The example needs weights and the values of the model first."), "info")
    elif removed := _REMOVE.fullmatch(then):
        actions.remove_tender(db.session, editor(), int(removed[1]))
    db.session.commit()
    return redirect(address("simulation"), 303)


def _example(decided: Decided) -> dict[str, Any]:
    """The tenders of the example in the document, to start from."""
    example = work_out(decided.evaluation, decided.scored)
    found: dict[str, Any] = {}
    for number, tender in enumerate(example.tenders if example else (), start=1):
        found[tender_key(number, "name")] = _("Tender %(letter)s", letter=tender.letter)
        found[tender_key(number, "price")] = tender.price
        found[tender_key(number, "musts")] = "yes"
        found |= {tender_key(number, f"category.{key}"): int(100 * SHARES[score]) for key, score in tender.scores.items()}
    return found


def add_to(room: Blueprint) -> None:
    room.get("/simulation")(simulation)
    room.post("/simulation")(try_out)
