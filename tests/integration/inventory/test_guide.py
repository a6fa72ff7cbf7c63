"""Saving a step: on and back, kept whatever is wrong, merged with what others wrote."""

from __future__ import annotations

import pytest
from sqlmodel import select

from inventory_app.answers.values import UNKNOWN
from inventory_app.history.queries import list_entries
from inventory_app.tables import Institution, System
from tests.pages import autosave, error_links, fill, inputs_of, parsed, seen_in, words

IT = "ossian.kvarnmark@almby.example"
CONTACT = "majken.tallbrink@almby.example"
READER = "tage.lindrot@almby.example"


@pytest.fixture
def system(session):
    """Almby's first system."""
    found = session.exec(
        select(System).join(Institution, Institution.id == System.institution_id).where(Institution.key == "almby").order_by(System.id)
    ).first()
    session.expunge(found)
    session.commit()
    return found


@pytest.fixture
def client(as_person):
    return as_person(IT, "en")


def url(system: System, page: str) -> str:
    return f"/institutions/almby/systems/{system.id}/{page}"


def answers(session, system: System) -> dict:
    session.rollback()
    found = dict(session.get_one(System, system.id).answers)
    session.commit()
    return found


def act_ids(session, system: System) -> set[int]:
    """What the history of the system holds."""
    session.rollback()
    found = {entry.change_set_id for entry in list_entries(session, system.institution_id, f"system:{system.id}", most=1000)}
    session.rollback()
    assert found
    return found


def test_saving_goes_on_to_the_next_step(client, session, system):
    answer = client.post(url(system, "basics"), data=fill(client, url(system, "basics"), purpose="Nytt syfte", in_use__from="2018-02"))
    assert (answer.status_code, answer.location) == (303, url(system, "ownership"))
    found = answers(session, system)
    assert (found["purpose"], found["in_use"]) == ("Nytt syfte", {"from": "2018-02"})


def test_saving_may_stay_on_the_page_and_says_so(client, system):
    answer = client.post(url(system, "use"), data=fill(client, url(system, "use"), "stay"))
    assert (answer.status_code, answer.location) == (303, url(system, "use"))
    assert words(client.page(answer.location), "//*[@class='flashes']") == "Saved."


def test_last_step_goes_on_to_all_answers(client, system):
    answer = client.post(url(system, "experience"), data=fill(client, url(system, "experience")))
    assert answer.location == url(system, "check")


def test_saving_what_was_shown_changes_nothing(client, session, system):
    before, acts = answers(session, system), act_ids(session, system)
    for step in ("basics", "ownership", "use", "information", "technology", "contract", "assessment", "experience"):
        assert client.post(url(system, step), data=fill(client, url(system, step))).status_code == 303
    assert (answers(session, system), act_ids(session, system)) == (before, acts)


def test_every_step_links_to_the_one_before(client, system):
    assert url(system, "basics") in client.page(url(system, "ownership")).xpath("//div[@class='form-end actions']//a/@href")
    assert client.page(url(system, "basics")).xpath("//div[@class='form-end actions']//a/@href") == [url(system, "next?after=basics")]


def test_any_part_may_be_left_empty_but_the_name(client, session, system):
    sent = {name: [""] if "!" not in name and name != "present" else values for name, values in fill(client, url(system, "basics")).items()}
    assert client.post(url(system, "basics"), data=sent | {"name": ["Navet"]}).status_code == 303
    assert {key for key in answers(session, system) if key in {"name", "purpose", "status", "support_kind", "in_use", "other_names"}} == {"name"}


def test_what_cannot_be_read_is_told_with_links_and_all_that_was_typed_is_kept(client, session, system):
    before = answers(session, system)
    sent = fill(
        client,
        url(system, "contract"),
        notice_months="tre",
        annual_cost__licences="mycket",
        contract_end__ends_on="snart",
        contract_end__extension="ett år",
    )
    answer = client.post(url(system, "contract"), data=sent)
    page = parsed(answer)
    assert answer.status_code == 422
    assert error_links(page) == [
        ("q-contract_end-ends_on", "Write a year, a month or a day, such as 2027, 2027-05 or 2027-05-31."),
        ("q-notice_months", "Write a number with digits, such as 1200."),
        ("q-annual_cost-licences", "Write a number with digits, such as 1200."),
    ]
    kept = inputs_of(page, "//main//form[contains(@class,'form')]")
    assert kept == {name: values for name, values in sent.items() if name != "then"}
    assert page.xpath("string(//title)").startswith("Error:")
    assert answers(session, system) == before


