"""Reminders: shown at once, mailed through a real mail server, and kept whatever that server does."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from sqlmodel import select

from inventory_app.config import MailServer
from inventory_app.tables import Institution, Membership, Person, Reminder
from tests.pages import error_links, inputs_of, parsed, words

# The demo's first round is closed.
ROUND = "/consortium/rounds/2/"
URL = f"{ROUND}remind"


class Letterbox:
    """Keeps what it is given, and refuses whom it is told to."""

    def __init__(self) -> None:
        self.letters: list[Any] = []
        self.refused: set[str] = set()

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 -- the name that aiosmtpd calls
        if address in self.refused:
            return "550 5.1.1 No such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 -- the name that aiosmtpd calls
        self.letters.append((envelope.mail_from, envelope.rcpt_tos, message_from_bytes(envelope.content, policy=default)))
        return "250 OK"


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture
def letterbox(app) -> Iterator[Letterbox]:
    box = Letterbox()
    controller = Controller(box, hostname="127.0.0.1", port=_free_port())
    controller.start()
    before = app.extensions["inventory_settings"]
    mail = MailServer("127.0.0.1", controller.port, "", "", False, "inventering@samordning.example")
    app.extensions["inventory_settings"] = replace(before, mail=mail, address="https://inventering.example")
    yield box
    app.extensions["inventory_settings"] = before
    controller.stop()


@pytest.fixture
def coordinator(as_person):
    return as_person("ingalill.stensjo@samordning.example", "en")


@pytest.fixture
def numbers(session):
    return dict(session.exec(select(Institution.key, Institution.id)).all())


def texts(coordinator, **changed) -> dict[str, Any]:
    return inputs_of(coordinator.page(URL), "//main//form[contains(@class,'form')]") | changed


def test_all_who_are_waited_for_are_chosen_and_the_text_is_drafted(coordinator, numbers):
    sent = texts(coordinator)
    assert {int(each) for each in sent["institutions"]} == {numbers[key] for key in ("bergsund", "dalhem", "granliden", "norrhamn")}
    assert sent["text_sv"][0].startswith("Hej!\r\n\r\nVi väntar på") or sent["text_sv"][0].startswith(
        "Hej!\n\nVi väntar på er inlämning i Inventering 2026."
    )
    assert sent["text_en"][0].startswith("Hello!")


def test_link_on_the_progress_page_chooses_one(coordinator, numbers):
    page = coordinator.page(f"{URL}?to=bergsund")
    assert page.xpath("//input[@name='institutions'][@checked]/@value") == [str(numbers["bergsund"])]


def test_reminder_is_shown_to_those_it_was_written_to_until_they_hand_in(coordinator, as_person, cast, numbers):
    sent = texts(coordinator, institutions=[str(numbers["bergsund"])], text_sv="Glöm inte <oss>!")
    assert coordinator.post(URL, data=sent).status_code == 303
    bergsund = as_person(cast("bergsund", "main_contact"), "en")
    assert "Glöm inte <oss>!" in words(bergsund.page("/institutions/bergsund/"))
    assert "Glöm inte" not in words(as_person(cast("dalhem", "main_contact")).page("/institutions/dalhem/"))
    bergsund.post("/institutions/bergsund/hand-in/")
    assert "Glöm inte" not in words(bergsund.page("/institutions/bergsund/"))


def test_reminder_without_receiver_or_text_is_not_written(coordinator, session, numbers):
    for changed, at in (
        ({"institutions": []}, "institutions"),
        ({"institutions": [str(numbers["almby"])]}, "institutions"),
        ({"text_sv": " "}, "text_sv"),
    ):
        answer = coordinator.post(URL, data=texts(coordinator, **changed))
        assert (answer.status_code, [target for target, _message in error_links(parsed(answer))]) == (422, [at])
    assert session.exec(select(Reminder)).all() == []


def test_one_letter_a_main_contact_goes_out_in_their_language(coordinator, letterbox, session, numbers):
    vera = session.exec(select(Person).where(Person.email == "vera.holmedal@bergsund.example")).one()
    session.add(
        Membership(
            person_id=session.exec(select(Person.id).where(Person.name == "Callum Fernbrook")).one(),
            institution_id=numbers["bergsund"],
            role="main_contact",
        )
    )
    session.commit()
    sent = texts(coordinator, institutions=[str(numbers["bergsund"])], text_sv="Hej på er! Åäö.", text_en="Hello there.")
    answer = coordinator.post(URL, data=sent, follow_redirects=True)
    assert "Mailed to 2 people." in answer.text
    by_receiver = {receivers[0]: message for _sender, receivers, message in letterbox.letters}
    assert set(by_receiver) == {vera.email, "callum.fernbrook@fagernas.example"}
    swedish, english = by_receiver[vera.email], by_receiver["callum.fernbrook@fagernas.example"]
    assert (swedish["Subject"], english["Subject"]) == ("Påminnelse: Inventering 2026", "Reminder: Inventering 2026")
    assert swedish.get_content().replace("\r\n", "\n") == (
        "Hej på er! Åäö.\n\nHär fortsätter ni: https://inventering.example/institutions/bergsund/\n\nIngalill Stensjö\n"
    )
    assert "Hello there." in english.get_content()
    assert (swedish["From"], swedish["Reply-To"]) == ("inventering@samordning.example", "ingalill.stensjo@samordning.example")
    written = session.exec(select(Reminder)).one()
    assert (written.text, written.mailed_to, written.mail_fault) == ("Hello there.", 2, "")


def test_name_of_a_round_makes_no_header(coordinator, letterbox, session, numbers):
    sent = inputs_of(coordinator.page(f"{ROUND}edit"), "//main//form[contains(@class,'form')]")
    coordinator.post(f"{ROUND}edit", data=sent | {"name": "Våren\r\nBcc: evil@else.example"})
    coordinator.post(URL, data=texts(coordinator, institutions=[str(numbers["bergsund"])]))
    ((_sender, receivers, message),) = letterbox.letters
    assert (receivers, message["Bcc"]) == (["vera.holmedal@bergsund.example"], None)
    assert message["Subject"] == "Påminnelse: Våren Bcc: evil@else.example"


def test_refused_receiver_is_told_and_the_others_get_theirs(coordinator, letterbox, session, numbers):
    letterbox.refused.add("rut.enskede-moberg@dalhem.example")
    answer = coordinator.post(URL, data=texts(coordinator), follow_redirects=True)
    assert "Could not be mailed to rut.enskede-moberg@dalhem.example: 550 5.1.1 No such user here" in answer.text
    assert len(letterbox.letters) == 3
    session.rollback()
    found = {each.institution_id: (each.mailed_to, each.mail_fault) for each in session.exec(select(Reminder))}
    assert found[numbers["dalhem"]] == (0, "rut.enskede-moberg@dalhem.example: 550 5.1.1 No such user here")
    assert found[numbers["bergsund"]] == (1, "")
    assert "No such user here" in words(coordinator.page(ROUND))


def test_mail_server_that_is_not_there_loses_no_reminder(app, coordinator, letterbox, session, as_person, cast):
    settings = app.extensions["inventory_settings"]
    app.extensions["inventory_settings"] = replace(settings, mail=replace(settings.mail, port=_free_port()))
    assert coordinator.post(URL, data=texts(coordinator, text_sv="Finns kvar.")).status_code == 303
    written = session.exec(select(Reminder)).all()
    assert [(each.mailed_to, "Connection refused" in each.mail_fault) for each in written] == [(0, True)] * 4
    assert "Finns kvar." in words(as_person(cast("bergsund", "main_contact")).page("/institutions/bergsund/"))


def test_password_does_not_go_over_a_line_that_is_not_encrypted(app, coordinator, letterbox, session):
    settings = app.extensions["inventory_settings"]
    app.extensions["inventory_settings"] = replace(settings, mail=replace(settings.mail, user="robot", password="hemligt"))
    coordinator.post(URL, data=texts(coordinator))
    faults = {each.mail_fault.split(": ", 1)[1] for each in session.exec(select(Reminder))}
    assert faults == {"the mail server offers no encryption, so the password was not sent"}
    assert letterbox.letters == []


def test_nothing_is_mailed_where_no_server_is_set_up(coordinator, session):
    assert "No mail server has been set up" in words(coordinator.page(URL))
    coordinator.post(URL, data=texts(coordinator))
    assert {(each.mailed_to, each.mail_fault) for each in session.exec(select(Reminder))} == {(0, "")}
