"""The form of a need."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import Form, RadioField, TextAreaField, ValidationError

from inventory_app.answers.reading import read_text
from inventory_app.needs.need import PRIORITY_WORDS, Priority
from inventory_app.requirements.forms import choices_of, short_enough


class NeedForm(Form):
    text = TextAreaField(
        _l("The need"),
        [short_enough],
        filters=[lambda raw: read_text(raw or "")],
        description=_l("What somebody needs to be able to do, or to be spared. What a system should do about it comes later, in the requirements."),
    )
    priority = RadioField(_l("Priority"), choices=choices_of(PRIORITY_WORDS), default=Priority.MEDIUM.value)

    def validate_text(self, field: Any) -> None:
        if not field.data:
            raise ValidationError(_l("Write the need."))
