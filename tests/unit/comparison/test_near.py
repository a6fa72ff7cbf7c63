"""Which texts say nearly the same: held against a list made by hand, where what stands together is the same requirement in other words."""

from __future__ import annotations

import tracemalloc
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory_app.comparison.near import ENOUGH, find_alike, group_alike, weigh
from inventory_app.content.library import load_catalogue

CATALOGUE = load_catalogue()
WEIGHTS = {language: weigh(tuple(each.text.in_(language) for each in CATALOGUE.requirements), language) for language in ("sv", "en")}

SWEDISH = """
Systemet ska kunna exportera kontaktpersoner till ett kalkylblad.
Kontaktpersonerna ska kunna exporteras till kalkylblad.
Det ska gå att exportera kontaktpersoner från systemet till ett kalkylblad.

Systemet ska kunna importera kontaktpersoner från ett kalkylblad.
Kontaktpersoner ska kunna importeras från kalkylblad.

Systemet ska skicka en påminnelse till den avtalsansvariga 90 dagar innan ett avtal löper ut.
Den avtalsansvariga ska få en påminnelse 60 dagar innan avtalet löper ut.
Systemet ska påminna den avtalsansvariga i god tid innan ett avtal löper ut.

Systemet bör visa alla aktiviteter med en organisation på en tidslinje.
En organisations aktiviteter bör visas på en tidslinje.

Systemet ska ha ett gränssnitt på svenska och engelska.
Gränssnittet ska finnas på både svenska och engelska.
Användargränssnittet ska finnas på svenska och engelska.

Användaren ska kunna logga in med lärosätets inloggning (SWAMID).
Inloggning ska ske genom SWAMID med lärosätets egen inloggning.

Systemet ska logga vem som har läst en uppgift med skyddad identitet.
Läsning av uppgifter med skyddad identitet ska loggas med vem som läste.

Systemet ska kunna visa rapport över antal företagsbesök per fakultet och år.
Det ska finnas en rapport med antalet företagsbesök per år och fakultet.
Rapporten ska visa antalet företagsbesök för varje fakultet och år.

Systemet ska gallra kontaktpersoner automatiskt två år efter den senaste aktiviteten.
Kontaktpersoner ska gallras automatiskt 24 månader efter senaste aktivitet.

Alumner ska själva kunna uppdatera sina kontaktuppgifter.
En alumn ska själv kunna uppdatera sina kontaktuppgifter i systemet.
Alumnen bör själv kunna ändra sina kontaktuppgifter.

Systemet ska kunna hantera anmälningar till evenemang med väntelista.
Anmälan till evenemang ska kunna hanteras med väntelista.

När ett fadderföretags årsavgift är obetald 30 dagar efter förfallodagen bör systemet skicka en påminnelse.
Systemet bör skicka en påminnelse när årsavgiften från ett fadderföretag är obetald 14 dagar efter förfallodagen.

Leverantören ska tillhandahålla en testmiljö som är skild från driftmiljön.
En testmiljö, skild från driftmiljön, ska tillhandahållas av leverantören.

Systemet ska föra över fakturaunderlag till lärosätets ekonomisystem.
Fakturaunderlag ska kunna överföras från systemet till ekonomisystemet.

Systemet ska kunna slå ihop dubbletter av organisationer.
Dubbletter av organisationer ska kunna slås ihop.
En behörig användare ska kunna slå ihop organisationer som är dubbletter.

Systemet bör föreslå dubbletter av kontaktpersoner vid registrering.

Systemet ska kunna exportera avtal till lärosätets diarium.

Systemet ska skicka en påminnelse till den som ansvarar för ett besök en dag innan.

Systemet ska kunna visa rapport över antal avtal per fakultet och år.

Systemet ska visa avtal med en organisation i en lista.

Alumner ska kunna anmäla sig till mentorsprogrammet.

Leverantören ska tillhandahålla utbildning för lärosätets förvaltare.

Systemet ska logga misslyckade inloggningar.

Systemet ska inte logga innehållet i meddelanden.

Systemet ska kunna hantera anmälningar till uppdragsutbildning.

Systemet ska föra över kontaktuppgifter till lärosätets utskicksverktyg.

Användaren ska kunna logga ut från alla enheter.

Systemet ska ha hjälptexter på svenska.

Systemet ska gallra bilagor när ärendet avslutas.

Systemet bör visa organisationer på en karta.

En organisations kontaktpersoner bör visas på organisationens sida.

Systemet ska för varje läsår visa vilken årskull och vilket program ett fadderföretag är knutet till.

Systemet bör visa ett företags bokningar i labbokningssystemet inom 15 minuter efter bokningen.

Leverantören ska tillhandahålla support på svenska vardagar kl. 8 till 17.

Systemet ska vara tillgängligt för användarna dygnet runt.

Användaren ska kunna spara en sökning och dela den med andra.

Användaren ska kunna spara ett utkast till ett avtal.

Systemet ska stödja elektronisk signering av samverkansavtal.
"""
ENGLISH = """
The system shall be able to export contact persons to a spreadsheet.
Contact persons shall be exportable to a spreadsheet.
It shall be possible to export contact persons from the system to a spreadsheet.

The system shall remind the contract owner 90 days before an agreement expires.
The contract owner must get a reminder 60 days before the agreement expires.

The user interface shall be available in Swedish and English.
The system shall have a user interface in Swedish and in English.

The system should show all activities with an organisation on a timeline.
An organisation's activities should be shown on a timeline.

Alumni shall be able to update their own contact details.
An alumnus must be able to update contact details themselves.

The system shall merge duplicates of organisations.
Authorised users shall be able to merge duplicate organisations.

The supplier shall provide a test environment separate from production.
A test environment, separate from production, shall be provided by the supplier.

The system shall be able to import contact persons from a spreadsheet.

The system shall remind the visit's host one day before the visit.

The system should show agreements with an organisation in a list.

Alumni shall be able to register for the mentoring programme.

The supplier shall provide training for administrators.

The system shall have help texts in Swedish.

The system shall suggest duplicates when a contact person is registered.

The system shall log failed sign-ins.

The system shall show the number of company visits per faculty and year.

The system shall show the number of agreements per faculty and year.
"""


