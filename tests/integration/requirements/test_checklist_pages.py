"""The checklist through its pages."""

from __future__ import annotations

import pytest
from checklist_pages import DALHEM, HTMX, flashes, follow, form_of, parsed, words
from lxml import html

from inventory_app.content.library import load_catalogue


def test_overview_counts_and_leads_to_the_next_undecided(rut):
    page = rut.page(f"{DALHEM}/")
    assert (
        words(page.get_element_by_id("counts"))
        == "0 of 139 decided 0 0 must 0 must and scored 0 should 0 not needed 139 not decided 0 values to fill in"
    )
    assert page.xpath("//div[@class='page-header']//a/text()") == ["Go on with KON-01"]
    assert len(page.xpath("//a[@class='task-link']")) == 2 + 14


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("text=KON-06", ["KON-06"]),
        ("category=NYC&level=undecided", [f"NYC-0{n}" for n in range(1, 7)]),
        ("level=must", []),
        ("text=hierarchy+levels", ["KON-07"]),
    ],
)
def test_filter_is_in_the_address_and_lists_across_categories(rut, query, keys):
    assert rut.page(f"{DALHEM}/?{query}").xpath("//table[@id='requirements']/tbody/tr/th/a/text()") == keys


def test_row_of_the_filter_leads_to_the_requirement_on_its_page(rut):
    (link,) = rut.page(f"{DALHEM}/?text=SÖK-02").xpath("//table[@id='requirements']//a/@href")
    assert link == f"{DALHEM}/S%C3%96K#S%C3%96K-02"
    assert rut.page(link).get_element_by_id("SÖK-02").tag == "article"


def test_mistyped_filter_shows_everything(rut):
    assert rut.page(f"{DALHEM}/?level=perhaps&category=X&changed=abc&page=1").xpath("//a[@class='task-link']")


def test_next_goes_on_after_the_category(rut):
    assert rut.get(f"{DALHEM}/next?after=AKT").location == f"{DALHEM}/NYC#NYC-01"


def test_next_goes_home_when_all_is_decided(rut):
    rut.post(f"{DALHEM}/profiles", data={"profile": "full"})
    assert rut.get(f"{DALHEM}/next").location == f"{DALHEM}/"


def test_too_many_requirements_are_warned_of(rut):
    rut.post(f"{DALHEM}/profiles", data={"profile": "full"})
    assert not rut.page(f"{DALHEM}/").xpath("//*[@data-color='warning']")
    for number in range(12):
        rut.post(f"{DALHEM}/KON/own", data={"text_en": f"Own {number}", "level": "must", "met_when": "delivery"})
    assert words(rut.page(f"{DALHEM}/").xpath("//*[@data-color='warning']")[0]).startswith("You ask for 151 requirements.")


# The questions and the profiles


def test_questions_are_saved_and_lead_to_the_profiles(rut):
    response = rut.post(f"{DALHEM}/questions", data={"present": ["hosting"], "hosting": "own", "hosting!seen": "-", "then": "next"})
    assert response.location == f"{DALHEM}/profiles"
    page = rut.page(f"{DALHEM}/DRI")
    unfit = [card.get("id") for card in page.xpath("//article[contains(@class, 'requirement-unfit')]")]
    assert unfit == ["DRI-01", "DRI-02", "DRI-04", "DRI-05", "DRI-06", "DRI-08", "DRI-09"]
    reason = words(page.get_element_by_id("DRI-01").xpath(".//p[@class='condition']")[0])
    assert reason == (
        "Does not apply, because the answer to “How will the system be hosted?” is “Hosted by ourselves”. "
        "It counts as not needed unless you choose a level."
    )


def test_question_saves_itself(rut):
    response = rut.post(f"{DALHEM}/questions", data={"present": "english", "english": "yes", "english!seen": "-"}, headers=HTMX)
    assert (response.status_code, words(parsed(response)).startswith("Saved")) == (200, True)
    assert words(rut.page(f"{DALHEM}/questions/history?question=english")).count("Yes") == 1


def test_unknown_answer_to_a_question_is_refused_and_nothing_is_lost(rut):
    response = rut.post(f"{DALHEM}/questions", data={"present": ["hosting", "english"], "hosting": "moon", "english": "yes"})
    assert response.status_code == 422
    assert parsed(response).xpath("//input[@name='english'][@checked]/@value") == ["yes"]


