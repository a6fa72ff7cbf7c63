"""The list of systems: filtered, searched, sorted and paged; and names that are pasted."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from test_flags import row

from inventory_app.answers.progress import State
from inventory_app.inventory.actions import read_names
from inventory_app.inventory.flags import Flag
from inventory_app.inventory.register import PAGE_SIZE, Filter, alphabetical, compose_register, read_filter

TODAY = date(2026, 11, 30)
ORDER = {"kind": ["crm", "mailing", "spreadsheet"], "status": ["planned", "in_operation", "retired"]}
OPTIONS = ORDER | {"area": ["press", "alumni"], "flag": list(Flag)}


def names(rows, **wanted) -> list[str]:
    return [row.name for row in compose_register(rows, Filter(**wanted), TODAY, ORDER).rows]


def test_swedish_letters_come_last_in_their_order():
    given = ["Örn", "Zebra", "åra", "Ärt", "apa", "Éclair", "ek", "Üb", "Yb"]
    assert names([row(number, name=name) for number, name in enumerate(given)]) == ["apa", "Éclair", "ek", "Üb", "Yb", "Zebra", "åra", "Ärt", "Örn"]
    assert alphabetical("ÅÄÖ") == alphabetical("åäö")


def test_equal_names_come_in_the_order_they_were_added():
    register = compose_register([row(9, name="Navet"), row(2, name="navet")], Filter(), TODAY, ORDER)
    assert [found.id for found in register.rows] == [2, 9]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"text": "NAV"}, ["Navet"]), ({"text": "ada"}, ["Listan"]), ({"text": "finns ej"}, []), ({"kind": "spreadsheet"}, ["Listan"]),
        ({"status": "planned"}, ["Navet"]), ({"area": "press"}, ["Listan", "Navet"]), ({"area": "press", "kind": "crm"}, ["Navet"]),
        ({"flag": Flag.NO_OWNER}, ["Navet"]),
    ],
)  # fmt: skip
def test_filters_and_search_go_together(wanted, found):
    rows = [
        row(1, name="Navet", owner="none", status="planned", areas=["press"]),
        row(2, name="Listan", owner="Ada", support_kind="spreadsheet", areas=["press", "alumni"]),
        row(3, name="Brevet", owner=None, support_kind="mailing"),
    ]
    assert names(rows, **wanted) == found


def test_flags_are_counted_over_the_whole_register_whatever_is_filtered():
    rows = [row(1, owner="none"), row(2, owner="none"), row(3, is_classified=False)]
    register = compose_register(rows, Filter(flag=Flag.UNCLASSIFIED), TODAY, ORDER)
    assert (register.flags, register.shown, register.total) == ({Flag.NO_OWNER: 2, Flag.UNCLASSIFIED: 1}, 1, 3)


def test_sorting_puts_what_is_not_answered_last():
    rows = [
        row(1, name="a", support_kind=None, status=None, contract_ends_on=None, missing=1, updated_at=datetime(2026, 1, 1, tzinfo=UTC)),
        row(
            2,
            name="b",
            support_kind="spreadsheet",
            status="in_operation",
            contract_ends_on=date(2028, 1, 1),
            missing=9,
            updated_at=datetime(2026, 3, 1, tzinfo=UTC),
        ),
        row(
            3,
            name="c",
            support_kind="crm",
            status="planned",
            contract_ends_on=date(2027, 1, 1),
            missing=0,
            updated_at=datetime(2026, 2, 1, tzinfo=UTC),
        ),
    ]
    found = {sort: "".join(names(rows, sort=sort)) for sort in ("name", "kind", "status", "contract", "missing", "updated")}
    assert found == {"name": "abc", "kind": "cba", "status": "cba", "contract": "cba", "missing": "bac", "updated": "bca"}


def test_pages_hold_fifty_and_never_go_beyond_the_last():
    rows = [row(number, name=f"{number:03}") for number in range(2 * PAGE_SIZE + 1)]
    shown = [compose_register(rows, Filter(page=page), TODAY, ORDER) for page in (1, 3, 99)]
    assert [(found.page, found.pages, len(found.rows)) for found in shown] == [(1, 3, 50), (3, 3, 1), (3, 3, 1)]
    assert compose_register([], Filter(page=7), TODAY, ORDER).pages == 1


def test_address_is_read():
    query = {"text": "  nav  et ", "kind": "crm", "status": "planned", "area": "press", "flag": "no_owner", "sort": "contract", "page": "3"}
    assert read_filter(query, OPTIONS) == Filter("nav et", "crm", "planned", "press", "no_owner", "contract", 3)


@pytest.mark.parametrize(
    "query",
    [
        {}, {"kind": "cat", "status": "'", "area": "<b>", "flag": "no_flag", "sort": "password_hash; DROP TABLE", "page": "x"}, {"page": "-1"}, {"page": "1e3"},
        {"page": "٣"}, {"page": "9" * 40}, {"page": ""},
    ],
)  # fmt: skip
def test_unknown_values_in_the_address_are_as_if_not_there(query):
    assert read_filter(query, OPTIONS) == Filter()
    assert not Filter(sort="contract", page=2).is_on


def test_search_text_is_cut_to_what_a_person_types():
    assert len(read_filter({"text": "x" * 5000}, OPTIONS).text) == 100


@pytest.mark.parametrize(("missing", "answered", "state"), [(16, 1, State.NOT_STARTED), (16, 2, State.STARTED), (0, 17, State.READY)])
def test_state_of_a_system_follows_from_its_counts(missing, answered, state):
    assert row(missing=missing, answered=answered).state is state


def test_names_are_one_per_line_without_marks_and_repetitions():
    assert read_names("- Navet\r\n\n  * Alumnboken \n•  Brevet\u0000\nNAVET\n-\n–\tx") == ["Navet", "Alumnboken", "Brevet", "– x"]
    assert read_names(" \n\t\n") == []


def test_long_name_is_not_cut_silently():
    assert read_names("x" * 500) == ["x" * 500]
