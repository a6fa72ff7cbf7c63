"""What the views come to, in a minute: their findings under what is alike, what differs and what could be done together. Pure.

Working a view out costs; what it found is kept as long as whose hand-ins it may show, in which language and on which day, are the same. A decision about
sharing changes what is shown, and so what is asked for here: nothing that was withdrawn is found again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock
from time import monotonic

from inventory_app.comparison import brief_words as words
from inventory_app.comparison.scope import Scope, Seen
from inventory_app.comparison.view import Finding, FindingKind, Outcome, Source, View
from inventory_app.content.schema import Text
from inventory_app.institutions.sharing import Part

KINDS: tuple[FindingKind, ...] = ("alike", "differs", "together")
# Names that the consortium gives to products, and other things that no hand-in holds, are seen this late.
KEPT_SECONDS = 300
MOST_KEPT = 256


@dataclass(frozen=True)
class Found:
    """What one view found, and of whom: small enough to keep."""

    view: View
    findings: tuple[Finding, ...]
    seen_by: Mapping[tuple[Part, ...], Seen]
    readings: Mapping[int, tuple[Part, ...]]


@dataclass(frozen=True)
class Said:
    """A finding with the view that it comes from."""

    view: View
    finding: Finding


def outcomes(source: Source, views: Iterable[View]) -> list[tuple[View, Outcome]]:
    """The whole of each view."""
    return [(view, view.read(source, view.whole)) for view in views]


def found_in(view: View, outcome: Outcome) -> Found:
    return Found(view, outcome.findings(), outcome.seen_by, outcome.readings)


def by_kind(found: Iterable[Found]) -> dict[FindingKind, list[Said]]:
    """In the order of the views, the foremost of each first: a view with much to say does not push another out."""
    said = [(rank, order, Said(each.view, finding)) for order, each in enumerate(found) for rank, finding in enumerate(each.findings)]
    said.sort(key=lambda entry: entry[:2])
    return {kind: [each for _rank, _order, each in said if each.finding.kind == kind] for kind in KINDS}


def readings_of(found: Iterable[Outcome | Found]) -> dict[int, tuple[Part, ...]]:
    """Of all views together: whose parts were read by name."""
    parts: dict[int, set[Part]] = {}
    for each in found:
        for institution_id, read in each.readings.items():
            parts.setdefault(institution_id, set()).update(read)
    return {institution_id: tuple(part for part in Part if part in read) for institution_id, read in parts.items()}


def handed_in(scope: Scope, say: Callable[..., str]) -> str:
    text: Text = words.HANDED_IN_FOR_ROUND if scope.filter.round_id else words.HANDED_IN
    return say(text, n=len(scope.parties), m=len(scope.parties) + len(scope.absent))


def list_named(found: Sequence[Found | Outcome], source: Source) -> list[str]:
    """Whom some view shows by name; who keeps everything is told to nobody."""
    shown = {party.institution_id for each in found for seen in each.seen_by.values() for party in seen.named}
    return [source.name(party) for party in source.scope.parties if party.institution_id in shown]


def fingerprint(view: View, source: Source) -> str:
    """The same for two readers only where they would be shown the same."""
    scope = source.scope
    chosen = scope.filter
    parts = [
        view.key, source.language, source.today.isoformat(), scope.own_id, source.link("*"), source.start_joint is None,
        [(name, sorted(members)) for name, members in source.groups()],
        chosen.strategy, chosen.organisation, chosen.group_id, sorted(chosen.group), chosen.round_id,
        [
            (party.institution_id, sorted(party.names.items()), party.submission_id, party.submitted_at.isoformat(), party.template_edition,
             party.catalogue_edition, party.strategy, party.organisation, sorted((str(part), str(level)) for part, level in party.levels.items()))
            for party in scope.parties
        ],
        [(each.institution_id, str(each.why)) for each in scope.absent],
        sorted((str(part), str(level)) for part, level in scope.giver.levels.items()) if scope.giver else None,
    ]  # fmt: skip
    return sha256(repr(parts).encode()).hexdigest()


class Shelf:
    """What was found lately, of one database. The least lately asked for goes first."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self.clock = clock
        self._lock = Lock()
        self._kept: OrderedDict[str, tuple[float, Found]] = OrderedDict()

    def has_all(self, views: Iterable[View], source: Source) -> bool:
        return all(self._find(fingerprint(view, source)) for view in views)

    def read(self, views: Iterable[View], source: Source) -> list[Found]:
        return [self._read(view, source) for view in views]

    def _read(self, view: View, source: Source) -> Found:
        key = fingerprint(view, source)
        found = self._find(key)
        if found is None:
            found = found_in(view, view.read(source, view.whole))
            with self._lock:
                self._kept[key] = (self.clock(), found)
                while len(self._kept) > MOST_KEPT:
                    self._kept.popitem(last=False)
        return found

    def _find(self, key: str) -> Found | None:
        with self._lock:
            kept = self._kept.get(key)
            if kept is None or self.clock() - kept[0] > KEPT_SECONDS:
                return None
            self._kept.move_to_end(key)
            return kept[1]
