"""What is still open: for the draft's last pages, for the overview with its links, and for the gate before an issue. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from inventory_app.answers.progress import judge, judge_sheet
from inventory_app.answers.values import is_unknown
from inventory_app.content.schema import Language, Text
from inventory_app.documents.prose import guess_language
from inventory_app.documents.words import T
from inventory_app.evaluation.models import SHEET, SIMULATION, Evaluation
from inventory_app.evaluation.rules import check, expected_price
from inventory_app.evaluation.weights import scored_of
from inventory_app.flow.graph import QUESTION, incomplete_rows
from inventory_app.institutions.sheets import FLOW
from inventory_app.printing.fonts import drawable
from inventory_app.requirements.choice import Chosen
from inventory_app.specification.chapters.goals import SETTLED, asked_preconditions, show_status, status_of
from inventory_app.specification.chapters.needs import say_need, shortened, unmet, unneeded
from inventory_app.specification.dossier import Dossier
from inventory_app.specification.pen import Pen
from inventory_app.specification.words import LANGUAGE_NAMES

# Without these a specification says nothing; everything else may be left for the reader to see.
NEEDED = ("title", "why")


class Where(StrEnum):
    """The place where a point is settled; the page makes it a link."""

    DETAILS = "details"
    AREA = "area"
    REQUIREMENT = "requirement"
    QUESTIONS = "questions"
    CHECKLIST = "checklist"
    SYSTEM = "system"
    SYSTEMS = "systems"
    PROFILE = "profile"
    PRECONDITIONS = "preconditions"
    FLOW = "flow"
    NEEDS = "needs"
    WORDING = "wording"
    EVALUATION = "evaluation"


LABELS = {
    Where.DETAILS: T("Uppgifter till kravspecifikationen", "Details of the specification"),
    Where.AREA: T("Kravlistan", "The checklist"),
    Where.REQUIREMENT: T("Kravlistan", "The checklist"),
    Where.QUESTIONS: T("Kravlistan", "The checklist"),
    Where.CHECKLIST: T("Kravlistan", "The checklist"),
    Where.SYSTEM: T("Inventeringen", "The inventory"),
    Where.SYSTEMS: T("Inventeringen", "The inventory"),
    Where.PROFILE: T("Lärosätets profil", "Profile of the institution"),
    Where.PRECONDITIONS: T("Förutsättningar", "Preconditions"),
    Where.FLOW: T("Informationsflöde", "Flow of information"),
    Where.NEEDS: T("Behov", "Needs"),
    Where.WORDING: T("Formuleringar", "Wording"),
    Where.EVALUATION: T("Utvärdering", "Evaluation"),
}


@dataclass(frozen=True)
class OpenPoint:
    """`subject` names the question, requirement, area or system there; `stops_issue`: it must be settled first."""

    where: Where
    subject: str
    text: str
    stops_issue: bool = False


EMPTY = T("{what} är inte ifyllt", "{what} has not been filled in")
UNKNOWN = T("{what}: svaret är ”vet ej”", "{what}: the answer is “don’t know”")
NO_REQUIREMENTS = T("Inga krav är valda", "No requirements have been chosen")
UNDECIDED = T("{area}: nivån är inte beslutad för {keys}", "{area}: the level has not been decided for {keys}")
OPEN_PARAMETER = T("{key}: värdet ”{what}” är inte ifyllt", "{key}: the value “{what}” has not been filled in")
NO_NOTE = T(
    "{key} följer av lag eller likabehandling och har valts bort utan motivering",
    "{key} follows from law or equal treatment and has been left out without a reason",
)
NO_MOTIVE = T("{key}: motiv saknas", "{key}: there is no reason")
NO_CHECK = T("{key}: det står inte hur kravet verifieras", "{key}: how the requirement is verified is not stated")
NO_TEXT = T("{key} har ingen text", "{key} has no text")
FAULT = T("{key}, texten på {language}: {what}", "{key}, the text in {language}: {what}")
ONE_LANGUAGE = T("{key}: {what} finns bara på {language}", "{key}: {what} exists only in {language}")
TEXT, MOTIVE, CHECK = T("texten", "the text"), T("motivet", "the reason"), T("verifieringen", "the verification")
WRITTEN_IN = T("{what} är skrivet på {language}", "{what} is written in {language}")
SYSTEM_UNKNOWN = T("{name}: vet ej om {what}", "{name}: don’t know about {what}")
SYSTEM_MISSING = T("{name}: obligatoriska svar saknas om {what}", "{name}: required answers are missing about {what}")
NO_SYSTEMS = T("Inga stödsystem är inventerade", "No support systems are in the inventory")
PROFILE_EMPTY = T("Profilen är inte ifylld", "The profile has not been filled in")
PROFILE_UNKNOWN = T("Vet ej om {what}", "Don’t know about {what}")
PRECONDITION = T("{what}: {status}", "{what}: {status}")
UNANSWERED = T("{number} förutsättningar är inte besvarade", "{number} preconditions have not been answered")
NO_WANTED_FLOW = T("Det önskade informationsflödet är inte beskrivet", "The wanted flow of information has not been described")
HALF_FLOWS = T(
    "Det önskade informationsflödet: {number} rader saknar källa eller mottagare",
    "The wanted flow of information: {number} rows lack their source or their recipient",
)
NO_NEEDS = T("Inga behov är beskrivna", "No needs have been described")
NEED_WITHOUT = T("{need} har inget krav: {what}", "{need} has no requirement: {what}")
WITHOUT_NEED = T("{area}: {number} av {all} krav svarar inte mot något behov", "{area}: {number} of {all} requirements answer to no need")
NO_EVALUATION = T("Hur anbuden jämförs är inte bestämt", "How tenders are compared has not been decided")
UNDRAWABLE = T(
    "{what} innehåller tecken som våra typsnitt saknar och som trycks som □: {characters}",
    "{what} contains characters that our fonts lack and that are printed as □: {characters}",
)


def list_open_points(dossier: Dossier, language: Language) -> tuple[OpenPoint, ...]:
    """What stops an issue first; then in the order of the guide."""
    pen = Pen(dossier, None, language)
    parts = (_details, _checklist, _wording, _evaluation, _inventory, _needs, _institution, _characters)
    points = [point for part in parts for point in part(pen)]
    return tuple(sorted(points, key=lambda point: not point.stops_issue))


def stopping(points: Iterable[OpenPoint]) -> list[OpenPoint]:
    return [point for point in points if point.stops_issue]


def _details(pen: Pen) -> Iterator[OpenPoint]:
    sheet, answers = pen.dossier.template.details, pen.dossier.details
    progress = judge_sheet(sheet, answers)
    for question in sheet.asked:
        what = _bare(question.label, pen.language)
        if question.key in progress.empty:
            yield OpenPoint(Where.DETAILS, question.key, pen.say(EMPTY, what=what), question.key in NEEDED)
        elif question.key in progress.unknown_keys:
            yield OpenPoint(Where.DETAILS, question.key, pen.say(UNKNOWN, what=what), question.key in NEEDED)
        else:
            wrote = guess_language(_all_text(answers.get(question.key)))
            if wrote and wrote != pen.language:
                yield OpenPoint(Where.DETAILS, question.key, pen.say(WRITTEN_IN, what=what, language=pen.say(LANGUAGE_NAMES[wrote])))


def _bare(label: Text, language: Language) -> str:
    return label.in_(language).rstrip("?")


def _checklist(pen: Pen) -> Iterator[OpenPoint]:
    dossier = pen.dossier
    if not dossier.asked:
        yield OpenPoint(Where.CHECKLIST, "", pen.say(NO_REQUIREMENTS), True)
    progress = judge(dossier.catalogue.questions, dossier.questions)
    for question in dossier.catalogue.questions:
        if question.key in progress.empty or question.key in progress.unknown_keys:
            say = UNKNOWN if question.key in progress.unknown_keys else EMPTY
            yield OpenPoint(Where.QUESTIONS, question.key, pen.say(say, what=question.label.in_(pen.language).rstrip("?")))
    for category in dossier.catalogue.categories:
        keys = [each.key for each in dossier.checklist if each.category == category.key and each.is_undecided]
        if keys:
            yield OpenPoint(Where.AREA, category.key, pen.say(UNDECIDED, area=category.label.in_(pen.language), keys=", ".join(keys)), True)
    for each in dossier.checklist:
        yield from _requirement(pen, each)


def _requirement(pen: Pen, each: Chosen) -> Iterator[OpenPoint]:
    def point(say: Text, *, stops_issue: bool = False, **places: object) -> OpenPoint:
        return OpenPoint(Where.REQUIREMENT, each.key, pen.say(say, key=each.key, **places), stops_issue)

    if each.lacks_reason:
        yield point(NO_NOTE, stops_issue=True)
    if not each.is_asked:
        return
    for parameter in each.open_parameters:
        yield point(OPEN_PARAMETER, stops_issue=True, what=parameter.label.in_(pen.language))
    worded = (
        (TEXT, NO_TEXT, "", each.text_in(pen.language)),
        (MOTIVE, NO_MOTIVE, "L04", each.motive_in(pen.language)),
        (CHECK, NO_CHECK, "L05", each.how_in(pen.language)),
    )
    elsewhere: dict[str, list[str]] = {}
    judged = {remark.finding.rule for remark in pen.dossier.wording.by_key.get(each.key, ())}
    for what, missing, rule, found in worded:
        if not found.text:
            # Where the wording rules say so themselves, once is enough.
            if rule not in judged:
                yield point(missing)
        elif found.language != pen.language:
            elsewhere.setdefault(found.language, []).append(pen.say(what))
    for language, parts in elsewhere.items():
        yield point(ONE_LANGUAGE, what=", ".join(parts), language=pen.say(LANGUAGE_NAMES[language]))
    if each.is_own and not each.methods and each.how_in(pen.language).text:
        yield point(NO_CHECK)


def _wording(pen: Pen) -> Iterator[OpenPoint]:
    for remark in pen.dossier.wording.stopping:
        statement = remark.statement
        what = remark.finding.message.in_(pen.language)
        yield OpenPoint(
            Where.WORDING, statement.key, pen.say(FAULT, key=statement.key, language=pen.say(LANGUAGE_NAMES[statement.language]), what=what), True
        )


def _evaluation(pen: Pen) -> Iterator[OpenPoint]:
    """Who has not begun may issue without the chapter; who has must have it right."""
    dossier, decided = pen.dossier, Evaluation(pen.dossier.sheet(SHEET))
    if not decided.is_begun:
        yield OpenPoint(Where.EVALUATION, "", pen.say(NO_EVALUATION))
    areas = {category.key: category.label for category in dossier.catalogue.categories}
    for broken in check(decided, scored_of(dossier.checklist), areas, expected_price(dossier.details, dossier.sheet(SIMULATION))):
        yield OpenPoint(Where.EVALUATION, broken.at, broken.says(pen.language), broken.rule.stops)


def _inventory(pen: Pen) -> Iterator[OpenPoint]:
    dossier, sheet = pen.dossier, pen.dossier.template.system
    if not dossier.systems:
        yield OpenPoint(Where.SYSTEMS, "", pen.say(NO_SYSTEMS))
    for system in dossier.systems:
        progress = judge_sheet(sheet, system.answers)
        for say, keys in ((SYSTEM_MISSING, progress.missing), (SYSTEM_UNKNOWN, progress.unknown_keys)):
            if keys:
                yield OpenPoint(Where.SYSTEM, str(system.id), pen.say(say, name=system.name, what=_labels(pen, sheet.questions, keys)))


def _needs(pen: Pen) -> Iterator[OpenPoint]:
    """As long as no need is described, nothing can lack one."""
    dossier = pen.dossier
    if not dossier.needs:
        yield OpenPoint(Where.NEEDS, "", pen.say(NO_NEEDS))
        return
    for need in unmet(dossier):
        yield OpenPoint(Where.NEEDS, str(need.number), pen.say(NEED_WITHOUT, need=need.label, what=shortened(say_need(pen, need))))
    for category, keys in unneeded(dossier):
        yield OpenPoint(
            Where.AREA,
            category.key,
            pen.say(WITHOUT_NEED, area=category.label.in_(pen.language), number=len(keys), all=len(dossier.asked_in(category.key))),
        )


def _labels(pen: Pen, questions: dict[str, Any], keys: Iterable[str]) -> str:
    return ", ".join(_lower(_bare(questions[key].label, pen.language)) for key in keys)


def _lower(label: str) -> str:
    """A label inside a sentence; abbreviations keep their capitals."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def _institution(pen: Pen) -> Iterator[OpenPoint]:
    dossier = pen.dossier
    profile = dossier.template.profile
    progress = judge_sheet(profile, dossier.sheet("profile"))
    if not progress.answered:
        yield OpenPoint(Where.PROFILE, "", pen.say(PROFILE_EMPTY))
    elif progress.unknown_keys:
        yield OpenPoint(
            Where.PROFILE, progress.unknown_keys[0], pen.say(PROFILE_UNKNOWN, what=_labels(pen, dict(profile.questions), progress.unknown_keys))
        )
    unanswered = 0
    for item in asked_preconditions(dossier):
        status = status_of(dossier, item)
        if status is None:
            unanswered += 1
        elif status not in SETTLED:
            text = pen.say(PRECONDITION, what=item.label.in_(pen.language), status=_lower(show_status(pen, status)))
            yield OpenPoint(Where.PRECONDITIONS, item.key, text)
    if unanswered:
        yield OpenPoint(Where.PRECONDITIONS, "", pen.say(UNANSWERED, number=unanswered))
    answers = dossier.sheet(FLOW)
    if is_unknown(answers.get(QUESTION)) or QUESTION not in answers:
        yield OpenPoint(Where.FLOW, QUESTION, pen.say(NO_WANTED_FLOW))
    elif half := incomplete_rows(answers):
        yield OpenPoint(Where.FLOW, QUESTION, pen.say(HALF_FLOWS, number=half))


