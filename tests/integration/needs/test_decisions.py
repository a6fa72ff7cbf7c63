"""Answering what the inventory proposes."""

from __future__ import annotations

import pytest

from inventory_app.institutions.editions import template_of
from inventory_app.institutions.sheets import save_answers
from inventory_app.inventory.actions import add_system
from inventory_app.needs.decisions import accept, decline, take_back
from inventory_app.needs.proposals.proposal import AddOwn
from inventory_app.needs.proposals.rules import list_proposals
from inventory_app.needs.queries import decisions_of, picture_of
from inventory_app.requirements import actions as checklist
from inventory_app.requirements.queries import SUBJECT, list_choices


@pytest.fixture
def proposing(dalhem):
    """Dalhem wants to leave one system behind."""
    sheet = template_of(dalhem.session, dalhem.institution).system
    mailing = add_system(dalhem.session, sheet, dalhem.one, {"name": "Utskick24", "support_kind": "mailing", "status": "in_operation"})
    row = {"direction": "out", "system": {"system": mailing.id}, "frequency": "daily"}
    answers = {"name": "Navet", "support_kind": "crm", "status": "in_operation", "direction": "replace", "contacts": 900, "integrations": [row]}
    add_system(dalhem.session, sheet, dalhem.one, answers)
    save_answers(dalhem.session, dalhem.one, "checklist_questions", {"hosting": "cloud"}, {})
    return dalhem


def proposals(place):
    return {proposal.key: proposal for proposal in list_proposals(picture_of(place.session, place.institution))}


def about(place, rule, number=0):
    return [proposal for proposal in proposals(place).values() if proposal.rule == rule][number]


def choices(place):
    place.session.flush()
    return {row.key: row for row in list_choices(place.session, place.id)}


def test_accepted_level_is_one_act_in_the_history_and_is_proposed_no_more(proposing):
    wanted = about(proposing, "migration")
    assert accept(proposing.session, proposing.catalogue, proposing.one, wanted) == "INF-01"
    assert choices(proposing)["INF-01"].level == "must_scored"
    assert [act.act.action for act in proposing.acts(SUBJECT)] == ["from_inventory"]
    decision = decisions_of(proposing.session, proposing.id)[wanted.key]
    assert (decision.is_accepted, decision.requirement_key) == (True, "INF-01")
    assert wanted.key not in proposals(proposing)


def test_accepted_number_fills_the_blank(proposing):
    accept(proposing.session, proposing.catalogue, proposing.one, about(proposing, "volumes"))
    assert choices(proposing)["SÖK-01"].parameters == {"records": 900}


def test_accepted_own_requirement_is_written_in_both_languages(proposing):
    wanted = about(proposing, "integrations")
    assert isinstance(wanted.act, AddOwn)
    key = accept(proposing.session, proposing.catalogue, proposing.one, wanted)
    row = choices(proposing)[key]
    assert (key, row.level, bool(row.text_sv), bool(row.text_en), bool(row.motive_en)) == ("INT-E01", "should", True, True, True)
    assert wanted.key not in proposals(proposing)


def test_undone_proposal_waits_again(proposing):
    wanted = about(proposing, "migration")
    accept(proposing.session, proposing.catalogue, proposing.one, wanted)
    checklist.undo(proposing.session, proposing.catalogue, proposing.one, proposing.acts(SUBJECT)[0].act.id)
    assert wanted.key in proposals(proposing)


def test_declined_proposal_is_kept_and_can_be_taken_back(proposing):
    wanted = about(proposing, "operation")
    decline(proposing.session, proposing.one, wanted)
    assert decisions_of(proposing.session, proposing.id)[wanted.key].is_accepted is False
    assert (take_back(proposing.session, proposing.one, wanted.key), take_back(proposing.session, proposing.one, wanted.key)) == (True, False)
    assert decisions_of(proposing.session, proposing.id) == {}


def test_accepted_proposal_cannot_be_taken_back(proposing):
    wanted = about(proposing, "migration")
    accept(proposing.session, proposing.catalogue, proposing.one, wanted)
    assert take_back(proposing.session, proposing.one, wanted.key) is False
