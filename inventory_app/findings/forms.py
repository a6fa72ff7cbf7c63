"""What is sent about a finding."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Form, HiddenField, SelectChoice, SelectField, TextAreaField, ValidationError
from wtforms.validators import InputRequired

from inventory_app.answers.reading import read_text
from inventory_app.content.schema import LANGUAGES, Language
from inventory_app.findings.gather import Place
from inventory_app.wording.rules import RULES

LONGEST_MOTIVE = 1000
LONGEST_STATEMENT = 4000


class PlaceForm(Form):
    """Names a finding as the page showed it. What is wrong here was not sent by the page."""

    requirement = HiddenField(validators=[InputRequired()])
    language = SelectField(choices=[SelectChoice(language, language) for language in LANGUAGES])
    rule = SelectField(choices=[SelectChoice(rule.key, rule.key) for rule in RULES])
    # A browser sends the line breaks of a field as two characters.
    excerpt = HiddenField(filters=[lambda raw: (raw or "").replace("\r\n", "\n")])
    seen = HiddenField(filters=[lambda raw: raw or ""])

    @property
    def place(self) -> Place:
        language: Language = "en" if self.language.data == "en" else "sv"
        return Place(self.requirement.data, language, self.rule.data, self.excerpt.data)


class AcceptForm(PlaceForm):
    motive = TextAreaField(_l("Why the wording stands"), filters=[lambda raw: read_text(raw or "")])

    def validate_motive(self, field: Any) -> None:
        if not field.data:
            raise ValidationError(_("Write why the wording stands. The reason is printed with the specification."))
        if len(field.data) > LONGEST_MOTIVE:
            raise ValidationError(_("Shorten the text to %(most)s characters. It has %(length)s now.", most=LONGEST_MOTIVE, length=len(field.data)))
