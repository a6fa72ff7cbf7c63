"""The checklist through its pages."""

from __future__ import annotations

import pytest
from lxml import html
from sqlmodel import select

from inventory_app.content.library import load_catalogue
from inventory_app.requirements.queries import list_choices
from inventory_app.tables import Institution, RequirementChoice

DALHEM = "/institutions/dalhem/checklist"
BERGSUND = "/institutions/bergsund/checklist"
ALMBY = "/institutions/almby/checklist"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def rut(as_person, cast):
    """Dalhem's main contact, with an untouched checklist, reading English."""
    return as_person(cast("dalhem", "main_contact"), "en")


@pytest.fixture
def choices(session):
    def read(key="dalhem", removed=False):
        session.rollback()
        institution_id = session.exec(select(Institution.id).where(Institution.key == key)).one()
        return {row.key: row for row in list_choices(session, institution_id, removed=removed)}

    return read


def parsed(response):
    return html.document_fromstring(response.text)


def words(element):
    return " ".join(element.text_content().split())


def follow(client, response):
    assert response.status_code == 303, response.text[:2000]
    return client.page(response.location)


def form_of(page, key):
    """What a browser would send about one requirement."""
    card = page.get_element_by_id(key)
    sent = {"present": key}
    for field in card.xpath(".//*[@name and @name != 'present']"):
        if field.tag == "input" and field.get("type") == "radio" and field.get("checked") is None:
            continue
        sent[field.get("name")] = (field.value or "").removeprefix("\n") if field.tag != "input" else field.get("value")
    return sent


def flashes(page):
    return [words(each) for each in page.xpath("//div[@class='flashes']/p")]


# The overview


