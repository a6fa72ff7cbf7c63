"""The page of what the inventory proposes for the checklist: accepted or declined one by one, always with the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.extensions import db
from inventory_app.institutions.access import editor, here
from inventory_app.institutions.editions import catalogue_of
from inventory_app.needs import decisions
from inventory_app.needs.actions import lock
from inventory_app.needs.addresses import address
from inventory_app.needs.lists import proposals_table
from inventory_app.needs.proposals.picture import Picture
from inventory_app.needs.proposals.proposal import AddOwn, Fill, Proposal, SetLevel
from inventory_app.needs.proposals.rules import RULES, list_proposals
from inventory_app.needs.queries import decisions_of, picture_of
from inventory_app.requirements.addresses import changed_act
from inventory_app.requirements.choice import Chosen
from inventory_app.requirements.queries import find_last_set_id
from inventory_app.requirements.show import level_label
from inventory_app.tables import ProposalDecision
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.locale import page_language
from inventory_app.web.rendering import show_number


@dataclass(frozen=True)
class Line:
    """`requirement` is what it is about, where that is there already; `text` is how it reads, or would read."""

    proposal: Proposal
    what: str
    text: str
    requirement: Chosen | None


def _line(proposal: Proposal, picture: Picture) -> Line:
    act, language = proposal.act, page_language()
    if isinstance(act, AddOwn):
        what = _("A requirement of your own: %(level)s", level=level_label(act.fields["level"]).lower())
        return Line(proposal, what, act.text.in_(language), None)
    each = picture.by_key[act.requirement]
    what = _fill(act, each) if isinstance(act, Fill) else _set_level(act)
    return Line(proposal, what, each.text_in(language).text, each)


def _set_level(act: SetLevel) -> str:
    return _("%(key)s gets the level %(level)s", key=act.requirement, level=level_label(act.level).lower())


def _fill(act: Fill, each: Chosen) -> str:
    assert each.requirement is not None
    parameter = each.requirement.parameter_by_key[act.parameter]
    before = each.show_value(parameter, page_language())
    label = parameter.label.in_(page_language())
    if before is None:
        return _("%(key)s: “%(label)s” becomes %(value)s", key=act.requirement, label=label, value=show_number(act.value))
    return _(
        "%(key)s: “%(label)s” becomes %(value)s instead of %(before)s", key=act.requirement, label=label, value=show_number(act.value), before=before
    )


def _read() -> tuple[Picture, list[Proposal], dict[str, ProposalDecision]]:
    picture = picture_of(db.session, here().institution)
    return picture, list_proposals(picture), decisions_of(db.session, here().id)


def _is_declined(proposal: Proposal, decided: Mapping[str, ProposalDecision]) -> bool:
    return proposal.key in decided and not decided[proposal.key].is_accepted


def _groups(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    by_rule = {rule: [line for line in lines if line.proposal.rule == rule] for rule in RULES}
    return [(_(RULES[rule][0]), found) for rule, found in by_rule.items() if found]


@needs(May.READ)
def proposals() -> Any:
    picture, proposed, decided = _read()
    waiting = [_line(proposal, picture) for proposal in proposed if not _is_declined(proposal, decided)]
    if wants_file():
        return as_file(
            proposals_table([line.proposal for line in waiting], [f"{line.what}. {line.text}" for line in waiting]), of=here().institution.key
        )
    return render_template(
        "needs/proposals.html",
        groups=_groups(waiting),
        count=len(waiting),
        declined=[_line(proposal, picture) for proposal in proposed if _is_declined(proposal, decided)],
        accepted=sum(decision.is_accepted for decision in decided.values()),
        changed=changed_act(catalogue_of(db.session, here().institution)),
        may_write=here().may(May.FILL_CHECKLIST),
    )


@needs(May.FILL_CHECKLIST)
def answer() -> Any:
    """Read anew after the lock: what another has accepted meanwhile is no longer proposed."""
    key, said = request.form.get("proposal", ""), request.form.get("say", "")
    lock(db.session, editor())
    catalogue, (_picture, proposed, decided) = catalogue_of(db.session, here().institution), _read()
    found = next((proposal for proposal in proposed if proposal.key == key), None)
    if found is None:
        db.session.rollback()
        flash(_("That is no longer proposed: somebody has decided on it, or the inventory has changed."), "info")
        return redirect(address("proposals"), 303)
    act = None
    if said == "accept":
        requirement = decisions.accept(db.session, catalogue, editor(), found)
        flash(_("Accepted: %(key)s.", key=requirement), "success")
        act = find_last_set_id(db.session, here().id)
    elif said == "decline" and not _is_declined(found, decided):
        decisions.decline(db.session, editor(), found)
        flash(_("Turned down. It is kept at the end of the page, if you change your mind."), "success")
    elif said == "take_back" and decisions.take_back(db.session, editor(), key):
        flash(_("It is proposed again."), "success")
    db.session.commit()
    return redirect(address("proposals", changed=act), 303)


def add_to(room: Blueprint) -> None:
    room.get("/proposals")(proposals)
    room.post("/proposals")(answer)
