"""Whatever stands in the cells of a workbook, it is read as answers that fit, or told as problems."""

from __future__ import annotations

from datetime import date, time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from opened import changed, exported, named, read

from inventory_app.answers.compound import fits
from inventory_app.content.library import load_template
from inventory_app.exchange.table import SheetRead

TEMPLATE = load_template().system
SHEETS = exported(TEMPLATE, {3: {"name": "Kontaktnavet", "status": "planned"}, 12: {"name": "Alumnboken"}})
JUNK = st.one_of(
    st.none(), st.text(max_size=30), st.integers(-(10**12), 10**12), st.floats(), st.booleans(), st.dates(), st.datetimes(), st.times(),
    st.sampled_from(["Vet ej", "Ingen är utsedd", "Ja", "2027-02-30", "#3", "#99", "; ;", "1.125", "1e9", "٣", '"', "NaN", 1e300, date(1800, 1, 1), time(3)]),
)  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example])
@given(st.data())
def test_any_cells_are_answers_that_fit_or_problems(data):
    width = len(named(SHEETS, "System").rows[1])
    rows = [list(row) for row in named(SHEETS, "System").rows[:2]] + data.draw(st.lists(st.lists(JUNK, max_size=width + 2), max_size=4))
    links = [list(row) for row in named(SHEETS, "Integrationer").rows[:2]] + data.draw(st.lists(st.lists(JUNK, max_size=9), max_size=4))
    imported = read(changed(changed(SHEETS, "System", rows), "Integrationer", links), TEMPLATE)
    for row in imported.rows:
        for key, value in row.wanted.items():
            assert value is None or fits(TEMPLATE.questions[key], value)
    for problem in imported.problems:
        assert str(problem.message)
        assert problem.sheet in ("System", "Integrationer")


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(JUNK, max_size=6), max_size=12), st.integers(0, 300))
def test_any_tampering_with_what_the_workbook_remembers_does_no_harm(rows, start):
    kept = [list(row) for row in named(SHEETS, "inventory_app").rows]
    for number, row in enumerate(rows, max(1, start % len(kept))):
        if number < len(kept):
            kept[number][1 : 1 + len(row)] = row
    imported = read(changed(SHEETS, "inventory_app", kept), TEMPLATE)
    for row in imported.rows:
        assert all(value is None or fits(TEMPLATE.questions[key], value) for key, value in row.wanted.items())


def test_stamp_alone_is_no_workbook_but_no_fault_either():
    assert read((SheetRead("x", named(SHEETS, "inventory_app").rows[:1]),), TEMPLATE).rows == ()
