"""Questions as WTForms fields. A form judges format only; whether enough is answered is `progress`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms import Field, Form
from wtforms.utils import unset_value

from inventory_app.answers.compound import KINDS
from inventory_app.answers.kinds import Context, Inputs
from inventory_app.answers.messages import N_, Message, Problem
from inventory_app.answers.values import NONE, UNKNOWN, Answers, Value, fingerprint, is_none, is_unknown
from inventory_app.content.schema import Text

# Blank rows that a list of rows offers after those that are filled in.
BLANK_ROWS = 2


class AnswerField(Field):
    """One question. `inputs` is what the page shows again, stored or just typed; `data` is the answer once it was read without problems.

    Only the questions that a form names in `present` are read from it, so that one question can be saved alone.
    """

    # Pairs of (input name, message), since a question may have several inputs.
    errors: Any

    def __init__(self, question: Any, context: Context, number: int | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.question = question
        self.kind = KINDS[question.kind]
        self.context = context
        self.number = number
        self.required = question.required
        self.may_be_unknown = question.may_be_unknown
        self.problems: list[Problem] = []
        # Filled in by the page that shows the question.
        self.autosave_url: str | None = None
        self.history_url: str | None = None
        self.condition_text: str | None = None
        self.theirs: str | None = None
        # Attributes of single inputs, by name, and markup below them all.
        self.help_attributes: Mapping[str, str] = {}
        self.help_below: str | None = None

    @property
    def systems(self) -> tuple[tuple[str, str], ...]:
        return tuple(self.context.systems.items())

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        self.stored: Value = None if data is unset_value else data
        self.data = self.stored
        self.is_present = formdata is not None and self.name in formdata.getlist("present")
        if self.is_present:
            self._read(formdata)
        else:
            self._show(self.stored)
            self.seen = fingerprint(self.stored)

    def _show(self, value: Value) -> None:
        self.unknown, self.none = is_unknown(value), is_none(value)
        self.inputs: Inputs = {}
        if value is None:
            self.inputs = self._proposed()
        elif not (self.unknown or self.none):
            self.inputs = self.kind.inputs(self.question, self.name, value, self.context)

    def _proposed(self) -> Inputs:
        """What the content proposes before anybody has answered; it becomes an answer when somebody saves it."""
        if self.question.kind == "matrix" and self.question.proposal:
            return self.kind.inputs(self.question, self.name, self.question.proposal, self.context)
        if self.question.kind == "rows" and self.question.suggested:
            language = self.context.language
            rows = [{key: cell.in_(language) if isinstance(cell, Text) else cell for key, cell in row.items()} for row in self.question.suggested]
            return self.kind.inputs(self.question, self.name, rows, self.context)
        return {}

    def _read(self, formdata: Any) -> None:
        inside = f"{self.name}."
        self.inputs = {name: formdata.getlist(name) for name in formdata if name == self.name or name.startswith(inside)}
        self.unknown = self.may_be_unknown and bool(formdata.get(f"{self.name}!unknown"))
        self.none = self.question.none_label is not None and bool(formdata.get(f"{self.name}!none"))
        self.seen = formdata.get(f"{self.name}!seen", "-")[:32]
        answer = self.kind.parse(self.question, self.name, self.inputs, self.context, self.problems)
        self.data = self._with_ticks(answer)
        if not self.problems and self.kind_refuses_size():
            self.problems.append(Problem(self.name, Message(N_("This is more than one answer can hold. Shorten it."))))

    def kind_refuses_size(self) -> bool:
        return sum(len(text) for values in self.inputs.values() for text in values) > 200_000

    def _with_ticks(self, answer: Value) -> Value:
        """Ticks and words can contradict each other; whichever the editor changed is what was meant."""
        if not (self.unknown or self.none):
            return answer
        tick = UNKNOWN if self.unknown else NONE
        proposed = self.kind.parse(self.question, self.name, self._proposed(), self.context, [])
        if answer is None or answer in (self.stored, proposed) or self.problems:
            self.problems.clear()
            return tick
        if self.stored == tick:
            self.unknown = self.none = False
            return answer
        self.problems.append(Problem(self.name, Message(N_("Either answer or tick the box below, not both."))))
        return None

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        self.errors = [(problem.name, problem.message) for problem in self.problems]
        return not self.problems

    @property
    def row_count(self) -> int:
        if self.question.kind != "rows":
            return 0
        filled = max(self.kind.indices(self.name, self.inputs), default=-1) + 1  # type: ignore[attr-defined]  # a rows question has the rows kind
        return int(min(filled + BLANK_ROWS, self.question.maximum))


class AnswerForm(Form):
    def fields(self) -> list[AnswerField]:
        return [field for field in self if isinstance(field, AnswerField)]

    def answers(self) -> dict[str, Value]:
        return {field.name: field.data for field in self.fields() if field.is_present}

    def seen(self) -> dict[str, str]:
        return {field.name: field.seen for field in self.fields() if field.is_present}

    def problems(self) -> list[Problem]:
        return [problem for field in self.fields() for problem in field.problems]


def build_form(
    questions: Iterable[Any], answers: Answers, context: Context, formdata: Any = None, numbers: Mapping[str, int] | None = None
) -> AnswerForm:
    """A form over these questions, filled from `answers` or, where present, from `formdata` (a MultiDict)."""
    numbers = numbers or {}
    # Outside a form the call gives an unbound field, which the form binds when it is made.
    declared = {question.key: AnswerField(question, context, numbers.get(question.key)) for question in questions if not question.retired}
    form_class = type("QuestionForm", (AnswerForm,), declared)
    return form_class(formdata=formdata, data=dict(answers))  # type: ignore[no-any-return]  # `type` makes the class at run time
