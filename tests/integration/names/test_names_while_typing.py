"""Names beside the question about the product: suggested, listed, taken; and whose names they may be."""

from __future__ import annotations

import pytest
from lxml import html
from sqlmodel import select

from inventory_app.institutions.sharing import Part, ShareLevel, decide
from inventory_app.names import actions
from inventory_app.names.queries import names_for, names_of_all
from inventory_app.submission.actions import submit_
from inventory_app.tables import Change, ChangeSet, Institution, System, now
from tests.pages import words

NAMES = "/institutions/almby/systems/names"


@pytest.fixture
def client(as_person):
    return as_person("ossian.kvarnmark@almby.example", "en")


def institution(session, key: str) -> Institution:
    return session.exec(select(Institution).where(Institution.key == key)).one()


def system(session, key: str, name: str) -> System:
    return session.exec(select(System).where(System.institution_id == institution(session, key).id, System.name == name)).one()


def rename(session, key: str, name: str, product: str, *, hand_in: bool = True) -> None:
    """What an institution calls the product of one of its systems, handed in."""
    found = system(session, key, name)
    found.answers = {**found.answers, "product": {"product": product, "vendor": "Nordkontakt AB"}}
    found.updated_at = now()
    session.add(found)
    session.flush()
    if hand_in:
        submit_(session, institution(session, key), None)
    session.commit()


def share(session, key: str, level: ShareLevel) -> None:
    decide(session, institution(session, key).id or 0, None, {Part.SYSTEMS: level})
    session.commit()


