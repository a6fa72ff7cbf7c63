"""The next sensible action, in the report's order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from inventory_app.accounts.roles import ALLOWED, Role
from inventory_app.answers.progress import Progress, State
from inventory_app.inventory.register import Headline
from inventory_app.overview.tasks import SHOWN_SYSTEMS, Next, Situation
from inventory_app.requirements.choice import Counts
from inventory_app.submission.rounds import Call

NOW = datetime(2026, 11, 24, tzinfo=UTC)
NOT_STARTED = Progress(5, 0, 0, ("why",), (), ("why",))
STARTED = Progress(5, 2, 0, ("why",), (), ("why",))
READY = Progress(5, 5, 0, (), (), ())


def system(number: int, name: str, missing: int = 0, answered: int = 20) -> Headline:
    return Headline(id=number, name=name, missing=missing, unknown=0, answered=answered)


DONE = Situation(
    profile=READY,
    preconditions=READY,
    details=READY,
    systems=[system(1, "Navet")],
    questions_answered=5,
    questions_asked=5,
    checklist=Counts(must=30, not_needed=100),
    submissions=1,
    issues=1,
)

CALL = Call(1, 1, "Inventering", date(2026, 12, 18), "", None, "", None, None, "", None, None, 1, NOW, None, None, None)

# In the order in which they come first: each opens one thing more, later things stay open.
OPEN_FROM_THE_END = [
    ({}, Next.NOTHING),
    ({"issues": 0}, Next.ISSUE),
    ({"submissions": 0}, Next.HAND_IN),
    ({"details": STARTED}, Next.DETAILS),
    ({"checklist": Counts(must=1, undecided=1)}, Next.CHECKLIST),
    ({"questions_answered": 4}, Next.QUESTIONS),
    ({"systems": [system(1, "Navet", missing=1)]}, Next.SYSTEM),
    ({"due": 3}, Next.CONFIRM),
    ({"systems": []}, Next.ADD_SYSTEMS),
    ({"preconditions": NOT_STARTED}, Next.PRECONDITIONS),
    ({"profile": NOT_STARTED}, Next.PROFILE),
    ({"call": replace(CALL, returned_at=NOW)}, Next.SENT_BACK),
]


@pytest.mark.parametrize("depth", range(len(OPEN_FROM_THE_END)), ids=[action.value for _open, action in OPEN_FROM_THE_END])
def test_first_open_thing_is_next_whatever_is_open_after_it(depth):
    situation = DONE
    for opened, _action in OPEN_FROM_THE_END[: depth + 1]:
        situation = replace(situation, **opened)
    assert situation.next_for(ALLOWED[Role.MAIN_CONTACT]) is OPEN_FROM_THE_END[depth][1]


@pytest.mark.parametrize("begun", ["profile", "preconditions"])
def test_sheet_that_is_begun_does_not_hold_up_what_comes_after(begun):
    assert replace(DONE, **{begun: STARTED}).next_for(ALLOWED[Role.MAIN_CONTACT]) is Next.NOTHING


def test_systems_that_are_begun_come_before_those_that_are_not():
    rows = [system(1, "Ost", 9, 1), system(2, "Ärt", 3, 5), system(3, "Apa"), system(4, "Zon", 2, 9)]
    situation = replace(DONE, systems=rows)
    assert [row.name for row in situation.unfinished] == ["Zon", "Ärt", "Ost"]
    assert [row.name for row in situation.shown] == ["Zon", "Ärt", "Ost", "Apa"]


def test_task_list_names_few_systems():
    assert len(replace(DONE, systems=[system(number, f"{number}") for number in range(300)]).shown) == SHOWN_SYSTEMS


@pytest.mark.parametrize(
    ("counts", "answered", "state"),
    [
        (Counts(undecided=9), 0, State.NOT_STARTED),
        (Counts(undecided=9), 1, State.STARTED),
        (Counts(must=1, undecided=8), 0, State.STARTED),
        (Counts(must=9), 0, State.READY),
    ],
)
def test_checklist_is_ready_when_nothing_is_undecided(counts, answered, state):
    assert replace(DONE, checklist=counts, questions_answered=answered).checklist_state is state


def test_next_action_is_one_that_the_role_may_do():
    everything_open = replace(DONE, profile=NOT_STARTED, systems=[], checklist=Counts(undecided=3), submissions=0, issues=0)
    assert everything_open.next_for(ALLOWED[Role.IT_DEPARTMENT]) is Next.PROFILE
    assert replace(everything_open, profile=READY).next_for(ALLOWED[Role.SYSTEM_OWNER]) is Next.CHECKLIST
    assert everything_open.next_for(ALLOWED[Role.READER]) is Next.OTHERS
    assert DONE.next_for(ALLOWED[Role.READER]) is Next.NOTHING


@pytest.mark.parametrize(
    ("call", "is_asked"),
    [(CALL, False), (replace(CALL, handed_in=None), True), (replace(CALL, handed_in=None, skipped_at=NOW), False)],
    ids=["handed in", "not in this round", "skipped"],
)
def test_hand_in_of_an_earlier_round_does_not_answer_this_one(call, is_asked):
    assert replace(DONE, call=call).must_hand_in is is_asked
