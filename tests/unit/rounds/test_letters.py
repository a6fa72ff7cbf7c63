"""Reminders: their words, and that nothing typed can become a header."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory_app.rounds import letters
from inventory_app.rounds.mail import BAD_ADDRESS, Letter, Outcome, compose, faults_of

DUE = date(2026, 12, 18)
SENDER = "inventering@samordning.example"


@pytest.mark.parametrize(
    ("today", "swedish", "english"),
    [
        (date(2026, 11, 24), "Sista dagen är den 18 december 2026, alltså om 24 dagar.", "The last day is 18 December 2026, 24 days from now."),
        (date(2026, 12, 17), "Sista dagen är i morgon, den 18 december 2026.", "The last day is tomorrow, 18 December 2026."),
        (DUE, "Sista dagen är i dag.", "The last day is today."),
        (date(2027, 1, 7), "Sista dagen var den 18 december 2026.", "The last day was 18 December 2026."),
    ],
)
def test_draft_tells_how_long_there_is(today, swedish, english):
    assert f"inlämning i Inventering 2026. {swedish}\n" in letters.draft("Inventering 2026", DUE, today, "sv")
    assert f"hand-in to Inventering 2026. {english}\n" in letters.draft("Inventering 2026", DUE, today, "en")


def letter(**given) -> Letter:
    return Letter(**({"about": 1, "name": "Åsa Öberg", "email": "asa@almby.example", "subject": "Påminnelse", "text": "Hej!\n"} | given))


def test_letter_is_read_as_it_was_written():
    read = message_from_bytes(compose(letter(text="Räksmörgås – à la carte\n", reply_to="i@samordning.example"), SENDER).as_bytes(), policy=default)
    assert (read["To"], read["Subject"], read["From"], read["Reply-To"]) == (
        "Åsa Öberg <asa@almby.example>",
        "Påminnelse",
        SENDER,
        "i@samordning.example",
    )
    assert read.get_content().replace("\r\n", "\n") == "Räksmörgås – à la carte\n"


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=200))
def test_whatever_is_typed_makes_no_header(name, subject, text):
    message = compose(letter(name=name + "\r\nBcc: evil@else.example", subject=subject + "\nBcc: evil@else.example", text=text), SENDER)
    read = message_from_bytes(message.as_bytes(), policy=default)
    assert read["Bcc"] is None
    assert [address.addr_spec for address in read["To"].addresses] == ["asa@almby.example"]
    assert sorted(read.keys()) == sorted(["From", "To", "Subject", "Date", "Message-ID", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"])


@pytest.mark.parametrize("email", ["asa@almby.example, evil@else.example", "nobody", "a b@c.example", "<x@y.example>", ""])
def test_what_is_no_address_is_refused(email):
    with pytest.raises(BAD_ADDRESS):
        compose(letter(email=email), SENDER)


def test_same_fault_of_several_is_told_once():
    outcomes = [Outcome(1, "a@x.example", "550 no"), Outcome(1, "b@x.example"), Outcome(1, "c@x.example", "550 no")]
    assert faults_of(outcomes) == "a@x.example, c@x.example: 550 no"
    assert faults_of(outcomes[1:2]) == ""