def test_profiles_tell_how_much_they_choose_and_replace(rut):
    rut.post(f"{DALHEM}/KON", data={"present": "KON-01", "KON-01|level": "should"})
    cards = [words(card) for card in rut.page(f"{DALHEM}/profiles").xpath("//section[@class='profile']")]
    assert len(cards) == 4
    full = cards[2]
    assert "139 requirements" in full
    assert "Sets a level for 138 requirements that are not decided. Replaces the level of 1 requirement that you have decided." in full


def test_profile_is_applied_and_undone_from_the_notice(rut, choices):
    page = follow(rut, rut.post(f"{DALHEM}/profiles", data={"profile": "minimal"}))
    assert flashes(page) == ["The profile Minimal is applied: 139 levels changed."]
    (undo,) = page.xpath("//div[contains(@class, 'undo')]/form/@action")
    assert len(choices()) == 139
    page = follow(rut, rut.post(undo))
    assert flashes(page) == ["Undone: 139 changes taken back."]
    assert {row.level for row in choices().values()} == {None}


def test_profile_that_changes_nothing_says_so(rut):
    follow(rut, rut.post(f"{DALHEM}/profiles", data={"profile": "minimal"}))
    assert flashes(follow(rut, rut.post(f"{DALHEM}/profiles", data={"profile": "minimal"}))) == ["The checklist already matches the profile Minimal."]


def test_unknown_profile_is_refused(rut, choices):
    assert rut.post(f"{DALHEM}/profiles", data={"profile": "none"}).status_code == 400
    assert choices() == {}


# One category


def test_category_shows_each_requirement_with_its_text_filled_in(rut):
    page = rut.page(f"{DALHEM}/KON")
    assert [card.get("id") for card in page.xpath("//article")] == [f"KON-{n:02d}" for n in range(1, 11)]
    assert words(page.get_element_by_id("KON-06-text")).endswith("more than 24 months old.")
    assert page.get_element_by_id("KON-06-p-months").get("value") == "24"


def test_every_input_of_a_category_has_a_label(rut):
    page = rut.page(f"{DALHEM}/SÄK")
    inputs = page.xpath("//article//input[not(@type='hidden')] | //article//textarea | //article//select")
    assert len(inputs) > 100
    for field in inputs:
        assert field.xpath("ancestor::label") or page.xpath("//label[@for=$id]", id=field.get("id")), html.tostring(field)


def test_every_description_leads_somewhere(rut):
    rut.post(f"{DALHEM}/DRI", data={"present": "DRI-01", "DRI-01|p.percent": "99,9"})
    page = rut.page(f"{DALHEM}/DRI")
    ids = set(page.xpath("//@id"))
    described = [name for value in page.xpath("//@aria-describedby | //@aria-labelledby") for name in value.split()]
    assert described
    assert set(described) <= ids


def test_unknown_category_is_not_found(rut):
    for address in ("XXX", "kon", "KON/own/", "XXX/own"):
        assert rut.get(f"{DALHEM}/{address}").status_code == 404


def test_whole_page_is_saved_and_goes_on_to_the_next_category(rut, choices):
    page = rut.page(f"{DALHEM}/KON")
    sent = {"then": "next", "present": []}
    for key in ("KON-01", "KON-06"):
        form = form_of(page, key)
        sent["present"].append(form.pop("present"))
        sent |= form
    sent |= {"KON-01|level": "must", "KON-06|level": "should", "KON-06|p.months": "36", "KON-06|points": "5", "KON-06|note": "Ring först"}
    response = rut.post(f"{DALHEM}/KON", data=sent)
    assert (response.status_code, response.location) == (303, f"{DALHEM}/AKT")
    saved = choices()
    assert sorted(saved) == ["KON-01", "KON-06"]
    row = saved["KON-06"]
    assert (row.level, row.parameters, row.points, row.note, row.text_sv) == ("should", {"months": 36}, 5, "Ring först", "")


@pytest.mark.parametrize(
    ("category", "then", "where"),
    [
        ("KON", "stay", "KON"),
        ("KON", "next_undecided", "AKT#AKT-01"),
        ("AVT", "next", ""),
        ("AVT", "next_undecided", "KON#KON-01"),
        ("KON", "??", "KON"),
    ],
)
def test_button_leads_where_it_says(rut, category, then, where):
    assert rut.post(f"{DALHEM}/{category}", data={"then": then}).location == f"{DALHEM}/{where}"


