"""Putting a requirement's sentence together on the form of own requirements, with and without scripts."""

from __future__ import annotations

from checklist_pages import DALHEM, HTMX, parsed, words

PARTS = {
    "pattern": "when",
    "actor": "system",
    "condition_sv": "en användare planerar ett besök",
    "response_sv": "visa andra besök hos organisationen inom 30 dagar",
    "level": "should",
}
SV = "När en användare planerar ett besök bör systemet visa andra besök hos organisationen inom 30 dagar."


def test_preview_answers_as_the_parts_are_typed(rut):
    answer = rut.get(f"{DALHEM}/own/sentence", query_string=PARTS, headers=HTMX)
    assert words(parsed(answer)) == f"Swedish: {SV}"


def test_preview_of_nothing_says_what_it_is_for(rut):
    assert words(parsed(rut.get(f"{DALHEM}/own/sentence?pattern=x&actor=y&level=z"))) == "The sentence is shown here as you write its parts."


def test_button_puts_the_sentence_into_the_text_and_saves_nothing(rut, choices):
    answer = rut.post(f"{DALHEM}/AKT/own", data=PARTS | {"then": "sentence", "motive_sv": "Därför", "text_en": "Mine"})
    page = parsed(answer)
    assert (answer.status_code, choices()) == (200, {})
    assert page.xpath("//textarea[@name='text_sv']")[0].text.strip() == SV
    # The other language has no parts: what was written there stays.
    assert page.xpath("//textarea[@name='text_en']")[0].text.strip() == "Mine"
    assert page.xpath("//textarea[@name='motive_sv']")[0].text.strip() == "Därför"
    assert page.xpath("//input[@name='condition_sv']/@value") == ["en användare planerar ett besök"]
    assert page.xpath("//details[@id='sentence-builder']/@open") == [""]


def test_edited_requirement_keeps_what_was_seen_while_its_sentence_is_put_together(rut):
    rut.post(f"{DALHEM}/AKT/own", data={"text_sv": "Systemet ska visa besök.", "level": "must"})
    seen = rut.page(f"{DALHEM}/own/AKT-E01").xpath("//input[@name='seen']/@value")
    page = parsed(rut.post(f"{DALHEM}/own/AKT-E01", data=PARTS | {"then": "sentence", "seen": seen[0]}))
    assert page.xpath("//input[@name='seen']/@value") == seen


def test_builder_is_folded_up_until_it_is_used(rut):
    assert rut.page(f"{DALHEM}/AKT/own").xpath("//details[@id='sentence-builder']/@open") == []
