"""The form of an own requirement. What is decided about a requirement is read by `inputs`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import Form, RadioField, SelectChoice, SelectField, SelectMultipleField, StringField, TextAreaField, ValidationError

from inventory_app.answers.reading import read_text
from inventory_app.answers.values import Answers, Value
from inventory_app.requirements.choice import LEVEL_WORDS, LONGEST_TEXT, MET_WHEN_WORDS, METHOD_WORDS, METHODS, Chosen
from inventory_app.requirements.inputs import POINTS
from inventory_app.requirements.sentences import ACTOR_WORDS, PATTERN_WORDS

WORDS = ("text_sv", "text_en", "motive_sv", "motive_en", "how_sv", "how_en", "note")


def _read(raw: str | None) -> str:
    return read_text(raw or "")


def short_enough(form: Any, field: Any) -> None:
    if len(field.data or "") > LONGEST_TEXT:
        raise ValidationError(_l("Shorten the text to %(most)s characters. It has %(length)s now.", most=LONGEST_TEXT, length=len(field.data)))


def _choice(value: str, label: Any) -> SelectChoice:
    return SelectChoice(value, label)


def choices_of(words: Mapping[Any, str]) -> list[SelectChoice]:
    return [_choice(str(key), _l(label)) for key, label in words.items()]


def _words(label: Any, description: Any = "") -> TextAreaField:
    return TextAreaField(label, [short_enough], filters=[_read], description=description)


class SentenceForm(Form):
    """The parts of a sentence. Nothing is wrong with any of them: what is missing stands in brackets in the preview."""

    pattern = SelectField(_l("When does it apply?"), choices=choices_of(PATTERN_WORDS))
    actor = SelectField(_l("Who does it?"), choices=choices_of(ACTOR_WORDS))
    role_sv = StringField(_l("Which role, in Swedish"))
    condition_sv = StringField(_l("What happens or is the case, in Swedish"))
    response_sv = StringField(_l("What is done, in Swedish"))
    role_en = StringField(_l("Which role, in English"))
    condition_en = StringField(_l("What happens or is the case, in English"))
    response_en = StringField(_l("What is done, in English"))


class OwnRequirementForm(Form):
    text_sv = _words(
        _l("The requirement in Swedish"),
        _l("One requirement, as a whole sentence with “shall” or “should”, that somebody can check. Write it in at least one language."),
    )
    text_en = _words(_l("The requirement in English"))
    level = RadioField(_l("Level"), choices=[*choices_of(LEVEL_WORDS), _choice("", _l("Not decided"))], default="")
    points = SelectField(
        _l("Points"),
        choices=[_choice("", _l("3 (default)")), *(_choice(point, point) for point in POINTS)],
        default="",
        description=_l("What it is worth when it is scored, from 1 to 5."),
    )
    motive_sv = _words(_l("Reason in Swedish"), _l("Why you need it."))
    motive_en = _words(_l("Reason in English"))
    methods = SelectMultipleField(_l("How it is verified"), choices=choices_of(METHOD_WORDS))
    how_sv = _words(_l("What shows that it is met, in Swedish"))
    how_en = _words(_l("What shows that it is met, in English"))
    met_when = RadioField(_l("When it must be met"), choices=choices_of(MET_WHEN_WORDS), default="delivery")
    note = _words(_l("Note"), _l("For yourselves. Printed only as the reason when you leave out a requirement that law or fairness asks for."))

    def validate_text_sv(self, field: Any) -> None:
        if not (field.data or self.text_en.data):
            raise ValidationError(_l("Write the requirement in at least one language."))

    def values(self) -> dict[str, Value]:
        """field -> value as it is stored; None where it was left empty."""
        words: dict[str, Value] = {name: self[name].data or None for name in WORDS}
        return words | {
            "level": self.level.data or None,
            "points": int(self.points.data) if self.points.data else None,
            "methods": ",".join(method for method in METHODS if method in self.methods.data) or None,
            "met_when": self.met_when.data or None,
        }


def data_of(each: Chosen) -> Answers:
    """An own requirement as the form takes it."""
    texts = {"text": each.own_texts, "motive": each.own_motives, "how": each.own_hows}
    return {f"{name}_{language}": words[language] for name, words in texts.items() for language in ("sv", "en")} | {
        "level": each.level.value if each.level else "",
        "points": str(each.own_points or ""),
        "methods": list(each.own_methods),
        "met_when": each.met_when,
        "note": each.note,
    }
