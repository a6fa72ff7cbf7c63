"""Forms about rounds: what is asked, of whom and by when, remarks and reminders."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import Form, SelectField, SelectMultipleField, StringField, TextAreaField, ValidationError
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, Length

from inventory_app.answers.reading import first_day
from inventory_app.institutions.forms import clean_text, is_whole_date, one_line, whole_date

LONGEST_TEXT = 4000
_TEXT = Length(max=LONGEST_TEXT, message=_l("Shorten this to 4,000 characters."))


class EditRoundForm(Form):
    name = StringField(
        _l("Name"),
        [DataRequired(_l("Write a name.")), Length(max=100, message=_l("Shorten the name to 100 characters."))],
        description=_l("Such as “Inventory 2026”. It is shown on every page about the round."),
        filters=[one_line],
    )
    due_on = StringField(_l("Last day to hand in"), [DataRequired(_l("Write the last day to hand in."))], filters=[whole_date])
    message = TextAreaField(
        _l("Message to the institutions"),
        [_TEXT],
        description=_l("What the round is for, and whom to ask. It is shown at the top of each institution’s overview. May be left empty."),
        filters=[clean_text],
    )
    institutions = SelectMultipleField(_l("Institutions"), [DataRequired(_l("Choose at least one institution."))], validate_choice=False)

    # Every institution's id as text: one that went into another round a moment ago is refused by name, not as unknown.
    known: frozenset[str] = frozenset()
    # The earliest day that can be asked for; a round that is open already may have passed its own.
    earliest: date | None = None

    def validate_due_on(self, field: Any) -> None:
        if not is_whole_date(field.data):
            raise ValidationError(gettext("Write the day as year, month and day, such as 2026-12-18."))
        if self.earliest and first_day(field.data) < self.earliest:
            raise ValidationError(gettext("The day has passed. Choose today or a later day."))

    def validate_institutions(self, field: Any) -> None:
        if set(field.data) - self.known:
            raise ValidationError(gettext("Choose among the institutions in the list."))

    @property
    def due_day(self) -> date:
        return date.fromisoformat(self.due_on.data)

    @property
    def institution_ids(self) -> list[int]:
        return [int(each) for each in self.institutions.data or ()]

    def offer(self, choices: list[tuple[int, str]]) -> None:
        self.institutions.choices = [SelectChoice(str(number), name) for number, name in choices]


class OpenRoundForm(EditRoundForm):
    template_edition = SelectField(_l("Edition of the template"))
    catalogue_edition = SelectField(
        _l("Edition of the catalogue"),
        description=_l("Those who have not begun their checklist move on to this. The others take over or keep each change."),
    )

    def offer_editions(self, editions: dict[str, list[int]]) -> None:
        for field, kind in ((self.template_edition, "template"), (self.catalogue_edition, "catalogue")):
            latest = editions[kind][:1]
            field.choices = [
                SelectChoice(str(number), gettext("%(number)s (the latest)", number=number) if [number] == latest else str(number))
                for number in editions[kind]
            ]


class RemarkForm(Form):
    remark = TextAreaField(
        _l("What should be corrected?"),
        [DataRequired(_l("Write what to correct: without it nobody there knows what to do.")), _TEXT],
        description=_l("It is shown to everybody at the institution until they hand in again."),
        filters=[clean_text],
    )


class SkipForm(Form):
    reason = TextAreaField(
        _l("Why does your institution skip this round?"),
        [DataRequired(_l("Write a reason: the others need it to understand what is missing.")), _TEXT],
        description=_l("The coordinators read it. What you have answered stays, and you can take part after all whenever you like."),
        filters=[clean_text],
    )


class ReminderForm(Form):
    institutions = SelectMultipleField(_l("To"), [DataRequired(_l("Choose at least one institution."))], validate_choice=False)
    text_sv = TextAreaField(_l("Text in Swedish"), [DataRequired(_l("Write the text in Swedish.")), _TEXT], filters=[clean_text])
    text_en = TextAreaField(_l("Text in English"), [DataRequired(_l("Write the text in English.")), _TEXT], filters=[clean_text])

    def validate_institutions(self, field: Any) -> None:
        """Those who have handed in a moment ago are left out."""
        offered = {choice.value for choice in field.choices}
        field.data = [each for each in field.data if each in offered]
        if not field.data:
            raise ValidationError(gettext("Choose at least one institution."))

    @property
    def institution_ids(self) -> list[int]:
        return [int(each) for each in self.institutions.data or ()]

    def text_in(self, language: str) -> str:
        text: str = (self.text_en if language == "en" else self.text_sv).data
        return text
