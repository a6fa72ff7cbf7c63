"""Every view equals a plain fold over the frozen documents that its reader may see; what is withheld changes nothing that anybody sees."""

from __future__ import annotations

from collections import Counter

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from inventory_app.comparison.view import Asked
from inventory_app.comparison.views import VIEWS
from inventory_app.institutions.sharing import Part, ShareLevel, decide
from inventory_app.submission.actions import write_rows
from inventory_app.tables import SubmissionFact, SubmissionOwn, SubmissionSystem
from tests.integration.comparison.consortia import Consortium, consortium_of, read
from tests.integration.comparison.plain_answers import options
from tests.integration.comparison.plain_folds import FOLDS


@pytest.fixture(params=range(3))
def consortium(session, request) -> Consortium:
    return consortium_of(session, request.param)


PLAIN = ("choice", "several")


def plain_questions(sheet) -> list[str]:
    return [question.key for question in sheet.asked if question.kind in PLAIN and question.applies_when is None]


def test_facts_are_the_fold_of_the_documents(consortium):
    template = consortium.template
    for number, document in consortium.documents.items():
        wanted: Counter[tuple[str, str]] = Counter()
        for system in document.systems:
            for key in plain_questions(template.system):
                wanted.update((f"system.{key}", option) for option in options(system.answers.get(key, [])))
        wanted.update(
            (f"profile.{key}", o) for key in plain_questions(template.profile) if key in document.profile for o in options(document.profile[key])
        )
        for key, value in document.preconditions.items():
            wanted[f"preconditions.{key}", "unknown" if value == {"unknown": True} else value["status"]] += 1
        wanted.update((f"checklist.{each.key}", each.level) for each in document.checklist if each.level and not each.is_own)
        keys = {f"system.{key}" for key in plain_questions(template.system)} | {f"profile.{key}" for key in plain_questions(template.profile)}
        found = {
            (fact.key, fact.option): fact.systems or 1
            for fact in consortium.session.exec(select(SubmissionFact).where(SubmissionFact.submission_id == consortium.submissions[number].id))
            if fact.key in keys or fact.key.startswith(("preconditions.", "checklist."))
        }
        assert found == dict(wanted)


def test_numbers_of_systems_are_the_fold_of_the_documents(consortium):
    for number, document in consortium.documents.items():
        users = [system.answers["users"] for system in document.systems if isinstance(system.answers.get("users"), int)]
        query = select(SubmissionFact).where(
            SubmissionFact.submission_id == consortium.submissions[number].id,
            SubmissionFact.key == "system.users",
            col(SubmissionFact.number).is_not(None),
        )
        found = [(fact.number, fact.systems, fact.least, fact.most) for fact in consortium.session.exec(query)]
        assert found == ([(sum(users), len(users), min(users), max(users))] if users else [])


def test_rows_of_systems_and_of_own_requirements_are_the_documents(consortium):
    for number, document in consortium.documents.items():
        submission_id = consortium.submissions[number].id
        rows = consortium.session.exec(select(SubmissionSystem).where(SubmissionSystem.submission_id == submission_id).order_by(SubmissionSystem.id))
        wanted = []
        for system in document.systems:
            product, end = system.answers.get("product", {}).get("product", ""), system.answers.get("contract_end", {}).get("ends_on", "")
            wanted.append((system.id, system.name, product, end[:7]))
        assert [(row.system_id, row.name, row.product, str(row.contract_ends_on or "")[:7]) for row in rows] == wanted
        own = consortium.session.exec(select(SubmissionOwn).where(SubmissionOwn.submission_id == submission_id).order_by(SubmissionOwn.id))
        assert [(row.key, row.level, row.text_sv) for row in own] == [(e.key, e.level, e.texts["sv"]) for e in document.checklist if e.is_own]


def test_views_are_the_folds_of_what_is_shared_with_each_reader(consortium):
    assert FOLDS.keys() == {view.key for view in VIEWS}
    for read_by in consortium.read_by_many():
        for view in VIEWS:
            FOLDS[view.key](read_by, view)


def said(consortium: Consortium) -> dict[str, str]:
    """Everything that each view tells, as its page begins and in whole."""
    found = {}
    every = [*((each, Asked()) for each in VIEWS), *((each, each.whole) for each in VIEWS if each.whole.values)]
    for view, asked in every:
        outcome = view.read(consortium.source, asked)
        tables = [(table.title, table.columns, [tuple(row) for row in table.rows]) for table in outcome.tables()]
        found[f"{view.key} {asked.values}"] = repr(
            (outcome.blocks(), outcome.brief(), outcome.choices, outcome.findings(), outcome.trend(), tables, outcome.readings)
        )
    return found


def test_no_view_names_those_who_share_nothing_by_name(consortium):
    counted, withheld = list(consortium.documents)[:2]
    decide(consortium.session, counted, None, dict.fromkeys(Part, ShareLevel.COUNTED))
    decide(consortium.session, withheld, None, dict.fromkeys(Part, ShareLevel.WITHHELD))
    consortium.session.commit()
    now = read(consortium.session)
    for view, text in said(now).items():
        assert [now.names[number] for number in (counted, withheld) if now.names[number] in text] == [], view


def test_what_is_withheld_changes_nothing_in_any_view(consortium):
    """Another hand-in takes the place of one that is withheld: no figure, order, choice or word of a view may tell."""
    withheld, other = list(consortium.documents)[:2]
    decide(consortium.session, withheld, None, dict.fromkeys(Part, ShareLevel.WITHHELD))
    consortium.session.commit()
    before = said(read(consortium.session))
    submission, source = consortium.submissions[withheld], consortium.source
    for table in (SubmissionFact, SubmissionSystem, SubmissionOwn):
        consortium.session.execute(sa.delete(table).where(col(table.submission_id) == submission.id))
    write_rows(consortium.session, submission, consortium.documents[other], source.template, source.catalogue)
    consortium.session.commit()
    assert said(read(consortium.session)) == before
