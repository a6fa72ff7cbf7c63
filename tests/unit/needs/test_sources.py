"""What in the inventory can become a need."""

from __future__ import annotations

from datetime import date

import pytest

from inventory_app.needs.need import KnownNeed, Origin, Priority
from inventory_app.needs.sources import FLAG_NEEDS, gap_lines, in_both_languages, list_sources, precondition_need

TODAY = date(2026, 11, 23)
GAPS = {"gaps": "- Ingen varning vid dubbelbesök\n\n2. Export bara som  fast rapport\n* ingen varning vid dubbelbesök"}


@pytest.mark.parametrize(
    "nothing", [{}, {"strengths_gaps": {"unknown": True}}, {"strengths_gaps": {"none": True}}, {"strengths_gaps": {"strengths": "Allt"}}]
)
def test_nothing_is_missing_where_nothing_was_written(nothing):
    assert gap_lines(nothing) == []


def test_each_line_of_what_is_missing_counts_once_and_without_its_mark():
    assert gap_lines({"strengths_gaps": GAPS}) == ["ingen varning vid dubbelbesök", "Export bara som fast rapport"]


def test_gaps_come_before_flags_and_systems_before_preconditions(inventoried, template):
    systems = [inventoried(7, "Navet", system_owner={"none": True}, strengths_gaps=GAPS, status="in_operation")]
    found = list_sources(systems, template.preconditions.items, {"goals": {"status": "started"}, "indicators": {"status": "met"}}, (), TODAY)
    assert [(source.origin, source.text.sv, source.system) for source in found] == [
        (Origin.GAP, "ingen varning vid dubbelbesök", "Navet"),
        (Origin.GAP, "Export bara som fast rapport", "Navet"),
        (Origin.FLAG, "Navet behöver en systemägare", "Navet"),
        (Origin.FLAG, "Informationen i Navet behöver klassas", "Navet"),
        (Origin.PRECONDITION, "Behöver komma på plats: det finns beslutade mål för samverkan", ""),
    ]


def test_what_has_been_taken_is_not_offered_again(inventoried):
    systems = [inventoried(7, "Navet", strengths_gaps=GAPS, status="in_operation")]
    first, *rest = list_sources(systems, (), {}, (), TODAY)
    assert list_sources(systems, (), {}, {first.key}, TODAY) == rest


def test_contract_is_one_need_however_near_its_end_is(inventoried):
    def keys(ends_on):
        system = inventoried(7, "Navet", status="in_operation", contract_end={"ends_on": ends_on})
        return {source.key for source in list_sources([system], (), {}, (), TODAY)}

    assert keys("2026-12-01") == keys("2027-10-01") == keys("2026-01-01") == {"contract:7", "unclassified:7"}


def test_retired_system_lacks_nothing(inventoried):
    assert list_sources([inventoried(7, "Navet", strengths_gaps=GAPS, status="retired")], (), {}, (), TODAY) == []


def test_name_with_braces_is_only_a_name(inventoried):
    system = inventoried(7, "Navet {system}", status="in_operation", system_owner={"none": True})
    assert list_sources([system], (), {}, (), TODAY)[0].text.en == "Navet {system} needs a system owner"


@pytest.mark.parametrize("flag", FLAG_NEEDS)
def test_each_flag_makes_a_sentence_about_the_system_in_both_languages(flag):
    assert ("{system}" in FLAG_NEEDS[flag].sv, "{system}" in FLAG_NEEDS[flag].en) == (True, True)


def test_need_that_reads_as_we_worded_it_is_known_in_both_languages(template):
    need = KnownNeed(1, "Navet needs a system owner", Priority.HIGH, Origin.FLAG, "no_owner:7", system="Navet")
    assert in_both_languages(need, ()).sv == "Navet behöver en systemägare"
    goals = next(item for item in template.preconditions.items if item.key == "goals")
    again = KnownNeed(2, precondition_need(goals).sv, Priority.LOW, Origin.PRECONDITION, "goals")
    assert in_both_languages(again, template.preconditions.items).en == "Has to be put in place: there are adopted goals for external engagement"


def test_need_that_somebody_has_reworded_stays_as_it_is(template):
    need = KnownNeed(1, "Gunnel ska äga Navet", Priority.HIGH, Origin.FLAG, "no_owner:7", system="Navet")
    assert in_both_languages(need, template.preconditions.items) is None
    assert in_both_languages(KnownNeed(2, "Vi vill", Priority.LOW), template.preconditions.items) is None
