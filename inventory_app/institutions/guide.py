"""One step of questions as a page: built, saved, saved one question at a time, and shown again when two people clash."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from flask import flash, redirect, request
from flask_babel import gettext as _

from inventory_app.answers.compound import show
from inventory_app.answers.forms import AnswerField, AnswerForm, build_form
from inventory_app.answers.kinds import Context
from inventory_app.answers.merge import Merged
from inventory_app.answers.progress import Progress, State, judge_step, step_after, step_before
from inventory_app.answers.values import Answers, fingerprint
from inventory_app.content.schema import Sheet, Step, WithOptions
from inventory_app.tables import now
from inventory_app.web.inputs import slug
from inventory_app.web.locale import page_language, say
from inventory_app.web.rendering import render_fragment, show_time


@dataclass
class StepPage:
    """What is asked and what was answered; `url_of` gives a step's address, `history_url` leads to what was changed."""

    sheet: Sheet
    step: Step
    answers: Answers
    systems: dict[str, str]
    url_of: Callable[[Step], str]
    # Where a sheet's history is; a question's own has ?question= behind it.
    history_url: str | None = None
    may_write: bool = True
    # Input name -> attributes, and question key -> markup below its inputs; from rooms that know more about an answer.
    help_attributes: Mapping[str, str] = field(default_factory=dict)
    help_below: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.context = Context(page_language(), self.systems)

    @cached_property
    def form(self) -> AnswerForm:
        """Filled from the stored answers, until `read` takes what was posted."""
        return self._build(None)

    def _build(self, formdata: Any) -> AnswerForm:
        asked: Sequence[Any] = self.step.questions
        if formdata is not None and is_autosave():
            # What saves itself is the only question that the answer speaks of.
            present = formdata.getlist("present")
            asked = [question for question in asked if question.key in present]
        form = build_form(asked, self.answers, self.context, formdata, self.sheet.numbers)
        autosave_url = self.url_of(self.step) if self.may_write else None
        for each in form.fields():
            each.autosave_url = autosave_url
            each.history_url = f"{self.history_url}?question={each.name}" if self.history_url and each.name in self.answers else None
            each.condition_text = self._condition_text(each)
            each.help_attributes, each.help_below = self.help_attributes, self.help_below.get(each.name)
        return form

    def _condition_text(self, each: AnswerField) -> str | None:
        condition = each.question.applies_when
        if condition is None:
            return None
        asked = self.sheet.questions[condition.question]
        if isinstance(asked, WithOptions):
            options = ", ".join(asked.by_key[str(option)].label.in_(page_language()) for option in condition.is_)
        else:
            options = ", ".join(_("Yes") if option else _("No") for option in condition.is_)
        return _(
            "Answer only if the answer to question %(number)s, “%(question)s”, is: %(options)s",
            number=self.sheet.numbers[condition.question],
            question=asked.label.in_(page_language()),
            options=options,
        )

    def read(self) -> bool:
        """Take what was posted; False when something in it cannot be read."""
        self.form = self._build(request.form)
        is_valid = bool(self.form.validate())
        for each in self.form.fields():
            each.errors = [(name, say(message)) for name, message in each.errors]
        return is_valid

    @property
    def position(self) -> int:
        return self.sheet.steps.index(self.step) + 1

    @property
    def after(self) -> Step | None:
        return step_after(self.sheet, self.step)

    @property
    def before(self) -> Step | None:
        return step_before(self.sheet, self.step)

    @property
    def progress(self) -> Progress:
        return judge_step(self.step, self.answers)

    @property
    def steps(self) -> list[dict[str, Any]]:
        return [
            {
                "label": step.label.in_(page_language()),
                "url": self.url_of(step),
                "current": step is self.step,
                **state_words(judge_step(step, self.answers)),
            }
            for step in self.sheet.steps
        ]

    @property
    def errors(self) -> list[tuple[str, str]]:
        """(element id, message) of every problem, for the summary on top."""
        return [(element_id(name), message) for each in self.form.fields() for name, message in each.errors]

    def show_clashes(self, merged: Merged, current: Answers) -> None:
        """The form again, with what the editor wanted in the inputs and what the other one wrote beside it."""
        self.answers = current
        seen = merged.seen_after(self.form.seen())
        for each in self.form.fields():
            clash = merged.clashes.get(each.name)
            each.seen = seen.get(each.name, each.seen)
            if clash:
                each.theirs = str(show(each.question, clash.theirs, self.context)) or _("No answer")
                each.errors = [
                    (each.name, _("Somebody else has changed this in the meantime. Save again to keep your answer, or write theirs instead."))
                ]


def element_id(name: str) -> str:
    return f"q-{slug(name)}"


STATE_TONES = {State.NOT_STARTED: "neutral", State.STARTED: "info", State.READY: "success"}


def state_label(state: State) -> str:
    match state:
        case State.NOT_STARTED:
            return _("Not started")
        case State.STARTED:
            return _("Started")
        case State.READY:
            return _("Ready")


def state_words(progress: Progress) -> dict[str, str]:
    return {"status": state_label(progress.state), "tone": STATE_TONES[progress.state]}


def is_autosave() -> bool:
    return "HX-Request" in request.headers


def autosave_answer(page: StepPage, merged: Merged | None) -> Any:
    """The small answer to a question that saved itself: what happened, and what the editor has now seen. `merged` is None when it could not be read."""
    each = next((each for each in page.form.fields() if each.is_present), None)
    if each is None:
        return "", 204
    if merged is None:
        return _fragment(each, " ".join(message for _name, message in each.errors), each.seen, failed=True), 422
    if merged.clashes:
        text = _("Not saved: somebody else has changed this in the meantime. Save the page to see both answers.")
        return _fragment(each, text, each.seen, failed=True), 409
    return _fragment(each, _("Saved %(time)s", time=show_time(now())), fingerprint(merged.answers.get(each.name)), failed=False)


def answer_faulty(page: StepPage, draw: Callable[[], str]) -> Any:
    """To a form that could not be read; `draw` renders the whole page."""
    return autosave_answer(page, None) if is_autosave() else (draw(), 422)


def answer_saved(page: StepPage, merged: Merged, draw: Callable[[], str], done_url: str) -> Any:
    """To a step that the route has saved and committed: what clashed, or on to where the person wanted."""
    if is_autosave():
        return autosave_answer(page, merged)
    if merged.clashes:
        page.show_clashes(merged, merged.answers)
        return draw(), 409
    if request.form.get("then") == "stay":
        flash(_("Saved."), "success")
        return redirect(page.url_of(page.step), 303)
    return redirect(page.url_of(page.after) if page.after else done_url, 303)


def _fragment(each: AnswerField, text: str, seen: str, *, failed: bool) -> str:
    return render_fragment("components/autosave.html", field=each, text=text, seen=seen, failed=failed)
