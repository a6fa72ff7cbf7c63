"""What in the inventory can become a need: lines of what is missing, flags, and preconditions that are not met. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from inventory_app.answers.values import Answers, fingerprint, is_none, is_unknown
from inventory_app.content.schema import Precondition, Text
from inventory_app.documents.words import T
from inventory_app.inventory.flags import Flag, Flagged, flags_of
from inventory_app.needs.need import KnownNeed, Origin

_MARK = re.compile(r"^\s*(?:[-–—*•·]|\d{1,3}[.)])\s+")
UNMET = ("not_met", "started")

# A contract that ends within a year is the same need when it ends within a month.
_CONTRACT = "contract"
_ONE_NEED = {Flag.CONTRACT_ENDED: _CONTRACT, Flag.CONTRACT_ENDS_1: _CONTRACT, Flag.CONTRACT_ENDS_3: _CONTRACT, Flag.CONTRACT_ENDS_12: _CONTRACT}

FLAG_NEEDS: dict[str, Text] = {
    Flag.NO_OWNER: T("{system} behöver en systemägare", "{system} needs a system owner"),
    _CONTRACT: T(
        "Det som {system} gör behöver stöd även när avtalet har löpt ut", "What {system} does needs support also when its contract has ended"
    ),
    Flag.NO_ERASURE_PERIOD: T("Personuppgifterna i {system} behöver en gallringsfrist", "The personal data in {system} needs an erasure period"),
    Flag.OUTSIDE_EEA: T(
        "Personuppgifterna i {system} behöver behandlas inom EU/EES", "The personal data in {system} needs to be processed within the EU/EEA"
    ),
    Flag.UNCLASSIFIED: T("Informationen i {system} behöver klassas", "The information in {system} needs to be classified"),
    Flag.CLASSIFICATION_OLD: T("Informationen i {system} behöver klassas på nytt", "The information in {system} needs to be classified anew"),
    Flag.ONLY_SPREADSHEET: T("Det som görs i {system} behöver ett gemensamt systemstöd", "What is done in {system} needs a system that is shared"),
    Flag.TWO_FOR_ONE_AREA: T("{system} och system av samma slag behöver samordnas", "{system} and systems of the same kind need to be coordinated"),
}
PRECONDITION_NEED = T("Behöver komma på plats: {what}", "Has to be put in place: {what}")


class Inventoried(Flagged, Protocol):
    """A system with its answers."""

    @property
    def name(self) -> str: ...
    @property
    def answers(self) -> Answers: ...


@dataclass(frozen=True)
class Source:
    """`key` says where it stands, so that it is offered once; `text` is the need as it would be worded."""

    origin: Origin
    key: str
    text: Text
    system_id: int | None = None
    system: str = ""


def gap_lines(answers: Answers) -> list[str]:
    """Each line under "what is missing", without its list mark; a line that is there twice counts once."""
    value: Any = answers.get("strengths_gaps")
    gaps = value.get("gaps") if isinstance(value, dict) and not is_unknown(value) and not is_none(value) else None
    lines = (" ".join(_MARK.sub("", line).split()) for line in gaps.splitlines()) if isinstance(gaps, str) else ()
    return list({line.casefold(): line for line in lines if line}.values())


def _gaps(system: Inventoried) -> Iterator[Source]:
    for line in gap_lines(system.answers):
        yield Source(Origin.GAP, f"gaps:{system.id}:{fingerprint(line.casefold())}", T(line, line), system.id, system.name)


def flag_need(flag: str, system: str) -> Text:
    need = FLAG_NEEDS[flag]
    return T(need.sv.replace("{system}", system), need.en.replace("{system}", system))


def _flags(system: Inventoried, flags: Iterable[Flag]) -> Iterator[Source]:
    for name in dict.fromkeys(_ONE_NEED.get(flag, flag.value) for flag in flags):
        yield Source(Origin.FLAG, f"{name}:{system.id}", flag_need(name, system.name), system.id, system.name)


def precondition_need(item: Precondition) -> Text:
    say = PRECONDITION_NEED
    return T(say.sv.replace("{what}", _inside(item.label.sv)), say.en.replace("{what}", _inside(item.label.en)))


def _inside(label: str) -> str:
    """A label inside a sentence; abbreviations keep their capitals."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def list_sources(
    systems: Sequence[Inventoried], items: Iterable[Precondition], preconditions: Answers, taken: Collection[str], today: date
) -> list[Source]:
    """What can still become a need: system by system, what is missing before the flags; then the preconditions."""
    flags: Mapping[int, tuple[Flag, ...]] = flags_of(systems, today)
    found: list[Source] = []
    for system in systems:
        if system.status != "retired":
            found += [*_gaps(system), *_flags(system, flags.get(system.id or 0, ()))]
    for item in items:
        value: Any = preconditions.get(item.key)
        if not item.retired and isinstance(value, dict) and value.get("status") in UNMET:
            found.append(Source(Origin.PRECONDITION, item.key, precondition_need(item)))
    return [source for source in found if source.key not in taken]


def in_both_languages(need: KnownNeed, items: Iterable[Precondition]) -> Text | None:
    """The need in both languages, as long as it still reads as we worded it; None for what somebody has written."""
    ours: Text | None = None
    flag = need.origin_key.split(":")[0]
    if need.origin is Origin.FLAG and flag in FLAG_NEEDS and need.system:
        ours = flag_need(flag, need.system)
    elif need.origin is Origin.PRECONDITION:
        ours = next((precondition_need(item) for item in items if item.key == need.origin_key), None)
    return ours if ours is not None and need.text in (ours.sv, ours.en) else None
