"""Pairs: which are the same, which contradict each other, which differ between the languages."""

from __future__ import annotations

import pytest

from inventory_app.wording.check import check_set, check_versions
from inventory_app.wording.lexicon import load_lexicon
from inventory_app.wording.statement import Statement


@pytest.mark.parametrize(
    ("language", "rule", "one", "other"),
    [
        ("sv", "L21", "Systemet ska visa antalet besök per år.", "Antalet besök per år ska systemet visa."),
        ("sv", "L21", "Leverantören ska utbilda lokala utbildare.", "Leverantören ska utbilda de lokala utbildarna."),
        ("sv", "L21", "En handläggare ska kunna exportera avtalslistan.", "Handläggare ska kunna exportera avtalslistor."),
        ("sv", "L21", "Systemet ska logga ändringar av kontaktposter.", "Systemet ska logga varje ändring av en kontaktpost."),
        ("sv", "L21", "Avtal ska arkiveras av systemet efter 10 år.", "Systemet ska arkivera avtalen efter 10 år."),
        (
            "sv",
            "L21",
            "När en användare raderar ett besök ska systemet begära bekräftelse.",
            "Systemet ska begära bekräftelse när användaren raderar besök.",
        ),
        ("sv", "L21", "Leverantören ska lämna support på svenska.", "Leverantören ska på svenska lämna support."),
        (
            "sv",
            "L21",
            "Systemet ska visa kontaktens e-postadress och telefonnummer.",
            "Systemet ska visa en kontakts telefonnummer och e-postadress.",
        ),
        ("sv", None, "Systemet ska visa avtal per år.", "Systemet ska visa avtal per fakultet."),
        ("sv", None, "Systemet ska visa planerade besök.", "Systemet ska visa genomförda besök."),
        ("sv", None, "En administratör ska kunna skapa en roll.", "En administratör ska kunna ta bort en roll."),
        ("sv", None, "Systemet ska skicka en påminnelse till värden.", "Systemet ska skicka en påminnelse till gästen."),
        ("sv", None, "Systemet ska visa avtal som löper ut.", "Systemet ska inte visa avtal som löper ut."),
        ("sv", None, "Systemet ska spara loggen i 12 månader.", "Systemet ska visa loggen för de senaste 12 månaderna."),
        ("sv", None, "Leverantören ska leverera en testmiljö.", "Leverantören ska leverera en utbildningsmiljö."),
        ("sv", None, "Leverantören ska rätta kritiska fel inom 4 timmar.", "Leverantören ska rätta övriga fel inom 5 dagar."),
        ("sv", None, "Systemet ska svara inom 2 sekunder vid sökning.", "Systemet ska svara inom 5 sekunder vid export."),
        ("sv", "L27", "Leverantören ska rätta kritiska fel inom 4 timmar.", "Leverantören ska rätta kritiska fel inom 2 arbetsdagar."),
        ("sv", "L27", "Systemet ska synkronisera personal en gång per dygn.", "Systemet ska synkronisera personal två gånger per dygn."),
        ("sv", "L27", "Systemet ska synkronisera personal en gång per dygn.", "Systemet ska synkronisera personal en gång per timme."),
        ("sv", "L27", "Systemet ska visa högst tio träffar per sida.", "Systemet ska visa högst 25 träffar per sida."),
        ("sv", "L27", "Systemet ska visa en karta över besöken.", "Systemet bör visa en karta över besöken."),
        ("sv", "L27", "Leverantören ska hålla en upptid på 99 procent.", "Leverantören ska hålla en upptid på 99,5 procent."),
        ("sv", "L27", "Kundtjänsten ska svara vardagar kl. 8-17.", "Kundtjänsten ska svara vardagar kl. 7-18."),
        ("sv", "L27", "Leverantören ska lämna en rapport varje månad.", "Leverantören ska lämna en rapport varje kvartal."),
        ("en", "L21", "The supplier shall train local trainers.", "The supplier shall train the local trainers."),
        ("en", "L21", "An officer shall be able to export the list of agreements.", "Officers shall be able to export lists of agreements."),
        ("en", "L21", "Agreements shall be archived by the system after 10 years.", "The system shall archive agreements after 10 years."),
        ("en", "L21", "The system shall send an invitation to participants.", "The system shall send invitations to the participants."),
        ("en", None, "The system shall show planned visits.", "The system shall show completed visits."),
        ("en", None, "An administrator shall be able to create a role.", "An administrator shall be able to delete a role."),
        ("en", None, "The supplier shall fix critical faults within 4 hours.", "The supplier shall fix other faults within 5 days."),
        ("en", None, "The supplier shall approve the plan of the institution.", "The institution shall approve the plan of the supplier."),
        ("en", None, "The system shall show agreements that expire.", "The system shall not show agreements that expire."),
        ("en", "L27", "The supplier shall fix critical faults within 4 hours.", "The supplier shall fix critical faults within 2 working days."),
        ("en", "L27", "The system shall synchronise staff once per day.", "The system shall synchronise staff twice per day."),
        ("en", "L27", "The system shall show at most ten hits per page.", "The system shall show at most 25 hits per page."),
        ("en", "L27", "The supplier shall report once per month.", "The supplier shall report once per quarter."),
        ("en", "L27", "The system shall synchronise staff daily.", "The system shall synchronise staff weekly."),
    ],
)
def test_two_requirements_are_alike_contradict_or_differ(language, rule, one, other):
    found = check_set([Statement(one, language), Statement(other, language)], load_lexicon())
    assert [finding.rule for finding in found.by_place.get(1, ())] == ([rule] if rule else [])
    assert 0 not in found.by_place


