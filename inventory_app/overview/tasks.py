"""What an institution has to do, in the report's order: what and how we want to work, what we have, what we need."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from heapq import nsmallest

from inventory_app.accounts.roles import May
from inventory_app.answers.progress import Progress, State
from inventory_app.inventory.register import Headline, alphabetical
from inventory_app.joint.queries import TakenPart
from inventory_app.requirements.choice import Counts
from inventory_app.submission.rounds import Call, Standing

SHOWN_SYSTEMS = 8


class Next(StrEnum):
    """The next sensible action."""

    SENT_BACK = "sent_back"
    PROFILE = "profile"
    PRECONDITIONS = "preconditions"
    ADD_SYSTEMS = "add_systems"
    CONFIRM = "confirm"
    SYSTEM = "system"
    QUESTIONS = "questions"
    CHECKLIST = "checklist"
    DETAILS = "details"
    HAND_IN = "hand_in"
    ISSUE = "issue"
    OTHERS = "others"
    NOTHING = "nothing"


NEEDS = {
    Next.SENT_BACK: May.HAND_IN,
    Next.CONFIRM: May.FILL_INVENTORY,
    Next.PROFILE: May.FILL_PROFILE,
    Next.PRECONDITIONS: May.FILL_PROFILE,
    Next.ADD_SYSTEMS: May.FILL_INVENTORY,
    Next.SYSTEM: May.FILL_INVENTORY,
    Next.QUESTIONS: May.FILL_CHECKLIST,
    Next.CHECKLIST: May.FILL_CHECKLIST,
    Next.DETAILS: May.WRITE_SPECIFICATION,
    Next.HAND_IN: May.HAND_IN,
    Next.ISSUE: May.ISSUE,
}


@dataclass(frozen=True)
class Situation:
    """Everything the task list is made of."""

    profile: Progress
    preconditions: Progress
    details: Progress
    systems: Sequence[Headline]
    questions_answered: int
    questions_asked: int
    checklist: Counts
    submissions: int
    issues: int
    call: Call | None = None
    # How many steps of systems and sheets wait to be confirmed in the round.
    due: int = 0
    # The wanted flow of information; nothing waits for it.
    flow: State = State.NOT_STARTED
    # Needs, and how many of them have a requirement; nothing waits for them either.
    needs: int = 0
    needs_met: int = 0
    # How tenders are compared; nothing waits for it either.
    evaluation: State = State.NOT_STARTED
    # Joint specifications in which the institution takes part.
    joint: Sequence[TakenPart] = ()

    @property
    def is_sent_back(self) -> bool:
        return self.call is not None and self.call.standing is Standing.SENT_BACK

    @property
    def must_hand_in(self) -> bool:
        """Nothing has been handed in: in the round that is open, or else ever."""
        return self.submissions == 0 if self.call is None else self.call.standing is Standing.WAITED_FOR

    @cached_property
    def unfinished(self) -> list[Headline]:
        """Systems that are not ready: those begun first, then by name."""
        waiting = [row for row in self.systems if row.state is not State.READY]
        return sorted(waiting, key=lambda row: (row.state is not State.STARTED, alphabetical(row.name), row.id))

    @cached_property
    def shown(self) -> list[Headline]:
        """The few systems that the task list names: the unfinished, then the rest."""
        left = SHOWN_SYSTEMS - len(self.unfinished)
        ready = (row for row in self.systems if row.state is State.READY) if left > 0 else ()
        return self.unfinished[:SHOWN_SYSTEMS] + nsmallest(left, ready, key=lambda row: (alphabetical(row.name), row.id))

    @property
    def checklist_state(self) -> State:
        if self.checklist.undecided == 0:
            return State.READY
        return State.STARTED if self.checklist.decided or self.questions_answered else State.NOT_STARTED

    @property
    def needs_state(self) -> State:
        if not self.needs:
            return State.NOT_STARTED
        return State.READY if self.needs_met == self.needs else State.STARTED

    @property
    def _open(self) -> list[Next]:
        """What is still to be done, in order."""
        checks = (
            (self.is_sent_back, Next.SENT_BACK),
            (self.profile.state is State.NOT_STARTED, Next.PROFILE),
            (self.preconditions.state is State.NOT_STARTED, Next.PRECONDITIONS),
            (not self.systems, Next.ADD_SYSTEMS),
            (self.due > 0, Next.CONFIRM),
            (bool(self.unfinished), Next.SYSTEM),
            (self.questions_answered < self.questions_asked, Next.QUESTIONS),
            (self.checklist.undecided > 0, Next.CHECKLIST),
            (self.details.state is not State.READY, Next.DETAILS),
            (self.must_hand_in, Next.HAND_IN),
            (self.issues == 0, Next.ISSUE),
        )
        return [action for is_open, action in checks if is_open]

    def next_for(self, allowed: Container[May]) -> Next:
        """The first open action that the person may do; others wait for those who may."""
        return next((action for action in self._open if NEEDS[action] in allowed), Next.NOTHING if not self._open else Next.OTHERS)
