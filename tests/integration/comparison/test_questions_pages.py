"""Question against institution and rounds side by side, as pages, workbooks and PDF: what they show, and what never leaks."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
from sqlmodel import Session, select

from inventory_app.institutions.editions import catalogue_edition, template_edition
from inventory_app.institutions.sharing import Part, ShareLevel, decide
from inventory_app.submission.actions import renew_facts, write_rows
from inventory_app.submission.document import SubmissionDocument
from inventory_app.tables import Institution, Round, Submission, id_of, now, today

COORDINATOR = "ingalill.stensjo@samordning.example"
PAGE = "/consortium/compare/questions"


def share(session: Session, level: ShareLevel, *keys: str) -> None:
    for institution in session.exec(select(Institution).where(Institution.key.in_(keys))).all():
        decide(session, id_of(institution), None, {Part.PROFILE: level})
    session.commit()


def only_this_round(session: Session) -> None:
    """Without the demo's own earlier round, which only some handed in for."""
    (earlier,) = session.exec(select(Round).where(Round.name == "Inventering 2025")).all()
    for submission in session.exec(select(Submission).where(Submission.round_id == earlier.id)).all():
        session.delete(submission)
    session.delete(earlier)
    session.commit()


def add_earlier_round(session: Session, strategy: str = "not_decided") -> None:
    """Everybody's hand-in as it was a year ago, when nobody had made up its mind; numbered before, and so with a lower id."""
    only_this_round(session)
    earlier = Round(name="Inventering 2024", due_on=today() - timedelta(days=300), message="", template_edition=1, catalogue_edition=1, is_demo=True)
    earlier.closed_at = now() - timedelta(days=290)
    session.add(earlier)
    session.flush()
    for latest in session.exec(select(Submission).order_by(Submission.id)).all():
        document = SubmissionDocument.model_validate(latest.document)
        older = document.model_copy(update={"profile": {**document.profile, "strategy": strategy}})
        fresh = Submission(**{**latest.model_dump(exclude={"id"}), "number": latest.number + 1})
        latest.document, latest.round_id = older.model_dump(mode="json"), earlier.id
        session.add_all([latest, fresh])
        session.flush()
        write_rows(session, fresh, document, template_edition(session, 1), catalogue_edition(session, 1))
        latest.facts_format = 0
        session.flush()
        renew_facts(session)
    session.commit()


def cells(page, caption: str) -> list[list[str]]:
    table = page.xpath(f"//table[caption[contains(., '{caption}')]]")[0]
    return [[" ".join(cell.text_content().replace("\u00ad", "").split()) for cell in row.xpath("./th|./td")] for row in table.xpath(".//tr")]


def test_chosen_question_has_its_answers_and_its_verdict(as_person):
    page = as_person(COORDINATOR).page(f"{PAGE}?section=&question=profile.organisation_form")
    header, row = cells(page, "Svar per lärosäte: profil")
    assert header[:4] == ["Fråga", "Har svarat", "Likhet", "Skillnad"]
    assert (row[0], row[1], row[2]) == ("Organisationsform", "6 av 6", "Delade")
    assert len(header) == 4 + 6


def test_who_is_counted_is_in_the_shares_but_in_no_cell_and_under_no_filter(as_person, session):
    share(session, ShareLevel.COUNTED, "almby", "ekvik", "fagernas")
    client = as_person(COORDINATOR)
    asked = f"{PAGE}?section=&question=profile.students&question=profile.organisation_form"
    page = client.page(asked)
    text = page.text_content()
    assert "Almby" not in text
    assert [row[1] for row in cells(page, "Svar per lärosäte: profil")[1:]] == ["6 av 6", "6 av 6"]
    book = openpyxl.load_workbook(BytesIO(client.get(f"{asked}&format=xlsx").data))
    assert not any("Almby" in str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row)
    filtered = client.page(f"{asked}&organisation=mixed")
    rows = cells(filtered, "Svar per lärosäte: profil")
    assert {row[1].split(" av ")[1] for row in rows[1:]} == {str(len(rows[0]) - 4)}


def test_withheld_profile_is_in_no_count(as_person, session):
    share(session, ShareLevel.WITHHELD, "almby")
    page = as_person(COORDINATOR).page(f"{PAGE}?section=&question=profile.organisation_form")
    assert cells(page, "Svar per lärosäte: profil")[1][1] == "5 av 5"
    assert "Almby" not in page.text_content()


