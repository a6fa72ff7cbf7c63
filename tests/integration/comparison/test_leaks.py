"""What an institution keeps to itself makes no difference to anything that anybody else gets: no page, filter, count, order or file.

Two worlds differ only in what some institutions keep; whatever differs between the answers of the two tells something of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from sqlmodel import select

from inventory_app.comparison.desk import FILTERS
from inventory_app.comparison.peers import make_group
from inventory_app.comparison.queries import read_scope
from inventory_app.comparison.scope import Filter
from inventory_app.comparison.views import VIEWS
from inventory_app.institutions.editions import template_edition
from inventory_app.institutions.sharing import Part, ShareLevel
from inventory_app.submission.facts import part_of_system_question
from inventory_app.tables import Institution, Person, Submission
from tests.integration.comparison.worlds import (
    COORDINATOR,
    MARK,
    everything,
    institution,
    latest,
    rewrite,
    said,
    share,
    with_marked_texts,
    written_by_command,
)

pytestmark = pytest.mark.usefixtures("telling_printer")
# Keeps all; keeps what is delicate of its systems; keeps all but its systems; is only counted, all three of them.
KEEPER, DISCREET, HALF, COUNTED = "holmsta", "granliden", "ekvik", ("fagernas", "lindesta")
DELICATE = (Part.COSTS, Part.ASSESSMENTS, Part.FREE_TEXT, Part.SPECIFICATIONS)
READERS = {"coordinator": (COORDINATOR, "/consortium/compare"), "institution": ("majken.tallbrink@almby.example", "/institutions/almby/compare")}
TOTALS = ("areas", "questions", "requirements", "maturity")
# Where institutions are named whatever they share: who takes part is no secret, and coordinators are told who keeps what.
OF_ALL = ("visible", "groups", "new")


@dataclass
class Reader:
    app: Any
    client: Any
    root: str
    folder: Path

    def ask(self, *, in_short: bool = False) -> dict[str, bytes]:
        by_command = written_by_command(self.app, self.folder) if self.root == READERS["coordinator"][1] else {}
        return everything(self.client, self.root, in_short=in_short) | by_command


@pytest.fixture(params=sorted(READERS))
def reader(request, app, as_person, session, tmp_path) -> Reader:
    """With a group in which there is somebody of each sort."""
    email, root = READERS[request.param]
    person = session.exec(select(Person).where(Person.email == email)).one()
    make_group(session, person.id, "Jämförbara", [institution(session, key) for key in (KEEPER, HALF, COUNTED[0])])
    session.commit()
    return Reader(app, as_person(email), root, tmp_path)


def another(session, key: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """The hand-in of another institution, under this one's name."""
    theirs = latest(session, key).document
    return lambda own: theirs | {name: own[name] for name in own if name.startswith("institution_")}


def delicate(session) -> set[str]:
    template = template_edition(session, latest(session, DISCREET).template_edition)
    keys = {key for key, question in template.system.questions.items() if part_of_system_question(question) in DELICATE}
    assert {"annual_cost", "experience"} < keys
    return keys


def without(document: dict[str, Any], keys: set[str]) -> dict[str, Any]:
    systems = [each | {"answers": {key: value for key, value in each["answers"].items() if key not in keys}} for each in document["systems"]]
    return document | {"systems": systems}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    assert one.keys() == other.keys()
    return [address for address in one if one[address] != other[address]]


def marked(told: dict[str, bytes]) -> list[str]:
    return [address for address, words in told.items() if MARK.encode() in words]


def page_of(address: str) -> str:
    return address.split("?")[0].removesuffix("/over-time").rsplit("/", 1)[-1]


def test_what_is_kept_makes_no_difference_anywhere(session, reader):
    """Everything, some parts, and what two who are only counted handed in, all at once."""
    keys = delicate(session)
    share(session, ["almby", DISCREET, HALF], ShareLevel.NAMED)
    share(session, [DISCREET], ShareLevel.WITHHELD, DELICATE)
    share(session, [HALF], ShareLevel.WITHHELD, (Part.PROFILE, Part.PRECONDITIONS, Part.CHECKLIST))
    share(session, [KEEPER], ShareLevel.WITHHELD)
    share(session, COUNTED, ShareLevel.COUNTED)
    for key in (KEEPER, *COUNTED):
        rewrite(session, key, with_marked_texts)
    before = reader.ask()
    assert marked(before) == []
    # That all was asked for which might tell: filters, orders and choices of each view.
    assert {name for address in before for name, _value in parse_qsl(urlsplit(address).query)} >= {
        *FILTERS,
        "sort",
        "order",
        "core",
        "floor",
        "by",
        "k",
        "who",
        "format",
    }
    replacement, theirs = another(session, "almby"), latest(session, "almby").document
    assert without(latest(session, DISCREET).document, keys) != latest(session, DISCREET).document
    rewrite(session, DISCREET, lambda document: without(document, keys))
    rewrite(
        session, HALF, lambda document: document | {name: theirs[name] for name in ("profile", "preconditions", "checklist_questions", "checklist")}
    )
    for key in (KEEPER, *COUNTED):
        rewrite(session, key, replacement, confirmed={}, submitted_at=latest(session, key).submitted_at - timedelta(days=400))
    assert differing(before, reader.ask()) == []


