"""Where boxes stand and how lines run: sources to the left, systems in layers, recipients to the right. Pure, and the same for the same input.

Layers by the longest path, order in a layer by the neighbours' mean, places by the same mean without overlap. A line that passes a layer gets a lane
of its own there, so no line runs through a box.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import pairwise

BOX_WIDTH = 104.0
MOST_LAYERS = 5
_SPACE = 12.0  # between boxes of a layer
_LANE = 5.0  # what a passing line takes
_PORT = 13.0  # between numbered lines at a box
_THIN_PORT = 4.0  # between lines without a number
_CHANNEL = 46.0
_SWEEPS = 6


class Rank(IntEnum):
    SOURCE = 0
    FREE = 1
    RECIPIENT = 2


@dataclass(frozen=True)
class Spot:
    """What is to be placed; `height` is what its words need."""

    key: str
    rank: Rank = Rank.FREE
    height: float = 26.0


@dataclass(frozen=True)
class Link:
    source: str
    target: str
    is_numbered: bool = True


@dataclass(frozen=True)
class Box:
    key: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Line:
    """`path` in the language of SVG from the source's side to the target's; the ends with the direction in which the line leaves its box (1 right, -1 left)."""

    path: str
    start: tuple[float, float, int]
    end: tuple[float, float, int]
    # Where it passes other layers: (x from, x to, y).
    lanes: tuple[tuple[float, float, float], ...] = ()


@dataclass(frozen=True)
class Drawing:
    width: float
    height: float
    boxes: tuple[Box, ...]
    # In the order of the links.
    lines: tuple[Line, ...]


@dataclass
class _Cell:
    """A box, or the lane of a line, in its layer. Neighbours lie in the layers just before and just after."""

    key: str
    layer: int
    height: float
    is_lane: bool = False
    y: float = 0.0  # of the middle
    before: list[_Cell] = field(default_factory=list)
    after: list[_Cell] = field(default_factory=list)


@dataclass
class _Route:
    """One link as it is laid: from the left cell to the right one through lanes, or between two of the same layer."""

    index: int
    is_turned: bool
    cells: list[_Cell]
    is_numbered: bool

    @property
    def is_loop(self) -> bool:
        return self.cells[0].layer == self.cells[-1].layer


def lay_out(spots: Sequence[Spot], links: Sequence[Link]) -> Drawing:
    ranks = {spot.key: spot.rank for spot in spots}
    tied = {key for link in links for key in (link.source, link.target)}
    layer_of = _layers([spot for spot in spots if spot.key in tied], links, ranks)
    cells = {spot.key: _Cell(spot.key, layer_of[spot.key], spot.height) for spot in spots if spot.key in tied}
    layers: list[list[_Cell]] = [[] for _ in range(max(layer_of.values(), default=-1) + 1)]
    for cell in cells.values():
        layers[cell.layer].append(cell)
    routes = [_route(index, link, cells, layers) for index, link in enumerate(links)]
    _grow(cells.values(), routes)
    _order(layers)
    _place(layers)
    lefts, width = _channels(layers, routes)
    height = _settle(layers)
    boxes = {cell.key: Box(cell.key, lefts[cell.layer], _round(cell.y - cell.height / 2), BOX_WIDTH, cell.height) for cell in cells.values()}
    lines = _draw(routes, lefts)
    loose, width, height = _loose([spot for spot in spots if spot.key not in tied], width, height)
    placed = boxes | loose
    return Drawing(_round(width), _round(height), tuple(placed[spot.key] for spot in spots), tuple(lines))


def _round(number: float) -> float:
    return round(number, 1)


# Layers


def _forward(spots: Sequence[Spot], links: Sequence[Link], ranks: dict[str, Rank]) -> dict[str, list[str]]:
    """The links among free spots, those turned that would close a circle: what comes later in a walk in depth never leads back."""
    free = [spot.key for spot in spots if ranks[spot.key] is Rank.FREE]
    leads: dict[str, list[str]] = {key: [] for key in free}
    for link in links:
        if link.source in leads and link.target in leads and link.target not in leads[link.source]:
            leads[link.source].append(link.target)
    forward: dict[str, list[str]] = {key: [] for key in free}
    state: dict[str, int] = {}
    incoming = {target for targets in leads.values() for target in targets}
    # A walk that starts where nothing comes in turns fewer links.
    for start in sorted(free, key=lambda key: key in incoming):
        if start in state:
            continue
        state[start] = 1
        walk = [(start, iter(leads[start]))]
        while walk:
            key, rest = walk[-1]
            target = next(rest, None)
            if target is None:
                state[key] = 2
                walk.pop()
            elif state.get(target) == 1:
                forward[target].append(key)
            else:
                forward[key].append(target)
                if target not in state:
                    state[target] = 1
                    walk.append((target, iter(leads[target])))
    return forward


def _layers(spots: Sequence[Spot], links: Sequence[Link], ranks: dict[str, Rank]) -> dict[str, int]:
    forward = _forward(spots, links, ranks)
    waiting = dict.fromkeys(forward, 0)
    for targets in forward.values():
        for target in targets:
            waiting[target] += 1
    depth = dict.fromkeys(forward, 0)
    begun = [key for key, count in waiting.items() if count == 0]
    first = set(begun)
    order: list[str] = []
    while begun:
        key = begun.pop(0)
        order.append(key)
        for target in forward[key]:
            depth[target] = max(depth[target], depth[key] + 1)
            waiting[target] -= 1
            if waiting[target] == 0:
                begun.append(target)
    fed = {link.target for link in links if ranks[link.source] is Rank.SOURCE}
    for key in reversed(order):
        # What nothing leads to moves close to what it leads to.
        if key in first and key not in fed and forward[key]:
            depth[key] = min(depth[target] for target in forward[key]) - 1
    has_source = any(spot.rank is Rank.SOURCE for spot in spots)
    has_recipient = any(spot.rank is Rank.RECIPIENT for spot in spots)
    free_layers = MOST_LAYERS - has_source - has_recipient
    deepest = max(depth.values(), default=-1) + 1
    if deepest > free_layers:
        depth = {key: value * free_layers // deepest for key, value in depth.items()}
    used = {value: place for place, value in enumerate(sorted(set(depth.values())))}
    found = {key: used[value] + has_source for key, value in depth.items()}
    last = max(found.values(), default=has_source - 1) + 1
    for spot in spots:
        if spot.rank is not Rank.FREE:
            found[spot.key] = 0 if spot.rank is Rank.SOURCE else last
    return found


def _route(index: int, link: Link, cells: dict[str, _Cell], layers: list[list[_Cell]]) -> _Route:
    left, right = cells[link.source], cells[link.target]
    is_turned = left.layer > right.layer
    if is_turned:
        left, right = right, left
    lanes = [_Cell(f"{index}-{layer}", layer, _LANE, is_lane=True) for layer in range(left.layer + 1, right.layer)]
    for lane in lanes:
        layers[lane.layer].append(lane)
    chain = [left, *lanes, right]
    if left.layer != right.layer:
        for one, other in pairwise(chain):
            one.after.append(other)
            other.before.append(one)
    return _Route(index, is_turned, chain, link.is_numbered)


def _sides(route: _Route) -> tuple[tuple[_Cell, int], tuple[_Cell, int]]:
    """The boxes at both ends, each with the side at which the line meets it; a loop keeps to the right."""
    return (route.cells[0], 1), (route.cells[-1], 1 if route.is_loop else -1)


def _port(route: _Route) -> float:
    return _PORT if route.is_numbered else _THIN_PORT


def _grow(cells: Iterable[_Cell], routes: Iterable[_Route]) -> None:
    """A box is as high as its words and its lines need."""
    needs: dict[tuple[str, int], float] = {}
    for route in routes:
        for cell, side in _sides(route):
            needs[cell.key, side] = needs.get((cell.key, side), 0) + _port(route)
    for cell in cells:
        cell.height = _round(max(cell.height, needs.get((cell.key, 1), 0) + 4, needs.get((cell.key, -1), 0) + 4))


# Order and places


def _order(layers: list[list[_Cell]]) -> None:
    for sweep in range(_SWEEPS):
        places = {id(cell): place / max(len(layer), 1) for layer in layers for place, cell in enumerate(layer)}
        is_down = sweep % 2 == 0
        for layer in layers if is_down else reversed(layers):
            means = {}
            for place, cell in enumerate(layer):
                near = cell.before if is_down else cell.after
                own = place / len(layer)
                means[id(cell)] = sum(places[id(other)] for other in near) / len(near) if near else own
            layer.sort(key=lambda cell: means[id(cell)])
            for place, cell in enumerate(layer):
                places[id(cell)] = place / len(layer)


def _apart(one: _Cell, other: _Cell) -> float:
    """How far the middles of two that stand one above the other must be."""
    space = _SPACE if not (one.is_lane and other.is_lane) else 2.0
    return (one.height + other.height) / 2 + space


def _place(layers: list[list[_Cell]]) -> None:
    for layer in layers:
        y = 0.0
        for above, cell in zip([None, *layer], layer, strict=False):
            y += _apart(above, cell) if above else 0
            cell.y = y
    middle = max((layer[-1].y for layer in layers if layer), default=0) / 2
    for layer in layers:
        shift = middle - layer[-1].y / 2 if layer else 0
        for cell in layer:
            cell.y += shift
    for sweep in range(_SWEEPS):
        for layer in layers if sweep % 2 == 0 else reversed(layers):
            _pull(layer)


def _pull(layer: list[_Cell]) -> None:
    """Each as near to its neighbours' mean as the order allows: the nearest rising row, found by pooling those that would collide."""
    if not layer:
        return
    offsets = [0.0]
    for one, other in pairwise(layer):
        offsets.append(offsets[-1] + _apart(one, other))
    pools: list[tuple[float, int]] = []
    for cell, offset in zip(layer, offsets, strict=True):
        near = cell.before + cell.after
        wanted = sum(other.y for other in near) / len(near) if near else cell.y
        total, count = wanted - offset, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            before, size = pools.pop()
            total, count = total + before, count + size
        pools.append((total, count))
    values = [total / count for total, count in pools for _ in range(count)]
    for cell, value, offset in zip(layer, values, offsets, strict=True):
        cell.y = value + offset


