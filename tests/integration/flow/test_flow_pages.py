"""The flow's page, the rows of the wanted flow, and the chapter of the specification."""

from __future__ import annotations

import pytest
from sqlmodel import Session, select

from inventory_app.institutions.editions import template_of
from inventory_app.institutions.sheets import Editor, answers_of
from inventory_app.inventory.actions import add_system
from inventory_app.specification.chapters.flow import flow as write_chapter
from inventory_app.specification.compose import compose
from inventory_app.specification.dossier import Stamp
from inventory_app.specification.pen import Pen
from inventory_app.specification.queries import read_dossier
from inventory_app.tables import Institution, System, id_of, today
from tests.pages import fill, parsed, words

HERE, DALHEM = "/institutions/almby/flow/", "/institutions/dalhem/flow/"


@pytest.fixture
def contact(as_person, cast):
    return as_person(cast("almby", "main_contact"), "sv")


def institution(session: Session, key: str = "almby") -> Institution:
    return session.exec(select(Institution).where(Institution.key == key)).one()


def stored(session: Session, key: str = "almby") -> dict:
    session.rollback()
    return answers_of(session, id_of(institution(session, key)), "flow")


def test_page_shows_both_flows_as_pictures_and_tables(as_person, cast):
    page = as_person(cast("almby", "reader"), "sv").page(HERE)
    assert page.xpath("//main//*[local-name()='svg']/*[local-name()='title']/text()") == ["Informationsflödet i dag", "Önskat informationsflöde"]
    assert page.xpath("//div[contains(@class,'flow-figure')]/@aria-label") == ["Informationsflödet i dag", "Önskat informationsflöde"]
    assert page.xpath("//div[contains(@class,'flow-figure')]/@tabindex") == ["0", "0"]
    numbers = {name: page.xpath(f"//table[@id='{name}']//td[@data-label='Nr']/text()") for name in ("now", "wanted")}
    assert {name: found == [str(number) for number in range(1, len(found) + 1)] for name, found in numbers.items()} == {"now": True, "wanted": True}
    assert (len(numbers["now"]) > 10, len(numbers["wanted"])) == (True, 8)
    states = dict.fromkeys(str(row) for row in page.xpath("//table[@id='wanted']//span[@class='cell-note']/text()"))
    assert list(states) == ["Nytt", "Som i dag"]


def test_institution_without_systems_is_told_how_to_begin(as_person, cast):
    page = as_person(cast("dalhem", "main_contact"), "en").page(DALHEM)
    assert page.xpath("//main//*[local-name()='svg']") == []
    assert page.xpath("//div[contains(@class,'empty-state')]//a/@href") == ["/institutions/dalhem/systems/add", f"{DALHEM}wanted"]


@pytest.mark.parametrize("name", ["now", "wanted", "users"])
def test_each_table_comes_as_a_file(contact, name):
    shown = contact.page(HERE).xpath(f"//table[@id='{name}']/tbody/tr")
    answer = contact.get(f"{HERE}?format=csv&list={name}")
    assert (answer.mimetype, len(answer.data.decode("utf-8-sig").splitlines())) == ("text/csv", len(shown) + 1)


def test_row_is_saved_drawn_and_told_in_the_history(contact, session):
    navet = session.exec(select(System.id).where(System.name == "Kontaktnavet").order_by(System.id)).first()
    sent = fill(contact, f"{HERE}wanted") | {
        "wanted_flow.8.information": ["Nya prospekt"],
        "wanted_flow.8.source.name": ["Näringslivskontoret"],
        "wanted_flow.8.recipient.system": [str(navet)],
    }
    answer = contact.post(f"{HERE}wanted", data=sent)
    assert (answer.status_code, answer.location) == (303, HERE)
    assert stored(session)["wanted_flow"][-1] == {
        "information": "Nya prospekt",
        "source": {"name": "Näringslivskontoret"},
        "recipient": {"system": navet},
    }
    assert "Näringslivskontoret" in words(contact.page(HERE), "(//main//*[local-name()='svg'])[2]")
    assert "Nya prospekt" in words(contact.page(f"{HERE}history"))


def test_row_with_a_choice_and_a_name_is_refused_and_kept(contact, session):
    before = stored(session)
    sent = fill(contact, f"{HERE}wanted") | {"wanted_flow.0.source.name": ["Också någon annan"]}
    answer = contact.post(f"{HERE}wanted", data=sent)
    assert answer.status_code == 422
    assert parsed(answer).xpath("//input[@value='Också någon annan']/@name") == ["wanted_flow.0.source.name"]
    assert stored(session) == before


def test_change_by_somebody_else_is_shown_as_a_clash(contact, as_person, cast):
    mine, theirs = fill(contact, f"{HERE}wanted"), fill(contact, f"{HERE}wanted")
    as_person(cast("almby", "system_owner"), "sv").post(f"{HERE}wanted", data=theirs | {"wanted_flow.0.information": ["Deras"]})
    answer = contact.post(f"{HERE}wanted", data=mine | {"wanted_flow.0.information": ["Mitt"]})
    assert answer.status_code == 409


def test_older_edition_without_the_question_is_asked_it_all_the_same(contact, session, monkeypatch):
    template = template_of(session, institution(session))
    monkeypatch.setattr("inventory_app.flow.routes.template_of", lambda *_: template.model_copy(update={"flow": None}))
    assert "Flöden" in words(contact.page(f"{HERE}wanted"))


def test_page_sends_as_many_statements_with_many_systems(contact, session, sql_count):
    with sql_count() as few:
        contact.page(HERE)
    place = institution(session)
    sheet = template_of(session, place).system
    for number in range(30):
        link = {"direction": "out", "system": {"name": f"Part {number}"}, "information": "Listor"}
        add_system(session, sheet, Editor(id_of(place), None), {"name": f"System {number}", "integrations": [link]})
    session.commit()
    with sql_count() as many:
        contact.page(HERE)
    assert len(few) == len(many)


def test_chapter_has_both_figures_and_names_nobody(session):
    dossier = read_dossier(session, institution(session), today())
    chapter = next(chapter for chapter in compose(dossier, "sv").chapters if chapter.anchor == "flow")
    assert (chapter.number, chapter.title, chapter.is_wide) == ("6", "Informationsflöde", True)
    assert [block.kind for block in chapter.blocks] == ["prose", "heading", "flow", "table", "heading", "table", "heading", "flow", "table"]
    people = [
        owner["name"]
        for system in dossier.systems
        for owner in system.answers.get("information_owners", [])
        if isinstance(owner, dict) and "name" in owner
    ]
    text = chapter.model_dump_json()
    assert people
    assert [name for name in people if name in text] == []


def test_issue_has_no_chapter_where_nothing_is_known_and_the_draft_says_so(session):
    dossier = read_dossier(session, institution(session, "dalhem"), today())
    assert list(write_chapter(Pen(dossier, None, "sv"))) == []
    issued = compose(dossier, "sv", Stamp("1.0", today(), "Rut", "sv"))
    assert "flow" not in [chapter.anchor for chapter in issued.chapters]
    draft = compose(dossier, "sv")
    assert [block.kind for chapter in draft.chapters if chapter.anchor == "flow" for block in chapter.blocks] == ["note"]
    assert "Det önskade informationsflödet är inte beskrivet" in draft.chapters[-1].model_dump_json()
