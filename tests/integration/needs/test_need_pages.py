"""Pages of needs: writing, editing, filtering, choosing and writing requirements, history."""

from __future__ import annotations

import pytest

from inventory_app.needs import actions
from inventory_app.needs.need import Priority
from tests.pages import inputs_of, parsed, words

NEEDS = "/institutions/dalhem/needs"


@pytest.fixture
def add(dalhem):
    def make(text, priority=Priority.MEDIUM, *requirements):
        number = actions.add_need(dalhem.session, dalhem.one, text, priority, requirements).number
        dalhem.session.commit()
        return number

    return make


def follow(client, answer):
    assert answer.status_code == 303, answer.text[:2000]
    return client.page(answer.location)


def listed(page):
    return [" ".join(row.text_content().replace("\u00ad", "").split()) for row in page.xpath("//table[@id='needs']//td[@class='need-text']")]


def test_before_the_first_need_the_page_says_where_to_begin(rut):
    page = rut.page(f"{NEEDS}/")
    assert "No needs yet" in words(page)
    assert page.xpath("//main//a[contains(@class,'ds-button')]/@href") == [f"{NEEDS}/from-inventory", f"{NEEDS}/add"]


def test_need_is_written_and_shown_with_its_number(rut, dalhem):
    page = follow(rut, rut.post(f"{NEEDS}/add", data={"text": "See who visits whom", "priority": "high"}))
    assert words(page, "//h1") == "Need B1"
    assert "B1 has been added." in words(page)
    assert [(need.label, need.priority) for need in dalhem.stored] == [("B1", Priority.HIGH)]


@pytest.mark.parametrize(("text", "fault"), [("  ", "Write the need."), ("x" * 2001, "Shorten the text to 2000 characters. It has 2001 now.")])
def test_need_without_words_or_with_too_many_is_the_same_page_again(rut, dalhem, text, fault):
    answer = rut.post(f"{NEEDS}/add", data={"text": text, "priority": "low"})
    assert (answer.status_code, dalhem.stored) == (422, [])
    page = parsed(answer)
    assert fault in words(page, "//*[contains(@class,'error-summary')]")
    assert page.xpath("//input[@name='priority'][@checked]/@value") == ["low"]


def test_list_shows_what_matters_most_first_and_filters(rut, add):
    add("Middle", Priority.MEDIUM, "KON-01")
    add("Last", Priority.LOW)
    add("First", Priority.HIGH)
    assert listed(rut.page(f"{NEEDS}/")) == ["First", "Middle", "Last"]
    assert listed(rut.page(f"{NEEDS}/?priority=low")) == ["Last"]
    assert listed(rut.page(f"{NEEDS}/?state=without")) == ["First", "Last"]
    assert listed(rut.page(f"{NEEDS}/?state=with&origin=written")) == ["Middle"]
    assert listed(rut.page(f"{NEEDS}/?text=kon-01")) == ["Middle"]
    assert "No need matches" in words(rut.page(f"{NEEDS}/?origin=gap"))
    assert listed(rut.page(f"{NEEDS}/?priority=none&origin=nowhere&state=x")) == ["First", "Middle", "Last"]


def test_list_takes_the_same_statements_however_long_it_is(rut, add, sql_count):
    add("One", Priority.LOW, "KON-01")
    rut.page(f"{NEEDS}/")
    with sql_count() as few:
        rut.page(f"{NEEDS}/")
    for number in range(5):
        add(f"More {number}", Priority.HIGH, "KON-01", "KON-02")
    rut.page(f"{NEEDS}/")
    with sql_count() as many:
        rut.page(f"{NEEDS}/")
    assert len(few) == len(many)


def test_two_who_edit_the_same_need_see_each_others_words(rut, dalhem, add):
    number = add("Before")
    sent = inputs_of(rut.page(f"{NEEDS}/{number}"))
    actions.save_needs(dalhem.session, dalhem.one, {"1|text": "Theirs"}, actions.prints_of(dalhem.stored[0]))
    dalhem.session.commit()
    answer = rut.post(f"{NEEDS}/{number}", data=sent | {"text": ["Mine"], "priority": ["high"]})
    page = parsed(answer)
    assert (answer.status_code, page.xpath("//textarea[@name='text']")[0].text.strip()) == (409, "Mine")
    assert "Theirs: “Theirs”" in words(page)
    assert [(need.text, need.priority) for need in dalhem.stored] == [("Theirs", Priority.HIGH)]
    follow(rut, rut.post(f"{NEEDS}/{number}", data=inputs_of(page)))
    assert [(need.text, need.priority) for need in dalhem.stored] == [("Mine", Priority.HIGH)]


