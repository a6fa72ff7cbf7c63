"""What the views come to: ranked, kept only as long as the same is shown, and a report that is forty pages at most."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from lxml import html
from pypdf import PdfReader

from inventory_app.comparison.brief import KEPT_SECONDS, Shelf, by_kind, fingerprint, found_in
from inventory_app.comparison.figures import figures_tables
from inventory_app.comparison.outlets import Labels
from inventory_app.comparison.report import consortium_report
from inventory_app.comparison.scope import Absence, Absent, Party, Scope
from inventory_app.comparison.view import Finding, Outcome, Source, View
from inventory_app.content.library import load_catalogue, load_template
from inventory_app.documents.blocks import Bar, Bars, Cell, Column, Head, Matrix, MatrixRow, Table
from inventory_app.documents.markup import html_of
from inventory_app.documents.words import T
from inventory_app.exchange.table import Column as FileColumn
from inventory_app.exchange.table import Table as FileTable
from inventory_app.institutions.sharing import Part, ShareLevel
from inventory_app.printing.pdf import render

LABELS = Labels(title="Likheter", lead="", reader="Konsortiet", selection=(), day="3 maj 2027", left_out=())


class BigOutcome(Outcome):
    number = 0

    def blocks(self):
        return self.brief()

    def brief(self):
        names = [self.source.name(party) for party in self.seen.named]
        rows = 1200
        return (
            Bars(
                title=f"Stapel {self.number}",
                description="s",
                series=("a", "b"),
                bars=tuple(Bar(label=name, values=(1, 2)) for name in names),
                total="Alla",
            ),
            Matrix(
                caption="Matris",
                corner="Krav",
                heads=tuple(Head(label=name) for name in names),
                rows=tuple(MatrixRow(label=f"Ett krav med nummer {n}", cells=tuple(Cell(lines=("Ska-krav",)) for _ in names)) for n in range(rows)),
            ),
            Table(caption="Lista", columns=(Column(label="Lärosäte", share=100),), rows=tuple((name,) for name in names)),
        )

    def findings(self):
        return tuple(Finding(f"{kind} {n} vid {self.seen.total}", kind=kind) for n in range(3) for kind in ("alike", "differs", "together"))

    def tables(self):
        return [FileTable("Figures", (FileColumn("Lärosäte"),), [(self.source.name(party),) for party in self.seen.named])]

    def trend(self):
        return ()


class BigView(View):
    lead = T("Vad vyn visar.", "What the view shows.")
    parts = (Part.SYSTEMS,)

    def __init__(self, number):
        self.key, self.title, self.reads = f"big{number}", T(f"Vy {number}", f"View {number}"), 0

    def read(self, source, asked):
        self.reads += 1
        outcome = BigOutcome(source, source.scope.see(*self.parts), self.parts)
        outcome.number = self.key
        return outcome


def party(number, level=ShareLevel.NAMED):
    at = datetime(2027, 5, 1, tzinfo=UTC)
    names = {"sv": f"Högskolan i Ort nummer {number}.", "en": f"University of Town number {number}."}
    return Party(number, f"i{number}", names, 100 + number, 1, at, 1, 1, dict.fromkeys(Part, level))


@pytest.fixture(scope="module")
def source():
    absent = tuple(Absent(900 + n, f"a{n}", {"sv": f"Frånvarande {n}", "en": f"Absent {n}"}, Absence.DECLINED, "Ingen tid") for n in range(40))
    scope = Scope(tuple(party(number) for number in range(60)), absent=absent)
    return Source(None, scope, "sv", date(2027, 5, 3), load_template(), load_catalogue(), lambda *_, **__: "/x")


def with_levels(source, level, *numbers):
    parties = tuple(replace(each, levels=dict.fromkeys(Part, level)) if each.institution_id in numbers else each for each in source.scope.parties)
    return replace(source, scope=replace(source.scope, parties=parties))


def test_foremost_finding_of_each_view_comes_first(source):
    found = [found_in(view, view.read(source, None)) for view in (BigView(1), BigView(2))]
    alike = [(each.view.key, each.finding.text) for each in by_kind(found)["alike"]]
    assert alike[:3] == [("big1", "alike 0 vid 60"), ("big2", "alike 0 vid 60"), ("big1", "alike 1 vid 60")]


def test_findings_are_kept_and_a_decision_about_sharing_is_seen_at_once(source):
    view, shelf = BigView(1), Shelf()
    shelf.read([view], source)
    assert shelf.read([view], source)[0].seen_by[view.parts].total == 60
    assert view.reads == 1
    after = shelf.read([view], with_levels(source, ShareLevel.WITHHELD, 4))
    assert (view.reads, after[0].seen_by[view.parts].total, 4 in after[0].readings) == (2, 59, False)


def test_findings_are_made_anew_in_time(source):
    now = [0.0]
    view, shelf = BigView(1), Shelf(lambda: now[0])
    shelf.read([view], source)
    now[0] = KEPT_SECONDS + 1
    shelf.read([view], source)
    assert view.reads == 2


def test_whatever_changes_what_is_shown_changes_the_fingerprint(source):
    view = BigView(1)
    own = replace(source, scope=replace(source.scope, own_id=3))
    changed = [
        source, own, replace(source, language="en"), replace(source, today=date(2027, 5, 4)),
        replace(source, groups=lambda: [("Våra grannar", frozenset({1, 2}))]), replace(source, start_joint=lambda *_: "/joint"), with_levels(source, ShareLevel.COUNTED, 4),
        replace(source, scope=replace(source.scope, filter=replace(source.scope.filter, strategy="research"))),
        replace(source, scope=replace(source.scope, own_id=99, giver=party(99))),
        replace(source, scope=replace(source.scope, own_id=99, giver=party(99, ShareLevel.WITHHELD))),
    ]  # fmt: skip
    assert len({fingerprint(view, each) for each in changed}) == len(changed)


@pytest.mark.parametrize(("institutions", "views"), [(60, 10), (300, 8)])
def test_report_of_many_institutions_and_views_has_forty_pages_at_most(source, institutions, views):
    source = replace(source, scope=replace(source.scope, parties=tuple(party(number) for number in range(institutions))))
    chosen = [(view, view.read(source, None)) for view in map(BigView, range(views))]
    text = html_of(consortium_report(chosen, source, LABELS))
    pages = len(PdfReader(io.BytesIO(render(text))).pages)
    assert 12 < pages <= 40, pages
    page = html.document_fromstring(text)
    headings = [heading.tag for heading in page.iter("h1", "h2", "h3", "h4")]
    assert headings[0] == "h1"
    assert all(int(after[1]) <= int(before[1]) + 1 for before, after in pairwise(headings))
    assert [row.get("data-to") for row in page.find_class("contents-row")] == [f"#{each.get('id')}" for each in page.iter("h2")]


@pytest.mark.parametrize("own", [None, 3])
def test_who_is_counted_or_withheld_is_named_nowhere_in_report_and_workbook(source, own):
    there = with_levels(with_levels(source, ShareLevel.COUNTED, 10, 11, 12), ShareLevel.WITHHELD, 20)
    there = replace(there, scope=replace(there.scope, own_id=own))
    view = BigView(1)
    chosen = [(view, view.read(there, None))]
    told = html_of(consortium_report(chosen, there, LABELS)) + repr(figures_tables(chosen, there, LABELS))
    assert set(re.findall(r"nummer (\d+)\.", told)) == {str(number) for number in range(60)} - {"10", "11", "12", "20"}
    assert ("Frånvarande 3" in told) is (own is None)
