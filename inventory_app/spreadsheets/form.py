"""The empty form on paper: every question about a system with boxes to tick and lines to write on. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from inventory_app.answers.compound import DONT_KNOW
from inventory_app.answers.kinds import NO, YES
from inventory_app.content.schema import Language, Sheet, Step, Text
from inventory_app.documents.markup import on_paper
from inventory_app.documents.words import OF, PAGE, T
from inventory_app.spreadsheets.parts import PERSON_LABELS
from inventory_app.spreadsheets.words import EDITION

KICKER = T("Blankett att fylla i för hand", "Form to fill in by hand")
LEAD = T(
    "Ett exemplar för varje system. Fyll i det ni vet. Det enda som behövs från början är namnet, och ”vet ej” är ett fullgott svar. "
    "För sedan in svaren i verktyget eller i kalkylbladet, där frågorna kommer i samma ordning.",
    "One copy for each system. Fill in what you know. All you need to begin with is the name, and “don’t know” is a perfectly good answer. "
    "Then enter the answers in the tool or in the spreadsheet, where the questions come in the same order.",
)
FILLED_IN_BY, DAY = T("Ifylld av", "Filled in by"), T("Datum", "Date")
SEVERAL = T("Flera svar kan väljas", "Choose all that apply")
YEAR, MONTH, DAY_OF_MONTH = T("År", "Year"), T("Månad", "Month"), T("Dag", "Day")
SEK = T("kr", "SEK")
WHAT = T("Uppgift", "Task")
ONLY_IF = T("Bara om svaret på ”%s” är %s.", "Only if the answer to “%s” is %s.")
OR = T("eller", "or")
# Rows of a list that the form has room for.
BLANK_ROWS = 5
_LINES = {"name": 1, "text": 1, "long_text": 4, "system_link": 1}


@dataclass(frozen=True)
class Box:
    label: str
    hint: str = ""


@dataclass(frozen=True)
class Field:
    """What one writes on: boxes to tick, lines, blanks on one line (label and unit each), or a grid (corner, heads, row labels)."""

    kind: Literal["boxes", "lines", "blanks", "grid"]
    label: str = ""
    hint: str = ""
    boxes: tuple[Box, ...] = ()
    lines: int = 0
    blanks: tuple[tuple[str, str], ...] = ()
    heads: tuple[Box, ...] = ()
    rows: tuple[str, ...] = ()
    # Whether the grid is ticked, or written in.
    is_ticked: bool = False


@dataclass(frozen=True)
class Question:
    number: int
    label: str
    hint: str
    condition: str
    note: str
    fields: tuple[Field, ...]
    shared: tuple[Box, ...]


@dataclass(frozen=True)
class FormStep:
    label: str
    intro: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Form:
    language: Language
    kicker: str
    title: str
    institution: str
    edition: str
    lead: str
    filled_in: tuple[str, str]
    page: str
    of: str
    steps: tuple[FormStep, ...]


def compose_form(sheet: Sheet, language: Language, institution: str, edition: int) -> Form:
    return _Composer(sheet, language).form(institution, edition)


def html_of(form: Form) -> str:
    return on_paper("spreadsheets/form.html", form, "document", "form")


class _Composer:
    def __init__(self, sheet: Sheet, language: Language) -> None:
        self.sheet, self.language = sheet, language

    def say(self, text: Text | None) -> str:
        return text.in_(self.language) if text else ""

    def form(self, institution: str, edition: int) -> Form:
        return Form(
            language=self.language,
            kicker=self.say(KICKER),
            title=self.say(self.sheet.title),
            institution=institution,
            edition=f"{self.say(EDITION)}: {edition}",
            lead=self.say(LEAD),
            filled_in=(self.say(FILLED_IN_BY), self.say(DAY)),
            page=self.say(PAGE),
            of=self.say(OF),
            steps=tuple(self._step(step) for step in self.sheet.steps),
        )

    def _step(self, step: Step) -> FormStep:
        asked = tuple(self._question(question) for question in step.questions if not question.retired)
        return FormStep(self.say(step.label), self.say(step.intro), asked)

    def _question(self, question: Any) -> Question:
        shared = [Box(self.say(question.none_label))] if question.none_label else []
        if question.may_be_unknown:
            shared.append(Box(DONT_KNOW[self.language]))
        return Question(
            number=self.sheet.numbers[question.key],
            label=self.say(question.label),
            hint=self.say(question.hint),
            condition=self._condition(question),
            note=self.say(SEVERAL) if question.kind == "several" else "",
            fields=self._fields(question),
            shared=tuple(shared),
        )

    def _condition(self, question: Any) -> str:
        if question.applies_when is None:
            return ""
        ruling: Any = self.sheet.questions[question.applies_when.question]
        wanted = {{True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value for value in question.applies_when.is_}
        labels = [box.label for key, box in self._options(ruling) if key in wanted]
        quoted = [f"”{label}”" if self.language == "sv" else f"“{label}”" for label in labels]
        alternatives = f" {self.say(OR)} ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
        return self.say(ONLY_IF) % (self.say(ruling.label), alternatives)

    def _options(self, question: Any) -> list[tuple[str, Box]]:
        if question.kind == "yes_no":
            return [("yes", Box(YES[self.language])), ("no", Box(NO[self.language]))]
        if question.kind == "scale":
            anchors = {anchor.value: self.say(anchor.label) for anchor in question.anchors}
            values = range(question.minimum, question.maximum + 1)
            return [(str(value), Box(f"{value} – {anchors[value]}" if value in anchors else str(value))) for value in values]
        return [(option.key, Box(self.say(option.label), self.say(option.hint))) for option in question.options]

    def _fields(self, question: Any) -> tuple[Field, ...]:
        if question.kind == "group":
            return tuple(self._field(part, self.say(part.label), self.say(part.hint)) for part in question.parts)
        if question.kind == "matrix":
            heads = (Box(self.say(WHAT)), *(Box(self.say(option.label)) for option in question.options))
            return (Field("grid", heads=heads, rows=tuple(self.say(row.label) for row in question.rows), is_ticked=True),)
        if question.kind == "rows":
            return (Field("grid", heads=tuple(self._head(column) for column in question.columns), rows=("",) * BLANK_ROWS),)
        return (self._field(question),)

    def _head(self, column: Any) -> Box:
        """A column of a list, with what may be written in it where that is a choice."""
        if column.kind in ("choice", "several", "yes_no", "scale"):
            return Box(self.say(column.label), " / ".join(box.label for _, box in self._options(column)))
        return Box(self.say(column.label))

    def _field(self, question: Any, label: str = "", hint: str = "") -> Field:
        if question.kind in ("choice", "several", "yes_no", "scale"):
            return Field("boxes", label, hint, boxes=tuple(box for _, box in self._options(question)))
        if question.kind == "person":
            return Field("blanks", label, hint, blanks=tuple((self.say(part), "") for part in PERSON_LABELS.values()))
        if question.kind == "date":
            return Field("blanks", label, hint, blanks=tuple((self.say(part), "") for part in (YEAR, MONTH, DAY_OF_MONTH)))
        if question.kind == "money":
            return Field("blanks", label, hint, blanks=(("", self.say(SEK)),))
        if question.kind == "number":
            return Field("blanks", label, hint, blanks=(("", self.say(question.unit)),))
        return Field("lines", label, hint, lines=_LINES[question.kind])
