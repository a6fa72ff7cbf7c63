"""Pages of the checklist: overview, one category at a time, saving. The questions, own requirements and history have files of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext

from inventory_app.accounts.roles import May
from inventory_app.answers.merge import Merged
from inventory_app.answers.messages import N_, Message
from inventory_app.content.schema import Category
from inventory_app.database import begin_writing
from inventory_app.extensions import db
from inventory_app.institutions.access import editor, here
from inventory_app.institutions.editions import newer_edition
from inventory_app.institutions.guide import is_autosave
from inventory_app.requirements import actions, own, past, start
from inventory_app.requirements.addresses import address, changed_act
from inventory_app.requirements.choice import Chosen, Level, next_undecided
from inventory_app.requirements.filter import STATES, matching, read_filter
from inventory_app.requirements.inputs import Posted, UnknownInput, element_id, in_page_order, read_posted
from inventory_app.requirements.lists import checklist_table
from inventory_app.requirements.pages import ChecklistPage, checklist_here, find_category
from inventory_app.requirements.queries import find_last_profile, find_last_set_id
from inventory_app.requirements.show import (
    Card,
    act_label,
    changes_by_requirement,
    group_label,
    level_label,
    level_tone,
    met_when_label,
    method_labels,
)
from inventory_app.requirements.standing import assignees_of, changes_since_review, standing_of, talk_of
from inventory_app.tables import now
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.locale import page_language, say
from inventory_app.web.rendering import show_time

room = Blueprint("requirements", __name__)
start.add_to(room)
own.add_to(room)
past.add_to(room)

MOST_SENSIBLE = 150


@room.get("/")
@needs(May.READ)
def checklist() -> Any:
    page = checklist_here()
    wanted = read_filter(request.args, page.catalogue.category_by_key)
    assignees = assignees_of(db.session, here().id)
    mine = {category for category, (person_id, _name) in assignees.items() if person_id == here().person.id}
    found = matching(page.checklist, wanted, mine)
    if wants_file():
        return as_file(checklist_table(found, page.catalogue, wanted=wanted), of=here().institution.key)
    last = find_last_profile(db.session, here().id)
    standing = standing_of(db.session, here().id)
    return render_template(
        "requirements/checklist.html",
        page=page,
        wanted=wanted,
        found=found if wanted.is_on else None,
        assignees=assignees,
        is_mine_offered=bool(mine) or wanted.is_mine,
        standing=standing,
        since_review=changes_by_requirement(changes_since_review(db.session, standing, page.flat), page.catalogue, page.category_of),
        newer_edition=newer_edition(db.session, here().institution),
        states=STATES,
        last_profile=act_label(last.action, page.catalogue) if last else None,
        next_one=next_undecided(page.checklist),
        changed=changed_act(page.catalogue),
        group_label=group_label,
        level_label=level_label,
        level_tone=level_tone,
        most_sensible=MOST_SENSIBLE,
    )


def _render_category(page: ChecklistPage, category: Category, cards: list[Card], errors: Sequence[tuple[str, str]] = ()) -> str:
    keys = list(page.catalogue.category_by_key)
    place = keys.index(category.key)
    standing = standing_of(db.session, here().id)
    return render_template(
        "requirements/category.html",
        page=page,
        category=category,
        cards=cards,
        errors=errors,
        before=page.catalogue.categories[place - 1] if place else None,
        after=page.catalogue.categories[place + 1] if place + 1 < len(keys) else None,
        position=place + 1,
        changed=changed_act(page.catalogue),
        may_write=here().may(May.FILL_CHECKLIST),
        method_labels=method_labels,
        met_when_label=met_when_label,
        standing=standing,
        since_review={flat.split("|")[0] for flat in changes_since_review(db.session, standing, page.flat)},
        talk=talk_of(db.session, here().id),
        assignee=assignees_of(db.session, here().id).get(category.key),
    )


def _summary(page: ChecklistPage, category: Category, problems: Mapping[str, Message]) -> list[tuple[str, str]]:
    """(element id, message) of every problem, in the page's order."""
    flats = in_page_order(problems, page.in_category(category))
    return [(element_id(flat), f"{flat.split('|')[0]}: {say(problems[flat])}") for flat in flats]


@room.get("/<category_key>")
@needs(May.READ)
def category(category_key: str) -> Any:
    page = checklist_here()
    found = find_category(page.catalogue, category_key)
    if wants_file():
        return as_file(checklist_table(page.in_category(found), page.catalogue, found.label.in_(page_language())), of=here().institution.key)
    return _render_category(page, found, page.cards(found))


