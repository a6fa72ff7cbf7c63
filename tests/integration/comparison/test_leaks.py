"""What an institution keeps to itself makes no difference to anything that anybody else gets: no page, filter, count, order or file.

Two worlds differ only in what one institution keeps; whatever differs between the answers of the two tells something of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from sqlmodel import select

from inventory_app.comparison.desk import FILTERS
from inventory_app.comparison.views import VIEWS
from inventory_app.institutions.editions import template_edition
from inventory_app.institutions.sharing import Part, ShareLevel
from inventory_app.submission.facts import part_of_system_question
from inventory_app.tables import Institution, Submission
from tests.integration.comparison.worlds import COORDINATOR, MARK, everything, latest, rewrite, share, with_marked_texts

pytestmark = pytest.mark.usefixtures("instant_printer")
KEEPER = "holmsta"
READERS = {"coordinator": (COORDINATOR, "/consortium/compare"), "institution": ("majken.tallbrink@almby.example", "/institutions/almby/compare")}
TOTALS = ("areas", "questions", "requirements", "maturity")


@pytest.fixture(params=sorted(READERS))
def ask(request, as_person) -> Callable[[], dict[str, bytes]]:
    email, root = READERS[request.param]
    client = as_person(email)
    return lambda: everything(client, root)


@pytest.fixture
def handed_in(session) -> list[str]:
    query = select(Institution.key).join(Submission, Submission.institution_id == Institution.id).distinct()
    return sorted(session.exec(query))


def another(session, key: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """The hand-in of another institution, under this one's name."""
    theirs = latest(session, key).document
    return lambda own: theirs | {name: own[name] for name in own if name.startswith("institution_")}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    assert one.keys() == other.keys()
    return [address for address in one if one[address] != other[address]]


def test_what_is_withheld_makes_no_difference_anywhere(session, ask):
    share(session, [KEEPER], ShareLevel.WITHHELD)
    rewrite(session, KEEPER, with_marked_texts)
    before = ask()
    rewrite(session, KEEPER, another(session, "almby"))
    assert differing(before, ask()) == []
    assert [address for address, said in before.items() if MARK.encode() in said] == []


def test_parts_that_are_withheld_make_no_difference_where_others_are_shared(session, ask):
    kept = (Part.COSTS, Part.ASSESSMENTS, Part.FREE_TEXT, Part.SPECIFICATIONS)
    share(session, ["almby", KEEPER], ShareLevel.NAMED)
    share(session, [KEEPER], ShareLevel.WITHHELD, kept)
    template = template_edition(session, latest(session, KEEPER).template_edition)
    private = {key for key, question in template.system.questions.items() if part_of_system_question(question) in kept}
    assert {"annual_cost", "experience"} & private

    def without(document: dict[str, Any]) -> dict[str, Any]:
        systems = [each | {"answers": {key: value for key, value in each["answers"].items() if key not in private}} for each in document["systems"]]
        return document | {"systems": systems}

    before = ask()
    assert without(latest(session, KEEPER).document) != latest(session, KEEPER).document
    rewrite(session, KEEPER, without)
    assert differing(before, ask()) == []


def test_two_who_are_only_counted_make_no_difference(session, ask):
    share(session, [KEEPER, "granliden"], ShareLevel.COUNTED)
    rewrite(session, KEEPER, with_marked_texts)
    before = ask()
    rewrite(session, KEEPER, another(session, "almby"))
    assert differing(before, ask()) == []


def test_three_who_are_counted_are_in_totals_of_the_whole_only_and_never_in_words(session, ask, handed_in):
    counted = [key for key in handed_in if key != "almby"][:3]
    share(session, counted, ShareLevel.COUNTED)
    for key in counted:
        rewrite(session, key, with_marked_texts)
    before = ask()
    assert [address for address, said in before.items() if MARK.encode() in said] == []
    rewrite(session, counted[0], another(session, "almby"))
    told = differing(before, ask())
    for address in told:
        view = address.split("?")[0].rsplit("/", 1)[-1]
        assert view in TOTALS or view not in {each.key for each in VIEWS}, address
        assert not {name for name, _value in parse_qsl(urlsplit(address).query)} & set(FILTERS), address


def test_the_same_tells_what_is_shared_by_name(session, ask):
    """So that the tests above could fail: what is shared does make a difference, in every view."""
    share(session, ["almby", KEEPER], ShareLevel.NAMED)
    before = ask()
    rewrite(session, KEEPER, with_marked_texts)
    rewrite(
        session,
        KEEPER,
        lambda document: (
            document | {"profile": {}, "preconditions": {}, "checklist_questions": {}, "checklist": [], "systems": document["systems"][:1]}
        ),
    )
    told = {address.split("?")[0].rsplit("/", 1)[-1] for address in differing(before, ask())}
    assert {view.key for view in VIEWS} <= told


def test_who_gives_nothing_sees_nothing_of_others(session, as_person):
    share(session, ["almby"], ShareLevel.WITHHELD)
    email, root = READERS["institution"]
    before = everything(as_person(email), root)
    for key in ("ekvik", KEEPER):
        rewrite(session, key, with_marked_texts)
    after = everything(as_person(email), root)
    assert differing(before, after) == []