def test_untouched_page_saves_nothing(rut, choices):
    page = rut.page(f"{DALHEM}/ANV")
    keys = [card.get("id") for card in page.xpath("//article")]
    sent = {name: value for key in keys for name, value in form_of(page, key).items()} | {"present": keys}
    assert rut.post(f"{DALHEM}/ANV", data=sent).status_code == 303
    assert choices() == {}


def test_requirement_saves_itself_with_a_new_text_and_count(rut):
    sent = form_of(rut.page(f"{DALHEM}/KON"), "KON-06") | {"KON-06|level": "must", "KON-06|p.months": "36"}
    response = rut.post(f"{DALHEM}/KON", data=sent, headers=HTMX)
    answer = parsed(response)
    assert response.status_code == 200
    assert words(answer).startswith("Saved ")
    assert words(answer.get_element_by_id("KON-06-text")).endswith("more than 36 months old.")
    assert words(answer.get_element_by_id("counts")).startswith("1 of 139 decided")
    assert {each.get("id") for each in answer.xpath("//*[@hx-swap-oob='true']")} == {
        "KON-06-seen",
        "KON-06-text",
        "KON-06-remarks",
        "KON-06-warning",
        "counts",
    }


def test_nobody_clashes_with_themselves_when_each_change_saves_itself(rut, choices):
    sent = form_of(rut.page(f"{DALHEM}/KON"), "KON-06")
    for months in ("36", "48", "24"):
        response = rut.post(f"{DALHEM}/KON", data=sent | {"KON-06|p.months": months}, headers=HTMX)
        assert response.status_code == 200
        sent["KON-06!seen"] = parsed(response).get_element_by_id("KON-06-seen").get("value")
    assert choices()["KON-06"].parameters == {}


def test_requirement_that_cannot_be_read_says_why_and_keeps_what_was_seen(rut, choices):
    sent = form_of(rut.page(f"{DALHEM}/KON"), "KON-06")
    response = rut.post(f"{DALHEM}/KON", data=sent | {"KON-06|p.months": "1"}, headers=HTMX)
    assert (response.status_code, words(parsed(response))) == (422, "Write a number from 3 to 120.")
    assert not parsed(response).xpath("//*[@hx-swap-oob]")
    assert choices() == {}


def test_faulty_page_comes_back_whole_with_links_to_the_faults(rut, choices):
    sent = {
        "present": ["KON-06", "KON-07"],
        "KON-06|p.months": "many",
        "KON-07|note": "x" * 2001,
        "KON-07|text_en": "<script>alert(1)</script>",
        "KON-07|level": "should",
    }
    response = rut.post(f"{DALHEM}/KON", data=sent)
    page = parsed(response)
    assert response.status_code == 422
    assert page.xpath("//div[@class='ds-error-summary']//a/@href") == ["#KON-06-p-months", "#KON-07-note"]
    assert page.get_element_by_id("KON-06-p-months").get("value") == "many"
    assert page.get_element_by_id("KON-07-note").text.removeprefix("\n") == "x" * 2001
    assert page.get_element_by_id("KON-07-text_en").text.removeprefix("\n") == "<script>alert(1)</script>"
    assert page.get_element_by_id("KON-07").xpath(".//input[@checked]/@value") == ["should"]
    assert [details.get("open") is not None for details in page.get_element_by_id("KON-07").xpath(".//details")] == [True]
    assert choices() == {}


def test_clash_is_a_page_with_both_values_and_saving_again_keeps_mine(rut, choices):
    mine = form_of(rut.page(f"{DALHEM}/KON"), "KON-06") | {"KON-06|level": "should", "KON-06|note": "Mitt"}
    rut.post(f"{DALHEM}/KON", data={"present": "KON-06", "KON-06|level": "must"})
    response = rut.post(f"{DALHEM}/KON", data=mine)
    page = parsed(response)
    assert response.status_code == 409
    assert page.xpath("//div[@class='ds-error-summary']//a/@href") == ["#KON-06-level"]
    card = page.get_element_by_id("KON-06")
    assert words(card.xpath(".//div[contains(@class, 'clash')]")[0]) == "The other answer: Must"
    assert card.xpath(".//input[@checked]/@value") == ["should"]
    assert choices()["KON-06"].note == "Mitt"
    assert rut.post(f"{DALHEM}/KON", data=form_of(page, "KON-06")).status_code == 303
    assert choices()["KON-06"].level == "should"


