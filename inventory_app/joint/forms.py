"""Forms of joint specifications: who takes part, the details of the document, a decision, an institution's answer, an issue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import Form, RadioField, SelectField, SelectMultipleField, StringField, TextAreaField, ValidationError
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length

from inventory_app.accounts.actions import EMAIL
from inventory_app.answers.reading import read_number
from inventory_app.answers.values import Answers, fingerprint
from inventory_app.institutions.forms import clean_text, one_line
from inventory_app.joint.fold import IN_ANNEXES
from inventory_app.joint.open_points import FEWEST_MEMBERS
from inventory_app.joint.party import TYPED
from inventory_app.requirements.choice import LEVEL_WORDS, Level
from inventory_app.web.locale import page_language, say

LONGEST_TEXT = 4000
LONGEST_NAME = 100
MOST_NUMBER = 100_000_000
_SHORT = Length(max=200, message=_l("Shorten this to 200 characters."))
_TEXT = Length(max=LONGEST_TEXT, message=_l("Shorten this to 4,000 characters."))
ALL, SOME = "all", "some"
AS_MOST = "as_most"


def read_count(raw: str) -> int | None:
    """A whole number from 0, or None."""
    number = read_number(raw, whole=True)
    return int(number) if number is not None and number == int(number) and 0 <= number <= MOST_NUMBER else None


class GatherForm(Form):
    name = StringField(
        _l("Name"),
        [DataRequired(_l("Write a name.")), Length(max=LONGEST_NAME, message=_l("Shorten the name to 100 characters."))],
        description=_l("What you call it among yourselves. The title of the document is written later."),
        filters=[one_line],
    )
    institutions = SelectMultipleField(_l("Institutions"), validate_choice=False)
    rule = RadioField(_l("When is a requirement common?"), [InputRequired(_l("Choose when a requirement is common."))], default=ALL)
    at_least = StringField(_l("At least how many?"), filters=[one_line])
    catalogue_edition = SelectField(
        _l("Edition of the catalogue"), description=_l("Its words stand in the common part, whatever edition an institution worked with.")
    )

    def validate_institutions(self, field: Any) -> None:
        field.data = [each for each in field.data or () if each in {choice.value for choice in field.choices}]
        if len(field.data) < FEWEST_MEMBERS:
            raise ValidationError(gettext("Choose at least two institutions."))

    def validate_at_least(self, field: Any) -> None:
        if self.rule.data == SOME and (read_count(field.data or "") or 0) < FEWEST_MEMBERS:
            raise ValidationError(gettext("Write a whole number, 2 or more."))

    @property
    def wanted(self) -> dict[str, Any]:
        return {
            "name": self.name.data,
            "catalogue_edition": int(self.catalogue_edition.data),
            "at_least": read_count(self.at_least.data) if self.rule.data == SOME else None,
            "institution_ids": [int(each) for each in self.institutions.data],
        }

    @property
    def offered_ids(self) -> list[int]:
        return [int(choice.value) for choice in self.institutions.choices]

    def offer(self, institutions: Sequence[tuple[int, str]], editions: Sequence[int]) -> None:
        self.rule.choices = [
            SelectChoice(ALL, gettext("When all of them have chosen it")),
            SelectChoice(SOME, gettext("When at least so many have chosen it")),
        ]
        self.institutions.choices = [SelectChoice(str(number), name) for number, name in institutions]
        self.catalogue_edition.choices = [
            SelectChoice(str(number), gettext("%(number)s (the latest)", number=number) if number == editions[0] else str(number))
            for number in editions
        ]


class _Remembering(Form):
    """A form that carries what it showed, as fingerprints, so that two who write at once are noticed."""

    def answers(self) -> dict[str, Any]:
        raise NotImplementedError

    def prints_of(self, current: Answers) -> dict[str, str]:
        return {key: fingerprint(current.get(key)) for key in self.answers()}


def _count(field: Any) -> int | None:
    return read_count(field.data) if field.data else None


def counted(form: Form, field: Any) -> None:
    if field.data and read_count(field.data) is None:
        raise ValidationError(gettext("Write a whole number, or leave it empty."))


class VolumesForm(_Remembering):
    users = StringField(_l("Users"), [counted], description=_l("How many people at the institution will use the system."), filters=[one_line])
    organisations = StringField(_l("Organisations"), [counted], description=_l("How many external organisations it will hold."), filters=[one_line])
    contacts = StringField(_l("Contact persons"), [counted], description=_l("How many contact persons it will hold."), filters=[one_line])

    def answers(self) -> dict[str, Any]:
        return {key: _count(self[key]) for key in TYPED}


class DetailsForm(_Remembering):
    """Stored as the specification's own details are, so that its chapters can be written from them."""

    title = StringField(
        _l("Title"), [_SHORT], description=_l("Stands on the cover. Say what you want to buy, not what a product is called."), filters=[one_line]
    )
    registry_number = StringField(_l("Registry number"), [_SHORT], filters=[one_line])
    procedure = SelectField(_l("Procedure"))
    threshold = SelectField(_l("Threshold"))
    contact_function = StringField(
        _l("Contact for the procurement"),
        [_SHORT],
        description=_l("A function, such as procurement officer at the institution that leads."),
        filters=[one_line],
    )
    contact_email = StringField(_l("E-mail address of the contact"), [_SHORT], filters=[one_line])
    why = TextAreaField(_l("Why do you procure together?"), [_TEXT], filters=[clean_text])
    scope = TextAreaField(_l("Scope"), [_TEXT], description=_l("One thing a line."), filters=[clean_text])
    out_of_scope = TextAreaField(_l("Out of scope"), [_TEXT], description=_l("One thing a line."), filters=[clean_text])
    contract_years = StringField(_l("Contract length in years"), [counted], filters=[one_line])
    contract_extension = StringField(_l("Extension"), [_SHORT], description=_l("Such as 2 + 1 + 1 years."), filters=[one_line])

    def validate_contact_email(self, field: Any) -> None:
        if field.data and not EMAIL.fullmatch(field.data):
            raise ValidationError(gettext("Write an e-mail address such as name@university.example, or leave it empty."))

    def offer(self, questions: Mapping[str, Any]) -> None:
        for field in (self.procedure, self.threshold):
            options = questions[field.name].options
            field.choices = [SelectChoice("", gettext("Not chosen")), *(SelectChoice(each.key, each.label.in_(page_language())) for each in options)]

    def answers(self) -> dict[str, Any]:
        def group(**parts: Any) -> dict[str, Any] | None:
            return {key: value for key, value in parts.items() if value not in (None, "")} or None

        plain = ("title", "registry_number", "procedure", "threshold", "why", "scope", "out_of_scope")
        return {key: self[key].data or None for key in plain} | {
            "contact": group(function=self.contact_function.data, email=self.contact_email.data),
            "contract_length": group(years=_count(self.contract_years), extension=self.contract_extension.data),
        }