def labelled(texts: str) -> list[tuple[int, str]]:
    """(number of the requirement, one of its wordings)."""
    return [(number, line) for number, block in enumerate(texts.strip().split("\n\n")) for line in block.splitlines()]


def groups(*texts: dict[str, str]) -> list[tuple[int, ...]]:
    return group_alike(texts, WEIGHTS)


def sv(*texts: str) -> list[tuple[int, ...]]:
    return groups(*({"sv": text, "en": ""} for text in texts))


@pytest.mark.parametrize(("language", "texts", "precision", "recall"), [("sv", SWEDISH, 0.95, 0.9), ("en", ENGLISH, 1.0, 0.85)])
def test_grouping_finds_paraphrases_and_little_else(language, texts, precision, recall):
    known = labelled(texts)
    together = {pair for group in groups(*({language: text} for _number, text in known)) for pair in combinations(group, 2)}
    same = {(one, other) for one, other in combinations(range(len(known)), 2) if known[one][0] == known[other][0]}
    right = len(together & same)
    print(f"{language}: precision {right / len(together):.2f}, recall {right / len(same):.2f} of {len(same)} pairs")
    assert right / len(together) >= precision
    assert right / len(same) >= recall


def test_opposite_is_not_alike():
    assert sv("Systemet ska logga vem som läste.", "Systemet ska inte logga vem som läste.") == []


def test_numbers_may_differ():
    assert sv("Kontaktpersoner ska gallras efter två år.", "Kontaktpersoner ska gallras efter 36 månader.") == [(0, 1)]


def test_word_in_place_of_another_keeps_two_apart():
    one, other = (
        "Systemet ska kunna exportera kontaktpersoner till ett kalkylblad.",
        "Systemet ska kunna importera kontaktpersoner från ett kalkylblad.",
    )
    assert sv(one, other) == []


def test_texts_meet_in_the_language_they_share():
    one = {"sv": "Alumner ska själva kunna ändra sina kontaktuppgifter.", "en": "Alumni shall be able to update their own contact details."}
    other = {"sv": "", "en": "An alumnus must be able to update their contact details."}
    assert groups(one, other, {"sv": "Systemet ska ha hjälptexter på svenska.", "en": ""}) == [(0, 1)]


def test_empty_texts_are_like_nothing():
    assert groups({"sv": "", "en": ""}, {"sv": "", "en": ""}, {"sv": "Ska.", "en": ""}, {"sv": "Bör.", "en": ""}) == []


def test_catalogue_has_no_two_alike_that_are_one():
    """Its requirements are told apart by people who read all of them, so nearly every pair found there would be wrong."""
    texts = [{"sv": each.text.sv, "en": each.text.en} for each in CATALOGUE.requirements]
    assert len(find_alike(texts, WEIGHTS)) <= len(texts) // 50


PIECES = [{"sv": text, "en": ""} for _number, text in labelled(SWEDISH)[:24]]


@given(st.permutations(range(len(PIECES))))
def test_groups_do_not_depend_on_the_order(order):
    usual = {frozenset(group) for group in group_alike(PIECES, WEIGHTS)}
    assert {frozenset(order[place] for place in group) for group in group_alike([PIECES[place] for place in order], WEIGHTS)} == usual


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(PIECES))
def test_whether_two_are_alike_depends_on_nobody_else(others, one):
    pair = [PIECES[0], one]
    alone = find_alike(pair, WEIGHTS)
    beside = {key: value for key, value in find_alike([*pair, *others], WEIGHTS).items() if key == (0, 1)}
    assert beside.keys() == alone.keys()
    assert all(value >= ENOUGH for value in beside.values())


def test_many_texts_are_compared_in_little_time_and_memory():
    """Texts of invented words: a table of all pairs of ten thousand would take 800 MB."""
    draw = Random(5)
    words = ["".join(draw.choices("abcdefghijklmnop", k=9)) for _ in range(3000)]
    texts = [{"sv": " ".join(draw.choices(words, k=10)), "en": ""} for _ in range(4000)]
    tracemalloc.start()
    assert group_alike([*texts, *texts[:50]], WEIGHTS) == [(place, 4000 + place) for place in range(50)]
    assert tracemalloc.get_traced_memory()[1] < 100e6
    tracemalloc.stop()