def test_three_who_are_counted_are_in_totals_of_the_whole_only_and_never_in_words(session, reader):
    share(session, [KEEPER, *COUNTED], ShareLevel.COUNTED)
    for key in (KEEPER, *COUNTED):
        rewrite(session, key, with_marked_texts)
    before = reader.ask(in_short=True)
    assert marked(before) == []
    rewrite(session, KEEPER, another(session, "almby"))
    told = differing(before, reader.ask(in_short=True))
    assert {page_of(address) for address in told} >= set(TOTALS)
    for address in told:
        assert page_of(address) not in {view.key for view in VIEWS} - set(TOTALS), address
        assert "/over-time" not in address
        assert not {name for name, _value in parse_qsl(urlsplit(address).query)} & set(FILTERS), address


def test_what_is_shared_by_name_is_told_everywhere_and_withdrawal_leaves_nothing_at_once(session, reader):
    """Everything has been read, and what findings and PDFs come to is kept; then the institution withdraws what it shared."""
    share(session, ["almby"], ShareLevel.NAMED)
    share(session, [KEEPER], ShareLevel.WITHHELD)
    rewrite(session, KEEPER, with_marked_texts)
    never = reader.ask(in_short=True)
    share(session, [KEEPER], ShareLevel.NAMED)
    shared = reader.ask(in_short=True)
    told = differing(never, shared)
    every = {view.key for view in VIEWS}
    # So that the tests above could fail.
    assert {page_of(address) for address in told} >= {"", "report", *every}
    assert {page_of(address) for address in told if "/over-time" in address} == every
    for form in ("xlsx", "pdf"):
        assert {page_of(address) for address in told if f"format={form}" in address} >= {"report", *every}, form
    assert {page_of(address) for address in marked(shared)} >= {"areas", "requirements", "buying", "products", "report"}
    share(session, [KEEPER], ShareLevel.WITHHELD)
    after = reader.ask(in_short=True)
    assert marked(after) == []
    # There coordinators see since when.
    assert [address for address in differing(never, after) if page_of(address) != "visible"] == []
    name = session.exec(select(Institution.name_sv).where(Institution.key == KEEPER)).one()
    assert {page_of(address) for address, said in after.items() if name.encode() in said} <= set(OF_ALL)


def test_who_gives_nothing_sees_nothing_of_others(session, as_person):
    share(session, ["almby"], ShareLevel.WITHHELD)
    email, root = READERS["institution"]
    before = everything(as_person(email), root, in_short=True)
    for key in (HALF, KEEPER):
        rewrite(session, key, with_marked_texts)
    after = everything(as_person(email), root, in_short=True)
    assert differing(before, after) == []
    assert marked(after) == []


def test_who_did_not_hand_in_for_a_round_sees_of_it_what_is_shared_and_no_more(session, as_person, cast):
    """Granliden has handed in since: it gives by what it shares today, and is nowhere marked as one of those of the round."""
    share(session, [DISCREET, HALF], ShareLevel.NAMED)
    share(session, [KEEPER], ShareLevel.WITHHELD)
    share(session, COUNTED, ShareLevel.COUNTED)
    handed_in = select(Submission.round_id).where(Submission.institution_id == institution(session, DISCREET))
    of_all = select(Submission.round_id).where(Submission.institution_id == institution(session, KEEPER))
    (older,) = set(session.exec(of_all)) - set(session.exec(handed_in)) - {None}
    client, root = as_person(cast(DISCREET, "main_contact")), f"/institutions/{DISCREET}/compare"
    asked = [f"{root}/{page}?round={older}{form}" for page in ("", "report", *(view.key for view in VIEWS)) for form in ("", "&format=xlsx")]

    def ask() -> dict[str, bytes]:
        return {address: said(client.get(address)) for address in asked}

    for key in (KEEPER, *COUNTED):
        rewrite(session, key, with_marked_texts)
    before = ask()
    assert marked(before) == []
    assert {page_of(address) for address, words in before.items() if b"Ekvik" in words} >= {view.key for view in VIEWS}
    assert [address for address, words in before.items() if "har inte lämnat in, och".encode() in words or b"versus-own" in words] == []
    for key in (KEEPER, *COUNTED):
        rewrite(session, key, another(session, "almby"))
    assert differing(before, ask()) == []
    share(session, [DISCREET], ShareLevel.WITHHELD)
    assert [address for address, words in ask().items() if b"Ekvik" in words] == []
    share(session, [DISCREET], ShareLevel.NAMED)
    number = institution(session, DISCREET)
    assert read_scope(session, number, Filter(round_id=older)).gives(*Part)
    session.get_one(Institution, number).state = "declined"
    session.commit()
    assert not read_scope(session, number, Filter(round_id=older)).gives(Part.SYSTEMS)
