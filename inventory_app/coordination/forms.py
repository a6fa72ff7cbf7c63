"""Forms of the coordinators' pages."""

from __future__ import annotations

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import Form, RadioField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, Length, Regexp

from inventory_app.accounts.forms import LANGUAGE_CHOICES, email_address
from inventory_app.institutions.forms import one_line

_SHORT = Length(max=200, message=_l("Shorten this to 200 characters."))


def kind_choices() -> list[SelectChoice]:
    return [SelectChoice("member", gettext("Member")), SelectChoice("guest", gettext("Guest"))]


class InstitutionForm(Form):
    name_sv = StringField(_l("Name in Swedish"), [DataRequired(_l("Write the name in Swedish.")), _SHORT], filters=[one_line])
    name_en = StringField(_l("Name in English"), [DataRequired(_l("Write the name in English.")), _SHORT], filters=[one_line])
    kind = RadioField(
        _l("Member or guest"),
        choices=kind_choices,
        default="member",
        description=_l("A guest takes part in the discussion without belonging to the consortium."),
    )


class RegisterForm(InstitutionForm):
    key = StringField(
        _l("Short name in addresses"),
        [
            DataRequired(_l("Write a short name.")),
            Regexp(r"\A[a-z][a-z0-9-]{1,39}\Z", message=_l("Use 2 to 40 small letters a–z, digits and hyphens, and begin with a letter.")),
        ],
        description=_l("Small letters a–z, digits and hyphens, such as almby. It cannot be changed later."),
        filters=[one_line],
    )
    email = StringField(
        _l("E-mail address of the first main contact"), [DataRequired(_l("Write an e-mail address.")), _SHORT, email_address], filters=[one_line]
    )
    contact_name = StringField(_l("Name of the first main contact"), [_SHORT], filters=[one_line])
    language = RadioField(_l("Language of the first main contact"), choices=LANGUAGE_CHOICES, default="sv")


class InviteCoordinatorForm(Form):
    email = StringField(_l("E-mail address"), [DataRequired(_l("Write an e-mail address.")), _SHORT, email_address], filters=[one_line])
    name = StringField(_l("Name"), [_SHORT], filters=[one_line])
    language = RadioField(_l("Language"), choices=LANGUAGE_CHOICES, default="sv")