def test_fault_is_tied_to_its_input(client, system):
    page = parsed(client.post(url(system, "contract"), data=fill(client, url(system, "contract"), notice_months="tre")))
    (field,) = page.xpath("//input[@name='notice_months']")
    assert field.get("aria-invalid") == "true"
    described = [words(page, f"//*[@id='{each}']") for each in field.get("aria-describedby").split()]
    assert "Error: Write a number with digits, such as 1200." in described


def test_dont_know_is_stored_as_an_answer(client, session, system):
    sent = fill(client, url(system, "contract"), **{"notice_months!unknown": "1"})
    client.post(url(system, "contract"), data=sent)
    assert answers(session, system)["notice_months"] == UNKNOWN


def test_rows_keep_their_order_and_drop_the_empty_ones(client, session, system):
    sent = fill(client, url(system, "ownership"))
    sent = {name: values for name, values in sent.items() if not name.startswith("information_owners.")}
    sent |= {"information_owners.4.name": ["Sist"], "information_owners.1.name": ["Först"], "information_owners.2.name": [" "]}
    client.post(url(system, "ownership"), data=sent)
    assert answers(session, system)["information_owners"] == [{"name": "Först"}, {"name": "Sist"}]


def test_link_to_a_system_of_another_institution_is_refused(client, session, system):
    theirs = session.exec(select(System.id).join(Institution, Institution.id == System.institution_id).where(Institution.key == "bergsund")).first()
    session.commit()
    before = answers(session, system)
    sent = fill(client, url(system, "basics"), lineage__successor__system=str(theirs), lineage__successor__name="")
    answer = client.post(url(system, "basics"), data=sent)
    assert answer.status_code == 422
    assert error_links(parsed(answer)) == [("q-lineage-successor-system", "Choose one of the options in the list.")]
    assert answers(session, system) == before


def test_link_to_a_system_in_the_bin_survives_saving_the_step(client, session, system):
    linked = answers(session, system)["lineage"]["successor"]["system"]
    client.post(f"/institutions/almby/systems/{linked}/delete")
    page = client.page(url(system, "basics"))
    assert page.xpath("//select[@name='lineage.successor.system']/option[@selected]/text()") == ["(removed system)"]
    client.post(url(system, "basics"), data=fill(client, url(system, "basics"), purpose="Annat"))
    found = answers(session, system)
    assert (found["purpose"], found["lineage"]["successor"]) == ("Annat", {"system": linked})


def test_system_is_no_successor_of_itself(client, system):
    assert str(system.id) not in client.page(url(system, "basics")).xpath("//select[@name='lineage.successor.system']/option/@value")


def test_condition_is_told_in_words(client, session, system):
    page = client.page(url(system, "information"))
    assert (
        words(page, "//*[@id='h-legal_basis']/p[1]")
        == "Answer only if the answer to question 23, “Personal data”, is: Ordinary, In need of extra protection, Special categories"
    )


# Autosave ----------------------------------------------------------------------------------------------------------


def test_autosave_stores_one_question_and_hands_over_what_is_seen_now(client, session, system):
    sent = fill(client, url(system, "basics"), purpose="Första", other_names="inte jag")
    first = autosave(client, url(system, "basics"), sent, "purpose")
    assert first.status_code == 200
    assert first.text.strip().startswith("Saved ")
    again = sent | {"purpose": ["Andra"], "purpose!seen": [seen_in(first)]}
    assert autosave(client, url(system, "basics"), again, "purpose").status_code == 200
    found = answers(session, system)
    assert (found["purpose"], found["other_names"]) == ("Andra", "Navet, CRM:et")


