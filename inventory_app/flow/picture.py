"""A flow as a figure: which boxes, how high their words make them, which lines, and the legend. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

import pyphen

from inventory_app.content.schema import Language
from inventory_app.documents.blocks import Flow, FlowBox, FlowKey, FlowLine
from inventory_app.flow import words
from inventory_app.flow.graph import Graph, Kind, Node, Way
from inventory_app.flow.layout import BOX_WIDTH, Link, Rank, Spot, lay_out

MOST_BOXES, MOST_STROKES = 80, 240
_MOST_LINES = 3
_LINE_HEIGHT = 10.0
_ROOM = BOX_WIDTH - 12
_LONGEST_LABEL = 7
_NARROW, _WIDE = frozenset("iIjltf.,:;'|!()[] -r"), frozenset("mwMWÅÄÖ@%&")
STYLES = {Way.API: "solid", Way.FILE: "dashed", Way.MANUAL: "dash_dot", Way.UNSTATED: "long", Way.NOT_YET: "dotted"}


@cache
def _hyphenation(language: Language) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang={"sv": "sv_SE", "en": "en_GB"}[language])


def draw(graph: Graph, title: str, language: Language, *, is_wanted: bool = False) -> Flow | None:
    """None when there is nothing to draw, or more than anybody could follow; those who work in the systems are left out first."""
    if len(graph.flows) + len(graph.uses) > MOST_STROKES:
        graph = graph.without_uses()
    if not graph.nodes or len(graph.nodes) > MOST_BOXES or len(graph.flows) > MOST_STROKES:
        return None
    labels = {node.key: _broken(node.label, language) for node in graph.nodes}
    strokes = [*_strokes(graph, is_wanted), *((*ends, "thin", "", False) for ends in _uses(graph))]
    links = [Link(source, target, bool(label)) for source, target, _, label, _ in strokes]
    drawing = lay_out([Spot(node.key, _rank(node, graph), len(labels[node.key]) * _LINE_HEIGHT + 8) for node in graph.nodes], links)
    kinds = {node.key: node.kind for node in graph.nodes}
    return Flow(
        title=title,
        description=words.NOW_SAYS.in_(language).format(boxes=len(graph.nodes), lines=len(graph.flows)),
        width=drawing.width,
        height=drawing.height,
        boxes=tuple(
            FlowBox(kind=kinds[box.key], x=box.x, y=box.y, width=box.width, height=box.height, lines=labels[box.key]) for box in drawing.boxes
        ),
        lines=tuple(
            FlowLine(style=style, path=line.path, start=line.start, end=line.end, label=label, is_both=is_both)
            for (_, _, style, label, is_both), line in zip(strokes, drawing.lines, strict=True)
        ),
        legend=tuple(_legend(kinds.values(), [style for _, _, style, _, _ in strokes], language, is_wanted)),
    )


def _style(way: Way, is_wanted: bool) -> str:
    # How it will travel is not asked for: what is there today is one line, what is new another.
    return "solid" if is_wanted and way is not Way.NOT_YET else STYLES[way]


def _strokes(graph: Graph, is_wanted: bool) -> Iterator[tuple[str, str, str, str, bool]]:
    """Source, target, style, numbers, both ways: flows that run the same way between the same two are one line."""
    found: dict[tuple[str, str, str, bool], list[int]] = {}
    for number, flow in enumerate(graph.flows, 1):
        found.setdefault((flow.source, flow.target, _style(flow.way, is_wanted), flow.is_both), []).append(number)
    for (source, target, style, is_both), numbers in found.items():
        for label in _labels(numbers):
            yield source, target, style, label, is_both


def _labels(numbers: list[int]) -> list[str]:
    """1, 2, 3, 7 as "1–3, 7"; what would be too long for a line goes to another."""
    runs = [[number for _, number in run] for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])]
    found: list[str] = []
    for run in runs:
        text = str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}"
        if found and len(found[-1]) + len(text) + 2 <= _LONGEST_LABEL:
            found[-1] += f", {text}"
        else:
            found.append(text)
    return found


def _uses(graph: Graph) -> Iterator[tuple[str, str]]:
    for use in graph.uses:
        yield (use.people, use.system) if use.is_giving else (use.system, use.people)


def _rank(node: Node, graph: Graph) -> Rank:
    """Systems stand where the flow takes them; others to the left when they only give, and to the right when they only get."""
    if node.kind in (Kind.SYSTEM, Kind.PLANNED):
        return Rank.FREE
    gives = any(flow.source == node.key or (flow.is_both and flow.target == node.key) for flow in graph.flows)
    gets = any(flow.target == node.key or (flow.is_both and flow.source == node.key) for flow in graph.flows)
    for source, target in _uses(graph):
        gives, gets = gives or source == node.key, gets or target == node.key
    if gives == gets:
        return Rank.FREE
    return Rank.SOURCE if gives else Rank.RECIPIENT


def _legend(kinds: Iterable[str], styles: Iterable[str], language: Language, is_wanted: bool) -> Iterator[FlowKey]:
    shown, drawn = set(kinds), set(styles)
    for kind, text in words.BOXES.items():
        if kind in shown:
            yield FlowKey(sort="box", style=kind, words=text.in_(language))
    for style, text in (words.WANTED_LINES if is_wanted else words.LINES).items():
        if style in drawn:
            yield FlowKey(sort="line", style=style, words=text.in_(language))


def _width(text: str) -> float:
    """About as wide as our font draws it at 8.5 units."""
    return 8.5 * sum(0.31 if letter in _NARROW else 0.86 if letter in _WIDE else 0.7 if letter.isupper() else 0.57 for letter in text)


def _broken(text: str, language: Language) -> tuple[str, ...]:
    """The words in lines that fit a box; what does not is cut off with an ellipsis."""
    lines: list[str] = []
    rest = text.split()
    while rest and len(lines) < _MOST_LINES:
        line = ""
        while rest and _width(f"{line} {rest[0]}" if line else rest[0]) <= _ROOM:
            line = f"{line} {rest.pop(0)}" if line else rest.pop(0)
        if not line and rest:
            line, rest[0] = _split(rest[0], language)
        lines.append(line)
    if rest:
        last = lines[-1]
        while last and _width(last + "…") > _ROOM:
            last = last[:-1]
        lines[-1] = last.rstrip(" -–,(") + "…"
    return tuple(lines) or ("–",)


def _split(word: str, language: Language) -> tuple[str, str]:
    """A word that is wider than a box: at a syllable, or wherever the box ends."""
    fits = next(length for length in range(len(word), 0, -1) if length == 1 or _width(word[:length]) <= _ROOM)
    found = _hyphenation(language).wrap(word, fits)
    return (found[0], found[1]) if found else (word[:fits], word[fits:])
