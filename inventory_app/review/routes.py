"""Where the specification stands on its way to an issue, and taking the next step."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.extensions import db
from inventory_app.institutions.access import editor, here
from inventory_app.requirements.pages import checklist_here
from inventory_app.requirements.show import changes_by_requirement
from inventory_app.requirements.standing import STATE_TONES, STATE_WORDS, Standing, State, changes_since_review, standing_of, talk_of
from inventory_app.review import actions, assigning, comments, lists
from inventory_app.review.forms import StepForm
from inventory_app.review.queries import list_steps
from inventory_app.review.show import next_steps
from inventory_app.tables import today
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file

room = Blueprint("review", __name__)
comments.add_to(room)
assigning.add_to(room)


def _form(standing: Standing, data: Any = None) -> StepForm:
    form = StepForm(data)
    form.offer(next_steps(standing))
    form.today = today()
    return form


def _page(standing: Standing, form: StepForm, fault: str = "") -> Any:
    page = checklist_here()
    changes = changes_by_requirement(changes_since_review(db.session, standing, page.flat), page.catalogue, page.category_of)
    steps = list_steps(db.session, here().id)
    if wants_file(lists.STEPS):
        return as_file(lists.steps_table(steps), of=here().institution.key)
    if wants_file(lists.CHANGES):
        return as_file(lists.changes_table(changes), of=here().institution.key)
    talk = talk_of(db.session, here().id).values()
    return render_template(
        "review/overview.html",
        standing=standing,
        state_words=STATE_WORDS,
        state_tones=STATE_TONES,
        form=form,
        fault=fault,
        changes=changes,
        steps=steps,
        threads=sum(each.threads for each in talk),
        open_threads=sum(each.open for each in talk),
    )


@room.get("/")
@needs(May.READ)
def overview() -> Any:
    standing = standing_of(db.session, here().id)
    return _page(standing, _form(standing))


@room.post("/")
@needs(May.WRITE_SPECIFICATION)
def move() -> Any:
    standing = standing_of(db.session, here().id)
    form = _form(standing, request.form)
    seen = request.form.get("seen", "")
    if seen == standing.mark and not form.validate():
        return _page(standing, form), 422
    try:
        if seen != standing.mark:
            raise actions.MovedMeanwhile
        state = State(form.state.data)
        actions.move_to(db.session, editor(), state, seen=seen, remark=form.remark.data or "", comment_by=form.comment_day)
    except actions.MovedMeanwhile:
        db.session.rollback()
        fault = _("Somebody else took a step in the meantime. This is where it stands now. Choose again.")
        standing = standing_of(db.session, here().id)
        return _page(standing, _form(standing, request.form), fault), 409
    db.session.commit()
    flash(
        {
            State.OUT_FOR_COMMENT: _("The specification is out for comment. Everybody at your institution can comment on each requirement."),
            State.REVIEWED: _("The specification is marked as reviewed. Later changes are shown as such."),
        }.get(state, _("The specification is a draft again.")),
        "success",
    )
    return redirect(url_for("review.overview", institution_key=here().institution.key), 303)
