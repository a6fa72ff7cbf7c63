"""The kinds with inputs of their own under one question."""

from __future__ import annotations

import pytest
from asked import ENGLISH, SWEDISH, SYSTEMS, ask, options, read

from inventory_app.answers.compound import KINDS, RowsKind, facts, fits, is_complete, show
from inventory_app.answers.kinds import Context, Fact, Shown, Table

PERSON = ask("person")
LINK = ask("system_link")
MATRIX = ask("matrix", rows=options("licences", "support"), options=options("it", "unit"))
GROUP = ask(
    "group",
    parts=[
        {"key": "product", "kind": "text", "label": {"sv": "Produkt", "en": "Product"}, "required": True},
        {"key": "cost", "kind": "money", "label": {"sv": "Kostnad", "en": "Cost"}},
        {"key": "note", "kind": "long_text", "label": {"sv": "Not", "en": "Note"}},
    ],
)
ROWS = ask(
    "rows",
    row_label={"sv": "Rad", "en": "Row"},
    maximum=3,
    columns=[
        {"key": "to", "kind": "system_link", "label": {"sv": "Till", "en": "To"}},
        {"key": "what", "kind": "text", "label": {"sv": "Vad", "en": "What"}},
        {"key": "how", "kind": "choice", "label": {"sv": "Hur", "en": "How"}, "options": options("api", "file")},
    ],
)


def test_person_is_a_function_a_name_or_both():
    assert read(PERSON, q__function=" Systemägare ", q__name="") == ({"function": "Systemägare"}, [])
    assert read(PERSON) == (None, [])
    assert show(PERSON, {"email": "a@b.example", "function": "Chef", "name": "Ada"}, SWEDISH) == Shown(("Chef, Ada, a@b.example",))


def test_each_part_of_a_person_has_its_own_fault():
    assert read(PERSON, q__name="x" * 201, q__email="ada")[1] == [
        ("q.name", "Shorten the text to 200 characters. It has 201 now."),
        ("q.email", "Write an e-mail address such as name@university.example, or leave it empty."),
    ]


def test_link_leads_to_an_own_system_or_names_another():
    assert read(LINK, q__system="3") == ({"system": 3}, [])
    assert read(LINK, q__name="Gamla registret") == ({"name": "Gamla registret"}, [])
    assert read(LINK, q__system="3", q__name="x")[1] == [("q.name", "Choose a system from the list or write a name, not both.")]


@pytest.mark.parametrize("chosen", ["4", "0", "-3", "３", "drop table", "3 "])
def test_link_to_a_system_outside_the_register_is_refused(chosen):
    assert read(LINK, q__system=chosen) == (None, [("q.system", "Choose one of the options in the list.")])


def test_link_is_shown_by_name_and_a_removed_system_as_removed():
    assert str(show(LINK, {"system": 3}, SWEDISH)) == "Kontaktnavet"
    assert [str(show(LINK, {"system": 99}, Context(language, SYSTEMS))) for language in ("sv", "en")] == ["(borttaget system)", "(removed system)"]


def test_matrix_has_one_option_per_row():
    assert read(MATRIX, q__licences="it", q__support="") == ({"licences": "it"}, [])
    assert read(MATRIX, q__licences="it", q__support="cat") == ({"licences": "it"}, [("q.support", "Choose one of the options in the list.")])
    assert show(MATRIX, {"support": "unit", "licences": "it"}, ENGLISH) == Shown(
        table=Table(("", ""), (("licences in English", "it in English"), ("support in English", "unit in English")))
    )
    assert list(facts(MATRIX, "q", {"support": "unit"})) == [Fact("q.support", option="unit")]


def test_matrix_is_whole_when_every_row_is_answered():
    assert not is_complete(MATRIX, {"licences": "it"})
    assert is_complete(MATRIX, {"licences": "it", "support": "unit"})


def test_group_keeps_the_parts_that_are_answered():
    assert read(GROUP, q__product="Navet", q__cost="1 000", q__note="") == ({"product": "Navet", "cost": 1000}, [])
    assert read(GROUP, q__cost="dyr")[1] == [("q.cost", "Write a number with digits, such as 1200.")]
    assert show(GROUP, {"cost": 1000, "product": "Navet", "note": "ett\ntvå"}, SWEDISH) == Shown(
        ("Produkt: Navet", "Kostnad: 1\xa0000 kr", "Not: ett", "två")
    )
    assert list(facts(GROUP, "q", {"product": "Navet", "cost": 1000})) == [Fact("q.cost", number=1000)]


def test_part_that_asks_is_shown_without_a_colon():
    group = ask("group", parts=[{"key": "occurs", "kind": "yes_no", "label": {"sv": "Förekommer sekretess?", "en": "Does secrecy apply?"}}])
    assert show(group, {"occurs": True}, SWEDISH) == Shown(("Förekommer sekretess? Ja",))


def test_group_is_whole_when_its_required_parts_are():
    assert not is_complete(GROUP, {"cost": 1000})
    assert is_complete(GROUP, {"product": "Navet"})


def test_rows_drop_what_is_empty_and_keep_their_order():
    value, problems = read(ROWS, q__7__what="sist", q__0__what=" ", q__2__to__system="12", q__2__how="api")
    assert (value, problems) == ([{"to": {"system": 12}, "how": "api"}, {"what": "sist"}], [])
    assert show(ROWS, value, SWEDISH) == Shown(table=Table(("Till", "Vad", "Hur"), (("Alumnboken", "", "api på svenska"), ("", "sist", ""))))
    assert list(facts(ROWS, "q", value)) == [Fact("q", number=2)]


def test_rows_have_a_fault_of_their_own_and_one_for_each_cell():
    given = {f"q__{index}__what": "x" for index in range(4)} | {"q__1__how": "mail"}
    assert read(ROWS, **given)[1] == [("q.1.how", "Choose one of the options in the list."), ("q", "Use at most 3 rows. There are 4 now.")]


@pytest.mark.parametrize("name", ["q.", "q.x.what", "q.-1.what", "q.12345.what", "q.１.what", "q.1e3.what", "qq.0.what", "q0.what"])
def test_input_that_is_no_row_is_not_read(name):
    assert RowsKind.indices("q", {name: ["x"]}) == []


def test_shown_answer_as_plain_text_has_one_line_per_row():
    assert str(Shown(table=Table(("A", "B"), (("a", ""), ("b", "c"))))) == "a\nb · c"
    assert str(Shown(("a", "b"))) == "a\nb"


@pytest.mark.parametrize(
    ("question", "value"),
    [
        (MATRIX, {"parking": "it"}),
        (MATRIX, {"support": "cat"}),
        (MATRIX, {}),
        (GROUP, {"colour": "red"}),
        (GROUP, []),
        (ROWS, {}),
        (ROWS, [{}]),
        (ROWS, 7),
    ],
)
def test_value_with_other_keys_does_not_fit(question, value):
    assert not fits(question, value)


def test_every_kind_of_the_content_is_known():
    assert set(KINDS) == {
        "name", "text", "long_text", "choice", "several", "number", "money", "date", "yes_no", "scale", "person", "system_link", "rows", "matrix", "group",
    }  # fmt: skip