def _characters(pen: Pen) -> Iterator[OpenPoint]:
    """Typed text alone: ours is drawn by our fonts, and a test says so."""
    dossier = pen.dossier

    def point(where: Where, subject: str, what: str, text: str) -> Iterator[OpenPoint]:
        missing = drawable(text)[1]
        if missing:
            yield OpenPoint(where, subject, pen.say(UNDRAWABLE, what=what, characters=_name_all(missing)))

    for question in dossier.template.details.asked:
        yield from point(Where.DETAILS, question.key, _bare(question.label, pen.language), _all_text(dossier.details.get(question.key)))
    yield from point(Where.PROFILE, "", pen.say(LABELS[Where.PROFILE]), _all_text(dict(dossier.sheet("profile"))))
    yield from point(Where.PRECONDITIONS, "", pen.say(LABELS[Where.PRECONDITIONS]), _all_text(dict(dossier.sheet("preconditions"))))
    yield from point(Where.FLOW, QUESTION, pen.say(LABELS[Where.FLOW]), _all_text(dict(dossier.sheet(FLOW))))
    for need in dossier.needs:
        yield from point(Where.NEEDS, str(need.number), need.label, need.text)
    for key, text in dossier.sheet(SHEET).items():
        yield from point(Where.EVALUATION, key, pen.say(LABELS[Where.EVALUATION]), _all_text(text))
    for system in dossier.systems:
        yield from point(Where.SYSTEM, str(system.id), drawable(system.name)[0], _all_text(dict(system.answers)))
    for each in dossier.asked:
        texts = (*each.own_texts.values(), *each.own_motives.values(), *each.own_hows.values(), _all_text(dict(each.parameters)))
        yield from point(Where.REQUIREMENT, each.key, each.key, "\n".join(texts))


def _name_all(characters: Iterable[str]) -> str:
    """Their code points: the characters themselves could not be printed."""
    codes = [f"U+{ord(character):04X}" for character in sorted(characters)]
    return ", ".join(codes[:5]) + (" …" if len(codes) > 5 else "")


def _all_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return "\n".join(_all_text(each) for each in value.values())
    if isinstance(value, list):
        return "\n".join(_all_text(each) for each in value)
    return ""
