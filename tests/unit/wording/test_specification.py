"""What only a whole specification shows."""

from __future__ import annotations

from inventory_app.wording.check import check_all, check_set
from inventory_app.wording.lexicon import load_lexicon
from inventory_app.wording.statement import Statement

LEXICON = load_lexicon()


def by_key(*statements: Statement) -> dict[str, list[str]]:
    found = check_set(statements, LEXICON).by_place
    return {statements[place].key: [finding.rule for finding in findings] for place, findings in found.items()}


def whole(*statements: Statement) -> list[str]:
    return [finding.rule for finding in check_set(statements, LEXICON).whole]


def must(text: str, key: str = "") -> Statement:
    return Statement(text, "sv", "must", key=key)


def test_later_of_two_alike_is_marked_and_names_the_earlier():
    one, other = must("Systemet ska visa avtal per år och fakultet.", "KON-01"), must("Systemet ska visa avtalen per fakultet och år.", "KON-02")
    (finding,) = check_set([one, other], LEXICON).by_place[1]
    assert (finding.rule, finding.message.sv) == ("L21", "Kravet säger samma sak som KON-01.")
    assert check_set([one], LEXICON).by_place == {}


def test_same_thing_with_other_numbers_or_another_level_is_a_contradiction():
    one = must("Systemet ska spara loggposter i 24 månader.", "A")
    assert by_key(one, must("Systemet ska spara loggposter i 12 månader.", "B")) == {"B": ["L27"]}
    assert by_key(one, Statement("Systemet bör spara loggposter i 24 månader.", "sv", "should", key="B")) == {"B": ["L27"]}
    (finding,) = check_set([one, must("Systemet ska spara loggposter i 12 månader.", "B")], LEXICON).by_place[1]
    assert finding.message.sv == "Kravet säger emot A: 12 här, 24 där."


def test_who_acts_tells_two_statements_with_the_same_words_apart():
    assert by_key(must("Leverantören ska godkänna lärosätets plan.", "A"), must("Lärosätet ska godkänna leverantörens plan.", "B")) == {}


def test_rarer_form_is_marked_with_the_common_one_proposed():
    texts = ["Systemet ska visa avtal.", "Systemet skall spara besök.", "Systemet ska lista möten."]
    (finding,) = check_set([must(text) for text in texts], LEXICON).by_place[1]
    assert (finding.rule, finding.start, finding.end, finding.proposal) == ("L24", 9, 14, "Systemet ska spara besök.")
    english = ["The supplier must train users.", "The system must list visits.", "The system shall show agreements."]
    assert list(check_set([Statement(text, "en", "must") for text in english], LEXICON).by_place) == [2]
    assert check_set([must(text) for text in texts[::2]], LEXICON).by_place == {}


def test_forms_of_the_two_languages_are_not_mixed_up():
    assert by_key(must("Systemet ska visa avtal.", "A"), Statement("The system shall show agreements.", "en", "must", key="A")) == {}


def test_languages_of_one_requirement_are_compared():
    pair = [must("Systemet ska svara inom 2 sekunder.", "A"), Statement("The system shall answer within 3 seconds.", "en", "must", key="A")]
    (finding,) = check_set(pair, LEXICON).by_place[0]
    assert (finding.rule, finding.message.sv) == ("L25", "Talen skiljer sig åt: bara på svenska 2, bara på engelska 3.")


def test_share_of_musts_counts_each_requirement_once():
    musts = [Statement(f"Systemet ska visa vy {number}.", "sv", "must", key=f"M{number}") for number in range(2)]
    shoulds = [Statement(f"Systemet bör visa lista {number}.", "sv", "should", key=f"S{number}") for number in range(3)]
    english = [Statement(f"The system shall show view {number}.", "en", "must", key=f"M{number}") for number in range(2)]
    assert "L26" not in whole(*musts, *shoulds, *english)
    assert "L26" in whole(*musts, *shoulds[:2])


def test_many_requirements_are_many():
    count = 151
    statements = [Statement(f"Systemet bör visa vy {number}.", "sv", "should", key=str(number)) for number in range(count)]
    assert "L26" in whole(*statements)
    assert "L26" not in whole(*statements[1:])


def test_gaps_are_told_once_and_only_where_they_are():
    contacts = must("Systemet ska lagra en kontaktpersons namn.")
    assert whole(contacts, Statement("Systemet bör visa en karta.", "sv", "should"), Statement("Systemet bör visa en vy.", "sv", "should")) == [
        "L28",
        "L29",
    ]
    accessible = Statement("Systemet bör följa EN 301 549 eller likvärdigt.", "sv", "should")
    protected = Statement("Systemet bör gallra kontaktpersoner efter 24 månader.", "sv", "should")
    assert whole(contacts, accessible, protected) == []
    assert whole(accessible) == []
    assert whole() == []


def test_everything_together_is_keyed_by_place():
    statements = [must("Systemet ska vara snabbt."), must("Systemet ska visa avtal."), must("Systemet ska visa avtalen.")]
    found = check_all(statements, LEXICON).by_place
    assert {place: [finding.rule for finding in findings] for place, findings in found.items()} == {0: ["L07"], 2: ["L21"]}


def test_findings_can_be_had_by_key_and_language():
    statements = [
        must("Systemet ska vara snabbt.", "A"),
        Statement("The system shall be fast.", "en", "must", key="A"),
        must("Systemet ska visa avtal.", "B"),
    ]
    found = check_all(statements, LEXICON).by_requirement(statements)
    assert {place: [finding.rule for finding in findings] for place, findings in found.items()} == {("A", "sv"): ["L07"], ("A", "en"): ["L07"]}
