"""What the inventory proposes: the reason, what it would do, and when nothing is proposed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pictured import system

from inventory_app.needs.proposals.proposal import AddOwn, Fill, SetLevel, listed
from inventory_app.needs.proposals.rules import list_proposals
from inventory_app.needs.proposals.volumes import round_up
from inventory_app.requirements.choice import Chosen, Level


def of(rule, picture):
    return [proposal for proposal in list_proposals(picture) if proposal.rule == rule]


def acts(rule, picture):
    return [proposal.act for proposal in of(rule, picture)]


def link(to, direction="in", frequency="daily"):
    return {"direction": direction, "system": to, "frequency": frequency}


NAVET = system(1, "Navet", direction="replace", contacts=6437, users=46, personal_data="ordinary", user_groups=["external_parties"])


def test_empty_inventory_proposes_nothing(picture):
    assert list_proposals(picture()) == []


def test_names_are_listed_as_people_list_them():
    assert [(listed(names).sv, listed(names).en) for names in (["A"], ["A", "B"], ["A", "B", "A", "C"])] == [
        ("A", "A"),
        ("A och B", "A and B"),
        ("A, B och C", "A, B and C"),
    ]


# Volumes


def test_sizes_come_from_what_is_to_be_replaced(picture):
    found = of("volumes", picture(NAVET, system(2, "Bron", contacts=14_200)))
    assert [proposal.act for proposal in found] == [
        Fill("SÖK-01", "records", 6500),
        Fill("DRI-15", "records", 6500),
        Fill("DRI-15", "users", 46),
        Fill("AVT-03", "users", 46),
    ]
    assert found[0].reason.sv == "Enligt inventeringen är antalet kontaktpersoner i Navet 6\u00a0437. Talet är avrundat uppåt."
    assert found[2].reason.en == "According to the inventory the number of users in Navet is 46."


def test_sizes_of_several_systems_are_added_up_and_the_reason_names_them(picture):
    reason = of("volumes", picture(NAVET, system(2, "Listan", "spreadsheet", status="phasing_out", contacts=563)))[0].reason
    assert reason.sv == "Enligt inventeringen är antalet kontaktpersoner i Navet och Listan tillsammans 7\u00a0000."


def test_planned_system_says_more_than_those_it_replaces_and_the_details_most(picture):
    planned = system(3, "Nytt stöd", status="planned", contacts=9000)
    assert acts("volumes", picture(NAVET, planned))[0] == Fill("SÖK-01", "records", 9000)
    found = of("volumes", picture(NAVET, planned, volumes={"contacts": 12_000}))[0]
    assert (found.act, found.reason.sv) == (
        Fill("SÖK-01", "records", 12_000),
        "Under Volymer i uppgifterna till kravspecifikationen står 12\u00a0000 kontaktpersoner.",
    )


def test_mailings_are_sized_by_the_systems_that_send_them(picture):
    mailing = system(4, "Utskick", "mailing", contacts=18_300)
    assert Fill("KOM-01", "recipients", 19_000) in acts("volumes", picture(NAVET, mailing))


def test_number_that_somebody_has_filled_in_is_decided(picture, catalogue):
    filled = Chosen("SÖK-01", "SÖK", catalogue.by_key["SÖK-01"], level=Level.MUST, parameters={"records": 20_000})
    assert "SÖK-01" not in {act.requirement for act in acts("volumes", picture(NAVET, rows=(filled,)))}


def test_requirement_that_is_not_needed_gets_no_number(picture, catalogue):
    left = Chosen("SÖK-01", "SÖK", catalogue.by_key["SÖK-01"], level=Level.NOT_NEEDED)
    assert "SÖK-01" not in {act.requirement for act in acts("volumes", picture(NAVET, rows=(left,)))}


@pytest.mark.parametrize(("number", "rounded"), [(0, 0), (46, 46), (100, 100), (101, 110), (6437, 6500), (7000, 7000), (99_999, 100_000)])
def test_numbers_are_rounded_up_to_two_figures(number, rounded):
    assert round_up(number) == rounded


# Levels


def test_personal_data_asks_for_the_data_protection_requirements(picture):
    found = of("protection", picture(NAVET))
    assert [proposal.act.requirement for proposal in found] == ["DAT-01", "DAT-02", "DAT-03", "DAT-04", "DAT-10", "DAT-11", "DAT-12"]
    assert found[0].act == SetLevel("DAT-01", Level.MUST)
    assert found[0].reason.sv.startswith("Enligt inventeringen finns personuppgifter i Navet.")


def test_what_somebody_has_decided_is_not_proposed(picture, catalogue):
    left = Chosen("DAT-01", "DAT", catalogue.by_key["DAT-01"], level=Level.NOT_NEEDED)
    assert "DAT-01" not in {act.requirement for act in acts("protection", picture(NAVET, rows=(left,)))}
    assert acts("protection", picture(NAVET, questions={"personal_data": "none"})) == []


def test_other_systems_make_another_proposal_and_another_name_does_not(picture):
    alone = {proposal.key for proposal in of("protection", picture(NAVET))}
    assert {proposal.key for proposal in of("protection", picture(replace(NAVET, name="Nya Navet")))} == alone
    both = of("protection", picture(NAVET, system(2, "Listan", direction="retire", personal_data="sensitive")))
    assert "Navet och Listan" in both[0].reason.sv
    assert {proposal.key for proposal in both} & alone == set()


def test_what_is_to_be_replaced_asks_for_migration(picture):
    planned = system(3, "Nytt stöd", status="planned", lineage={"predecessor": {"system": 2}})
    found = of("migration", picture(NAVET, system(2, "Listan"), planned))
    assert [proposal.act.requirement for proposal in found] == ["INF-01", "INF-02", "INF-06"]
    assert found[0].reason.en.startswith("According to the inventory Listan and Navet will be replaced or retired.")


def test_users_outside_ask_for_federation(picture):
    assert [act.requirement for act in acts("outside", picture(NAVET))] == ["INT-01", "INT-02", "INT-11"]
    assert [act.requirement for act in acts("outside", picture(NAVET, questions={"external_users": False}))] == ["INT-01"]


@pytest.mark.parametrize(("wish", "among", "not_among"), [("cloud", "DRI-01", "DRI-10"), ("own", "DRI-10", "DRI-01")])
def test_wish_for_operation_asks_for_what_goes_with_it(picture, wish, among, not_among):
    keys = {act.requirement for act in acts("operation", picture(questions={"hosting": wish}))}
    assert (among in keys, not_among in keys) == (True, False)


def test_without_a_wish_nothing_is_said_of_operation(picture):
    assert acts("operation", picture(NAVET, questions={"hosting": {"unknown": True}})) == []


# Integrations


def test_integration_with_what_the_catalogue_knows_asks_for_its_requirement(picture):
    navet = replace(NAVET, answers={**NAVET.answers, "integrations": [link({"name": "Ladok"}), link({"system": 9}), link({"name": "Okänt"})]})
    found = of("integrations", picture(navet, system(9, "Diarieflöde", "case_registry")))
    assert [proposal.act.requirement for proposal in found] == ["INT-06", "INT-09"]
    assert found[1].reason.sv == "Enligt inventeringen utbyts uppgifter mellan Navet och Diarieflöde."


def test_other_integrations_become_own_requirements_that_name_the_kind_and_not_the_brand(picture):
    navet = replace(NAVET, answers={**NAVET.answers, "integrations": [link({"system": 9}, "both")]})
    found = of("integrations", picture(navet, system(9, "Utskick24", "mailing")))
    assert [(proposal.act.category, proposal.act.text.sv) for proposal in found] == [
        ("INT", "Systemet bör läsa in avanmälningar från lärosätets system för e-post och utskick inom 24 timmar efter ändringen."),
        ("INT", "Systemet bör föra över mottagare av utskick till lärosätets system för e-post och utskick inom 24 timmar efter ändringen."),
    ]
    assert [value for proposal in found for value in proposal.act.fields.values() if "Utskick24" in value or "Navet" in value] == []
    assert found[1].reason.en == "According to the inventory data is exchanged between Navet and Utskick24."


def test_the_shortest_time_of_today_is_asked_for(picture):
    navet = replace(
        NAVET, answers={"direction": "replace", "integrations": [link({"system": 9}, "out", "weekly"), link({"system": 9}, "out", "continuously")]}
    )
    (only,) = of("integrations", picture(navet, system(9, "Bron", "alumni")))
    assert (
        only.act.text.en
        == "The system should transfer the contact details of employers to the institution's alumni system within 1 hour of the change."
    )


def test_own_requirement_that_is_there_is_not_proposed_again(picture):
    navet = replace(NAVET, answers={**NAVET.answers, "integrations": [link({"system": 9}, "out")]})
    (only,) = acts("integrations", picture(navet, system(9, "Utskick24", "mailing")))
    assert isinstance(only, AddOwn)
    there = Chosen("INT-E01", "INT", None, level=Level.SHOULD, own_texts={"sv": only.text.sv.replace("24 timmar", "1 timme"), "en": ""})
    assert acts("integrations", picture(navet, system(9, "Utskick24", "mailing"), rows=(there,))) == []


def test_what_is_inside_the_new_system_needs_no_integration(picture):
    navet = replace(NAVET, answers={**NAVET.answers, "integrations": [link({"system": 2})]})
    assert of("integrations", picture(navet, system(2, "Bron", "alumni", direction="replace"))) == []


def test_each_thing_is_proposed_once(picture):
    found = list_proposals(picture(NAVET, questions={"hosting": "own"}))
    assert len(found) == len({repr(proposal.act) for proposal in found}) == len({proposal.key for proposal in found})
