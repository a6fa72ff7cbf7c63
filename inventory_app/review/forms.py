"""Forms of the review: the next step, and a comment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import Form, RadioField, StringField, TextAreaField, ValidationError
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length

from inventory_app.institutions.forms import clean_text, is_whole_date, whole_date
from inventory_app.requirements.standing import State

LONGEST_REMARK = 1000
LONGEST_COMMENT = 2000


class StepForm(Form):
    state = RadioField(_l("What do you want to do?"), [InputRequired(_l("Choose the next step."))])
    comment_by = StringField(_l("Comment by"), filters=[whole_date])
    remark = TextAreaField(
        _l("Message"),
        [Length(max=LONGEST_REMARK, message=_l("Shorten the text to 1,000 characters."))],
        description=_l("What you want comments on, or what has been decided. Everybody at your institution reads it. May be left empty."),
        filters=[clean_text],
    )
    # The earliest day that can be asked for.
    today: date | None = None

    def validate_comment_by(self, field: Any) -> None:
        if self.state.data != State.OUT_FOR_COMMENT:
            return
        if not field.data or not is_whole_date(field.data):
            raise ValidationError(gettext("Write the day as year, month and day, such as 2026-12-18."))
        if self.today and date.fromisoformat(field.data) < self.today:
            raise ValidationError(gettext("The day has passed. Choose today or a later day."))

    @property
    def comment_day(self) -> date | None:
        return date.fromisoformat(self.comment_by.data) if self.state.data == State.OUT_FOR_COMMENT else None

    def offer(self, choices: Sequence[tuple[State, str]]) -> None:
        self.state.choices = [SelectChoice(state.value, label) for state, label in choices]


class CommentForm(Form):
    text = TextAreaField(
        _l("A comment"),
        [DataRequired(_l("Write the comment.")), Length(max=LONGEST_COMMENT, message=_l("Shorten the comment to 2,000 characters."))],
        filters=[clean_text],
    )
