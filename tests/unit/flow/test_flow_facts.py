"""What the pictures show, as rows of a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from inventory_app.content.library import load_template
from inventory_app.flow.facts import compose_flows


@dataclass
class System:
    id: int
    name: str
    answers: dict[str, Any] = field(default_factory=dict)
    status: str | None = "in_operation"


def link(direction: str, other: int, **facts: Any) -> dict[str, Any]:
    return {"direction": direction, "system": {"system": other}, "information": "Kontakter"} | facts


def test_rows_of_the_table_say_what_the_picture_shows():
    template = load_template()
    systems = [System(1, "Navet", {"integrations": [link("both", 2, method="file", frequency="daily", encrypted=False)]}), System(2, "Utskick")]
    flows = compose_flows(template, systems, {"wanted_flow": [{"source": {"system": 1}, "recipient": {"system": 2}}]}, "sv")
    (line,) = flows.now_lines()
    assert (line.number, line.source, line.target, line.how) == (1, "Navet", "Utskick", "Fil, varje dag, inte krypterat, åt båda hållen")
    assert [line.state for line in flows.wanted_lines()] == ["Som i dag"]
    assert [(stroke.label, stroke.style, stroke.is_both) for stroke in flows.now_picture.lines] == [("1", "dashed", True)]
    assert [(stroke.label, stroke.style) for stroke in flows.wanted_picture.lines] == [("1", "solid")]


def test_same_answers_give_the_same_picture_whatever_their_order():
    systems = [
        System(number, f"System {number}", {"integrations": [link("out", number % 5 + 1)], "user_groups": ["finance"]}) for number in range(1, 6)
    ]
    template = load_template()
    assert compose_flows(template, systems, {}, "sv").now_picture == compose_flows(template, systems[::-1], {}, "sv").now_picture
