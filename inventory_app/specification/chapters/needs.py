"""Chapter: what is needed, numbered, by priority. And the first half of annex E: from needs to requirements and back."""

from __future__ import annotations

from collections import defaultdict

from inventory_app.content.schema import Category, Text
from inventory_app.documents.blocks import Block, Column, Heading, Keys, Paragraph, Prose, Table, Words
from inventory_app.documents.words import T
from inventory_app.needs.need import KnownNeed, Origin, Priority
from inventory_app.needs.sources import in_both_languages
from inventory_app.specification import words
from inventory_app.specification.dossier import Dossier
from inventory_app.specification.pen import Pen

NEEDS = T("Behov", "Needs")
NEEDS_SAY = T(
    "Det som saknas i dag och som upphandlingen ska göra något åt. Kraven i de följande kapitlen svarar mot behoven. Vilka krav som hör till vilket "
    "behov står i bilaga E.",
    "What is missing today and what the procurement is to do something about. The requirements in the chapters that follow answer to the needs. "
    "Annex E shows which requirements belong to which need.",
)
NEED = T("Behov", "Need")
ID = T("Id", "Id")
PRIORITY = T("Prioritet", "Priority")
PRIORITIES = {Priority.HIGH: T("Hög", "High"), Priority.MEDIUM: T("Medel", "Medium"), Priority.LOW: T("Låg", "Low")}
ORIGIN = T("Kommer från", "Comes from")
ORIGINS = {
    Origin.GAP: T("Brist i {system}", "Gap in {system}"),
    Origin.FLAG: T("Iakttagelse om {system}", "Observation on {system}"),
    Origin.PRECONDITION: T("Förutsättning som inte är uppfylld", "Precondition that is not met"),
    Origin.WRITTEN: T("Lärosätets egen beskrivning", "The institution's own description"),
}
# For needs whose system is no longer in the inventory.
A_SYSTEM = T("ett stödsystem", "a support system")

FROM_NEEDS = T("Från behov till krav", "From needs to requirements")
TO_NEEDS = T("Från krav till behov", "From requirements to needs")
WITHOUT_REQUIREMENT = T("Behov utan krav", "Needs without a requirement")
WITHOUT_NEED = T("Krav utan behov", "Requirements without a need")
WITHOUT_NEED_SAY = T(
    "Krav som inte är knutna till något av behoven. De kan följa av lag, av lärosätets it-miljö eller av hur systemet ska levereras.",
    "Requirements that are not tied to any of the needs. They may follow from law, from the IT environment of the institution or from how the system "
    "is to be delivered.",
)
NO_REQUIREMENT = T("Inget krav", "No requirement")
ALL_MET = T("Alla behov har minst ett krav.", "Every need has at least one requirement.")

_ORDER = {priority: place for place, priority in enumerate(Priority)}
_LONGEST = 90


def needs(pen: Pen) -> list[Block]:
    known = sorted(pen.dossier.needs, key=lambda need: (_ORDER[need.priority], need.number))
    if not known:
        return []
    rows: list[tuple[Words, ...]] = [(need.label, _words(pen, need), pen.say(PRIORITIES[need.priority]), _origin(pen, need)) for need in known]
    columns = _columns(pen, (ID, 8), (NEED, 52), (PRIORITY, 12), (ORIGIN, 28))
    return [_line(pen.say(NEEDS_SAY)), Table(caption=pen.say(NEEDS), columns=columns, rows=tuple(rows))]


def _columns(pen: Pen, *labels: tuple[Text, int]) -> tuple[Column, ...]:
    return tuple(Column(label=pen.say(label), share=share) for label, share in labels)


def _line(text: str) -> Prose:
    return Prose(parts=(Paragraph(lines=(text,)),))


def say_need(pen: Pen, need: KnownNeed) -> str:
    """In the document's language where the words are ours, else as it was written."""
    ours = in_both_languages(need, pen.dossier.template.preconditions.items)
    return ours.in_(pen.language) if ours else need.text


def _words(pen: Pen, need: KnownNeed) -> Words:
    return pen.typed(say_need(pen, need), items=True)


def _origin(pen: Pen, need: KnownNeed) -> Words:
    return pen.typed(pen.say(ORIGINS[need.origin]).replace("{system}", need.system or pen.say(A_SYSTEM)))


def shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rsplit(" ", 1)[0].rstrip(".,;:") + " …"


def met_by(dossier: Dossier, need: KnownNeed) -> tuple[str, ...]:
    """The requirements of a need that are asked for, in the document's order."""
    return tuple(each.key for each in dossier.asked if each.key in need.requirements)


def unmet(dossier: Dossier) -> list[KnownNeed]:
    return [need for need in dossier.needs if not met_by(dossier, need)]


def unneeded(dossier: Dossier) -> list[tuple[Category, tuple[str, ...]]]:
    """Area by area, the requirements that answer to no need."""
    needed = {key for need in dossier.needs for key in need.requirements}
    found = (
        (category, tuple(each.key for each in dossier.asked_in(category.key) if each.key not in needed)) for category in dossier.catalogue.categories
    )
    return [(category, keys) for category, keys in found if keys]


def need_traces(pen: Pen) -> list[Block]:
    """Both ways, and what is left over on either side."""
    dossier = pen.dossier
    if not dossier.needs:
        return []
    forth: list[tuple[Words, ...]] = []
    back: dict[str, list[str]] = defaultdict(list)
    for need in dossier.needs:
        keys = met_by(dossier, need)
        for key in keys:
            back[key].append(need.label)
        forth.append((need.label, _words(pen, need), _origin(pen, need), Keys(keys=keys) if keys else pen.say(NO_REQUIREMENT)))
    columns = _columns(pen, (ID, 8), (NEED, 40), (ORIGIN, 24), (words.REQUIREMENT, 28))
    blocks: list[Block] = [Heading(text=pen.say(FROM_NEEDS)), Table(caption=pen.say(FROM_NEEDS), columns=columns, rows=tuple(forth))]
    left = unmet(dossier)
    without = f"{pen.say(WITHOUT_REQUIREMENT)}: {', '.join(need.label for need in left)}." if left else pen.say(ALL_MET)
    blocks.append(_line(without))
    if back:
        rows = tuple((each.key, ", ".join(back[each.key])) for each in dossier.asked if each.key in back)
        columns = _columns(pen, (words.REQUIREMENT, 28), (NEED, 72))
        blocks += [Heading(text=pen.say(TO_NEEDS)), Table(caption=pen.say(TO_NEEDS), columns=columns, rows=rows)]
    return blocks + _without_need(pen)


def _without_need(pen: Pen) -> list[Block]:
    rows: tuple[tuple[Words, ...], ...] = tuple((category.label.in_(pen.language), Keys(keys=keys)) for category, keys in unneeded(pen.dossier))
    if not rows:
        return []
    columns = _columns(pen, (words.AREA, 32), (words.REQUIREMENT, 68))
    table = Table(caption=pen.say(WITHOUT_NEED), columns=columns, rows=rows)
    return [Heading(text=pen.say(WITHOUT_NEED)), _line(pen.say(WITHOUT_NEED_SAY)), table]
