"""Every view equals a plain fold over the frozen documents that its reader may see; what is withheld changes nothing that anybody sees.

A view's own fold goes into FOLDS: it says the same figures from the documents alone, as simply as can be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from inventory_app.comparison.queries import read_scope
from inventory_app.comparison.scope import FEWEST_COUNTED, Filter
from inventory_app.comparison.view import Asked, Source
from inventory_app.comparison.views import VIEWS
from inventory_app.demo.actions import remove
from inventory_app.institutions.editions import catalogue_edition, template_edition
from inventory_app.institutions.sharing import Part, ShareLevel, decide, sharing_of_all
from inventory_app.seed.actions import seed
from inventory_app.seed.chance import chance_of
from inventory_app.seed.hand_in import Numbers
from inventory_app.submission.actions import write_rows
from inventory_app.submission.document import SubmissionDocument
from inventory_app.tables import Institution, Submission, SubmissionFact, SubmissionOwn, SubmissionSystem

INSTITUTIONS, SYSTEMS, REQUIREMENTS = 8, 7, 20


@dataclass
class Consortium:
    """The hand-ins, the sharing, and nothing that was worked out of them."""

    session: Any
    submissions: dict[int, Submission]
    documents: dict[int, SubmissionDocument]
    names: dict[int, str]
    levels: dict[int, dict[Part, ShareLevel]]

    def at(self, level: ShareLevel, *parts: Part) -> list[int]:
        order = [ShareLevel.WITHHELD, ShareLevel.COUNTED, ShareLevel.NAMED]
        return [number for number in self.documents if min((self.levels[number][part] for part in parts), key=order.index) is level]

    def named(self, *parts: Part) -> dict[str, SubmissionDocument]:
        return {self.names[number]: self.documents[number] for number in self.at(ShareLevel.NAMED, *parts)}

    def counted(self, *parts: Part) -> list[SubmissionDocument]:
        counted = self.at(ShareLevel.COUNTED, *parts)
        return [self.documents[number] for number in counted] if len(counted) >= FEWEST_COUNTED else []

    def in_totals(self, *parts: Part) -> list[SubmissionDocument]:
        return [*self.named(*parts).values(), *self.counted(*parts)]

    @property
    def source(self) -> Source:
        first = next(iter(self.submissions.values()))
        return Source(
            session=self.session,
            scope=read_scope(self.session, None, Filter()),
            language="sv",
            today=date(2026, 11, 26),
            template=template_edition(self.session, first.template_edition),
            catalogue=catalogue_edition(self.session, first.catalogue_edition),
            link=lambda key, **arguments: f"{key}?{sorted(arguments.items())}",
        )


def consortium_of(session, number: int) -> Consortium:
    """Each part of each institution as chance has it: of three or more counted ones there are some, and some where there are fewer."""
    remove(session)
    list(seed(session, Numbers(INSTITUTIONS, SYSTEMS, REQUIREMENTS, number)))
    chance = chance_of(number, "shared")
    for institution in session.exec(select(Institution).order_by(col(Institution.id))).all():
        decide(session, institution.id, None, {part: chance.choices(list(ShareLevel), (4, 4, 2))[0] for part in Part})
    session.commit()
    return read(session)


def read(session) -> Consortium:
    rows = session.exec(
        select(Submission, Institution).join(Institution, Institution.id == Submission.institution_id).order_by(col(Submission.id))
    ).all()
    return Consortium(
        session,
        {institution.id: submission for submission, institution in rows},
        {institution.id: SubmissionDocument.model_validate(submission.document) for submission, institution in rows},
        {institution.id: institution.name_sv for _submission, institution in rows},
        sharing_of_all(session, [institution.id for _submission, institution in rows]),
    )


@pytest.fixture(params=range(3))
def consortium(session, request) -> Consortium:
    return consortium_of(session, request.param)


def options(value: Any) -> list[str]:
    """What was answered, as plain words."""
    if value == {"unknown": True}:
        return ["unknown"]
    return list(value) if isinstance(value, list) else [value]


PLAIN = ("choice", "several")


def plain_questions(sheet) -> list[str]:
    return [question.key for question in sheet.asked if question.kind in PLAIN and question.applies_when is None]


def test_facts_are_the_fold_of_the_documents(consortium):
    template = consortium.source.template
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


def best_support(document: SubmissionDocument, area: str) -> str:
    found = set()
    for system in document.systems:
        if area in options(system.answers.get("areas", [])):
            status, kind = system.answers.get("status"), system.answers.get("support_kind")
            loose = "spreadsheet" if kind in ("spreadsheet", "calendar_mail") else "in_use"
            found.add(status if status in ("planned", "retired") else loose)
    return next((support for support in ("in_use", "spreadsheet", "planned") if support in found), "retired")


def fold_areas(consortium: Consortium, outcome: Any) -> None:
    for area in outcome.areas:
        assert outcome.counts[area.key] == Counter(best_support(document, area.key) for document in consortium.in_totals(Part.SYSTEMS))
    _totals, cells = outcome.tables()
    labels = {area.label.sv: area.key for area in outcome.areas}
    wanted = {
        (area, name): sum(
            key in options(system.answers.get("areas", [])) and system.answers.get("status") != "retired" for system in document.systems
        )
        for area, key in labels.items()
        for name, document in consortium.named(Part.SYSTEMS).items()
    }
    assert {(area, name): number for area, name, _support, number, _names in cells.rows} == wanted


FOLDS: dict[str, Callable[[Consortium, Any], None]] = {"areas": fold_areas}


@pytest.mark.parametrize("view", [view for view in VIEWS if view.key in FOLDS], ids=lambda view: view.key)
def test_view_is_the_fold_of_what_is_shared(consortium, view):
    FOLDS[view.key](consortium, view.read(consortium.source, Asked()))


def said(consortium: Consortium) -> dict[str, str]:
    """Everything that each view tells."""
    found = {}
    for view in VIEWS:
        outcome = view.read(consortium.source, Asked())
        tables = [(table.title, table.columns, [tuple(row) for row in table.rows]) for table in outcome.tables()]
        found[view.key] = repr((outcome.blocks(), outcome.brief(), outcome.choices, outcome.findings(), outcome.trend(), tables, outcome.readings))
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
