"""An invented consortium: written as hand-ins are, in a database of its own, and readable by coordinators and by its institutions."""

from __future__ import annotations

import pytest
from sqlmodel import col, func, select

from inventory_app.content.library import hash_of, load_catalogue
from inventory_app.demo.actions import remove
from inventory_app.institutions.editions import catalogue_edition, publish
from inventory_app.seed.actions import COORDINATOR, NotEmpty, seed
from inventory_app.seed.hand_in import Numbers
from inventory_app.submission.document import SubmissionDocument
from inventory_app.tables import Institution, Submission, SubmissionFact, SubmissionSystem

NUMBERS = Numbers(institutions=4, systems=6, requirements=150, random=7)


@pytest.fixture
def seeded(session):
    remove(session)
    list(seed(session, NUMBERS, rounds=2))
    session.commit()
    return session


def test_seed_writes_hand_ins_with_their_facts_for_each_round(seeded):
    submissions = seeded.exec(select(Submission).order_by(col(Submission.id))).all()
    assert [(each.number, each.round_id is not None) for each in submissions] == [(1, True), (2, True)] * 4
    for each in submissions:
        document = SubmissionDocument.model_validate(each.document)
        assert each.sha256 == hash_of(each.document)
        assert len([requirement for requirement in document.checklist if not requirement.is_own]) == 150
        systems = seeded.exec(select(func.count()).where(SubmissionSystem.submission_id == each.id)).one()
        assert systems == len(document.systems) == len({system.name for system in document.systems})
        assert seeded.exec(select(func.count()).where(SubmissionFact.submission_id == each.id)).one() > 100
    latest = [len(each.document["systems"]) for each in submissions if each.number == 2]
    assert latest == [6] * 4


def test_seed_leaves_the_shipped_catalogue_the_latest(seeded):
    number, is_new = publish(seeded, load_catalogue(), "shipped")
    assert not is_new
    made = catalogue_edition(seeded, seeded.exec(select(Institution.catalogue_edition)).first())
    assert (len(made.requirements), number > 1) == (150, True)


def test_seed_refuses_a_database_with_institutions(session):
    with pytest.raises(NotEmpty, match="demo remove"):
        list(seed(session, NUMBERS))
    session.add(Institution(key="real", name_sv="Real", name_en="Real", template_edition=1, catalogue_edition=1))
    session.flush()
    with pytest.raises(NotEmpty, match="1 real institutions"):
        list(seed(session, NUMBERS))


@pytest.mark.parametrize(("email", "paths"), [
    (COORDINATOR, ["/consortium/", "/consortium/compare/", "/consortium/compare/areas", "/consortium/rounds/"]),
    ("i001@invented.example", ["/institutions/i001/", "/institutions/i001/compare/areas", "/institutions/i001/hand-in/2/", "/institutions/i001/checklist/"]),
])  # fmt: skip
def test_seeded_institutions_are_readable(seeded, as_person, email, paths):
    client = as_person(email)
    assert {path: client.get(path, follow_redirects=True).status_code for path in paths} == dict.fromkeys(paths, 200)
