"""Who gives which information to whom: composed from what every system's answers say, and from the rows of the wanted flow. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Protocol

from inventory_app.answers.values import Answers, is_none, is_unknown
from inventory_app.inventory.register import alphabetical

QUESTION = "wanted_flow"
# Those who fill in themselves; all other groups of users get their information out of a system.
GIVING = ("students", "external_parties")
_SPACES = re.compile(r"\s+")


class Kind(StrEnum):
    SYSTEM = "system"
    PLANNED = "planned"
    OUTSIDE = "outside"
    PEOPLE = "people"


class Way(StrEnum):
    """How a line is drawn: by how the information travels, or that it does not travel yet."""

    API = "api"
    FILE = "file"
    MANUAL = "manual"
    UNSTATED = "unstated"
    NOT_YET = "not_yet"


class FlowSystem(Protocol):
    @property
    def id(self) -> Any: ...
    @property
    def name(self) -> str: ...
    @property
    def status(self) -> str | None: ...
    @property
    def answers(self) -> Any: ...


@dataclass(frozen=True)
class Node:
    key: str
    label: str
    kind: Kind


@dataclass(frozen=True)
class Flow:
    """One piece of information on its way. What is typed is as it was typed; keys are the template's."""

    source: str
    target: str
    information: str
    is_both: bool = False
    method: str | None = None
    frequency: str | None = None
    encrypted: bool | None = None
    is_planned: bool = False
    processing: str = ""
    responsible: str = ""
    owner: str = ""
    remark: str = ""
    # The ids of the systems whose answers say so, and whether two of them say it differently.
    said_by: tuple[int, ...] = ()
    is_disputed: bool = False

    @property
    def way(self) -> Way:
        if self.is_planned:
            return Way.NOT_YET
        return Way(self.method) if self.method in (Way.API, Way.FILE, Way.MANUAL) else Way.UNSTATED


@dataclass(frozen=True)
class Use:
    """People work in a system: they give it information, or get it from there."""

    system: str
    people: str
    is_giving: bool


@dataclass(frozen=True)
class Graph:
    nodes: tuple[Node, ...] = ()
    # In the order in which they are numbered.
    flows: tuple[Flow, ...] = ()
    uses: tuple[Use, ...] = ()
    by_key: Mapping[str, Node] = field(default_factory=dict, compare=False)

    def label(self, key: str) -> str:
        return self.by_key[key].label

    def tied(self) -> Graph:
        """Without the places that nothing is known to go to or from."""
        tied = {key for flow in self.flows for key in (flow.source, flow.target)} | {key for use in self.uses for key in (use.system, use.people)}
        nodes = tuple(node for node in self.nodes if node.key in tied)
        return Graph(nodes, self.flows, self.uses, {node.key: node for node in nodes})

    def without_uses(self) -> Graph:
        return replace(self, uses=()).tied()


def system_key(system_id: object) -> str:
    return f"system-{system_id}"


def is_current(system: FlowSystem) -> bool:
    """What has been retired carries no information any more."""
    return system.status != "retired"


def _same(text: str) -> str:
    return _SPACES.sub(" ", text).strip().casefold()


