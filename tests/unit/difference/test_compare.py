"""What differs between two hand-ins, and how it is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory_app.content.library import load_catalogue, load_template
from inventory_app.content.schema import Sheet
from inventory_app.difference.compare import Replacement, Side, compare
from inventory_app.difference.lines import Worded
from inventory_app.difference.outlets import MOST_PRINTED, Labels, report, workbook_tables
from inventory_app.exchange.table import Table
from inventory_app.requirements.choice import Chosen
from inventory_app.submission.document import FrozenRequirement, FrozenSystem, SubmissionDocument

TEMPLATE, CATALOGUE = load_template(), load_catalogue()
NOTHING = {"sv": "", "en": ""}
LABELS = Labels("Almby", "Inlämning 1", "Nuläget", "3 maj 2027", is_demo=False)


def system(number: int, name: str = "", **answers) -> FrozenSystem:
    name = name or f"System {number}"
    return FrozenSystem(id=number, name=name, answers={"name": name, **answers})


def requirement(key: str, level: str | None = None, **changed) -> FrozenRequirement:
    whole = {"points": None, "parameters": {}, "texts": NOTHING, "motives": NOTHING, "hows": NOTHING, "methods": (), "met_when": "", "note": ""}
    return FrozenRequirement(key=key, category=key.split("-")[0], level=level, **({"is_own": "-E" in key} | whole | changed))


def side(systems=(), *, template=TEMPLATE, catalogue=CATALOGUE, editions=(1, 1), **parts) -> Side:
    document = SubmissionDocument(
        **{
            "institution_key": "almby",
            "institution_name_sv": "Almby",
            "institution_name_en": "Almby",
            "institution_kind": "member",
            "template_edition": editions[0],
            "catalogue_edition": editions[1],
            "systems": tuple(systems),
            "profile": {},
            "preconditions": {},
            "checklist_questions": {},
            "checklist": (),
            "open_points": (),
        }
        | parts
    )
    return Side(document, template, catalogue)


def names(systems) -> list[str]:
    return [each.name for each in systems]


def test_nothing_differs_between_one_and_the_same():
    both = side([system(1)], profile={"students": 3}, checklist=(requirement("KON-01", "must"),))
    found = compare(both, side([system(1)], profile={"students": 3}, checklist=(requirement("KON-01", "must"),)))
    assert found.is_empty
    assert {count.number for count in Worded(found, "sv").counts()} == {0}
    assert not found.editions


def test_systems_come_go_and_are_renamed_by_id_not_by_name():
    found = compare(side([system(1, "A"), system(2, "B")]), side([system(2, "B2"), system(3, "A")]))
    assert (names(found.added), names(found.gone)) == (["A"], ["A"])
    assert [(change.old_name, change.new_name) for change in found.renamed] == [("B", "B2")]


def lineage(**ends):
    return {key: {"system": end} if isinstance(end, int) else {"name": end} for key, end in ends.items()}


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ([system(1, "Old")], [system(2, "New", lineage=lineage(predecessor=1))], [("Old", "New", True)]),
        ([system(1, "Old", lineage=lineage(successor="Outside"))], [], [("Old", "Outside", True)]),
        ([system(1, "Old")], [system(1, "Old", lineage=lineage(successor=2)), system(2, "New")], [("Old", "New", False)]),
        ([], [system(2, "New", lineage=lineage(predecessor="Paper"))], [("Paper", "New", False)]),
        # Both ends say the same: one replacement.
        (
            [system(1, "Old")],
            [system(1, "Old", lineage=lineage(successor=2)), system(2, "New", lineage=lineage(predecessor=1))],
            [("Old", "New", False)],
        ),
        # Known before, and both still there: nothing new.
        ([system(1), system(2, lineage=lineage(predecessor=1))], [system(1), system(2, lineage=lineage(predecessor=1))], []),
        # A link to what nobody knows.
        ([], [system(2, "New", lineage=lineage(predecessor=99))], []),
    ],
)
def test_replaced_systems_follow_the_links_of_lineage(before, after, wanted):
    assert list(compare(side(before), side(after)).replaced) == [Replacement(*each) for each in wanted]


def test_answers_are_told_question_by_question_in_the_readers_language():
    old = side([system(1, status="in_operation", users=5), system(2, "Annat")])
    new = side([system(1, status="retired", lineage=lineage(successor=2)), system(2, "Annat")])
    found = compare(old, new)
    for language, wanted in (
        (
            "sv",
            [("Status", "I drift", "Avvecklat"), ("Föregångare och efterföljare", "", "Ersätts av: Annat"), ("Antal användare", "5 användare", "")],
        ),
        (
            "en",
            [
                ("Status", "In operation", "Retired"),
                ("Predecessor and successor", "", "To be replaced by: Annat"),
                ("Number of users", "5 users", ""),
            ],
        ),
    ):
        (lines,) = Worded(found, language).systems()
        assert [(line.what, line.old, line.new) for line in lines.lines] == wanted


def test_changes_are_counted_per_step():
    old = side([system(1, users=5, contacts=1), system(2, users=5)])
    new = side([system(1, users=6, contacts=2, status="retired"), system(2, users=6)])
    found = compare(old, new)
    assert found.per_step == {"use": (3, 2), "basics": (1, 1)}
    steps = {step.label: (step.answers, step.systems) for step in Worded(found, "sv").steps()}
    assert len(steps) == len(TEMPLATE.system.steps)
    assert steps["Användning"] == (3, 2)
    assert steps["Avtal och kostnad"] == (0, 0)


def test_answer_that_no_longer_applies_counts_as_gone():
    basis = {"basis": "consent"}
    old = side([system(1, personal_data="ordinary", legal_basis=basis)])
    new = side([system(1, personal_data="none", legal_basis={"basis": "contract"})])
    (change,) = compare(old, new).changed
    assert [(each.key, each.new) for each in change.answers] == [("personal_data", "none"), ("legal_basis", None)]


def test_profile_preconditions_and_questions_are_compared():
    old = side(profile={"students": 10}, preconditions={"goals": {"status": "started"}}, checklist_questions={"public_records": True})
    new = side(profile={"students": 11}, preconditions={"goals": {"status": "met"}}, checklist_questions={"public_records": False})
    worded = Worded(compare(old, new), "sv")
    assert [(line.old, line.new) for line in worded.sheet("profile")] == [("10 studenter", "11 studenter")]
    assert [(line.old, line.new) for line in worded.sheet("preconditions")] == [("Läge: Påbörjat", "Läge: Klart")]
    assert [(line.old, line.new) for line in worded.sheet("questions")] == [("Ja", "Nej")]


def test_requirements_tell_level_wording_and_own_ones():
    old = side(checklist=(requirement("KON-01", "must"), requirement("KON-02"), requirement("AKT-E01", "should", texts={"sv": "Eget", "en": ""})))
    new = side(
        checklist=(
            requirement("KON-01", "should", points=3),
            requirement("KON-02", texts={"sv": "", "en": "Ours"}),
            requirement("AKT-E02", "must", texts={"sv": "Nytt eget", "en": ""}),
        )
    )
    worded = Worded(compare(old, new), "sv")
    found = {(each.key, line.what): (line.old, line.new) for each in worded.requirements() for line in each.lines}
    original = CATALOGUE.by_key["KON-02"]
    assert found == {
        ("AKT-E01", "Utgår"): ("Bör-krav: Eget", ""),
        ("AKT-E02", "Tillkommer"): ("", "Ska-krav: Nytt eget"),
        ("KON-01", "Nivå"): ("Ska-krav", "Bör-krav"),
        # Worded in English only, so that is what counts in Swedish, too.
        ("KON-02", "Formulering"): (Chosen("KON-02", "KON", original).text_in("sv").text, "Ours"),
    }
    assert [(count.label, count.number) for count in worded.counts() if count.number] == [
        ("Ändrade krav", 2),
        ("Nya egna krav", 1),
        ("Egna krav som är borttagna", 1),
    ]


def retired_edition():
    """An edition that asks for the users no more, and has a requirement less."""
    steps = tuple(
        step.model_copy(update={"questions": tuple(q.model_copy(update={"retired": True}) if q.key == "users" else q for q in step.questions)})
        for step in TEMPLATE.system.steps
    )
    catalogue = CATALOGUE.model_copy(
        update={"requirements": tuple(r.model_copy(update={"retired": True}) if r.key == "KON-02" else r for r in CATALOGUE.requirements)}
    )
    return TEMPLATE.model_copy(update={"system": Sheet(title=TEMPLATE.system.title, steps=steps)}), catalogue


def test_editions_that_differ_are_said_with_what_they_ask():
    template, catalogue = retired_edition()
    worded = Worded(compare(side(), side(template=template, catalogue=catalogue, editions=(2, 3))), "sv")
    assert worded.editions() == [
        "Mall 1 och katalog 1 före, mall 2 och katalog 3 efter.",
        "Frågor som inte ställs längre: Antal användare",
        "Krav som har utgått ur katalogen: KON-02",
    ]
    back = Worded(compare(side(template=template, catalogue=catalogue, editions=(2, 3)), side(editions=(3, 4))), "en")
    assert back.editions()[1:] == ["Questions added: Number of users", "Requirements added to the catalogue: KON-02"]


ANSWERS = st.fixed_dictionaries({}, optional={"users": st.integers(0, 9), "status": st.sampled_from(["planned", "retired", {"unknown": True}]), "purpose": st.text(max_size=9)})  # fmt: skip
REGISTERS = st.dictionaries(st.integers(1, 6), ANSWERS, max_size=5)


@given(REGISTERS, REGISTERS)
def test_changes_lead_from_the_one_to_the_other(before, after):
    found = compare(
        side([system(key, **answers) for key, answers in before.items()]), side([system(key, **answers) for key, answers in after.items()])
    )
    rebuilt = {key: dict(answers) for key, answers in before.items()}
    for gone in found.gone:
        del rebuilt[gone.id]
    for added in found.added:
        rebuilt[added.id] = {key: value for key, value in added.answers.items() if key != "name"}
    for change in found.changed:
        for each in change.answers:
            rebuilt[change.id][each.key] = each.new
            if each.new is None:
                del rebuilt[change.id][each.key]
    assert rebuilt == after


def test_workbook_has_every_change_once():
    old = side([system(1, users=1), system(2)], profile={"students": 1})
    new = side([system(1, users=2), system(3)], profile={"students": 2})
    tables: list[Table] = workbook_tables(Worded(compare(old, new), "sv"), LABELS)
    assert [table.title for table in tables] == ["I korthet", "System", "Ändrade svar", "Profil och förutsättningar", "Kravlistan"]
    assert [tuple(row) for row in tables[1].rows] == [("System 3", "Nytt", "", ""), ("System 2", "Finns inte kvar", "", "")]
    assert [tuple(row) for row in tables[2].rows] == [("1", "System 1", "Användning", "Antal användare", "1 användare", "2 användare")]
    assert [len(row) == len(table.columns) for table in tables for row in table.rows].count(False) == 0


def test_report_stops_where_reading_ends_and_says_so():
    systems = MOST_PRINTED + 5
    old, new = (side([system(number, users=users) for number in range(1, systems + 1)]) for users in (1, 2))
    found = report(Worded(compare(old, new), "sv"), LABELS)
    (part,) = (part for part in found.parts if part.anchor == "answers")
    assert sum(len(block.rows) for block in part.blocks if block.kind == "table") == MOST_PRINTED
    assert part.blocks[-1].parts[0].lines == (f"Här visas de första {MOST_PRINTED} av {systems} ändrade svar. Alla finns i arbetsboken.",)
