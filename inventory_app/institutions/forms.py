"""The hand-written forms about an institution: inviting somebody, a role, declining."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import Form, RadioField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length

from inventory_app.accounts.forms import LANGUAGE_CHOICES, email_address
from inventory_app.accounts.roles import ROLE_HINTS, ROLE_WORDS, Role
from inventory_app.answers.reading import read_date, read_line, read_text

LONGEST_REASON = 2000


def one_line(value: Any) -> Any:
    return read_line(value) if isinstance(value, str) else value


def clean_text(value: Any) -> Any:
    return read_text(value) if isinstance(value, str) else value


def whole_date(value: Any) -> Any:
    """The day as the databases write it; what is no day stays as typed."""
    return (read_date(value) or one_line(value)) if isinstance(value, str) else value


def is_whole_date(value: str) -> bool:
    return len(value) == len("2026-12-18") and read_date(value) is not None


def role_choices() -> list[SelectChoice]:
    return [SelectChoice(role.value, gettext(words)) for role, words in ROLE_WORDS.items()]


def role_hints() -> dict[str, str]:
    return {role.value: gettext(words) for role, words in ROLE_HINTS.items()}


class RoleForm(Form):
    role = RadioField(_l("Role"), [InputRequired(_l("Choose a role."))], choices=role_choices)

    def chosen(self) -> Role:
        return Role(self.role.data)


class InvitePersonForm(Form):
    email = StringField(
        _l("E-mail address"),
        [DataRequired(_l("Write an e-mail address.")), Length(max=200, message=_l("Shorten the address.")), email_address],
        filters=[one_line],
    )
    name = StringField(_l("Name"), [Length(max=200, message=_l("Shorten the name to 200 characters."))], filters=[one_line])
    role = RadioField(_l("Role"), [InputRequired(_l("Choose a role."))], choices=role_choices)
    language = RadioField(_l("Language"), choices=LANGUAGE_CHOICES, default="sv")


class DeclineForm(Form):
    reason = TextAreaField(
        _l("Why does your institution not take part?"),
        [
            DataRequired(_l("Write a reason: the others need it to understand what is missing.")),
            Length(max=LONGEST_REASON, message=_l("Shorten the reason to 2,000 characters.")),
        ],
        description=_l("The coordinators read it, and it is shown where your answers would have been."),
        filters=[clean_text],
    )