class _Places:
    """Finds the place that an answer means: a system of the register, a group of users, or somewhere outside."""

    def __init__(self, systems: Sequence[FlowSystem], groups: Mapping[str, str], removed: str) -> None:
        self.found: dict[str, Node] = {}
        self.removed = removed
        self.systems = {system.id: system for system in systems}
        self.by_name: dict[str, FlowSystem] = {}
        for system in systems:
            self.by_name.setdefault(_same(system.name), system)
        self.groups = groups
        self.group_names = {_same(label): key for key, label in groups.items()}

    def _keep(self, key: str, label: str, kind: Kind) -> str:
        self.found.setdefault(key, Node(key, label, kind))
        return key

    def of_system(self, system: FlowSystem) -> str:
        return self._keep(system_key(system.id), system.name, Kind.PLANNED if system.status == "planned" else Kind.SYSTEM)

    def of_group(self, group: str) -> str:
        return self._keep(f"people-{group}", self.groups[group], Kind.PEOPLE)

    def find(self, link: Any) -> str | None:
        """None when the link leads nowhere; a system that was removed is one nameless place outside."""
        if not isinstance(link, dict):
            return None
        if "system" in link:
            system = self.systems.get(link["system"])
            return self.of_system(system) if system else self._keep("removed", self.removed, Kind.OUTSIDE)
        name = link.get("name")
        if not isinstance(name, str) or not _same(name):
            return None
        same = _same(name)
        if same in self.by_name:
            return self.of_system(self.by_name[same])
        if same in self.group_names:
            return self.of_group(self.group_names[same])
        return self._keep(f"outside-{same}", _SPACES.sub(" ", name).strip(), Kind.OUTSIDE)

    def graph(self, flows: Iterable[Flow], uses: Iterable[Use] = ()) -> Graph:
        def place(key: str) -> tuple[str, str]:
            return alphabetical(self.found[key].label), key

        nodes = tuple(sorted(self.found.values(), key=lambda node: (alphabetical(node.label), node.key)))
        ordered = sorted(flows, key=lambda flow: (place(flow.source), place(flow.target), alphabetical(flow.information), flow.said_by))
        return Graph(nodes, tuple(ordered), tuple(sorted(uses, key=lambda use: (use.system, use.people))), {node.key: node for node in nodes})


def _rows(value: Any) -> list[dict[str, Any]]:
    return value if isinstance(value, list) else []


