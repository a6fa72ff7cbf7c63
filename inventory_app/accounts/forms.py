"""The forms of signing in and of one's own account."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import Form, PasswordField, RadioField, StringField, ValidationError
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, EqualTo, InputRequired, Length

from inventory_app.accounts.actions import EMAIL, clean_email
from inventory_app.accounts.passwords import LEAST_LENGTH, MOST_LENGTH

LANGUAGE_CHOICES = [SelectChoice("sv", "Svenska"), SelectChoice("en", "English")]


def email_address(form: Any, field: Any) -> None:
    if not EMAIL.fullmatch(clean_email(field.data or "")):
        raise ValidationError(_l("Write an e-mail address such as name@university.example."))


class SignInForm(Form):
    email = StringField(_l("E-mail address"), [InputRequired(_l("Write your e-mail address.")), Length(max=200)])
    password = PasswordField(_l("Password"), [InputRequired(_l("Write your password.")), Length(max=MOST_LENGTH)])


def _new_password() -> PasswordField:
    return PasswordField(
        _l("New password"),
        [
            InputRequired(_l("Choose a password.")),
            Length(LEAST_LENGTH, MOST_LENGTH, _l("Choose a password of at least 12 characters; four or five words make a good one.")),
        ],
        description=_l("At least 12 characters. Four or five words in a row are easy to remember and hard to guess."),
    )


class InvitationForm(Form):
    name = StringField(_l("Your name"), [DataRequired(_l("Write your name.")), Length(max=200)])
    password = _new_password()
    again = PasswordField(_l("The password again"), [EqualTo("password", _l("The two passwords differ. Write the same one twice."))])


class AccountForm(Form):
    name = StringField(_l("Your name"), [DataRequired(_l("Write your name.")), Length(max=200)])
    language = RadioField(_l("Language"), choices=LANGUAGE_CHOICES)


class PasswordForm(Form):
    current = PasswordField(_l("Current password"), [InputRequired(_l("Write your current password.")), Length(max=MOST_LENGTH)])
    password = _new_password()
    again = PasswordField(_l("The password again"), [EqualTo("password", _l("The two passwords differ. Write the same one twice."))])
