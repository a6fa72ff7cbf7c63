"""Pages of the evaluation: the form, leaving it out, its history. Trying it out has a file of its own."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.database import begin_writing
from inventory_app.evaluation import actions, lists, trying, words
from inventory_app.evaluation.inputs import Form, UnknownInput, evaluation_fields
from inventory_app.evaluation.models import NEEDED, SHARES, SHEET, Model
from inventory_app.evaluation.past import history_lines
from inventory_app.evaluation.queries import Decided, read_decided
from inventory_app.evaluation.show import areas_of, field_label
from inventory_app.evaluation.weights import categories_of, category_worths, propose, spread_left
from inventory_app.extensions import db
from inventory_app.institutions.access import editor, here
from inventory_app.institutions.lists import history_table
from inventory_app.institutions.sheets import save_answers
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.inputs import slug
from inventory_app.web.locale import page_language, say

room = Blueprint("evaluation", __name__)
trying.add_to(room)


def address(endpoint: str, **arguments: Any) -> str:
    return url_for(f"evaluation.{endpoint}", institution_key=here().institution.key, **arguments)


def _decided() -> Decided:
    return read_decided(db.session, here().institution)


def _form(decided: Decided) -> Form:
    # Every category, so that a weight survives when somebody else takes away the last scored requirement meanwhile.
    return Form(evaluation_fields(decided.categories), decided.evaluation.answers, page_language())


def _draw(decided: Decided, form: Form) -> str:
    areas = areas_of(decided.areas)
    return render_template(
        "evaluation/show.html",
        decided=decided,
        form=form,
        areas=areas,
        worths=category_worths(decided.evaluation, decided.scored),
        errors=[(f"f-{slug(key)}", f"{field_label(key, areas)}: {say(message)}") for key, message in form.problems.items()],
        broken=decided.broken,
        scores=SHARES,
        models=Model,
        needed=NEEDED,
        evaluation_words=words,
        may_write=here().may(May.WRITE_SPECIFICATION),
    )


@room.get("/")
@needs(May.READ)
def show() -> Any:
    decided = _decided()
    if wants_file(lists.SCORED):
        return as_file(lists.scored_table(decided), of=here().institution.key)
    return _draw(decided, _form(decided))


@room.post("/")
@needs(May.WRITE_SPECIFICATION)
def save() -> Any:
    decided = _decided()
    form = _form(decided)
    try:
        form.read(request.form)
    except UnknownInput:
        abort(400)
    if form.problems:
        return _draw(decided, form), 422
    merged = save_answers(db.session, editor(), SHEET, form.wanted, form.seen)
    db.session.commit()
    if merged.clashes:
        form.show_clashes(merged)
        return _draw(_decided(), form), 409
    then = request.form.get("then")
    if then in _WEIGHING:
        return _weigh(then)
    flash(_("Saved."), "success")
    return redirect(trying.address("simulation") if then == "simulation" else address("show"), 303)


_WEIGHING = ("propose", "spread")


def _weigh(how: str) -> Any:
    """After saving what stands on the page: weights to start from, or what is left of a hundred."""
    begin_writing(db.session)
    decided = _decided()
    categories = categories_of(decided.scored)
    found = propose(categories) if how == "propose" else spread_left(categories, decided.evaluation.weights)
    merged = actions.set_weights(db.session, editor(), found, how)
    db.session.commit()
    if merged.changed:
        flash(_("The weights are changed. Look at them: they are a start, not a recommendation."), "success")
    else:
        flash(_("There was nothing to share out. The weights are as they were."), "info")
    return redirect(address("show", _anchor="f-weights"), 303)


@room.post("/leave-out")
@needs(May.WRITE_SPECIFICATION)
def leave_out() -> Any:
    actions.leave_out(db.session, editor())
    db.session.commit()
    flash(_("The evaluation is left out of the specification. What it said is in the history."), "success")
    return redirect(address("show"), 303)


@room.get("/history")
@needs(May.READ)
def history() -> Any:
    decided = _decided()
    changes = history_lines(db.session, here().id, areas_of(decided.areas), evaluation_fields(decided.categories))
    if wants_file():
        return as_file(history_table(words.TITLE.in_(page_language()), changes), of=here().institution.key)
    return render_template("evaluation/history.html", changes=changes, title=words.TITLE)