def test_overview_counts_and_leads_to_the_next_undecided(rut):
    page = rut.page(f"{DALHEM}/")
    assert (
        words(page.get_element_by_id("counts"))
        == "0 of 139 decided 0 0 Must 0 Must and scored 0 Should 0 Not needed 139 Not decided 0 Values to fill in"
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
    assert "Decides 138 that are not decided. Replaces the level of 1 that you have decided." in full


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
    assert flashes(follow(rut, rut.post(f"{DALHEM}/profiles", data={"profile": "minimal"}))) == [
        "The checklist is already as the profile Minimal proposes."
    ]


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
    assert {each.get("id") for each in answer.xpath("//*[@hx-swap-oob='true']")} == {"KON-06-seen", "KON-06-text", "KON-06-warning", "counts"}


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
        "Not saved: somebody else changed this meanwhile. Save the page to see both answers.",
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
    assert flashes(follow(rut, rut.post(f"{DALHEM}/NYC", data={"then": "undecided"}))) == ["Nothing changed: the levels were so already."]


# Own requirements

OWN = {
    "text_sv": "Systemet ska visa det egna.",
    "level": "must_scored",
    "points": "4",
    "methods": ["V", "A"],
    "met_when": "contract",
    "motive_sv": "Vi vill.",
}


def test_own_requirement_is_added_edited_removed_and_brought_back(rut, choices):
    response = rut.post(f"{DALHEM}/AKT/own", data=OWN)
    assert response.location == f"{DALHEM}/AKT#AKT-E01"
    card = rut.page(f"{DALHEM}/AKT").get_element_by_id("AKT-E01")
    assert words(card.get_element_by_id("AKT-E01-text")) == "Systemet ska visa det egna. (in Swedish)"
    assert "Demonstration by scenario, Follow-up during the contract" in words(card)

    form = rut.page(f"{DALHEM}/own/AKT-E01")
    assert form.xpath("//input[@name='methods'][@checked]/@value") == ["V", "A"]
    assert form.xpath("//select[@name='points']/option[@selected]/@value") == ["4"]
    seen = form.xpath("//input[@name='seen']/@value")[0]
    rut.post(f"{DALHEM}/own/AKT-E01", data=OWN | {"text_en": "The system shall show our own.", "motive_sv": "", "seen": seen})
    row = choices()["AKT-E01"]
    assert (row.text_en, row.motive_sv, row.points, row.methods, row.met_when) == ("The system shall show our own.", "", 4, "V,A", "contract")

    page = follow(rut, rut.post(f"{DALHEM}/own/AKT-E01/remove"))
    assert choices().keys() == set()
    assert rut.get(f"{DALHEM}/own/AKT-E01").status_code == 404
    rut.post(page.xpath("//div[contains(@class, 'undo')]/form/@action")[0])
    assert choices()["AKT-E01"].text_en == "The system shall show our own."
    rut.post(f"{DALHEM}/own/AKT-E01/remove")
    assert rut.post(f"{DALHEM}/AKT/own", data=OWN).location == f"{DALHEM}/AKT#AKT-E02"


@pytest.mark.parametrize(
    "wrong",
    [{"text_sv": ""}, {"text_sv": " \n "}, {"level": "perhaps"}, {"points": "9"}, {"methods": ["X"]}, {"met_when": "never"}, {"note": "x" * 2001}],
    ids=lambda wrong: str(wrong)[:30],
)
def test_faulty_own_requirement_comes_back_as_it_was_typed(rut, choices, wrong):
    response = rut.post(f"{DALHEM}/AKT/own", data=OWN | wrong)
    page = parsed(response)
    assert response.status_code == 422
    assert len(page.xpath("//div[@class='ds-error-summary']//a")) == 1
    assert page.get_element_by_id("motive_sv").text.removeprefix("\n") == "Vi vill."
    assert choices() == {}


def test_own_requirement_may_be_left_undecided(rut, choices):
    rut.post(f"{DALHEM}/AKT/own", data=OWN | {"level": "", "points": ""})
    assert (choices()["AKT-E01"].level, choices()["AKT-E01"].points) == (None, None)


def test_clash_on_an_own_requirement_shows_both(rut, choices):
    rut.post(f"{DALHEM}/AKT/own", data=OWN)
    seen = rut.page(f"{DALHEM}/own/AKT-E01").xpath("//input[@name='seen']/@value")[0]
    rut.post(f"{DALHEM}/own/AKT-E01", data=OWN | {"text_sv": "Deras.", "seen": seen})
    response = rut.post(f"{DALHEM}/own/AKT-E01", data=OWN | {"text_sv": "Mitt.", "seen": seen})
    page = parsed(response)
    assert response.status_code == 409
    assert (
        words(page.get_element_by_id("text_sv-error")) == "Error: Somebody else changed this meanwhile. Theirs: “Deras.”. Save again to keep yours."
    )
    assert page.get_element_by_id("text_sv").text.removeprefix("\n") == "Mitt."
    again = page.xpath("//input[@name='seen']/@value")[0]
    assert rut.post(f"{DALHEM}/own/AKT-E01", data=OWN | {"text_sv": "Mitt.", "seen": again}).status_code == 303
    assert choices()["AKT-E01"].text_sv == "Mitt."


def test_what_is_typed_about_a_requirement_that_another_removes_is_kept(rut, choices):
    rut.post(f"{DALHEM}/AKT/own", data=OWN)
    sent = form_of(rut.page(f"{DALHEM}/AKT"), "AKT-E01") | {"AKT-E01|note": "Viktigt"}
    rut.post(f"{DALHEM}/own/AKT-E01/remove")
    page = follow(rut, rut.post(f"{DALHEM}/AKT", data=sent))
    assert flashes(page)[1:] == ["AKT-E01 has been removed by somebody meanwhile. What you wrote is kept and comes back with it.", "Saved."]
    assert choices(removed=True)["AKT-E01"].note == "Viktigt"


def test_requirement_of_the_catalogue_cannot_be_edited_or_removed_as_ones_own(rut):
    for address in ("own/KON-01", "own/AKT-E99", "own/RAP-E01"):
        assert rut.get(f"{DALHEM}/{address}").status_code == 404
        assert rut.post(f"{DALHEM}/{address}", data=OWN).status_code == 404
        assert rut.post(f"{DALHEM}/{address}/remove").status_code == 404


# History


def test_history_tells_who_changed_what(rut):
    rut.post(f"{DALHEM}/KON", data={"present": "KON-06", "KON-06|level": "must", "KON-06|p.months": "36"})
    (act,) = rut.page(f"{DALHEM}/history").xpath("//ol[@class='history']/li")
    assert "Rut Enskede-Moberg" in words(act)
    assert [words(change) for change in act.xpath(".//ul[@class='changes']/li")] == [
        "KON-06 Level: Before: Not decided → After: Must",
        "KON-06 Number of months since the latest update: Before: As in the catalogue → After: 36",
    ]


def test_history_of_one_requirement(rut):
    rut.post(f"{DALHEM}/KON", data={"present": ["KON-06", "KON-01"], "KON-06|level": "must", "KON-01|level": "must"})
    rut.post(f"{DALHEM}/KON", data={"present": "KON-01", "KON-01|level": "should", "KON-01!seen": ""})
    page = rut.page(f"{DALHEM}/history?requirement=KON-06")
    assert [words(change) for change in page.xpath("//ul[@class='changes']/li")] == ["Level: Before: Not decided → After: Must"]
    assert rut.get(f"{DALHEM}/history?requirement=RAP-E01").status_code == 404


def test_history_has_pages(rut):
    for _turn in range(26):
        for level in ("must", "should"):
            seen = form_of(rut.page(f"{DALHEM}/NYC"), "NYC-01")["NYC-01!seen"]
            rut.post(f"{DALHEM}/NYC", data={"present": "NYC-01", "NYC-01!seen": seen, "NYC-01|level": level}, headers=HTMX)
    assert len(rut.page(f"{DALHEM}/history").xpath("//ol[@class='history']/li")) == 50
    assert len(rut.page(f"{DALHEM}/history?page=2").xpath("//ol[@class='history']/li")) == 2
    assert rut.page(f"{DALHEM}/history?page=99999999999").xpath("//ol[@class='history']/li")


def test_undo_from_the_history_leaves_what_was_changed_since(rut, choices):
    rut.post(f"{DALHEM}/profiles", data={"profile": "minimal"})
    (undo,) = rut.page(f"{DALHEM}/history").xpath("//form[contains(@action, 'undo')]/@action")
    seen = form_of(rut.page(f"{DALHEM}/KON"), "KON-01")["KON-01!seen"]
    follow(rut, rut.post(f"{DALHEM}/KON", data={"present": "KON-01", "KON-01!seen": seen, "KON-01|level": "should"}))
    page = follow(rut, rut.post(undo))
    assert flashes(page) == ["Undone: 138 changes taken back.", "Changed again since, and left as it is: KON-01"]
    assert {key for key, row in choices().items() if row.level} == {"KON-01"}
    assert rut.post(undo).status_code == 404


# Who may


def test_reader_sees_the_checklist_and_changes_nothing(as_person, cast, choices):
    tage = as_person(cast("almby", "reader"), "en")
    page = tage.page(f"{ALMBY}/KON")
    assert not page.xpath("//*[@data-autosave] | //button[@name='then'] | //input[@name='present']")
    assert page.xpath("//fieldset[@disabled]//input[@type='radio']")
    before = choices("almby")["KON-01"].level
    assert tage.post(f"{ALMBY}/KON", data={"present": "KON-01", "KON-01|level": "should"}).status_code == 403
    assert choices("almby")["KON-01"].level == before


def test_another_institutions_checklist_and_acts_are_not_found(rut, session):
    assert rut.get(f"{ALMBY}/KON").status_code == 404
    row = session.exec(select(RequirementChoice).where(RequirementChoice.is_own).order_by(RequirementChoice.id)).first()
    assert rut.get(f"{DALHEM}/own/{row.key}").status_code == 404
    assert rut.post(f"{DALHEM}/history/1/undo").status_code == 404


# Statements


@pytest.mark.parametrize(
    "address", ["/", "/?level=undecided", "/KON", "/DRI", "/profiles", "/history", "/history?requirement=KON-01", "/KON/own", "/questions"]
)
def test_page_sends_as_many_statements_however_much_is_decided(rut, sql_count, address):
    rut.post(f"{DALHEM}/KON", data={"present": "KON-01", "KON-01|level": "must"})
    rut.page(f"{DALHEM}{address}")
    with sql_count() as few:
        rut.page(f"{DALHEM}{address}")
    rut.post(f"{DALHEM}/profiles", data={"profile": "full"})
    for number in range(5):
        rut.post(f"{DALHEM}/KON/own", data={"text_en": f"Own {number}", "level": "must", "met_when": "delivery"})
    with sql_count() as many:
        rut.page(f"{DALHEM}{address}")
    assert len(few) == len(many)
    assert len(many) <= 8


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(
    "address",
    ["/", "/?level=must", "/KON", "/RAP", "/questions", "/profiles", "/history", "/RAP/own", "/own/RAP-E01", "/history?requirement=RAP-E01"],
)
def test_page_stands_in_both_languages(as_person, cast, language, address):
    page = as_person(cast("almby", "system_owner"), language).page(f"{ALMBY}{address}")
    assert page.get("lang") == language
    assert len(page.xpath("//h1")) == 1
