"""The form before an issue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import Form, RadioField, StringField, TextAreaField, ValidationError
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length

from inventory_app.institutions.forms import clean_text, is_whole_date, one_line, whole_date
from inventory_app.specification.dossier import Decision
from inventory_app.specification.versions import next_versions
from inventory_app.web.locale import page_language

LONGEST_REMARK = 500


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

    decided_by = StringField(
        _l("Who decided?"),
        [Length(max=200, message=_l("Shorten this to 200 characters."))],
        description=_l("Such as “The steering group for collaboration”."),
        filters=[one_line],
    )
    decided_on = StringField(_l("When was it decided?"), filters=[whole_date])
    decision = TextAreaField(
        _l("What was decided?"),
        [Length(max=LONGEST_REMARK, message=_l("Shorten the text to 500 characters."))],
        filters=[clean_text],
    )

    def validate_decided_on(self, field: Any) -> None:
        if field.data and not is_whole_date(field.data):
            raise ValidationError(gettext("Write the day as year, month and day, such as 2026-12-18."))

    def validate(self, extra_validators: Any = None) -> bool:
        """A decision without its day, or a day without a decision, is none."""
        is_valid = bool(super().validate(extra_validators))
        parts = (self.decided_by, self.decided_on, self.decision)
        missing = [part for part in parts if not part.data]
        if missing and len(missing) < len(parts):
            for part in missing:
                part.errors = (*part.errors, gettext("Fill in who decided, when and what, or leave all three empty."))
            return False
        return is_valid

    @property
    def decided(self) -> Decision | None:
        return Decision(self.decided_by.data, date.fromisoformat(self.decided_on.data), self.decision.data) if self.decision.data else None

    def offer(self, versions: Sequence[str], labels: Sequence[str]) -> None:
        self.version.choices = [SelectChoice(version, label) for version, label in zip(versions, labels, strict=False)]
        if self.version.data is None:
            self.version.data = versions[0]


def issue_form(versions: Iterable[str], data: Any = None) -> IssueForm:
    """`versions`: those that there are already."""
    form, earlier = IssueForm(data, language=None if data else page_language()), list(versions)
    offered = next_versions(earlier)
    small, large = gettext("%(version)s, a minor change", version=offered[0]), gettext("%(version)s, a major revision", version=offered[-1])
    form.offer(offered, [small, large] if earlier else [gettext("%(version)s, the first", version=offered[0])])
    return form
