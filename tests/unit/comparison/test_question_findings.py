"""Which questions are pointed out as alike and as different: by their answers, and never for want of better ones."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from inventory_app.comparison.items import Item, Sort
from inventory_app.comparison.questions import MOST_FOUND, MOST_IN_BRIEF, Questions
from inventory_app.comparison.scope import Party, Scope
from inventory_app.comparison.tally import Answer
from inventory_app.comparison.view import Source
from inventory_app.content.library import load_catalogue, load_template
from inventory_app.content.schema import Text
from inventory_app.documents.blocks import Bars
from inventory_app.institutions.sharing import Part, ShareLevel

HAND_INS = (101, 102, 103, 104, 105)
SPLIT, ALIKE = "abcde", "aaaaa"


def questions(**answers: str | tuple[float, ...]) -> Questions:
    """A letter is the option that an institution chose, a dash no answer; numbers are numbers."""
    template, catalogue = load_template(), load_catalogue()
    levels = dict.fromkeys(Part, ShareLevel.NAMED)
    at = datetime(2027, 5, 1, tzinfo=UTC)
    parties = tuple(Party(number, f"i{number}", {"sv": f"I{number}", "en": f"I{number}"}, number, 1, at, 1, 1, levels) for number in HAND_INS)
    scope = Scope(parties)
    source = Source(None, scope, "sv", date(2027, 5, 3), template, catalogue, lambda key, **asked: f"{key} {asked.get('question')}")

    def item(key: str, given: str | tuple[float, ...]) -> Item:
        options = tuple((letter, Text(sv=letter, en=letter)) for letter in "abcde")
        sort = Sort.ONE if isinstance(given, str) else Sort.NUMBER
        return Item(f"profile.{key}", f"profile.{key}", Part.PROFILE, sort, Text(sv=key, en=key), options)

    def answer(given: str | float) -> Answer:
        return Answer(number=given) if isinstance(given, float) else Answer({given: 1} if given != "-" else {})

    items = tuple(item(key, given) for key, given in answers.items())
    chosen = SimpleNamespace(items=items, sort="", section="all", ticked=())
    found = {f"profile.{key}": {number: answer(one) for number, one in zip(HAND_INS, given, strict=True)} for key, given in answers.items()}
    return Questions(source, chosen, {Part.PROFILE: scope.see(Part.PROFILE)}, found)


def pictures(outcome: Questions) -> dict[str, list[str]]:
    return {
        block.title if isinstance(block, Bars) else block.caption: [bar.label for bar in block.bars]
        if isinstance(block, Bars)
        else [row[0] for row in block.rows]
        for block in outcome.brief()
    }


def test_what_is_not_alike_is_in_no_picture_of_the_alike():
    different = {f"q{number}": SPLIT for number in range(2 * MOST_IN_BRIEF)}
    assert pictures(questions(**different)) == {"Där svaren skiljer sig mest": [f"q{number}" for number in range(MOST_IN_BRIEF)]}
    assert [finding.kind for finding in questions(**different).findings()] == ["differs"]


@pytest.mark.parametrize("extra", [{}, {f"p{number}": SPLIT for number in range(MOST_IN_BRIEF)}])
def test_alike_and_different_are_told_apart_and_the_most_alike_comes_first(extra):
    found = pictures(questions(some="aaaab", different=SPLIT, same=ALIKE, **extra))
    assert found["Där svaren skiljer sig mest"][0] == "different"
    assert found["Där svaren är mest lika"] == (["same", "some"] if extra else ["same"])


def test_findings_name_the_foremost_and_lead_to_them():
    outcome = questions(a=SPLIT, b=SPLIT, same=ALIKE, c=SPLIT, d=SPLIT)
    differs, alike, how_many = outcome.findings()
    assert differs.text == "Störst skillnad: a (100 av 100); b (100 av 100); c (100 av 100)."
    assert differs.href == f"questions {('profile.a', 'profile.b', 'profile.c')}"
    assert len(differs.text.split(";")) == MOST_FOUND
    assert (alike.text, alike.kind) == ("Minst skillnad: same (0 av 100).", "alike")
    assert how_many.text == "Alla lika i 1 av 5 frågor."


def test_size_and_what_hardly_anybody_answered_are_not_pointed_out():
    outcome = questions(students=(1.0, 10.0, 100.0, 1000.0, 1e4), hardly="ab---", same=ALIKE, rest="aabbb")
    assert outcome.compared[0].item.label.sv == "hardly"
    assert outcome.findings()[0].text == "Störst skillnad: rest (60 av 100)."
    assert pictures(outcome) == {"Där svaren skiljer sig mest": ["rest"], "Där svaren är mest lika": ["same"]}
    assert "students" in questions(students=(1.0, 10.0, 100.0, 1000.0, 1e4)).findings()[0].text