def test_clash_of_a_requirement_that_saves_itself_is_told(rut, choices):
    mine = form_of(rut.page(f"{DALHEM}/KON"), "KON-06") | {"KON-06|level": "should"}
    rut.post(f"{DALHEM}/KON", data={"present": "KON-06", "KON-06|level": "must"})
    response = rut.post(f"{DALHEM}/KON", data=mine, headers=HTMX)
    assert (response.status_code, words(parsed(response))) == (
        409,
        "Not saved: somebody else has changed this in the meantime. Save the page to see both answers.",
    )
    assert choices()["KON-06"].level == "must"


@pytest.mark.parametrize(
    "body",
    [
        {"present": "AKT-01", "AKT-01|level": "must"},
        {"present": "KON-99", "KON-99|level": "must"},
        {"present": "KON-01", "KON-01|is_removed": "1"},
        {"present": "KON-01", "KON-01|institution_id": "1"},
        {"KON-01|level": "must"},
        {"present": "KON-01", "surprise": "1"},
        {"present": "RAP-E01", "RAP-E01|level": "must"},
    ],
    ids=str,
)
def test_body_that_the_page_cannot_have_sent_is_refused(rut, choices, body):
    assert rut.post(f"{DALHEM}/KON", data=body).status_code == 400
    assert choices() == {}


def test_level_that_does_not_exist_is_refused(rut, choices):
    assert rut.post(f"{DALHEM}/KON", data={"present": "KON-01", "KON-01|level": "maybe"}).status_code == 422
    assert choices() == {}


def test_locked_requirement_that_is_left_out_asks_why(rut):
    sent = {"present": "ANV-01", "ANV-01|level": "not_needed"}
    warning = "Law or fairness asks for this requirement. Say in the note why you leave it out."
    answer = parsed(rut.post(f"{DALHEM}/ANV", data=sent, headers=HTMX))
    assert words(answer.get_element_by_id("ANV-01-warning")) == warning
    card = rut.page(f"{DALHEM}/ANV").get_element_by_id("ANV-01")
    assert [details.get("open") is not None for details in card.xpath(".//details")] == [True]
    rut.post(f"{DALHEM}/ANV", data={"present": "ANV-01", "ANV-01|note": "Prövat med juristen"})
    assert words(rut.page(f"{DALHEM}/ANV").get_element_by_id("ANV-01-warning")) == ""


def test_own_wording_stands_above_the_original(rut):
    rut.post(f"{DALHEM}/KON", data={"present": "KON-06", "KON-06|text_en": "Older than [months] months\nis too old."})
    card = rut.page(f"{DALHEM}/KON").get_element_by_id("KON-06")
    assert words(card.get_element_by_id("KON-06-text")) == "Older than 24 months is too old."
    assert words(card.xpath(".//p[@class='req-original']")[0]).endswith("more than 24 months old.")


def test_text_in_the_other_language_is_marked(rut):
    rut.post(f"{DALHEM}/KON", data={"present": "KON-06", "KON-06|text_sv": "Bara svenska."})
    text = rut.page(f"{DALHEM}/KON").get_element_by_id("KON-06-text")
    assert (text.get("lang"), words(text)) == ("sv", "Bara svenska. (in Swedish)")


# The whole category


def test_undecided_requirements_get_their_proposed_level_and_the_page_is_saved_first(rut, choices):
    page = follow(rut, rut.post(f"{DALHEM}/NYC", data={"present": "NYC-01", "NYC-01|level": "not_needed", "NYC-01|note": "Nej", "then": "proposed"}))
    assert flashes(page) == ["5 requirements changed."]
    proposed = {requirement.key: requirement.level for requirement in load_catalogue().in_category["NYC"]}
    assert {key: row.level for key, row in choices().items()} == proposed | {"NYC-01": "not_needed"}
    assert choices()["NYC-01"].note == "Nej"


@pytest.mark.parametrize(("then", "level"), [("not_needed", "not_needed"), ("undecided", None)])
def test_whole_category_gets_one_level_and_is_undone(rut, choices, then, level):
    rut.post(f"{DALHEM}/NYC", data={"then": "proposed"})
    before = {key: row.level for key, row in choices().items()}
    page = follow(rut, rut.post(f"{DALHEM}/NYC", data={"then": then}))
    assert {row.level for row in choices().values()} == {level}
    rut.post(page.xpath("//div[contains(@class, 'undo')]/form/@action")[0])
    assert {key: row.level for key, row in choices().items()} == before


def test_whole_category_act_that_changes_nothing_says_so(rut):
    assert flashes(follow(rut, rut.post(f"{DALHEM}/NYC", data={"then": "undecided"}))) == ["Nothing changed. The levels were already like that."]


# Own requirements
