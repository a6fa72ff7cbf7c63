"""The document: what is in it, what is not, how it is numbered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from stored_rows import Row

from inventory_app.documents.blocks import Bars, Heading, Keys, Prose, RequirementBlock, Section, Table, Timeline
from inventory_app.specification.basis import compose_basis
from inventory_app.specification.compose import compose
from inventory_app.specification.document import SpecificationDocument
from inventory_app.specification.dossier import Decision, EarlierIssue, Stamp


def chapter(document, anchor):
    return next(each for each in document.chapters if each.anchor == anchor)


def numbered(document):
    return [(each.number, each.title) for each in document.chapters]


def requirements(document):
    sections = [block for each in document.chapters for block in each.blocks if isinstance(block, Section)]
    return [block for section in sections for block in section.blocks if isinstance(block, RequirementBlock)]


def text_of(words):
    if isinstance(words, str):
        return words
    if isinstance(words, Keys):
        return ", ".join(words.keys)
    return "\n".join(line for part in words.parts for line in (part.lines if part.kind == "paragraph" else part.items))


def test_same_dossier_gives_the_same_document(dossier):
    assert compose(dossier, "sv").model_dump_json() == compose(dossier, "sv").model_dump_json()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_document_survives_json(dossier, stamp, language):
    for document in (compose(dossier, language), compose(dossier, language, stamp)):
        assert SpecificationDocument.model_validate_json(document.model_dump_json()) == document


def test_draft_shows_chapters_of_which_nothing_is_known(dossier):
    assert numbered(compose(dossier, "sv"))[-7:] == [
        ("11", "Utvärdering"),
        ("12", "Ansvar, projektorganisation och tidplan"),
        ("13", "Uppföljning under avtalstiden"),
        ("C", "Scenarier för visning"),
        ("E", "Spårbarhet: behov, krav, system och förutsättningar"),
        ("F", "Avsteg med motivering"),
        ("", "Öppna punkter"),
    ]


def test_issue_leaves_empty_chapters_out_and_numbers_follow(dossier, stamp, with_details):
    whole = with_details(project_roles=[{"role": "Projektledare"}])
    before = numbered(compose(replace(whole, systems=[]), "sv", stamp))
    assert before == [
        ("1", "Sammanfattning och varför"),
        ("2", "Läsanvisning"),
        ("3", "Lärosätet och verksamheten"),
        ("4", "Mål, nyckeltal och förutsättningar"),
        ("5", "Omfattning, avgränsningar och volymer"),
        ("6", "Funktionella krav"),
        ("7", "Leveranskrav"),
        ("8", "Ansvar, projektorganisation och tidplan"),
        ("E", "Spårbarhet: behov, krav, system och förutsättningar"),
        ("F", "Avsteg med motivering"),
    ]


def test_only_a_draft_is_marked_as_one(dossier, stamp):
    draft, issue = compose(dossier, "en"), compose(dossier, "en", stamp)
    assert (draft.is_draft, draft.version, draft.status, draft.date) == (True, "Draft", "Draft", "20 November 2026")
    assert (issue.is_draft, issue.version, issue.status, issue.date) == (False, "1.0", "Issued", "23 November 2026")


def test_translation_says_that_the_other_language_prevails(dossier, stamp):
    assert compose(dossier, "sv", stamp).cover_note.startswith("Den svenska texten gäller.")
    assert compose(dossier, "en", stamp).cover_note.startswith("This is a translation. The Swedish text, issued at the same time, prevails.")


def test_demo_is_marked_and_a_real_institution_is_not(dossier):
    assert compose(dossier, "sv").demo_mark == "Demo – påhittade svar"
    assert compose(replace(dossier, is_demo=False), "sv").demo_mark == ""


def test_cover_tells_what_is_known(with_details, stamp):
    dossier = with_details(registry_number="HIA 2026/418", procedure="open", threshold={"unknown": True}, contact={"function": "Upphandlare"})
    assert [(label, text_of(value)) for label, value in compose(dossier, "sv", stamp).cover] == [
        ("Version", "1.0"),
        ("Status", "Fastställd"),
        ("Datum", "23 november 2026"),
        ("Fastställd av", "Gunnel Aspvret"),
        ("Diarienummer", "HIA 2026/418"),
        ("Förfarande", "Öppet förfarande"),
        ("Kontakt för upphandlingen", "Upphandlare"),
    ]


def test_requirements_carry_level_points_and_verification(dossier, catalogue):
    found = {block.key: block for block in requirements(compose(dossier, "sv"))}
    assert list(found) == ["KON-01", "AKT-05", "INF-01"]
    must, scored = found["KON-01"], found["INF-01"]
    assert (must.level, must.level_label, must.points, must.met_when, must.verified.codes) == ("must", "Ska", "", "Vid leverans", ("V",))
    assert (scored.level, scored.level_label, scored.points) == ("must_scored", "Ska, med värdering", "4 poäng")
    assert text_of(must.text) == catalogue.by_key["KON-01"].text.sv


def test_own_wording_in_the_other_language_is_printed_and_marked(dossier, choose, stamp):
    checklist = choose(
        {},
        Row("KON-E01", "KON", "must", is_own=True, text_sv="Systemet ska spara bilder.", motive_sv="Vi behöver det.", methods="V", how_sv="Visas."),
    )
    (swedish,) = requirements(compose(replace(dossier, checklist=checklist), "sv", stamp))
    (english,) = requirements(compose(replace(dossier, checklist=checklist), "en", stamp))
    assert (swedish.language_mark, swedish.text.language) == ("", None)
    assert (english.language_mark, english.text.language, text_of(english.text)) == ("Only in Swedish", "sv", "Systemet ska spara bilder.")


def test_undecided_requirements_are_named_in_a_draft(dossier, choose):
    document = compose(replace(dossier, checklist=choose({"KON-01": "must", "KON-02": None})), "sv")
    section = chapter(document, "functional").blocks[0]
    assert [(block.title, block.text) for block in section.blocks if block.kind == "note"] == [("Ej beslutade", Keys(keys=("KON-02",)))]


def test_figures_say_the_same_as_the_checklist_and_the_inventory(dossier):
    document = compose(dossier, "sv")
    levels = next(block for block in chapter(document, "summary").blocks if isinstance(block, Bars))
    assert levels.series == ("Ska", "Ska, med värdering", "Bör")
    assert [(bar.label[:3], bar.values) for bar in levels.bars] == [("KON", (1, 0, 0)), ("AKT", (0, 0, 1)), ("INF", (0, 1, 0))]
    areas = next(block for block in chapter(document, "systems").blocks if isinstance(block, Bars))
    assert (areas.series, [(bar.label, bar.values) for bar in areas.bars]) == (("I drift",), [("Alumner", (1,))])
    ends = next(block for block in chapter(document, "systems").blocks if isinstance(block, Timeline))
    assert [(span.label, span.note, span.is_over) for span in ends.spans] == [("Kontaktnavet", "31 augusti 2027", False)]


def test_contract_that_is_over_says_so(dossier):
    document = compose(replace(dossier, today=date(2028, 1, 1)), "en")
    ends = next(block for block in chapter(document, "systems").blocks if isinstance(block, Timeline))
    assert [(span.note, span.is_over) for span in ends.spans] == [("31 August 2027 (has ended)", True)]


def test_costs_and_people_of_the_inventory_stay_out(dossier, known):
    secret = known(
        7,
        name="Navet",
        status="in_operation",
        annual_cost={"licences": 987654},
        system_owner={"function": "Chef", "name": "Gunnel Hemlig", "email": "g@x.se"},
        experience={"support": "Vresig support"},
    )
    text = compose(replace(dossier, systems=[secret]), "sv").model_dump_json()
    assert "Navet" in text
    assert [word for word in ("987", "Gunnel Hemlig", "Vresig") if word in text] == []


def test_unmet_preconditions_come_with_their_risk(dossier, template):
    tables = [block for block in chapter(compose(dossier, "sv"), "goals").blocks if isinstance(block, Table)]
    risk = next(item.risk.sv for item in template.preconditions.items if item.key == "goals")
    assert ("Det finns beslutade mål för samverkan", risk) in tables[-1].rows


def test_tracing_follows_the_rules_it_prints(dossier, known):
    systems = [
        known(1, name="Byts", status="in_operation", direction="replace"),
        known(2, name="Stannar", status="in_operation", direction="keep"),
        known(3, name="Planerat", status="planned", direction="replace"),
    ]
    (table, *_) = [block for block in chapter(compose(replace(dossier, systems=systems), "sv"), "tracing").blocks if isinstance(block, Table)]
    moved = next(row for row in table.rows if row[0] == Keys(keys=("INF-01",)))
    assert text_of(moved[1]) == "Ska ersättas eller avvecklas:\nByts"


def test_follow_up_lists_requirements_for_the_contract_time(dossier, choose, catalogue):
    key = next(each.key for each in catalogue.requirements if each.met_when == "contract")
    document = compose(replace(dossier, checklist=choose({key: "must", "KON-01": "must"})), "sv")
    (table,) = [block for block in chapter(document, "follow-up").blocks if isinstance(block, Table)]
    assert [row[0] for row in table.rows] == [key]


def test_locked_requirement_left_out_is_printed_with_its_reason(dossier, catalogue, choose):
    locked = next(each.key for each in catalogue.requirements if each.locked)
    (_, table) = chapter(compose(dossier, "sv"), "left-out").blocks
    assert locked in [row[0] for row in table.rows]
    assert text_of(table.rows[0][2]) == "Behövs inte."


def test_earlier_issues_make_a_change_log(dossier):
    later = replace(dossier, issues=[EarlierIssue("1.0", date(2026, 10, 1), "Gunnel", "Första.")])
    (_, table) = chapter(compose(later, "sv", Stamp("1.1", date(2026, 11, 1), "Gunnel", "sv")), "changes").blocks
    assert [tuple(map(text_of, row)) for row in table.rows] == [("1.0", "1 oktober 2026", "Gunnel", "Första.")]


def test_change_log_tells_from_issue_to_issue_what_changed(dossier, choose, stamp):
    def facts(levels):
        return compose_basis(replace(dossier, checklist=choose(levels))).model_dump(mode="json")

    first, second = {"KON-01": "must", "KON-02": "must"}, {"KON-01": "should", "KON-02": "must", "AKT-05": "should"}
    day = date(2026, 10, 1)
    issues = [EarlierIssue("1.1", day, "Gunnel", "", facts(second)), EarlierIssue("1.0", day, "Gunnel", "", facts(first))]
    now = replace(dossier, issues=issues, checklist=choose({"KON-01": "should", "AKT-05": "should"}))
    blocks = chapter(compose(now, "sv", replace(stamp, version="1.2")), "changes").blocks[2:]
    said = [block.text if isinstance(block, Heading) else [(label, keys.keys) for label, keys in block.rows] for block in blocks]
    assert said == [
        "Från version 1.1 till den här versionen",
        [("Borttagna krav (1)", ("KON-02",))],
        "Från version 1.0 till version 1.1",
        [("Nya krav (1)", ("AKT-05",)), ("Ändrad nivå (1)", ("KON-01",))],
    ]
    assert "From version 1.1 to the draft" in [block.text for block in chapter(compose(now, "en"), "changes").blocks if isinstance(block, Heading)]


def test_issues_from_before_facts_were_kept_are_named_and_not_compared(dossier, choose):
    facts = compose_basis(dossier).model_dump(mode="json")
    day = date(2026, 10, 1)
    issues = [EarlierIssue("1.1", day, "Gunnel", "", facts), EarlierIssue("1.0", day, "Gunnel", "")]
    blocks = chapter(compose(replace(dossier, issues=issues), "sv"), "changes").blocks
    assert [block.text for block in blocks if isinstance(block, Heading)] == ["Från version 1.1 till utkastet"]
    assert text_of(blocks[-1]) == "Inga krav har ändrats."


def test_decision_stands_on_the_cover_and_in_the_summary(dossier, stamp):
    decided = replace(stamp, decision=Decision("Styrgruppen", date(2026, 11, 20), "Fastställs."))
    document = compose(dossier, "sv", decided)
    cover = {label: text_of(value) for label, value in document.cover}
    assert (cover["Beslutad av"], cover["Beslutsdatum"]) == ("Styrgruppen", "20 november 2026")
    facts = chapter(document, "summary").blocks[-1]
    assert [text_of(value) for _label, value in facts.rows] == ["Styrgruppen", "20 november 2026", "Fastställs."]
    assert "Beslutad av" not in dict(compose(dossier, "sv", stamp).cover)


def test_typed_lists_become_lists(with_details):
    document = compose(with_details(goals="- Färre dubbelbesök\n- Fler svar"), "sv")
    first = next(block for block in chapter(document, "goals").blocks if isinstance(block, Prose))
    assert [(part.kind, part.items) for part in first.parts] == [("bullets", ("Färre dubbelbesök", "Fler svar"))]
