"""The form before an issue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import Form, RadioField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length

from inventory_app.answers.reading import read_text

LONGEST_REMARK = 500


def clean_text(value: Any) -> Any:
    return read_text(value) if isinstance(value, str) else value


def language_choices() -> list[SelectChoice]:
    return [SelectChoice("sv", gettext("Swedish")), SelectChoice("en", gettext("English"))]


class IssueForm(Form):
    version = RadioField(_l("Version"), [InputRequired(_l("Choose a version."))])
    language = RadioField(
        _l("Which language prevails?"),
        [InputRequired(_l("Choose the language that prevails."))],
        choices=language_choices,
        description=_l("Both languages are issued together. If they differ, the one you choose prevails, and the other says so."),
    )
    remark = TextAreaField(
        _l("What is new in this version?"),
        [Length(max=LONGEST_REMARK, message=_l("Shorten the text to 500 characters."))],
        description=_l("One or two sentences for the cover and the change log. May be left empty."),
        filters=[clean_text],
    )

    def offer(self, versions: Sequence[str], labels: Sequence[str]) -> None:
        self.version.choices = [SelectChoice(version, label) for version, label in zip(versions, labels, strict=False)]
        if self.version.data is None:
            self.version.data = versions[0]
