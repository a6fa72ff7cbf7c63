"""Signs that something about a system needs attention, each on and off around its limit."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from inventory_app.inventory.flags import FLAG_WORDS, Flag, Time, flags_of, time_proposal
from inventory_app.inventory.register import Row

TODAY = date(2026, 11, 30)


def row(number: int = 1, **facts: object) -> Row:
    """A system about which nothing needs attention, but for what is given."""
    sound: dict[str, object] = {
        "id": number,
        "name": f"System {number}",
        "support_kind": "crm",
        "status": "in_operation",
        "areas": [],
        "owner": "Ada",
        "contract_ends_on": None,
        "personal_data": "none",
        "has_erasure_period": False,
        "hosting": "own",
        "classified_on": None,
        "is_classified": True,
        "functional_fit": None,
        "technical_fit": None,
        "missing": 0,
        "unknown": 0,
        "answered": 9,
        "updated_at": datetime(2026, 1, 1, tzinfo=UTC),
    }
    return Row(**(sound | facts))  # type: ignore[arg-type]


def flags(**facts: object) -> list[Flag]:
    return list(flags_of([row(**facts)], TODAY)[1])


def test_sound_system_has_no_flag():
    assert flags() == []


def test_owner_is_missed_only_when_nobody_is_appointed():
    assert flags(owner="none") == [Flag.NO_OWNER]
    assert flags(owner=None) == []


@pytest.mark.parametrize(
    ("ends_on", "flag"),
    [
        (date(2026, 11, 29), Flag.CONTRACT_ENDED),
        (date(2026, 11, 30), Flag.CONTRACT_ENDS_1),
        (date(2026, 12, 30), Flag.CONTRACT_ENDS_1),
        (date(2026, 12, 31), Flag.CONTRACT_ENDS_1),
        (date(2027, 1, 1), Flag.CONTRACT_ENDS_3),
        (date(2027, 2, 28), Flag.CONTRACT_ENDS_3),
        (date(2027, 3, 1), Flag.CONTRACT_ENDS_12),
        (date(2027, 11, 30), Flag.CONTRACT_ENDS_12),
        (date(2027, 12, 1), None),
        (None, None),
    ],
)
def test_contract_end_is_told_by_the_nearest_limit(ends_on, flag):
    assert flags(contract_ends_on=ends_on) == ([flag] if flag else [])


@pytest.mark.parametrize(
    ("personal_data", "needs_it"), [("none", False), (None, False), ("ordinary", True), ("extra_protected", True), ("sensitive", True)]
)
def test_erasure_period_is_needed_where_there_is_personal_data(personal_data, needs_it):
    assert flags(personal_data=personal_data) == ([Flag.NO_ERASURE_PERIOD] if needs_it else [])
    assert flags(personal_data=personal_data, has_erasure_period=True) == []


@pytest.mark.parametrize(("hosting", "outside"), [("outside_eu", True), ("eu", False), ("sweden", False), (None, False)])
def test_personal_data_outside_the_eea_is_told(hosting, outside):
    assert flags(personal_data="ordinary", has_erasure_period=True, hosting=hosting) == ([Flag.OUTSIDE_EEA] if outside else [])
    assert flags(personal_data="none", hosting=hosting) == []


def test_classification_is_missed_and_grows_old_after_a_year():
    assert flags(is_classified=False) == [Flag.UNCLASSIFIED]
    assert flags(is_classified=False, classified_on=date(2010, 1, 1)) == [Flag.UNCLASSIFIED]
    assert flags(classified_on=TODAY - timedelta(days=365)) == []
    assert flags(classified_on=TODAY - timedelta(days=366)) == [Flag.CLASSIFICATION_OLD]


FAULTY = {"owner": "none", "contract_ends_on": TODAY, "personal_data": "sensitive", "hosting": "outside_eu", "is_classified": False}


def test_flags_come_in_one_order():
    assert flags(**FAULTY) == [Flag.NO_OWNER, Flag.CONTRACT_ENDS_1, Flag.NO_ERASURE_PERIOD, Flag.OUTSIDE_EEA, Flag.UNCLASSIFIED]


def test_retired_system_and_one_of_which_only_the_name_is_known_have_no_flags():
    assert flags(**FAULTY, status="retired") == []
    assert flags(**FAULTY, answered=1) == []
    assert len(flags(**FAULTY, status="planned")) == 5


def shared(*rows: Row) -> dict[int, list[Flag]]:
    return {number: list(found) for number, found in flags_of(rows, TODAY).items()}


def test_spreadsheet_alone_for_an_area_is_told():
    assert shared(row(1, support_kind="spreadsheet", areas=["press"])) == {1: [Flag.ONLY_SPREADSHEET]}


def test_spreadsheet_beside_a_proper_system_is_a_habit():
    assert shared(row(1, support_kind="spreadsheet", areas=["press"]), row(2, areas=["press"])) == {1: [], 2: []}
    assert shared(row(1, support_kind="spreadsheet", areas=["press"]), row(2, areas=["alumni"])) == {1: [Flag.ONLY_SPREADSHEET], 2: []}


def test_mailbox_beside_a_spreadsheet_is_no_proper_system():
    assert shared(row(1, support_kind="spreadsheet", areas=["press"]), row(2, support_kind="calendar_mail", areas=["press"])) == {
        1: [Flag.ONLY_SPREADSHEET],
        2: [Flag.ONLY_SPREADSHEET],
    }
    assert shared(row(1, support_kind="calendar_mail", areas=["press"])) == {1: []}


def test_two_systems_of_one_kind_for_one_area_are_told():
    assert shared(row(1, areas=["press", "alumni"]), row(2, areas=["alumni"])) == {1: [Flag.TWO_FOR_ONE_AREA], 2: [Flag.TWO_FOR_ONE_AREA]}
    assert shared(row(1, areas=["press"]), row(2, areas=["alumni"])) == {1: [], 2: []}
    assert shared(row(1, areas=["press"]), row(2, areas=["press"], support_kind="mailing")) == {1: [], 2: []}


@pytest.mark.parametrize("status", ["planned", "retired"])
def test_system_that_is_not_in_use_counts_for_no_area(status):
    assert shared(row(1, areas=["press"]), row(2, areas=["press"], status=status)) == {1: [], 2: []}
    assert shared(row(1, areas=["press"], support_kind="spreadsheet"), row(2, areas=["press"], status=status)) == {1: [Flag.ONLY_SPREADSHEET], 2: []}


def test_every_flag_has_words():
    assert set(FLAG_WORDS) == set(Flag)


@pytest.mark.parametrize(
    ("functional", "technical", "proposal"),
    [
        (5, 5, Time.INVEST), (4, 4, Time.INVEST), (4, 3, Time.MIGRATE), (5, 1, Time.MIGRATE), (3, 4, Time.TOLERATE), (1, 5, Time.TOLERATE),
        (3, 3, Time.ELIMINATE), (1, 1, Time.ELIMINATE), (None, 5, None), (5, None, None), (None, None, None),
    ],
)  # fmt: skip
def test_time_proposal_follows_from_the_two_scales(functional, technical, proposal):
    assert time_proposal(functional, technical) is proposal
    assert row(functional_fit=functional, technical_fit=technical).proposal is proposal