def shown_details(details: Answers) -> dict[str, Any]:
    """Stored details as the form's fields take them."""
    contact, length = details.get("contact") or {}, details.get("contract_length") or {}
    years = length.get("years")
    return {
        **details,
        "contact_function": contact.get("function", ""),
        "contact_email": contact.get("email", ""),
        "contract_years": "" if years is None else str(years),
        "contract_extension": length.get("extension", ""),
    }


class DecideForm(Form):
    level = RadioField(_l("What stands in the joint specification?"), [InputRequired(_l("Choose a level."))])
    motive = TextAreaField(_l("Reason"), [_TEXT], description=_l("Printed in the document, beside what most have chosen."), filters=[clean_text])

    def validate_motive(self, field: Any) -> None:
        if self.level.data != AS_MOST and not field.data:
            raise ValidationError(gettext("Write why you decide otherwise. The reason is printed."))

    def offer(self, as_most: str, *, is_own: bool) -> None:
        self.level.choices = [
            SelectChoice(AS_MOST, as_most),
            *(SelectChoice(level.value, say(LEVEL_WORDS[level])) for level in (Level.MUST, Level.MUST_SCORED, Level.SHOULD)),
        ]
        if not is_own:
            self.level.choices.append(SelectChoice(IN_ANNEXES, gettext("Not common: it stands in the annexes of those who chose it")))


class AnswerForm(Form):
    answer = RadioField(_l("What do you say?"), [InputRequired(_l("Choose whether you approve."))])
    remark = TextAreaField(
        _l("Remark"), [_TEXT], description=_l("The coordinators read it. May be left empty when you approve."), filters=[clean_text]
    )

    def validate_remark(self, field: Any) -> None:
        if self.answer.data == "decline" and not field.data:
            raise ValidationError(gettext("Write what would have to change: the coordinators need it."))

    def offer(self) -> None:
        self.answer.choices = [
            SelectChoice("approve", gettext("We approve the common part and our annex")),
            SelectChoice("decline", gettext("We decline")),
        ]
