"""The form of a group of institutions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import Form, SelectMultipleField, StringField, ValidationError
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, Length

from inventory_app.comparison.peers import LONGEST_NAME
from inventory_app.institutions.forms import one_line


class GroupForm(Form):
    name = StringField(
        _l("Name"),
        [DataRequired(_l("Write a name.")), Length(max=LONGEST_NAME, message=_l("Shorten the name to 60 characters."))],
        filters=[one_line],
    )
    institutions = SelectMultipleField(_l("Institutions"), validate_choice=False)

    def offer(self, institutions: Sequence[tuple[int, str]]) -> None:
        self.institutions.choices = [SelectChoice(str(number), name) for number, name in institutions]

    def validate_institutions(self, field: Any) -> None:
        """What is not offered was not chosen: it left the consortium meanwhile, or never was in it."""
        offered = {choice.value for choice in field.choices}
        field.data = [each for each in field.data or () if each in offered]
        if not field.data:
            raise ValidationError(gettext("Choose at least one institution."))

    @property
    def chosen(self) -> list[int]:
        return [int(each) for each in self.institutions.data]