@pytest.mark.parametrize(
    ("rule", "swedish", "english"),
    [
        (None, "Systemet ska visa de tre senaste besöken.", "The system shall show the 3 latest visits."),
        (None, "Leverantören ska svara kl. 08.00–17.00.", "The supplier shall answer between 8:00 and 17:00."),
        (None, "Systemet ska svara inom en sekund.", "The system shall answer within one second."),
        (None, "Systemet ska svara inom 1 sekund.", "The system shall answer within one second."),
        (None, "Leverantören ska följa ISO/IEC 27001:2022 eller likvärdigt.", "The supplier shall follow ISO/IEC 27001:2022 or equivalent."),
        (None, "Systemet ska spara data i 24 månader.", "The system shall keep data for 24 months."),
        (None, "Systemet ska klara 10 000 poster och 1,5 GB.", "The system shall handle 10,000 records and 1.5 GB."),
        (None, "Leverantören ska leverera senast den 1 mars 2027.", "The supplier shall deliver by 1 March 2027."),
        (None, "Leverantören ska hålla en kurs.", "The supplier shall hold one course."),
        (None, "Leverantören ska ta säkerhetskopia två gånger per dygn.", "The supplier shall take a backup twice per day."),
        (None, "Systemet ska kräva 2-faktorsinloggning.", "The system shall require two-factor login."),
        ("L25", "Leverantören ska ta säkerhetskopia två gånger per dygn.", "The supplier shall take a backup once per day."),
        ("L25", "Leverantören ska hålla tolv kurser.", "The supplier shall hold ten courses."),
        ("L25", "Systemet ska svara inom 0,5 sekunder.", "The system shall answer within 5 seconds."),
        ("L25", "Leverantören ska svara inom 4 timmar.", "The supplier should answer within 4 hours."),
        ("L25", "Leverantören ska svara inom en timme.", "The supplier shall answer within two hours."),
        ("L25", "Leverantören ska lämna rapport varje månad.", "The supplier shall report every 3 months."),
        ("L25", "Systemet ska visa minst 20 träffar.", "The system shall show hits."),
        (None, "Leverantören ska svara inom femton minuter.", "The supplier shall answer within 15 minutes."),
        (None, "Systemet ska visa tjugo rader.", "The system shall show twenty rows."),
        ("L25", "Systemet ska visa tjugo rader.", "The system shall show thirty rows."),
        (None, "Leverantören måste svara inom 4 timmar.", "The supplier must answer within 4 hours."),
    ],
)
def test_two_languages_agree_or_differ(rule, swedish, english):
    found = check_versions(Statement(swedish, "sv"), Statement(english, "en"), load_lexicon())
    assert [finding.rule for finding in found] == ([rule] if rule else [])