def suggested(client, typed: str, kind: str = "product") -> list[str]:
    answer = client.get(f"{NAMES}/{kind}", query_string={f"product.{kind}": typed}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    if not answer.text.strip():
        return []
    return [" ".join(option.text_content().split()) for option in html.fragment_fromstring(answer.text, create_parent=True).xpath(".//li")]


def test_typing_suggests_what_others_call_it_and_how_many_do(client):
    assert suggested(client, "kontakt n") == ["Kontaktnavet 2 institutions call it this", "KontaktNavet Pro 2 institutions call it this"]
    assert suggested(client, "nordk", "vendor") == ["Nordkontakt AB 4 institutions call it this"]


def test_nothing_is_suggested_for_nothing_typed_or_for_what_is_there_already(client):
    assert (suggested(client, ""), suggested(client, "AlumnBro")) == ([], [])


def test_what_is_not_handed_in_is_not_suggested_to_others(client, session):
    rename(session, "granliden", "Kontaktnavet", "Hemligheten", hand_in=False)
    assert suggested(client, "hemlig") == []
    rename(session, "granliden", "Kontaktnavet", "Hemligheten")
    assert suggested(client, "hemlig") == ["Hemligheten 1 institution calls it this"]


def test_own_register_counts_as_it_is_now(client, session):
    rename(session, "almby", "Kontaktnavet", "Nyhemligt", hand_in=False)
    assert suggested(client, "nyhem") == ["Nyhemligt 1 institution calls it this"]


@pytest.mark.parametrize("level", [ShareLevel.COUNTED, ShareLevel.WITHHELD])
def test_institution_that_does_not_share_by_name_is_in_no_number(client, session, level):
    """Others can be read by name, so that one more in a number would be that institution's."""
    assert suggested(client, "kontaktnavet ")[0] == "Kontaktnavet 2 institutions call it this"
    before = [(name.text, name.institutions) for name in names_of_all(session).by_kind["product"]]
    session.rollback()
    share(session, "granliden", level)
    assert suggested(client, "kontaktnavet ")[0] == "Kontaktnavet 1 institution calls it this"
    after = [(name.text, name.institutions) for name in names_of_all(session).by_kind["product"]]
    session.rollback()
    rename(session, "granliden", "Kontaktnavet", "Hemligheten")
    assert suggested(client, "hemlig") == []
    assert before != after == [(name.text, name.institutions) for name in names_of_all(session).by_kind["product"]]


def test_who_shares_nothing_of_its_systems_sees_only_its_own_names(client, session):
    rename(session, "granliden", "Kontaktnavet", "Granlidens eget")
    assert suggested(client, "granlidens")
    share(session, "almby", ShareLevel.COUNTED)
    assert suggested(client, "granlidens")
    share(session, "almby", ShareLevel.WITHHELD)
    assert suggested(client, "granlidens") == []
    assert suggested(client, "kontaktnavet ")[0] == "Kontaktnavet 1 institution calls it this"


def test_institution_that_takes_no_part_is_not_counted(client, session):
    granliden = institution(session, "granliden")
    granliden.state = "declined"
    session.add(granliden)
    session.commit()
    assert suggested(client, "kontaktnavet ")[0] == "Kontaktnavet 1 institution calls it this"


def test_invented_consortium_is_not_mixed_with_a_real_one(session):
    almby = institution(session, "almby")
    almby.is_demo = False
    assert [name.institutions for name in names_for(session, almby).by_kind["product"] if name.text == "Kontaktnavet"] == [1]


def test_coordinators_see_nothing_that_is_only_being_worked_on(session):
    rename(session, "almby", "Kontaktnavet", "Nyhemligt", hand_in=False)
    assert "Nyhemligt" not in [name.text for name in names_of_all(session).by_kind["product"]]


def test_step_page_offers_the_names_without_scripts(client, session):
    page = client.page(f"/institutions/almby/systems/{system(session, 'almby', 'Kontaktnavet').id}/technology")
    (product,) = page.xpath("//input[@name='product.product']")
    assert product.get("list") == "names-product"
    assert page.xpath("//datalist[@id='names-product']/option/@value")[:2] == ["Kalkylprogram i kontorspaketet", "AlumnBro"]
    assert page.xpath("//script[contains(@src,'js/suggest.js')]")
    links = page.xpath("//*[@id='f-product']//a[contains(@class,'ds-link')]/@href")
    assert links == [NAMES, f"/institutions/almby/systems/{system(session, 'almby', 'Kontaktnavet').id}/product-facts"]


def test_other_steps_are_as_light_as_before(client, session):
    page = client.page(f"/institutions/almby/systems/{system(session, 'almby', 'Kontaktnavet').id}/basics")
    assert page.xpath("//script[contains(@src,'js/suggest.js')] | //datalist") == []


def test_reader_is_offered_no_names_to_choose(as_person, session):
    page = as_person("tage.lindrot@almby.example").page(f"/institutions/almby/systems/{system(session, 'almby', 'Kontaktnavet').id}/technology")
    assert page.xpath("//datalist | //*[contains(@class,'called')]") == []


def test_list_of_names_is_searched_and_has_vendors_too(client):
    page = client.page(f"{NAMES}?text=navet")
    assert [words(row, ".") for row in page.xpath("//table[@id='names']/tbody/tr/th")] == ["Kontaktnavet", "KontaktNavet Pro"]
    page = client.page(f"{NAMES}?kind=vendor&text=nordkontakt")
    assert [words(cell, ".") for cell in page.xpath("//table[@id='names']/tbody/tr/*")] == ["Nordkontakt AB", "4", "Nordkontakt"]


def test_joined_name_is_offered_kindly_and_taken_with_one_click(client, session):
    found = system(session, "almby", "Kontaktnavet")
    actions.join(session, None, "product", "Kontaktnavet", "Navet i norr")
    session.commit()
    address = f"/institutions/almby/systems/{found.id}/technology"
    page = client.page(address)
    assert (
        words(page, "//form[contains(@class,'called')]/p")
        == "You wrote Kontaktnavet. The consortium calls it Navet i norr, and counts it under that name."
    )
    assert suggested(client, "Kontaktnavet") == ["Navet i norr 2 institutions call it this", "KontaktNavet Pro 2 institutions call it this"]
    (form,) = page.xpath("//form[contains(@class,'called')]")
    answer = client.post(form.get("action"), data={"seen": form.xpath(".//input[@name='seen']/@value")[0]})
    assert (answer.status_code, answer.location) == (303, f"{address}#f-product")
    session.rollback()
    session.refresh(found)
    assert found.answers["product"] == {"product": "Navet i norr", "vendor": "Nordkontakt AB", "version": "8.4"}
    last = session.exec(select(Change).join(ChangeSet).where(ChangeSet.subject == f"system:{found.id}").order_by(Change.id.desc())).first()
    assert (last.key, last.before["product"], last.after["product"]) == ("product", "Kontaktnavet", "Navet i norr")
    assert client.page(address).xpath("//form[contains(@class,'called')]") == []


def test_name_is_not_taken_over_an_answer_that_was_changed_meanwhile(client, session):
    found = system(session, "almby", "Kontaktnavet")
    actions.join(session, None, "product", "Kontaktnavet", "Navet i norr")
    session.commit()
    client.post(f"/institutions/almby/systems/{found.id}/names/product", data={"seen": "0123456789abcdef"})
    session.rollback()
    session.refresh(found)
    assert found.answers["product"]["product"] == "Kontaktnavet"
    assert "Somebody else" in words(client.page(NAMES), "//*[@class='flashes']")


def test_taking_a_name_nobody_joined_changes_nothing(client, session):
    found = system(session, "almby", "Kontaktnavet")
    before = found.answers
    assert client.post(f"/institutions/almby/systems/{found.id}/names/vendor", data={"seen": "-"}).status_code == 303
    session.rollback()
    session.refresh(found)
    assert found.answers == before


def test_names_take_as_many_statements_with_three_systems_as_with_three_hundred(client, session, sql_count):
    counts = []
    for more in (0, 300):
        almby = institution(session, "almby")
        session.add_all(
            System(institution_id=almby.id or 0, name=f"Nytt {n}", answers={"name": f"Nytt {n}", "product": {"product": f"P{n}", "vendor": "V"}})
            for n in range(more)
        )
        session.commit()
        client.get(f"{NAMES}/product?product.product=p")
        with sql_count() as statements:
            client.get(f"{NAMES}/product?product.product=p")
        counts.append(len(statements))
    assert counts[0] == counts[1] > 1
