"""Where boxes stand and lines run, for whatever an institution may have answered."""

from __future__ import annotations

import random
import re
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from inventory_app.flow.layout import BOX_WIDTH, Box, Drawing, Link, Rank, Spot, lay_out

NAMES = [f"place-{number}" for number in range(24)]


@st.composite
def flows(draw: st.DrawFn) -> tuple[list[Spot], list[Link]]:
    """Spots of any rank, tied in any way: circles, loops of two, several lines between the same two."""
    names = draw(st.lists(st.sampled_from(NAMES), unique=True))
    spots = [Spot(name, draw(st.sampled_from(Rank)), draw(st.sampled_from([18.0, 28.0, 38.0]))) for name in names]
    if len(names) < 2:
        return spots, []
    rank = {spot.key: spot.rank for spot in spots}
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names), st.booleans())
    links = draw(st.lists(pairs, max_size=60))
    # Sources only give and recipients only get: that is what makes them so.
    may = [pair for pair in links if pair[0] != pair[1] and rank[pair[1]] is not Rank.SOURCE and rank[pair[0]] is not Rank.RECIPIENT]
    return spots, [Link(*pair) for pair in may]


def overlap(one: Box, other: Box) -> bool:
    return one.x < other.x + other.width and other.x < one.x + one.width and one.y < other.y + other.height and other.y < one.y + one.height


def side(box: Box, direction: int) -> float:
    return box.x + box.width if direction == 1 else box.x


@given(flows())
def test_every_box_is_placed_inside_the_drawing_and_none_lies_on_another(flow: tuple[list[Spot], list[Link]]) -> None:
    spots, links = flow
    drawing = lay_out(spots, links)
    assert [box.key for box in drawing.boxes] == [spot.key for spot in spots]
    assert [pair for pair in combinations(drawing.boxes, 2) if overlap(*pair)] == []
    for box, spot in zip(drawing.boxes, spots, strict=True):
        assert box.height >= spot.height
        assert box.x >= 0
        assert box.x + box.width <= drawing.width + 0.1
        assert box.y >= -0.1
        assert box.y + box.height <= drawing.height + 0.1


@given(flows())
def test_every_line_begins_at_its_source_and_ends_at_its_target(flow: tuple[list[Spot], list[Link]]) -> None:
    spots, links = flow
    drawing = lay_out(spots, links)
    boxes = {box.key: box for box in drawing.boxes}
    assert len(drawing.lines) == len(links)
    for link, line in zip(links, drawing.lines, strict=True):
        for key, (x, y, direction) in ((link.source, line.start), (link.target, line.end)):
            assert abs(x - side(boxes[key], direction)) < 0.11
            assert boxes[key].y <= y <= boxes[key].y + boxes[key].height


@given(flows())
def test_no_line_that_passes_a_layer_runs_through_a_box(flow: tuple[list[Spot], list[Link]]) -> None:
    drawing = lay_out(*flow)
    for line in drawing.lines:
        for begin, stop, y in line.lanes:
            left = min(begin, stop)
            assert [box.key for box in drawing.boxes if abs(box.x - left) < 0.11 and box.y < y < box.y + box.height] == []


@given(flows())
def test_numbers_at_the_same_side_of_a_box_keep_apart(flow: tuple[list[Spot], list[Link]]) -> None:
    spots, links = flow
    drawing = lay_out(spots, links)
    met: dict[tuple[float, int], list[float]] = {}
    for link, line in zip(links, drawing.lines, strict=True):
        if link.is_numbered:
            met.setdefault((link.source, line.start[2]), []).append(line.start[1])
    for heights in met.values():
        heights.sort()
        assert all(after - before > 11 for before, after in pairwise(heights))


@given(flows())
def test_the_same_flow_is_drawn_the_same_way(flow: tuple[list[Spot], list[Link]]) -> None:
    assert lay_out(*flow) == lay_out(*flow)


@given(flows())
def test_a_path_is_nothing_but_moves_curves_and_numbers(flow: tuple[list[Spot], list[Link]]) -> None:
    for line in lay_out(*flow).lines:
        assert re.fullmatch(r"M-?[\d.]+ -?[\d.]+([CH]-?[\d.]+( -?[\d.]+)*)+", line.path)


def test_nothing_makes_an_empty_drawing() -> None:
    assert lay_out([], []) == Drawing(0.0, 0.0, (), ())


def test_what_nothing_is_tied_to_stands_in_rows() -> None:
    drawing = lay_out([Spot(name) for name in NAMES], [])
    assert len({box.y for box in drawing.boxes}) == 5
    assert drawing.width == max(box.x for box in drawing.boxes) + BOX_WIDTH


def test_sources_stand_to_the_left_and_recipients_to_the_right() -> None:
    spots = [Spot("to", Rank.RECIPIENT), Spot("system"), Spot("from", Rank.SOURCE), Spot("next")]
    drawing = lay_out(spots, [Link("from", "system"), Link("system", "next"), Link("next", "to")])
    assert [box.key for box in sorted(drawing.boxes, key=lambda box: box.x)] == ["from", "system", "next", "to"]


def test_a_circle_is_drawn_with_one_line_going_back() -> None:
    drawing = lay_out([Spot(name) for name in "abc"], [Link("a", "b"), Link("b", "c"), Link("c", "a")])
    assert [line.start[2] for line in drawing.lines] == [1, 1, -1]


def test_a_long_chain_stays_on_the_page() -> None:
    names = [f"system-{number:02}" for number in range(60)]
    drawing = lay_out([Spot(name) for name in names], [Link(*pair) for pair in pairwise(names)])
    assert len({box.x for box in drawing.boxes}) == 5


def test_sixty_systems_with_two_hundred_flows_are_placed() -> None:
    dice = random.Random(3)
    names = [f"system-{number}" for number in range(60)]
    drawing = lay_out([Spot(name) for name in names], [Link(*dice.sample(names, 2)) for _ in range(200)])
    assert (len(drawing.boxes), len(drawing.lines)) == (60, 200)
    assert [pair for pair in combinations(drawing.boxes, 2) if overlap(*pair)] == []
