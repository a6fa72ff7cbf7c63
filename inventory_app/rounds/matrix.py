"""How far each institution of a round has come, in counts only: what was answered is nobody else's business until it is handed in. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from inventory_app.answers.compound import is_complete
from inventory_app.answers.progress import applies, holds
from inventory_app.answers.values import Answers
from inventory_app.content.schema import Sheet, Step
from inventory_app.inventory.register import alphabetical
from inventory_app.submission.rounds import Standing, standing_of

SORTS = ("late", "name", "systems", "checklist", "open", "confirmed")


@dataclass(frozen=True)
class Share:
    """How many of how many."""

    done: int = 0
    total: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.done + other.done, self.total + other.total)

    @property
    def percent(self) -> int | None:
        """Rounded down, so that 100 means all; None where there is nothing to do."""
        return self.done * 100 // self.total if self.total else None


NOTHING = Share()


def has_required(step: Step) -> bool:
    return any(question.required and not question.retired for question in step.questions)


def share_of_step(step: Step, answers: Answers) -> Share:
    """The required answers of a step, as the task list counts them."""
    asked = [question for question in step.questions if question.required and applies(question, answers)]
    return Share(sum(is_complete(question, answers.get(question.key)) for question in asked), len(asked))


def share_of_sheet(sheet: Sheet, answers: Answers) -> Share:
    return sum((share_of_step(step, answers) for step in sheet.steps), NOTHING)


def shares_of_systems(sheet: Sheet, systems: Iterable[Answers]) -> dict[str, Share]:
    """Step -> the required answers of all systems together."""
    # Plain numbers: there may be a thousand systems, and a sum of shares makes one for each step of each.
    required = [(step.key, [question for question in step.questions if question.required and not question.retired]) for step in sheet.steps]
    done, total = dict.fromkeys((key for key, _ in required), 0), dict.fromkeys((key for key, _ in required), 0)
    for answers in systems:
        for key, questions in required:
            for question in questions:
                if question.applies_when is None or holds(question.applies_when, answers):
                    total[key] += 1
                    done[key] += is_complete(question, answers.get(question.key))
    return {key: Share(done[key], total[key]) for key, _ in required}


@dataclass(frozen=True)
class Progress:
    """What is being worked on at one institution."""

    systems: int
    steps: Mapping[str, Share]
    profile: Share
    preconditions: Share
    checklist: Share
    confirmed: Share
    open_points: int

    @property
    def whole(self) -> Share:
        return sum(self.steps.values(), self.profile + self.preconditions + self.checklist)


@dataclass(frozen=True)
class Line:
    """One institution's row."""

    institution_id: int
    key: str
    name: str
    is_guest: bool
    is_demo: bool
    looked_at: datetime | None
    skip_reason: str
    skipped_at: datetime | None
    return_remark: str
    returned_at: datetime | None
    handed_in: int | None
    handed_in_at: datetime | None
    reminded_at: datetime | None
    mailed_to: int | None
    mail_fault: str | None
    progress: Progress | None = None

    @property
    def standing(self) -> Standing:
        return standing_of(self.skipped_at, self.returned_at, self.handed_in)

    @property
    def is_waited_for(self) -> bool:
        return self.standing in (Standing.WAITED_FOR, Standing.SENT_BACK)


_LATENESS = {Standing.WAITED_FOR: 1, Standing.SENT_BACK: 2, Standing.HANDED_IN: 3, Standing.SKIPPED: 4}


def _lateness(line: Line) -> tuple[Any, ...]:
    """Those who have not looked come first, then those who have come the shortest way."""
    turn = 0 if line.standing is Standing.WAITED_FOR and line.looked_at is None else _LATENESS[line.standing]
    return turn, (line.progress.whole.percent or 0) if line.progress else 0


def _percent(share: Share | None) -> int:
    """Where nothing is to be done nothing is late."""
    return 101 if share is None or share.percent is None else share.percent


# What is late comes first, whatever is sorted by.
_SORT_KEYS: dict[str, Any] = {
    "late": _lateness,
    "name": lambda line: (),
    "systems": lambda line: (line.progress.systems if line.progress else 0,),
    "checklist": lambda line: (_percent(line.progress and line.progress.checklist),),
    "open": lambda line: (-(line.progress.open_points if line.progress else 0),),
    "confirmed": lambda line: (_percent(line.progress and line.progress.confirmed),),
}


def sort_lines(lines: Iterable[Line], by: str) -> list[Line]:
    key = _SORT_KEYS[by if by in SORTS else "late"]
    return sorted(lines, key=lambda line: (*key(line), alphabetical(line.name), line.institution_id))


def count_standings(lines: Collection[Line]) -> dict[Standing, int]:
    return {standing: sum(line.standing is standing for line in lines) for standing in Standing}


def next_after(steps: Sequence[str], current: str, due: Collection[str]) -> str | None:
    """The next step that waits to be confirmed, looking on from one and then from the start."""
    place = steps.index(current) + 1 if current in steps else 0
    return next((step for step in (*steps[place:], *steps[:place]) if step in due), None)