def _text(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    return value if isinstance(value, str) else ""


def _option(row: Mapping[str, Any], key: str) -> str | None:
    value = row.get(key)
    return value if isinstance(value, str) else None


def function_of(value: Any, *, with_names: bool = True) -> str:
    """A person's function; the name only where there is none and names may be shown."""
    if not isinstance(value, dict) or is_unknown(value) or is_none(value):
        return ""
    return value.get("function") or (value.get("name") if with_names else None) or ""


def responsible_of(answers: Answers, *, with_names: bool = True) -> str:
    """Who keeps the information in order; where nobody is named, who owns the system."""
    return function_of(answers.get("data_steward"), with_names=with_names) or function_of(answers.get("system_owner"), with_names=with_names)


def owners_of(answers: Answers, *, with_names: bool = True) -> str:
    found = [function_of(row, with_names=with_names) for row in _rows(answers.get("information_owners"))]
    return "; ".join(dict.fromkeys(name for name in found if name))


def _said(system: FlowSystem, places: _Places) -> Iterator[Flow]:
    """The flows that one system's answers tell of."""
    own = places.of_system(system)
    for row in _rows(system.answers.get("integrations")):
        other = places.find(row.get("system"))
        if other is None or other == own:
            continue
        direction = row.get("direction")
        source, target = (other, own) if direction == "in" else (own, other)
        encrypted = row.get("encrypted")
        yield Flow(
            source,
            target,
            _text(row, "information"),
            is_both=direction == "both",
            method=_option(row, "method"),
            frequency=_option(row, "frequency"),
            encrypted=encrypted if isinstance(encrypted, bool) else None,
            said_by=(system.id,),
        )


def _is_same(one: Flow, other: Flow) -> bool:
    """Two systems about one flow: same ends, and one wording is the beginning of the other, or empty."""
    if set(one.said_by) & set(other.said_by) or {one.source, one.target} != {other.source, other.target}:
        return False
    if one.source != other.source and not (one.is_both or other.is_both):
        return False
    short, long = sorted((_same(one.information), _same(other.information)), key=len)
    return long.startswith(short) and (not short or len(long) == len(short) or not long[len(short)].isalnum())


def _joined(one: Flow, other: Flow) -> Flow:
    """The sender's word goes first; what it leaves out, the other one says."""
    first, second = (one, other) if one.source == system_key(one.said_by[0]) else (other, one)
    facts: dict[str, Any] = {}
    is_disputed = one.is_disputed or other.is_disputed
    for name in ("method", "frequency", "encrypted"):
        said, added = getattr(first, name), getattr(second, name)
        facts[name] = added if said is None else said
        is_disputed = is_disputed or (said is not None and added is not None and said != added)
    return replace(
        first,
        information=first.information or second.information,
        is_both=one.is_both or other.is_both,
        said_by=tuple(sorted({*one.said_by, *other.said_by})),
        is_disputed=is_disputed,
        **facts,
    )


def _merged(said: Iterable[Flow]) -> list[Flow]:
    """Each flow once, whichever of its two ends told of it."""
    found: dict[frozenset[str], list[Flow]] = {}
    for flow in said:
        known = found.setdefault(frozenset((flow.source, flow.target)), [])
        match = next((index for index, other in enumerate(known) if _is_same(flow, other)), None)
        if match is None:
            known.append(flow)
        else:
            known[match] = _joined(known[match], flow)
    return [flow for flows in found.values() for flow in flows]


def compose_now(systems: Sequence[FlowSystem], groups: Mapping[str, str], removed: str, *, with_names: bool = True) -> Graph:
    """The flow as the answers tell it. `groups`: the options of the question about users, with their words; `removed` names what lies in the bin."""
    current = sorted((system for system in systems if is_current(system)), key=lambda system: system.id)
    places = _Places(current, groups, removed)
    uses: list[Use] = []
    for system in current:
        own = places.of_system(system)
        for group in _rows(system.answers.get("user_groups")):
            if isinstance(group, str) and group in groups:
                uses.append(Use(own, places.of_group(group), group in GIVING))
    flows = _merged(flow for system in current for flow in _said(system, places))
    by_key = {system_key(system.id): system for system in current}

    def completed(flow: Flow) -> Flow:
        ends = [by_key[key] for key in (flow.source, flow.target) if key in by_key]
        return replace(
            flow,
            is_planned=any(end.status == "planned" for end in ends),
            responsible=next((found for end in ends if (found := responsible_of(end.answers, with_names=with_names))), ""),
            owner=next((found for end in ends if (found := owners_of(end.answers, with_names=with_names))), ""),
        )

    return places.graph(map(completed, flows), uses)


def compose_wanted(answers: Answers, systems: Sequence[FlowSystem], groups: Mapping[str, str], removed: str, now: Graph) -> Graph:
    """The rows of the wanted flow; whatever does not connect the same two places today is planned."""
    places = _Places(systems, groups, removed)
    today = {pair for flow in now.flows if not flow.is_planned for pair in _pairs(flow)} | {
        (use.people, use.system) if use.is_giving else (use.system, use.people) for use in now.uses
    }
    flows = []
    for row in _rows(answers.get(QUESTION)):
        source, target = places.find(row.get("source")), places.find(row.get("recipient"))
        if source is None or target is None or source == target:
            continue
        flows.append(
            Flow(
                source,
                target,
                _text(row, "information"),
                is_planned=(source, target) not in today,
                processing=_text(row, "processing"),
                responsible=_text(row, "responsible"),
                owner=_text(row, "owner"),
                remark=_text(row, "remark"),
            )
        )
    # As they were written: the order is the institution's own.
    graph = places.graph(flows)
    return replace(graph, flows=tuple(flows))


def incomplete_rows(answers: Answers) -> int:
    """Rows of the wanted flow that lack one of their ends, so that nothing can be drawn."""
    return sum(not (row.get("source") and row.get("recipient")) for row in _rows(answers.get(QUESTION)))


def _pairs(flow: Flow) -> list[tuple[str, str]]:
    return [(flow.source, flow.target), (flow.target, flow.source)] if flow.is_both else [(flow.source, flow.target)]
