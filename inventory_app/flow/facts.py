"""Both flows of an institution, and the facts of each as rows: what the pictures show, in words. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from inventory_app.answers.values import Answers, is_none
from inventory_app.content.schema import InventoryTemplate, Language
from inventory_app.documents import blocks
from inventory_app.flow import words
from inventory_app.flow.graph import QUESTION, Flow, FlowSystem, Graph, compose_now, compose_wanted, incomplete_rows
from inventory_app.flow.picture import draw


@dataclass(frozen=True)
class Line:
    """A row of the table; its number stands on the picture's line."""

    number: int
    information: str
    source: str
    target: str
    # How it travels today; how it is to be worked on.
    how: str
    responsible: str
    owner: str
    # In the wanted flow: whether it is new or as today.
    state: str = ""
    remark: str = ""


@dataclass(frozen=True)
class Users:
    """Who works in a system: those who fill it in themselves, and all others."""

    system: str
    giving: tuple[str, ...]
    getting: tuple[str, ...]


@dataclass(frozen=True)
class Flows:
    now: Graph
    wanted: Graph
    template: InventoryTemplate
    language: Language
    # The institution has said that nothing is to change.
    stays: bool = False
    incomplete: int = 0

    @cached_property
    def now_picture(self) -> blocks.Flow | None:
        return draw(self.now.tied(), words.NOW.in_(self.language), self.language)

    @cached_property
    def wanted_picture(self) -> blocks.Flow | None:
        return draw(self.wanted, words.WANTED.in_(self.language), self.language, is_wanted=True)

    @property
    def is_now_known(self) -> bool:
        return bool(self.now.flows or self.now.uses)

    @cached_property
    def unconnected(self) -> tuple[str, ...]:
        """Systems of which no flow and no users are known."""
        tied = {node.key for node in self.now.tied().nodes}
        return tuple(node.label for node in self.now.nodes if node.key not in tied)

    def now_lines(self) -> list[Line]:
        return [self._line(number, flow, self.now, self._how(flow)) for number, flow in enumerate(self.now.flows, 1)]

    def wanted_lines(self) -> list[Line]:
        return [self._line(number, flow, self.wanted, flow.processing) for number, flow in enumerate(self.wanted.flows, 1)]

    def users(self) -> list[Users]:
        found: dict[str, tuple[list[str], list[str]]] = {}
        for use in self.now.uses:
            found.setdefault(use.system, ([], []))[0 if use.is_giving else 1].append(self.now.label(use.people))
        ordered = [node for node in self.now.nodes if node.key in found]
        return [Users(node.label, tuple(found[node.key][0]), tuple(found[node.key][1])) for node in ordered]

    def _line(self, number: int, flow: Flow, graph: Graph, how: str) -> Line:
        state = (words.NEW if flow.is_planned else words.KEPT).in_(self.language) if graph is self.wanted else ""
        source, target = graph.label(flow.source), graph.label(flow.target)
        return Line(number, flow.information, source, target, how, flow.responsible, flow.owner, state, flow.remark)

    def _how(self, flow: Flow) -> str:
        return ", ".join(self._how_parts(flow))

    def _how_parts(self, flow: Flow) -> Iterator[str]:
        columns = self._columns
        for key, value in (("method", flow.method), ("frequency", flow.frequency)):
            option = columns[key].by_key.get(value) if value and key in columns else None
            if option is not None:
                label = option.label.in_(self.language)
                yield label if key == "method" else label[:1].lower() + label[1:]
        if flow.encrypted is not None:
            yield (words.ENCRYPTED if flow.encrypted else words.OPEN).in_(self.language)
        if flow.is_both:
            yield words.BOTH_WAYS.in_(self.language)
        if flow.is_planned:
            yield words.PLANNED.in_(self.language)
        if flow.is_disputed:
            yield words.DISPUTED.in_(self.language)

    @cached_property
    def _columns(self) -> dict[str, Any]:
        asked: Any = self.template.system.questions.get("integrations")
        return {column.key: column for column in asked.columns} if asked is not None else {}


def compose_flows(
    template: InventoryTemplate, systems: Sequence[FlowSystem], answers: Answers, language: Language, *, with_names: bool = True
) -> Flows:
    """`with_names`: whether a person may stand where no function is told; a document for suppliers names nobody."""
    asked: Any = template.system.questions.get("user_groups")
    groups = {option.key: option.label.in_(language) for option in asked.options} if asked is not None else {}
    removed = words.REMOVED.in_(language)
    now = compose_now(systems, groups, removed, with_names=with_names)
    return Flows(
        now,
        compose_wanted(answers, systems, groups, removed, now),
        template,
        language,
        stays=is_none(answers.get(QUESTION)),
        incomplete=incomplete_rows(answers),
    )
