"""Where one lands: what has been done, and what comes next."""

from __future__ import annotations

import pytest

from tests.pages import words

CONTACTS = {"almby": "majken.tallbrink@almby.example", "bergsund": "vera.holmedal@bergsund.example", "dalhem": "rut.enskede-moberg@dalhem.example"}


@pytest.fixture
def tasks(as_person):
    def tasks(key: str) -> tuple[str, dict[str, str]]:
        """The next action, and each task with its status."""
        page = as_person(CONTACTS[key], "en").page(f"/institutions/{key}/")
        found = {}
        for item in page.xpath("//li[@class='task']"):
            status = item.xpath(".//*[@class='task-status']")
            found[words(item, "./div[1]/*[1]")] = " ".join(status[0].text_content().split()) if status else ""
        return words(page, "//*[@class='next-action']//h2"), found

    return tasks


def test_almby_has_done_everything_but_issue(tasks):
    action, found = tasks("almby")
    assert {name: found[name] for name in ("Your institution", "Preconditions", "Requirements checklist", "Details of the specification")} == {
        "Your institution": "Ready",
        "Preconditions": "Ready",
        "Requirements checklist": "Ready",
        "Details of the specification": "Ready",
    }
    assert found["Hand in to the consortium"] == "Handed in 2 times"
    assert action == "Issue the specification"


def test_bergsund_is_half_way(tasks):
    action, found = tasks("bergsund")
    assert {found["Your institution"], found["Preconditions"]} & {"Started", "Ready"}
    assert (found["Hand in to the consortium"], found["Requirements specification"]) == ("Not handed in", "Draft")
    assert set(found.values()) >= {"Started", "Ready"}
    assert action == "Say what is still right"


def test_dalhem_has_not_begun(tasks):
    action, found = tasks("dalhem")
    assert action == "Begin with your institution"
    assert found == {
        "Your institution": "Not started",
        "Preconditions": "Not started",
        "Flow of information": "Not started",
        "Add systems": "",
        "Needs": "Not started",
        "Requirements checklist": "Not started",
        "Details of the specification": "Not started",
        "How tenders are compared": "Not started",
        "Requirements specification": "Draft",
        "Hand in to the consortium": "Not handed in",
    }


def test_every_link_of_the_task_list_leads_somewhere(as_person):
    client = as_person(CONTACTS["almby"])
    links = set(client.page("/institutions/almby/").xpath("//main//a/@href | //nav//a/@href"))
    assert len(links) > 15
    assert {link: client.get(link, follow_redirects=True).status_code for link in links} == dict.fromkeys(links, 200)


def test_next_action_follows_what_is_done(as_person):
    client = as_person(CONTACTS["dalhem"], "en")
    actions = []
    for post, data in (
        ("profile/direction", {"present": "strategy", "strategy": "research"}),
        ("preconditions/direction", {"present": "goals", "goals.status": "met"}),
        ("systems/", {"names": "Listan\nNavet"}),
    ):
        client.post(f"/institutions/dalhem/{post}", data=data)
        actions.append(words(client.page("/institutions/dalhem/"), "//*[@class='next-action']//h2"))
    assert actions == ["Go through the preconditions", "List your systems", "Go on with Listan"]


def test_declined_institution_sees_its_reason_instead(as_person):
    page = as_person("kaj.sandinger@sandinge.example", "en").page("/institutions/sandinge/")
    assert page.xpath("//*[@class='next-action']") == []
    assert "Vi upphandlade ett CRM-system för två år sedan" in words(page)


def test_one_lands_on_the_only_institution_one_belongs_to(as_person):
    assert as_person(CONTACTS["almby"]).get("/").location == "/institutions/almby/"
    assert as_person("ingalill.stensjo@samordning.example").get("/").location == "/consortium/"


def test_stranger_is_led_to_the_sign_in_and_back(client):
    assert client.get("/institutions/almby/systems/?sort=contract").location == "/sign-in?next=/institutions/almby/systems/?sort%3Dcontract"