def _settle(layers: list[list[_Cell]]) -> float:
    """Begin at the top; the height of it all."""
    cells = [cell for layer in layers for cell in layer]
    top = min((cell.y - cell.height / 2 for cell in cells), default=0)
    for cell in cells:
        cell.y -= top
    return max((cell.y + cell.height / 2 for cell in cells), default=0)


def _channels(layers: list[list[_Cell]], routes: Iterable[_Route]) -> tuple[list[float], float]:
    """The left edge of each layer, and the width of it all. A channel with many lines is wider."""
    lines = [0] * (len(layers) + 1)
    loops = [False] * (len(layers) + 1)
    for route in routes:
        loops[route.cells[-1].layer] |= route.is_loop
        for layer in range(route.cells[0].layer, max(route.cells[-1].layer, route.cells[0].layer + 1)):
            lines[layer] += 1
    lefts, x = [], 0.0
    for layer in range(len(layers)):
        lefts.append(_round(x))
        x += BOX_WIDTH + _CHANNEL + min(lines[layer] * 0.8, 40)
    if not layers:
        return [], 0.0
    return lefts, lefts[-1] + BOX_WIDTH + (_CHANNEL * 0.8 if loops[len(layers) - 1] else 0)


# Lines


def _draw(routes: Sequence[_Route], lefts: list[float]) -> list[Line]:
    ports = _ports(routes)
    lines = []
    for route in routes:
        first, last = route.cells[0], route.cells[-1]
        start = (lefts[first.layer] + BOX_WIDTH, ports[route.index, 0], 1)
        end = (lefts[last.layer] + (BOX_WIDTH if route.is_loop else 0), ports[route.index, 1], 1 if route.is_loop else -1)
        lanes = [(lefts[cell.layer], lefts[cell.layer] + BOX_WIDTH, _round(cell.y)) for cell in route.cells[1:-1]]
        if route.is_turned:
            start, end = end, start
            lanes = [(right, left, y) for left, right, y in reversed(lanes)]
        lines.append(Line(_path(start, end, lanes), start, end, tuple(lanes)))
    return lines