def test_what_is_written_about_a_need_that_another_removes_is_kept(rut, dalhem, add):
    number = add("Before")
    sent = inputs_of(rut.page(f"{NEEDS}/{number}"))
    actions.set_removed(dalhem.session, dalhem.one, number)
    dalhem.session.commit()
    page = follow(rut, rut.post(f"{NEEDS}/{number}", data=sent | {"text": ["Mine"]}))
    assert "Somebody has removed B1 in the meantime" in words(page)
    assert dalhem.stored == []
    rut.post(f"{NEEDS}/history/{dalhem.acts()[1].act.id}/undo")
    assert [need.text for need in dalhem.stored] == ["Mine"]


def test_need_is_removed_with_a_way_back(rut, dalhem, add):
    number = add("Before", Priority.HIGH, "KON-01")
    page = follow(rut, rut.post(f"{NEEDS}/{number}/remove"))
    assert (dalhem.stored, rut.get(f"{NEEDS}/{number}").status_code) == ([], 404)
    (undo,) = page.xpath("//div[contains(@class,'undo')]//form/@action")
    follow(rut, rut.post(undo))
    assert dalhem.stored[0].requirements == ("KON-01",)


def test_requirements_are_chosen_from_the_checklist_and_others_choices_stay(rut, dalhem, add):
    number = add("Before", Priority.HIGH, "KON-01")
    page = rut.page(f"{NEEDS}/{number}/requirements?category=AKT")
    shown = page.xpath("//input[@name='requirement']/@value")
    assert (shown[0], {key[:3] for key in shown[1:]}) == ("KON-01", {"AKT"})
    actions.set_links(dalhem.session, dalhem.one, number, {"KON-02": True})
    dalhem.session.commit()
    sent = {"was": ["KON-01"], "requirement": ["AKT-01", "NO-99"]}
    page = follow(rut, rut.post(f"{NEEDS}/{number}/requirements", data=sent))
    assert dalhem.stored[0].requirements == ("AKT-01", "KON-02")
    follow(rut, rut.post(f"{NEEDS}/{number}/requirements/unlink", data={"requirement": "KON-02"}))
    assert dalhem.stored[0].requirements == ("AKT-01",)


def test_requirement_is_written_for_a_need_and_linked_once_it_is_saved(rut, dalhem, add):
    number = add("Vi ser inte vem som har besökt samma organisation")
    page = rut.page(f"{NEEDS}/{number}/write")
    assert f"{NEEDS}/{number}/write/AKT" in page.xpath("//main//a/@href")
    page = rut.page(f"{NEEDS}/{number}/write/AKT")
    assert page.xpath("//textarea[@name='motive_sv']")[0].text.strip() == "Vi ser inte vem som har besökt samma organisation"
    sent = inputs_of(page) | {"text_sv": ["Systemet ska visa besöken."], "methods": ["D"]}
    page = follow(rut, rut.post(f"{NEEDS}/{number}/write/AKT", data=sent))
    assert dalhem.stored[0].requirements == ("AKT-E01",)
    assert "AKT-E01 has been added, and meets B1." in words(page)


def test_form_without_a_requirement_is_the_same_page_again(rut, dalhem, add):
    number = add("Before")
    answer = rut.post(f"{NEEDS}/{number}/write/AKT", data={"motive_sv": "Därför"})
    assert (answer.status_code, dalhem.stored[0].requirements) == (422, ())
    assert rut.get(f"{NEEDS}/{number}/write/XXX").status_code == 404


def test_requirement_that_is_gone_is_named_and_can_be_taken_away(rut, add):
    number = add("Before", Priority.HIGH, "AKT-E07")
    assert "No longer in the checklist" in words(rut.page(f"{NEEDS}/{number}"))
    assert "No longer in the checklist" not in words(follow(rut, rut.post(f"{NEEDS}/{number}/requirements/unlink", data={"requirement": "AKT-E07"})))


def test_history_tells_who_did_what_and_undoes(rut, dalhem):
    rut.post(f"{NEEDS}/add", data={"text": "See who visits whom", "priority": "high"})
    rut.post(f"{NEEDS}/1/requirements", data={"requirement": ["KON-01"]})
    page = rut.page(f"{NEEDS}/history?need=1")
    assert [" ".join(each.text_content().split()) for each in page.xpath("//p[@class='history-what']")] == ["Requirements chosen", "Added"]
    (newest, *_) = page.xpath("//ol[@class='history']//form/@action")
    follow(rut, rut.post(newest))
    assert (dalhem.stored[0].requirements, rut.post(newest).status_code) == ((), 404)


@pytest.mark.parametrize("place", ["", "from-inventory", "proposals", "history"])
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_every_list_is_also_a_file(as_person, place, ending):
    client = as_person("majken.tallbrink@almby.example")
    answer = client.get(f"/institutions/almby/needs/{place}?format={ending}")
    assert (answer.status_code, answer.headers["Content-Disposition"].startswith("attachment")) == (200, True)


def test_reader_sees_and_is_offered_nothing_to_change(as_person, cast):
    client = as_person(cast("almby", "reader"))
    for place in ("", "from-inventory", "proposals", "history"):
        page = client.page(f"/institutions/almby/needs/{place}")
        assert page.xpath("//main//form[@method='post']") == []