def test_whole_page_saved_after_autosave_does_not_clash_with_itself(client, session, system):
    sent = fill(client, url(system, "basics"), purpose="Första")
    seen = seen_in(autosave(client, url(system, "basics"), sent, "purpose"))
    answer = client.post(url(system, "basics"), data=sent | {"purpose": ["Andra"], "purpose!seen": [seen]})
    assert (answer.status_code, answers(session, system)["purpose"]) == (303, "Andra")


def test_autosave_of_what_cannot_be_read_says_so_and_keeps_what_was_stored(client, session, system):
    before = answers(session, system)
    answer = autosave(client, url(system, "contract"), fill(client, url(system, "contract"), notice_months="tre"), "notice_months")
    assert answer.status_code == 422
    assert "Write a number with digits, such as 1200." in answer.text
    assert seen_in(answer) == fill(client, url(system, "contract"))["notice_months!seen"][0]
    assert answers(session, system) == before


def test_autosave_that_clashes_writes_nothing_and_the_page_then_shows_both(client, as_person, session, system):
    sent = fill(client, url(system, "basics"), purpose="Mitt")
    other = as_person(CONTACT, "en")
    other.post(url(system, "basics"), data=fill(other, url(system, "basics"), purpose="Deras"))
    answer = autosave(client, url(system, "basics"), sent, "purpose")
    assert (answer.status_code, seen_in(answer)) == (409, sent["purpose!seen"][0])
    assert "somebody else has changed this in the meantime" in answer.text
    assert answers(session, system)["purpose"] == "Deras"
    assert client.post(url(system, "basics"), data=sent).status_code == 409


def test_autosave_with_no_question_in_it_answers_nothing(client, system):
    answer = client.post(url(system, "basics"), data={}, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.text) == (204, "")


def test_autosave_of_somebody_who_was_signed_out_says_so(client, system):
    sent = fill(client, url(system, "basics"), purpose="x")
    client.post("/sign-out")
    answer = autosave(client, url(system, "basics"), sent, "purpose")
    assert answer.status_code == 401
    assert "You are signed out" in answer.text or "utloggad" in answer.text


# Two people --------------------------------------------------------------------------------------------------------


@pytest.fixture
def two(client, as_person):
    return client, as_person(CONTACT, "en")


def test_questions_that_only_one_of_two_changed_are_merged(two, session, system):
    mine, theirs = two
    my_form, their_form = (fill(each, url(system, "basics")) for each in two)
    theirs.post(url(system, "basics"), data=their_form | {"other_names": ["Deras namn"]})
    assert mine.post(url(system, "basics"), data=my_form | {"purpose": ["Mitt syfte"]}).status_code == 303
    found = answers(session, system)
    assert (found["other_names"], found["purpose"]) == ("Deras namn", "Mitt syfte")


@pytest.fixture
def clash(two, system):
    """The page that somebody gets whose answer another has overtaken; beside it one question that was not."""
    mine, theirs = two
    my_form, their_form = (fill(each, url(system, "basics")) for each in two)
    theirs.post(url(system, "basics"), data=their_form | {"purpose": ["Deras <b>syfte</b>"]})
    return mine.post(url(system, "basics"), data=my_form | {"purpose": ["Mitt syfte"], "other_names": ["Bara mitt"]})


def test_clash_shows_both_answers_and_saves_the_rest(clash, session, system):
    page = parsed(clash)
    assert clash.status_code == 409
    assert words(page, "//*[contains(@class,'clash')]") == "The other answer: Deras <b>syfte</b>"
    assert inputs_of(page, "//main//form[contains(@class,'form')]")["purpose"] == ["Mitt syfte"]
    assert [target for target, _message in error_links(page)] == ["q-purpose"]
    found = answers(session, system)
    assert (found["purpose"], found["other_names"]) == ("Deras <b>syfte</b>", "Bara mitt")


def test_saving_again_after_a_clash_keeps_mine_and_theirs_stays_in_the_history(clash, client, session, system):
    again = inputs_of(parsed(clash), "//main//form[contains(@class,'form')]")
    assert client.post(url(system, "basics"), data=again).status_code == 303
    assert answers(session, system)["purpose"] == "Mitt syfte"
    history = client.page(url(system, "history?question=purpose"))
    newest = [
        (item.xpath("string(.//strong)"), item.xpath("string(.//del)"), item.xpath("string(.//ins)"))
        for item in history.xpath("//ol[@class='history']/li")[:2]
    ]
    assert newest[0] == ("Ossian Kvarnmark", "Deras <b>syfte</b>", "Mitt syfte")
    assert (newest[1][0], newest[1][2]) == ("Majken Tallbrink", "Deras <b>syfte</b>")