def _path(start: tuple[float, float, int], end: tuple[float, float, int], lanes: Sequence[tuple[float, float, float]]) -> str:
    points = [(start[0], start[1])]
    for begin, stop, y in lanes:
        points += [(begin, y), (stop, y)]
    points.append((end[0], end[1]))
    parts = [f"M{points[0][0]:g} {points[0][1]:g}"]
    if not lanes and start[2] == end[2]:
        out = _round(start[0] + _CHANNEL * 0.9)
        return f"{parts[0]}C{out:g} {start[1]:g} {out:g} {end[1]:g} {end[0]:g} {end[1]:g}"
    for index, (one, other) in enumerate(pairwise(points)):
        if index % 2:
            parts.append(f"H{other[0]:g}")
        else:
            half = _round((one[0] + other[0]) / 2)
            parts.append(f"C{half:g} {one[1]:g} {half:g} {other[1]:g} {other[0]:g} {other[1]:g}")
    return "".join(parts)


def _ports(routes: Sequence[_Route]) -> dict[tuple[int, int], float]:
    """(link, 0 for the left end or 1 for the right) -> y. The lines of one side stand in the order of where they go, centred on the box."""
    sides: dict[tuple[str, int], list[tuple[float, int, int, _Route, _Cell]]] = {}
    for route in routes:
        for end, (cell, side) in enumerate(_sides(route)):
            near = route.cells[1] if end == 0 else route.cells[-2]
            sides.setdefault((cell.key, side), []).append((near.y, route.index, end, route, cell))
    found = {}
    for meeting in sides.values():
        meeting.sort(key=lambda entry: entry[:3])
        y = meeting[0][4].y - sum(_port(entry[3]) for entry in meeting) / 2
        for _, index, end, route, _cell in meeting:
            found[index, end] = _round(y + _port(route) / 2)
            y += _port(route)
    return found


def _loose(spots: Sequence[Spot], width: float, height: float) -> tuple[dict[str, Box], float, float]:
    """What nothing is known to flow to or from stands in rows below."""
    if not spots:
        return {}, width, height
    step = BOX_WIDTH + _SPACE
    columns = max(int((width + _SPACE) // step), min(len(spots), MOST_LAYERS))
    tall = max(spot.height for spot in spots)
    top = height + 2 * _SPACE if height else 0.0
    found = {
        spot.key: Box(spot.key, _round(index % columns * step), _round(top + index // columns * (tall + _SPACE)), BOX_WIDTH, spot.height)
        for index, spot in enumerate(spots)
    }
    return found, max(width, columns * step - _SPACE), top + -(-len(spots) // columns) * (tall + _SPACE) - _SPACE