@room.get("/next")
@needs(May.READ)
def next_one() -> Any:
    """On to the next requirement to decide on, or back to the overview when there is none."""
    found = next_undecided(checklist_here().checklist, request.args.get("after", ""))
    return redirect(_next_url(found))


def _next_url(found: Chosen | None) -> str:
    if found is None:
        flash(_("Every requirement is decided."), "success")
        return address("checklist")
    return address("category", category_key=found.category, _anchor=found.key)


def _autosaved(page: ChecklistPage, category: Category, posted: Posted, merged: Merged | None) -> Any:
    """The small answer to one requirement that saved itself: what happened, its text anew, and the running count."""
    key = posted.keys[0]
    card = next((card for card in page.cards(category) if card.each.key == key), None)
    if card is None:
        text = _("Not saved: somebody else has removed this requirement in the meantime.")
        return render_template("requirements/autosave.html", card=None, failed=text, text=None, page=page), 409
    failed, status = None, 200
    if merged is None:
        failed, status = " ".join(say(message) for message in posted.problems.values()), 422
    elif merged.clashes:
        failed, status = _("Not saved: somebody else has changed this in the meantime. Save the page to see both answers."), 409
    saved = None if failed else _("Saved %(time)s", time=show_time(now()))
    return render_template("requirements/autosave.html", card=card, failed=failed, text=saved, page=page), status


@room.post("/<category_key>")
@needs(May.FILL_CHECKLIST)
def save_category(category_key: str) -> Any:
    page = checklist_here()
    found = find_category(page.catalogue, category_key)
    try:
        posted = read_posted(request.form, page.known_in(found), page_language())
    except UnknownInput:
        abort(400)
    if is_autosave() and len(posted.keys) != 1:
        abort(400)
    if posted.problems:
        if is_autosave():
            return _autosaved(page, found, posted, None)
        return _render_category(page, found, page.cards_again(found, posted), _summary(page, found, posted.problems)), 422
    removed = set(posted.keys) - {each.key for each in page.in_category(found)}
    merged = actions.save_choices(db.session, page.catalogue, editor(), posted.wanted, posted.seen)
    db.session.commit()
    if is_autosave():
        return _autosaved(checklist_here(), found, posted, merged)
    for key in sorted(removed):
        flash(_("Somebody has removed %(key)s in the meantime. What you wrote is kept and comes back with it.", key=key), "warning")
    if merged.clashes:
        page = checklist_here()
        clash = Message(N_("Somebody else has changed this in the meantime. Save again to keep your answer, or write theirs instead."))
        return _render_category(
            page, found, page.cards_clashing(found, posted, merged), _summary(page, found, dict.fromkeys(merged.clashes, clash))
        ), 409
    return redirect(_after_saving(found), 303)


def _after_saving(category: Category) -> str:
    """Where the button leads: this page again, the next category, the next undecided requirement, or through a whole-category act."""
    then = request.form.get("then", "stay")
    if then in WHOLE_CATEGORY:
        begin_writing(db.session)
        return _whole_category(checklist_here(), category, then)
    page = checklist_here()
    flash(_("Saved."), "success")
    if then == "next_undecided":
        return _next_url(next_undecided(page.checklist, category.key))
    keys = list(page.catalogue.category_by_key)
    place = keys.index(category.key) + (then == "next")
    return address("category", category_key=keys[place]) if place < len(keys) else address("checklist")


def _proposed(category: Sequence[Chosen]) -> dict[str, Level | None]:
    return {each.key: Level(each.requirement.level) for each in category if each.requirement and each.is_undecided}


WHOLE_CATEGORY: dict[str, Callable[[Sequence[Chosen]], dict[str, Level | None]]] = {
    "proposed": _proposed,
    "not_needed": lambda category: {each.key: Level.NOT_NEEDED for each in category},
    "undecided": lambda category: dict.fromkeys(each.key for each in category),
}


def _whole_category(page: ChecklistPage, category: Category, act: str) -> str:
    levels = WHOLE_CATEGORY[act](page.in_category(category))
    merged = actions.set_levels(db.session, page.catalogue, editor(), levels, act)
    db.session.commit()
    if not merged.changed:
        flash(_("Nothing changed. The levels were already like that."), "info")
        return address("category", category_key=category.key)
    flash(ngettext("%(num)d requirement changed.", "%(num)d requirements changed.", len(merged.changed)), "success")
    return address("category", category_key=category.key, changed=find_last_set_id(db.session, here().id))