def test_replayed_form_changes_nothing_the_second_time(client, session, system):
    sent = fill(client, url(system, "basics"), purpose="En gång")
    assert client.post(url(system, "basics"), data=sent).status_code == 303
    acts = act_ids(session, system)
    assert client.post(url(system, "basics"), data=sent).status_code == 303
    assert act_ids(session, system) == acts


def test_stale_form_does_not_undo_what_others_wrote_since(client, as_person, session, system):
    stale = fill(client, url(system, "basics"))
    other = as_person(CONTACT)
    other.post(url(system, "basics"), data=fill(other, url(system, "basics"), purpose="Nyare", other_names=""))
    assert client.post(url(system, "basics"), data=stale).status_code == 303
    found = answers(session, system)
    assert (found["purpose"], "other_names" in found) == ("Nyare", False)


def test_form_of_a_system_that_went_into_the_bin_meanwhile_is_told_that_it_is_gone(client, session, system):
    sent = fill(client, url(system, "basics"), purpose="för sent")
    client.post(url(system, "delete"))
    assert client.post(url(system, "basics"), data=sent).status_code == 404
    assert answers(session, system)["purpose"] != "för sent"


# Finding one's way -------------------------------------------------------------------------------------------------


def test_next_unanswered_leads_to_the_question_itself(client, session, system):
    sent = {name: values for name, values in fill(client, url(system, "use")).items() if name != "coverage"}
    client.post(url(system, "use"), data=sent)
    assert client.get(url(system, "next")).location == url(system, "use#f-coverage")
    assert client.page(url(system, "use")).xpath("boolean(//*[@id='f-coverage'])")


def test_next_unanswered_of_a_finished_system_is_all_its_answers(client, session, system):
    everything = dict.fromkeys(answers(session, system), "x")
    assert len(everything) > 40
    for _round in range(48):
        target = client.get(url(system, "next")).location
        if target == url(system, "check"):
            break
        step, question = target.rsplit("/", 1)[1].split("#f-")
        client.post(url(system, step), data={"present": question, f"{question}!unknown": "1", f"{question}!seen": "-"})
    assert client.get(url(system, "next?after=nowhere")).location == url(system, "check")


def test_check_page_shows_every_question_that_applies_with_a_link_to_it(client, session, system):
    page = client.page(url(system, "check"))
    numbers = [int(each.text) for each in page.xpath("//span[@class='question-no']")]
    assert numbers == list(range(1, 49))
    links = page.xpath("//dd[@class='answer-change']/a/@href")
    assert (len(links), links[0], links[-1]) == (48, url(system, "basics#f-name"), url(system, "experience#f-demonstration"))


def test_question_that_does_not_apply_is_left_out_of_the_check_page(client, session, system):
    client.post(url(system, "information"), data=fill(client, url(system, "information"), personal_data="none"))
    numbers = [int(each.text) for each in client.page(url(system, "check")).xpath("//span[@class='question-no']")]
    assert sorted(set(range(1, 49)) - set(numbers)) == [24, 25]


def test_reader_reads_the_step_but_has_no_way_to_write(as_person, session, system):
    reader = as_person(READER, "en")
    page = reader.page(url(system, "basics"))
    assert page.xpath("//main//button") == []
    assert page.xpath("boolean(//fieldset[@disabled])")
    assert page.xpath("//@hx-post") == []
    assert reader.post(url(system, "basics"), data={"present": "purpose", "purpose": "x"}).status_code == 403
    assert reader.page(url(system, "check")).xpath("//dd[@class='answer-change']") == []


@pytest.mark.parametrize("page", ["nowhere", "basics/", "BASICS"])
def test_unknown_step_is_not_found(client, system, page):
    assert client.get(url(system, page)).status_code == 404
