"""A round's call on one institution: what is waited for, and until when a reminder stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from inventory_app.submission.rounds import Call, Standing

DAY = datetime(2026, 11, 3, 9, tzinfo=UTC)
CALL = Call(1, 1, "Inventering", date(2026, 12, 18), "", None, "", None, None, "", None, None, None, None, None, None, None)
HANDED_IN = replace(CALL, handed_in=1, handed_in_at=DAY)
SENT_BACK = replace(HANDED_IN, returned_number=1, returned_at=DAY + timedelta(days=1))


@pytest.mark.parametrize(
    ("call", "standing", "waited"),
    [
        (CALL, Standing.WAITED_FOR, True),
        (HANDED_IN, Standing.HANDED_IN, False),
        (SENT_BACK, Standing.SENT_BACK, True),
        (replace(CALL, skipped_at=DAY), Standing.SKIPPED, False),
    ],
)
def test_standing_says_who_is_waited_for(call, standing, waited):
    assert (call.standing, call.is_waited_for) == (standing, waited)


@pytest.mark.parametrize(
    ("call", "days", "shown"),
    [(CALL, 0, True), (HANDED_IN, -1, False), (HANDED_IN, 1, False), (SENT_BACK, -1, False), (SENT_BACK, 2, True)],
    ids=["waited for", "handed in since", "handed in", "sent back later", "reminded after it was sent back"],
)
def test_reminder_stands_until_the_next_hand_in(call, days, shown):
    assert (replace(call, reminder="Hej!", reminded_at=DAY + timedelta(days=days)).open_reminder is not None) is shown


@pytest.mark.parametrize(("today", "days"), [(date(2026, 12, 17), 1), (date(2026, 12, 18), 0), (date(2026, 12, 20), -2)])
def test_days_left_go_below_zero(today, days):
    assert CALL.days_left(today) == days
