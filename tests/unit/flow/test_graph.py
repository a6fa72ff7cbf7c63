"""Who gives what to whom, as the answers tell it and as the rows want it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from inventory_app.answers.values import NONE, UNKNOWN
from inventory_app.flow.graph import Flow, Graph, Kind, Use, Way, compose_now, compose_wanted, incomplete_rows

GROUPS = {"departments": "Institutioner", "students": "Studenter"}
REMOVED = "Borttaget system"


@dataclass
class Known:
    id: int
    name: str
    answers: dict[str, Any] = field(default_factory=dict)
    status: str | None = "in_operation"


def row(direction: str, system: int | str, information: str = "", **more: Any) -> dict[str, Any]:
    return {"direction": direction, "system": {"name": system} if isinstance(system, str) else {"system": system}, "information": information} | more


def now(*systems: Known, with_names: bool = True) -> Graph:
    return compose_now(systems, GROUPS, REMOVED, with_names=with_names)


def told(graph: Graph) -> list[tuple[str, str, str]]:
    return [(graph.label(flow.source), graph.label(flow.target), flow.information) for flow in graph.flows]


def test_the_direction_is_seen_from_the_system_that_tells() -> None:
    graph = now(Known(1, "Kontaktnavet", {"integrations": [row("in", "Ladok", "Kurser"), row("out", "Ekonomistöd", "Underlag")]}))
    assert told(graph) == [("Kontaktnavet", "Ekonomistöd", "Underlag"), ("Ladok", "Kontaktnavet", "Kurser")]
    assert [(node.label, node.kind) for node in graph.nodes] == [
        ("Ekonomistöd", Kind.OUTSIDE),
        ("Kontaktnavet", Kind.SYSTEM),
        ("Ladok", Kind.OUTSIDE),
    ]


def test_what_both_systems_tell_is_one_flow_and_the_sender_words_it() -> None:
    sender = Known(1, "Kontaktnavet", {"integrations": [row("out", 2, "Mottagarlistor för nyhetsbrev", method="file")]})
    getter = Known(2, "Utskick24", {"integrations": [row("in", 1, "Mottagarlistor", method="file", frequency="monthly", encrypted=False)]})
    expected = Flow("system-1", "system-2", "Mottagarlistor för nyhetsbrev", method="file", frequency="monthly", encrypted=False, said_by=(1, 2))
    assert now(sender, getter).flows == now(getter, sender).flows == (expected,)


def test_two_systems_that_tell_a_flow_differently_dispute_it() -> None:
    sender = Known(1, "A", {"integrations": [row("out", 2, "Avtal", method="api")]})
    getter = Known(2, "B", {"integrations": [row("in", 1, "avtal", method="manual")]})
    (flow,) = now(sender, getter).flows
    assert (flow.method, flow.is_disputed) == ("api", True)


def test_two_rows_of_the_same_system_stay_two_flows() -> None:
    graph = now(Known(1, "A", {"integrations": [row("out", "Ladok", "Kurser"), row("out", "Ladok", "Kurser")]}))
    assert len(graph.flows) == 2


def test_the_beginning_of_a_word_is_not_the_same_information() -> None:
    sender = Known(1, "A", {"integrations": [row("out", 2, "Avtal")]})
    getter = Known(2, "B", {"integrations": [row("in", 1, "Avtalsbilagor")]})
    assert len(now(sender, getter).flows) == 2


def test_opposite_flows_are_two_unless_one_system_says_both_ways() -> None:
    one = Known(1, "A", {"integrations": [row("out", 2, "Kontakter")]})
    assert len(now(one, Known(2, "B", {"integrations": [row("out", 1, "Kontakter")]})).flows) == 2
    (flow,) = now(one, Known(2, "B", {"integrations": [row("both", 1, "Kontakter")]})).flows
    assert flow.is_both


def test_a_name_that_was_typed_is_the_system_or_the_group_that_it_names() -> None:
    graph = now(Known(1, "A", {"integrations": [row("out", " utskick24 "), row("in", "studenter")]}), Known(2, "Utskick24"))
    assert [(node.label, node.kind) for node in graph.nodes] == [("A", Kind.SYSTEM), ("Studenter", Kind.PEOPLE), ("Utskick24", Kind.SYSTEM)]


def test_a_link_to_itself_and_a_row_without_the_other_system_are_no_flows() -> None:
    assert now(Known(1, "A", {"integrations": [row("out", 1, "x"), row("out", "a", "x"), {"direction": "in", "information": "x"}]})).flows == ()


def test_a_removed_system_is_a_place_outside() -> None:
    graph = now(Known(1, "A", {"integrations": [row("in", 99, "Kontakter")]}))
    assert told(graph) == [(REMOVED, "A", "Kontakter")]


def test_a_retired_system_is_left_out() -> None:
    graph = now(Known(1, "A", {"integrations": [row("out", "Ladok", "x")]}, status="retired"), Known(2, "B"))
    assert [node.label for node in graph.nodes] == ["B"]


def test_what_touches_a_planned_system_is_planned() -> None:
    graph = now(Known(1, "A", {"integrations": [row("out", 2, "x", method="api")]}), Known(2, "B", status="planned"))
    assert [flow.way for flow in graph.flows] == [Way.NOT_YET]
    assert graph.by_key["system-2"].kind is Kind.PLANNED


def test_how_it_travels_is_unstated_without_a_method() -> None:
    assert [flow.way for flow in now(Known(1, "A", {"integrations": [row("out", "Ladok", "x")]})).flows] == [Way.UNSTATED]


def test_users_give_or_get() -> None:
    graph = now(Known(1, "A", {"user_groups": ["departments", "students", "no_such_group"]}))
    assert graph.uses == (Use("system-1", "people-departments", False), Use("system-1", "people-students", True))


def test_the_sender_answers_for_the_information_and_the_getter_where_the_sender_is_outside() -> None:
    answers = {
        "data_steward": {"function": "Registrator", "name": "Bo Ek"},
        "system_owner": {"function": "Förvaltningschef"},
        "information_owners": [{"function": "Arkivarie"}, {"name": "Bo Ek"}, {"function": "Arkivarie"}],
        "integrations": [row("in", "Ladok", "x")],
    }
    (flow,) = now(Known(1, "A", answers)).flows
    assert (flow.responsible, flow.owner) == ("Registrator", "Arkivarie; Bo Ek")


def test_where_there_is_no_steward_the_systems_owner_is_responsible() -> None:
    (flow,) = now(Known(1, "A", {"data_steward": NONE, "system_owner": {"function": "Prefekt"}, "integrations": [row("out", "Ladok")]})).flows
    assert flow.responsible == "Prefekt"


def test_a_document_for_others_names_nobody() -> None:
    answers = {"system_owner": {"name": "Bo Ek"}, "information_owners": [{"name": "Bo Ek"}], "integrations": [row("out", "Ladok")]}
    (flow,) = now(Known(1, "A", answers), with_names=False).flows
    assert (flow.responsible, flow.owner) == ("", "")


def test_unknown_and_none_are_no_flows() -> None:
    for value in (UNKNOWN, NONE, None):
        graph = now(Known(1, "A", {"integrations": value, "user_groups": value, "information_owners": value}))
        assert (graph.flows, graph.uses) == ((), ())


def test_wanted_rows_keep_their_order_and_what_is_new_is_planned() -> None:
    systems = [Known(1, "A", {"integrations": [row("out", 2, "x")]}), Known(2, "B")]
    today = compose_now(systems, GROUPS, REMOVED)
    rows = [
        {"information": "nytt", "source": {"system": 2}, "recipient": {"name": "Rådet"}, "owner": "Chef", "processing": "p", "responsible": "r"},
        {"information": "som i dag", "source": {"system": 1}, "recipient": {"system": 2}, "remark": "m"},
    ]
    graph = compose_wanted({"wanted_flow": rows}, systems, GROUPS, REMOVED, today)
    assert told(graph) == [("B", "Rådet", "nytt"), ("A", "B", "som i dag")]
    assert [flow.is_planned for flow in graph.flows] == [True, False]
    assert (graph.flows[0].owner, graph.flows[0].processing, graph.flows[0].responsible, graph.flows[1].remark) == ("Chef", "p", "r", "m")


def test_a_wanted_row_without_an_end_is_counted_and_not_drawn() -> None:
    answers = {"wanted_flow": [{"information": "x", "source": {"name": "Ladok"}}]}
    assert compose_wanted(answers, [], GROUPS, REMOVED, Graph()).flows == ()
    assert incomplete_rows(answers) == 1
    assert incomplete_rows({"wanted_flow": NONE}) == 0


_links = st.one_of(st.none(), st.builds(lambda i: {"system": i}, st.integers(1, 6)), st.builds(lambda n: {"name": n}, st.text(max_size=6)))
_rows = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "direction": st.sampled_from(["in", "out", "both"]),
            "system": _links,
            "information": st.text(max_size=5),
            "method": st.sampled_from(["api", "file", "manual"]),
            "encrypted": st.one_of(st.booleans(), st.just(UNKNOWN)),
        },
    ),
    max_size=6,
)


@given(st.lists(_rows, max_size=5), st.randoms(use_true_random=False))
def test_the_order_in_which_systems_are_read_changes_nothing(answers: list[list[dict[str, Any]]], dice: Any) -> None:
    systems = [Known(number, f"System {number}", {"integrations": rows}) for number, rows in enumerate(answers, 1)]
    mixed = list(systems)
    dice.shuffle(mixed)
    graph = now(*systems)
    assert graph == now(*mixed)
    keys = {node.key for node in graph.nodes}
    assert all({flow.source, flow.target} <= keys and flow.source != flow.target for flow in graph.flows)
