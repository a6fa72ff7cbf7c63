"""What a rule proposes: the whole text anew, ready to be taken over."""

from __future__ import annotations

import pytest

from inventory_app.wording.check import check
from inventory_app.wording.lexicon import load_lexicon
from inventory_app.wording.statement import Finding, Severity, Statement


def found(text: str, language: str, rule: str, **beside: str) -> Finding:
    (finding,) = [each for each in check(Statement(text, language, **beside), load_lexicon()) if each.rule == rule]
    return finding


@pytest.mark.parametrize(
    ("rule", "language", "text", "proposal"),
    [
        ("L01", "sv", "Systemet måste visa avtalet.", "Systemet ska visa avtalet."),
        ("L01", "en", "The system will show the agreement.", "The system shall show the agreement."),
        ("L01", "sv", "Avtal lagras i registret.", None),
        ("L02", "sv", "Systemet ska fungera i Chrome.", "Systemet ska fungera i Chrome eller likvärdigt."),
        ("L02", "en", "The system shall work with Outlook calendars.", "The system shall work with Outlook or equivalent calendars."),
        ("L03", "sv", "Leverantören ska följa ISO 27001 i driften.", "Leverantören ska följa ISO 27001 eller likvärdigt i driften."),
        ("L08", "sv", "Systemet ska om möjligt visa en karta.", "Systemet ska visa en karta."),
        ("L08", "sv", "Systemet ska, där så är lämpligt, visa en karta.", "Systemet ska visa en karta."),
        ("L08", "en", "If possible, the system shall show a map.", "The system shall show a map."),
        ("L09", "sv", "Systemet ska visa namn, ort m.m.", "Systemet ska visa namn, ort."),
        ("L09", "en", "The system shall show name, place, etc., per person.", "The system shall show name, place, per person."),
        ("L09", "en", "The system shall show contact details, such as name and place.", "The system shall show contact details."),
        ("L09", "en", "The system shall show examples such as a name, and log them.", None),
        ("L11", "sv", "Det ska gå att exportera avtal.", "[aktör] ska kunna exportera avtal."),
        ("L11", "sv", "Den ska visa avtal.", "Systemet ska visa avtal."),
        ("L11", "sv", "De ska visa avtal.", None),
        ("L11", "en", "It shall be possible to export contacts.", "[actor] shall be able to export contacts."),
        ("L11", "sv", "Ska kunna exportera avtal.", "Systemet ska kunna exportera avtal."),
        ("L11", "en", "Shall export contacts.", "The system shall export contacts."),
        ("L11", "en", "There shall be a log.", "The system shall have a log."),
        ("L12", "sv", "Avtal ska kunna registreras i mobilen.", "[aktör] ska kunna registrera avtal i mobilen."),
        ("L12", "sv", "Avtal ska tas emot digitalt.", "[aktör] ska ta emot avtal digitalt."),
        ("L12", "sv", "Loggposter ska inte ändras i efterhand.", "[aktör] ska inte ändra loggposter i efterhand."),
        ("L12", "en", "Contacts shall not be kept for 12 months.", "[actor] shall not keep contacts for 12 months."),
        ("L12", "en", "API keys shall be sent to the user.", "[actor] shall send API keys to the user."),
        ("L12", "en", "Contacts shall be able to be exported.", None),
        ("L12", "sv", "När ett år har gått ska avtal gallras.", None),
        ("L16", "sv", "Systemet ska visa avtal (och bilagor) i listan.", "Systemet ska visa avtal i listan."),
        ("L18", "sv", "Systemet ska kunna visa avtal.", "Systemet ska visa avtal."),
        ("L18", "en", "The system shall be able to show agreements.", "The system shall show agreements."),
        ("L20", "sv", "Systemet ska logga ändringar för att öka spårbarheten.", "Systemet ska logga ändringar."),
        ("L20", "sv", "För att minska dubbelarbete ska systemet visa planerade besök.", "Systemet ska visa planerade besök."),
        ("L20", "en", "The system shall log exports in order to trace leaks.", "The system shall log exports."),
        ("L20", "en", "To ensure that data are right, the system shall validate the form.", "The system shall validate the form."),
    ],
)
def test_proposal_is_the_whole_text_or_nothing(rule, language, text, proposal):
    assert found(text, language, rule).proposal == proposal


def test_level_decides_which_modal_is_proposed():
    wrong = found("Systemet ska visa avtal.", "sv", "L01", level="should")
    assert (wrong.start, wrong.end, wrong.proposal) == (9, 12, "Systemet bör visa avtal.")
    assert found("The system should show agreements.", "en", "L01", level="must_scored").proposal == "The system shall show agreements."


def test_purpose_is_offered_as_motive():
    cut = found("Systemet ska logga ändringar för att öka spårbarheten.", "sv", "L20")
    assert cut.motive == "För att öka spårbarheten."
    assert found("För att minska dubbelarbete ska systemet visa planerade besök.", "sv", "L20").motive == "För att minska dubbelarbete."


def test_place_is_that_of_the_word():
    text = "Systemet ska vara användarvänligt."
    finding = found(text, "sv", "L07")
    assert text[finding.start : finding.end] == "användarvänligt"
    assert finding.message.sv == "”användarvänligt” går inte att pröva. Säg vad som ska gå att mäta eller se."
    assert finding.message.en == "‘användarvänligt’ cannot be tested. State what can be measured or seen."


def test_brand_in_the_existing_environment_is_only_a_note():
    text = "Systemet ska ansluta till lärosätets befintliga SharePoint-miljö."
    assert found(text, "sv", "L02", category="INT").severity is Severity.INFO
    assert found(text, "sv", "L02", category="KON").severity is Severity.ERROR


def test_examples_with_an_equivalent_are_only_a_note():
    assert found("The system shall export to a format such as CSV or equivalent.", "en", "L09").severity is Severity.INFO
    assert found("The system shall export to a format such as CSV.", "en", "L09").severity is Severity.WARNING


def test_brand_and_product_are_one_name():
    (finding,) = [
        finding
        for finding in check(Statement("Systemet ska exportera rapporten till Microsoft Excel 365.", "sv", "must"), load_lexicon())
        if finding.rule == "L02"
    ]
    assert finding.proposal == "Systemet ska exportera rapporten till Microsoft Excel 365 eller likvärdigt."
