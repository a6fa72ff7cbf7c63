"""The figure: words that fit their boxes, numbers of the table's rows, a legend of what is there."""

from __future__ import annotations

import pytest

from inventory_app.documents.blocks import Flow as Figure
from inventory_app.flow.graph import Flow, Graph, Kind, Node, Use
from inventory_app.flow.picture import MOST_BOXES, _broken, _labels, draw


def graph(*flows: Flow, uses: tuple[Use, ...] = ()) -> Graph:
    keys = dict.fromkeys(key for flow in flows for key in (flow.source, flow.target)) | dict.fromkeys(
        key for use in uses for key in (use.system, use.people)
    )
    nodes = tuple(Node(key, f"System {key}", Kind.SYSTEM) for key in keys)
    return Graph(nodes, flows, uses, {node.key: node for node in nodes})


@pytest.mark.parametrize(
    ("numbers", "labels"),
    [([4], ["4"]), ([1, 2, 3], ["1–3"]), ([1, 3, 4], ["1, 3–4"]), ([10, 12, 14, 16], ["10, 12", "14, 16"])],
)
def test_numbers_are_drawn_together_as_far_as_they_fit(numbers, labels):
    assert _labels(numbers) == labels


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Navet", ("Navet",)),
        ("Gemensamma brevlådan samverkan@", ("Gemensamma", "brevlådan", "samverkan@")),
        ("", ("–",)),
        (
            "ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton",
            ("ett två tre fyra fem sex", "sju åtta nio tio elva", "tolv tretton fjorton…"),
        ),
    ],
)
def test_words_are_broken_to_fit_and_else_cut_off(text, lines):
    assert _broken(text, "sv") == lines


def test_word_wider_than_a_box_is_divided():
    lines = _broken("Gästföreläsarformulärsadministrationssystemet" * 3, "sv")
    assert (len(lines), lines[0][-1], lines[-1][-1]) == (3, "-", "…")


def test_flows_that_run_alike_between_the_same_two_are_one_line():
    figure = draw(
        graph(Flow("a", "b", "Ett", method="api"), Flow("a", "b", "Två", method="api"), Flow("a", "b", "Tre", method="file")), "Flöde", "sv"
    )
    assert [(line.label, line.style) for line in figure.lines] == [("1–2", "solid"), ("3", "dashed")]
    assert [entry.words for entry in figure.legend] == ["System", "Programmeringsgränssnitt (API)", "Fil"]


def test_figure_survives_json():
    figure = draw(graph(Flow("a", "b", "Ett"), uses=(Use("a", "c", True),)), "Flow", "en")
    assert Figure.model_validate_json(figure.model_dump_json()) == figure


def test_too_many_boxes_are_not_drawn_and_too_many_users_left_out():
    chain = tuple(Flow(f"s{number}", f"s{number + 1}", "x") for number in range(MOST_BOXES))
    assert draw(graph(*chain), "Flöde", "sv") is None
    crowd = tuple(Use(f"s{number % 10}", f"g{number}", True) for number in range(300))
    figure = draw(graph(*chain[:9], uses=crowd), "Flöde", "sv")
    assert [line.style for line in figure.lines] == ["long"] * 9


def test_nothing_known_is_no_figure():
    assert draw(Graph(), "Flöde", "sv") is None
