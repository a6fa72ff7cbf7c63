"""How much there is: sizing numbers of the catalogue are filled in from the inventory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from inventory_app.content.schema import Text
from inventory_app.documents.words import T
from inventory_app.needs.proposals.picture import KnownSystem, Picture
from inventory_app.needs.proposals.proposal import Fill, Proposal, ids, key_of, named, say
from inventory_app.requirements.choice import Level

RULE = "volumes"
Test = Callable[[KnownSystem], bool]


def _anything(_system: KnownSystem) -> bool:
    return True


def _sends_mail(system: KnownSystem) -> bool:
    return system.support_kind == "mailing" or "mailings_consent" in system.several("information_types")


@dataclass(frozen=True)
class Size:
    """`counts` is the question with the number, in the inventory and among the volumes; only systems that `fits` accepts are counted."""

    requirement: str
    parameter: str
    counts: str
    fits: Test = _anything
    # The wish in the volumes is about everybody, not about those who are written to.
    is_wished: bool = True


SIZES = (
    Size("SÖK-01", "records", "contacts"),
    Size("DRI-15", "records", "contacts"),
    Size("DRI-15", "users", "users"),
    Size("AVT-03", "users", "users"),
    Size("KOM-01", "recipients", "contacts", _sends_mail, is_wished=False),
)
THINGS: dict[str, Text] = {"contacts": T("kontaktpersoner", "contact persons"), "users": T("användare", "users")}
WISHED = T(
    "Under Volymer i uppgifterna till kravspecifikationen står {number} {things}.",
    "Under Volumes in the details of the specification it says {number} {things}.",
)
COUNTED = T(
    "Enligt inventeringen är antalet {things} i {systems} {number}.",
    "According to the inventory the number of {things} in {systems} is {number}.",
)
ADDED_UP = T(
    "Enligt inventeringen är antalet {things} i {systems} tillsammans {number}.",
    "According to the inventory the number of {things} in {systems} is {number} altogether.",
)
ROUNDED = T("Talet är avrundat uppåt.", "The number is rounded up.")


def volumes(picture: Picture) -> Iterator[Proposal]:
    for size in SIZES:
        each = picture.by_key.get(size.requirement)
        if each is None or each.requirement is None or each.effective_level is Level.NOT_NEEDED:
            continue
        parameter = each.requirement.parameter_by_key.get(size.parameter)
        # What somebody has filled in is decided.
        if parameter is None or each.parameters.get(size.parameter) is not None:
            continue
        number, reason, rests_on = _found(picture, size)
        value = round_up(number)
        if number and value != parameter.default:
            yield Proposal(
                RULE,
                key_of(RULE, f"{size.requirement}.{size.parameter}", rests_on),
                say(T("{reason} {rounded}", "{reason} {rounded}"), reason=reason, rounded=ROUNDED) if value != number else reason,
                Fill(size.requirement, size.parameter, value),
            )


def _found(picture: Picture, size: Size) -> tuple[int, Text, object]:
    """The number, where it comes from in words, and what it rests on."""
    things = THINGS[size.counts]
    wished = picture.volume(size.counts) if size.is_wished else 0
    if wished:
        return wished, say(WISHED, number=spaced(wished), things=things), ["volumes", wished]
    systems = _counted(picture, size)
    number = sum(system.number(size.counts) for system in systems)
    counted = ADDED_UP if len(systems) > 1 else COUNTED
    reason = say(counted, systems=named(systems), number=spaced(number), things=things)
    return number, reason, [ids(systems), number]


def _counted(picture: Picture, size: Size) -> Sequence[KnownSystem]:
    """What a planned system is meant for says most; else what it takes over, added up; else the largest there is."""
    known = [system for system in picture.systems if system.number(size.counts) and size.fits(system)]
    planned = [system for system in known if system.is_planned]
    largest = sorted(planned or known, key=lambda system: (-system.number(size.counts), system.id))[:1]
    return largest if planned else [system for system in known if system.is_left_behind] or largest


def round_up(number: int) -> int:
    """To two figures: a specification that asks for 6 437 records invites the question why."""
    if number < 100:
        return number
    step = int(10 ** (len(str(number)) - 2))
    return ceil(number / step) * step


def spaced(number: int) -> Text:
    return T(f"{number:,}".replace(",", "\u00a0"), f"{number:,}")