def test_parts_that_are_not_shared_alike_are_told_apart(as_person):
    page = as_person(COORDINATOR).page(f"{PAGE}?section=&question=profile.organisation_form&question=system.functional_fit")
    who = page.xpath("//*[@class='compare-who']")[0].text_content()
    assert "Profil: 6 lärosäten visas med namn." in who
    assert "Bedömningar:" in who


@pytest.mark.parametrize("where", ["", "/over-time"])
def test_workbook_and_pdf_answer(as_person, session, where, instant_printer):
    add_earlier_round(session)
    client = as_person(COORDINATOR)
    assert openpyxl.load_workbook(BytesIO(client.get(f"{PAGE}{where}?format=xlsx").data)).worksheets[0].max_row > 5
    assert client.get(f"{PAGE}{where}?format=pdf").data.startswith(b"%PDF")


def test_over_time_sets_the_rounds_side_by_side(as_person, session):
    add_earlier_round(session)
    page = as_person(COORDINATOR).page(f"{PAGE}/over-time?section=&question=profile.strategy")
    rows = cells(page, "Omgångarna sida vid sida")
    assert rows[0] == ["Uppgift", "Inventering 2024", "Inventering 2026", "Ändring"]
    undecided = next(row for row in rows if "Inget uttalat val" in row[0])
    assert undecided[1] == "6"
    assert rows[-1][1:] == ["6", "6", "0"]
    # Said once above the rows of the question, not in each.
    assert [row for row in rows if "Strategisk profil" in row[0]] == [["Strategisk profil"]]
    assert page.xpath("//svg//title")


def test_withdrawal_today_rules_the_earlier_round_too(as_person, session):
    add_earlier_round(session)
    share(session, ShareLevel.COUNTED, "almby", "ekvik", "fagernas")
    page = as_person(COORDINATOR).page(f"{PAGE}/over-time?section=&question=profile.strategy")
    assert cells(page, "Omgångarna sida vid sida")[-1][1:] == ["3", "3", "0"]


def test_only_those_in_all_rounds_are_compared_unless_all_are_asked_for(as_person, session):
    add_earlier_round(session)
    one = session.exec(
        select(Submission).where(Submission.round_id == select(Round.id).where(Round.name == "Inventering 2024").scalar_subquery())
    ).first()
    session.delete(one)
    session.commit()
    client = as_person(COORDINATOR)
    asked = f"{PAGE}/over-time?section=&question=profile.strategy"
    assert cells(client.page(asked), "Omgångarna sida vid sida")[-1][1:] == ["5", "5", "0"]
    assert cells(client.page(f"{asked}&who=all"), "Omgångarna sida vid sida")[-1][1:] == ["5", "6", "+1"]


def test_every_view_has_its_over_time_and_one_round_says_so(as_person, session):
    client = as_person(COORDINATOR)
    assert "Inventering 2025" in client.page("/consortium/compare/areas/over-time").text_content()
    only_this_round(session)
    assert "minst två" in client.page("/consortium/compare/areas/over-time").text_content()
    assert client.get("/consortium/compare/nothing/over-time").status_code == 404
    almby = as_person("majken.tallbrink@almby.example")
    assert almby.get("/institutions/almby/compare/questions/over-time").status_code == 200
    assert almby.get("/consortium/compare/questions/over-time").status_code in (403, 404)


def test_statements_do_not_grow_with_questions(as_person, sql_count):
    client = as_person(COORDINATOR)
    client.get(PAGE)
    with sql_count() as few:
        client.get(f"{PAGE}?section=&question=profile.strategy")
    with sql_count() as many:
        client.get(f"{PAGE}?section=profile.organisation")
    assert len(few) == len(many) > 0


@pytest.mark.parametrize("is_narrow", [False, True])
def test_picture_of_several_groups_says_that_each_has_a_scale_of_its_own(as_person, is_narrow):
    form, client = "narrow" if is_narrow else "wide", as_person(COORDINATOR)
    words = f"//div[@class='drawing-{form}']//text[.='Varje grupp har sin egen skala.']"
    assert client.page("/consortium/compare/areas/over-time").xpath(words)
    assert not client.page("/consortium/compare/buying/over-time").xpath(words)
