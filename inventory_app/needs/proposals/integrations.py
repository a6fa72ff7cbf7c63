"""Integrations of the systems in question: requirements that name the kind of system at the other end, never its brand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from inventory_app.content.schema import Text
from inventory_app.documents.words import T
from inventory_app.needs.proposals.picture import KnownSystem, Picture
from inventory_app.needs.proposals.proposal import AddOwn, Proposal, ask, key_of, listed, say
from inventory_app.requirements.choice import Level

RULE = "integrations"
CATEGORY = "INT"
REASON = T("Enligt inventeringen utbyts uppgifter mellan {systems}.", "According to the inventory data is exchanged between {systems}.")

# What a system that is not in the register may be, by words in its name. The sector's shared systems are named; products are not.
NAMED = (
    (re.compile(r"ladok|studie(adm|reg|dok)|student (record|information)", re.IGNORECASE), "student_records"),
    (re.compile(r"katalog|directory|identitet|identity", re.IGNORECASE), "directory"),
    (re.compile(r"ekonomi|faktur|financ|invoice|accounting", re.IGNORECASE), "finance_contracts"),
    (re.compile(r"diari|ärende|arkiv|registry|archive", re.IGNORECASE), "case_registry"),
    (re.compile(r"kalender|calendar|e-post|e-mail|mejl|brevlåda|mailbox", re.IGNORECASE), "calendar_mail"),
    (re.compile(r"webbplats|hemsida|website", re.IGNORECASE), "website"),
)
# The catalogue's requirement for each kind that it knows.
CATALOGUED = {
    "student_records": "INT-06",
    "calendar_mail": "INT-07",
    "finance_contracts": "INT-08",
    "case_registry": "INT-09",
    "website": "INT-10",
    "directory": "INT-04",
    "web_form": "KON-10",
}


@dataclass(frozen=True)
class Kind:
    """What the system at the other end is called, what it gives and what it gets."""

    called: Text
    gives: Text
    gets: Text


OWN = {
    "crm": Kind(T("kontaktsystem", "contact system"), T("organisationer och kontaktpersoner", "organisations and contact persons"),
                T("organisationer och kontaktpersoner", "organisations and contact persons")),
    "alumni": Kind(T("alumnsystem", "alumni system"), T("alumners arbetsgivare", "the employers of alumni"),
                   T("arbetsgivares kontaktuppgifter", "the contact details of employers")),
    "placement_portal": Kind(
        T("system för praktik och examensarbeten", "system for placements and thesis work"),
        T("organisationer som tar emot studenter", "organisations that receive students"),
        T("organisationer och kontaktpersoner", "organisations and contact persons"),
    ),
    "mailing": Kind(T("system för e-post och utskick", "mailing system"), T("avanmälningar", "unsubscriptions"),
                    T("mottagare av utskick", "recipients")),
}  # fmt: skip

IN = T(
    "Systemet bör läsa in {what} från lärosätets {kind} inom {delay} efter ändringen.",
    "The system should import {what} from the institution's {kind} within {delay} of the change.",
)
OUT = T(
    "Systemet bör föra över {what} till lärosätets {kind} inom {delay} efter ändringen.",
    "The system should transfer {what} to the institution's {kind} within {delay} of the change.",
)
MOTIVE = T(
    "Samma uppgift ska inte behöva skrivas in i två system. Uppgifterna utbyts redan i dag.",
    "Nobody should have to enter the same data in two systems. The data is exchanged already today.",
)
HOW = T(
    "Lärosätet ändrar en uppgift i testmiljön och läser av tiden tills ändringen syns i det andra systemet.",
    "The institution changes an item in the test environment and notes the time until the change is seen in the other system.",
)
# How soon: the shortest time that any of the systems has today.
DELAYS = {
    "continuously": T("1 timme", "1 hour"),
    "daily": T("24 timmar", "24 hours"),
    "weekly": T("7 dagar", "7 days"),
}
USUAL = "daily"


@dataclass
class Met:
    """What meets a kind of system: the names on both sides, what the proposal rests on, and how often the data moves."""

    names: list[str] = field(default_factory=list)
    rests_on: list[str] = field(default_factory=list)
    frequencies: set[str] = field(default_factory=set)


def kind_of(link: Mapping[str, Any], picture: Picture) -> str | None:
    """The kind of the system at the other end; None where it cannot be told."""
    if isinstance(link.get("system"), int):
        found = picture.by_id.get(link["system"])
        return found.support_kind if found else None
    return next((kind for pattern, kind in NAMED if pattern.search(str(link.get("name", "")))), None)


def _name_of(link: Mapping[str, Any], picture: Picture) -> str:
    found = picture.by_id.get(link["system"]) if isinstance(link.get("system"), int) else None
    return found.name if found else str(link.get("name", "")).strip()


def _is_inside(link: Mapping[str, Any], picture: Picture) -> bool:
    """Both ends are to become one."""
    return link.get("system") in {system.id for system in picture.in_scope if system.is_planned or system.is_left_behind}


def _rows(system: KnownSystem) -> Iterator[dict[str, Any]]:
    value: Any = system.answers.get("integrations")
    yield from (row for row in value if isinstance(row, dict)) if isinstance(value, list) else ()


def _meetings(picture: Picture) -> dict[tuple[str, str], Met]:
    """(kind, direction) -> who meets there; both ways is one of each. What the catalogue has a requirement for needs no direction."""
    found: dict[tuple[str, str], Met] = {}
    for system in picture.in_scope:
        for row in _rows(system):
            link = row.get("system")
            kind = kind_of(link, picture) if isinstance(link, dict) else None
            if kind is None or link is None or _is_inside(link, picture):
                continue
            directions = ("",) if kind in CATALOGUED else ("in", "out") if row.get("direction") == "both" else (str(row.get("direction") or "in"),)
            for direction in directions:
                met = found.setdefault((kind, direction), Met())
                other = _name_of(link, picture)
                met.names += [system.name, other]
                met.rests_on.append(f"{system.id}-{link.get('system') or other.casefold()}")
                met.frequencies.add(str(row.get("frequency")))
    return found


def integrations(picture: Picture) -> Iterator[Proposal]:
    for (kind, direction), met in _meetings(picture).items():
        reason, rests_on = say(REASON, systems=listed(met.names)), sorted(set(met.rests_on))
        if kind in CATALOGUED:
            yield from ask(picture, RULE, (CATALOGUED[kind],), reason, rests_on)
        elif kind in OWN:
            act = _own(kind, direction, met)
            if not is_there(picture, act):
                yield Proposal(RULE, key_of(RULE, f"{kind}-{direction}", rests_on), reason, act)


def _own(kind: str, direction: str, met: Met) -> AddOwn:
    other, delay = OWN[kind], next((DELAYS[name] for name in DELAYS if name in met.frequencies), DELAYS[USUAL])
    words, what = (OUT, other.gets) if direction == "out" else (IN, other.gives)
    text = say(words, what=what, kind=other.called, delay=delay)
    fields = {
        "level": Level.SHOULD.value,
        "text_sv": text.sv,
        "text_en": text.en,
        "motive_sv": MOTIVE.sv,
        "motive_en": MOTIVE.en,
        "how_sv": HOW.sv,
        "how_en": HOW.en,
        "methods": "T",
        "met_when": "delivery",
    }
    return AddOwn(CATEGORY, fields)


def is_there(picture: Picture, act: AddOwn) -> bool:
    """Whether the checklist has it already, in the same words in either language; how soon may differ."""
    ours = {_core(act.text.sv), _core(act.text.en)}
    return any(ours & {_core(text) for text in each.own_texts.values()} for each in picture.checklist if each.is_own)


def _core(text: str) -> str:
    return re.split(r" (?:inom|within) ", text)[0].casefold()
