"""The fold: what is common, who deviates, what stays in the annexes."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory_app.institutions.sharing import ShareLevel
from inventory_app.joint.fold import IN_ANNEXES, Decision, Sort, fold_, key_in_annex
from inventory_app.joint.party import Party
from inventory_app.requirements.choice import Chosen, Level

KEYS = ("KON-01", "AKT-02", "SÖK-01", "INF-01")
LEVELS = (None, *Level)


def common(folded) -> dict[str, str]:
    return {each.chosen.key: each.chosen.effective_level.value for each in folded.common}


def told(folded, key) -> list[tuple[str, str, str | None]]:
    return [(each.who, each.sort.value, each.level.value if each.level else None) for each in folded.by_key[key].deviations]


def test_requirement_is_common_when_all_chose_it_or_when_enough_did(choose, party, fold):
    parties = [party("almby", choose("KON-01"), choose("INF-01")), party("bro", choose("KON-01"), choose("INF-01")), party("dal", choose("KON-01"))]
    assert common(fold(*parties)) == {"KON-01": "must"}
    assert common(fold(*parties, at_least=2)) == {"KON-01": "must", "INF-01": "must"}


def test_level_is_that_of_the_most_and_others_are_listed(choose, party, fold):
    folded = fold(
        party("almby", choose("KON-01", "should")),
        party("bro", choose("KON-01", "should")),
        party("dal", choose("KON-01", "must")),
        party("ek", choose("KON-01", "not_needed")),
        party("far", choose("KON-01", None)),
        at_least=3,
    )
    assert common(folded) == {"KON-01": "should"}
    assert told(folded, "KON-01") == [("dal", "level", "must"), ("ek", "not_needed", None), ("far", "undecided", None)]
    assert dict(folded.by_key["KON-01"].votes) == {Level.SHOULD: 2, Level.MUST: 1}


@pytest.mark.parametrize(
    ("one", "other", "stands"), [("must", "should", "must"), ("must", "must_scored", "must_scored"), ("should", "must_scored", "must_scored")]
)
def test_of_as_many_the_stricter_level_stands(choose, party, fold, one, other, stands):
    assert common(fold(party("almby", choose("KON-01", one)), party("bro", choose("KON-01", other)))) == {"KON-01": stands}


def test_value_is_that_of_the_most_and_of_as_many_the_catalogues(choose, party, fold, catalogue):
    requirement = catalogue.by_key["AKT-02"]
    (blank,) = requirement.parameters
    proposal = blank.default

    def value(*values):
        parties = [party(f"p{number}", choose("AKT-02", parameters={} if each is None else {blank.key: each})) for number, each in enumerate(values)]
        return fold(*parties).by_key["AKT-02"].chosen.value_of(blank)

    assert value(45, 45, 60) == 45
    assert value(45, None) == (proposal if proposal is not None else 45)
    assert value(60, 45) == 45


def test_other_value_is_a_deviation_with_what_they_wrote(choose, party, fold):
    folded = fold(*(party(key, choose("AKT-02", parameters={"days": days})) for key, days in (("almby", 45), ("bro", 45), ("dal", 60))))
    (only,) = folded.by_key["AKT-02"].deviations
    assert (only.who, only.sort, only.parameter.key, only.theirs.value_of(only.parameter)) == ("dal", Sort.PARAMETER, "days", 60)


def test_wording_is_the_catalogues_unless_all_have_the_same(choose, party, fold):
    ours, other = {"sv": "Systemet ska räkna.", "en": ""}, {"sv": "Systemet ska mäta.", "en": ""}
    same = fold(party("almby", choose("KON-01", own_texts=ours)), party("bro", choose("KON-01", own_texts=ours)))
    assert same.by_key["KON-01"].chosen.text_in("sv").text == "Systemet ska räkna."
    assert same.by_key["KON-01"].deviations == ()
    differ = fold(party("almby", choose("KON-01", own_texts=ours)), party("bro", choose("KON-01", own_texts=other)))
    assert not differ.by_key["KON-01"].chosen.is_reworded
    assert [(each.who, each.sort) for each in differ.by_key["KON-01"].deviations] == [("almby", Sort.WORDING), ("bro", Sort.WORDING)]


def test_own_requirement_stays_in_the_annex_until_it_is_lifted(choose, party, fold):
    parties = [
        party("almby", choose("KON-01"), choose("KON-E01", own_texts={"sv": "Eget.", "en": ""})),
        party("bro", choose("KON-01"), choose("KON-E01")),
    ]
    kept = fold(*parties)
    assert [each.key for annex in kept.annexes for each in annex.own] == ["almby-KON-E01", "bro-KON-E01"]
    lifted = fold(*parties, decisions={"almby-KON-E01": Decision("should", "Alla vill ha det.")})
    assert common(lifted) == {"KON-01": "must", "almby-KON-E01": "should"}
    assert (lifted.common[1].lifted_from, lifted.common[1].of_most) == ("almby", None)
    assert [each.key for annex in lifted.annexes for each in annex.own] == ["bro-KON-E01"]


def test_coordinators_may_decide_another_level_or_that_it_is_not_common(choose, party, fold):
    parties = [party("almby", choose("KON-01"), choose("INF-01")), party("bro", choose("KON-01"), choose("INF-01"))]
    folded = fold(*parties, decisions={"KON-01": Decision("should", "Räcker."), "INF-01": Decision(IN_ANNEXES, "Var för sig.")})
    assert common(folded) == {"KON-01": "should"}
    assert (folded.common[0].of_most, folded.common[0].decision.motive) == (Level.MUST, "Räcker.")
    assert [each.key for annex in folded.annexes for each in annex.extras] == ["almby-INF-01", "bro-INF-01"]
    assert [(requirement.key, level, decision.motive) for requirement, level, decision in folded.kept_out] == [("INF-01", Level.MUST, "Var för sig.")]


def test_decision_makes_common_what_one_chose_but_not_what_nobody_did(choose, party, fold):
    parties = [party("almby", choose("KON-01")), party("bro", choose("KON-01", "not_needed"))]
    assert common(fold(*parties, decisions={"KON-01": Decision("must", "m"), "INF-01": Decision("must", "m")})) == {"KON-01": "must"}


@pytest.mark.parametrize("share", [ShareLevel.COUNTED, ShareLevel.WITHHELD])
def test_who_does_not_share_the_checklist_by_name_is_not_counted(choose, party, fold, share):
    folded = fold(party("almby", choose("KON-01")), party("bro", choose("KON-01", "should"), choose("INF-01"), share=share))
    assert common(folded) == {"KON-01": "must"}
    assert folded.by_key["KON-01"].deviations == ()
    assert dict(folded.by_key["KON-01"].votes) == {Level.MUST: 1}
    assert [annex.party.key for annex in folded.annexes] == ["almby"]


def test_decision_on_what_only_somebody_without_name_chose_has_no_effect(choose, party, fold):
    parties = [party("almby", choose("KON-01")), party("bro", choose("INF-01"), share=ShareLevel.COUNTED)]
    assert "INF-01" not in common(fold(*parties, decisions={"INF-01": Decision("must", "m")}))


# Any consortium


def choices(key: str) -> st.SearchStrategy:
    values, texts = st.sampled_from([{}, {"days": 10}, {"days": 20}]), st.sampled_from([{"sv": "", "en": ""}, {"sv": "Samma.", "en": ""}])
    return st.tuples(st.just(key), st.sampled_from(LEVELS), values, texts)


NAMES = st.lists(st.sampled_from(["almby", "bro", "dal", "ek", "far", "gran"]), unique=True, max_size=6)
ANY_PARTY = st.tuples(st.sampled_from(list(ShareLevel)), st.tuples(*(choices(key) for key in (*KEYS, "KON-E01"))))
# Made into parties where the catalogue is at hand.
ANYBODY = NAMES.flatmap(lambda names: st.tuples(*(st.tuples(st.just(name), ANY_PARTY) for name in names)))


def build(catalogue, drawn) -> list[Party]:
    def chosen(key, level, parameters, texts):
        requirement = catalogue.by_key.get(key)
        kept = {name: value for name, value in parameters.items() if requirement and name in requirement.parameter_by_key}
        return Chosen(key, key[:3], requirement, level=level, parameters=kept, own_texts=texts)

    return [Party(name, {"sv": name, "en": name}, share, tuple(chosen(*each) for each in given)) for name, (share, given) in drawn]


DECISIONS = st.dictionaries(
    st.sampled_from([*KEYS, "almby-KON-E01", "bro-KON-E01"]), st.sampled_from(["must", "must_scored", "should", IN_ANNEXES]), max_size=3
)
AT_LEAST = st.none() | st.integers(2, 7)


@given(drawn=ANYBODY, at_least=AT_LEAST, decided=DECISIONS, random=st.randoms(use_true_random=False))
def test_order_of_institutions_does_not_matter(catalogue, drawn, at_least, decided, random):
    decisions = {key: Decision(level, "m") for key, level in decided.items()}
    one = build(catalogue, drawn)
    other = list(one)
    random.shuffle(other)
    assert fold_(one, catalogue, at_least, decisions) == fold_(other, catalogue, at_least, decisions)


@given(drawn=ANYBODY, least=st.integers(2, 7))
def test_what_all_chose_is_part_of_what_some_chose(catalogue, drawn, least):
    everybody = build(catalogue, drawn)
    assert set(fold_(everybody, catalogue, None, {}).by_key) <= set(fold_(everybody, catalogue, least, {}).by_key)


@given(drawn=ANYBODY, at_least=AT_LEAST, decided=DECISIONS)
def test_each_requirement_that_somebody_chose_stands_exactly_once(catalogue, drawn, at_least, decided):
    """In the common part, or in the annex of each who chose it; never in both, never twice."""
    everybody = build(catalogue, drawn)
    folded = fold_(everybody, catalogue, at_least, {key: Decision(level, "m") for key, level in decided.items()})
    places = Counter([*folded.by_key, *(each.key for annex in folded.annexes for each in annex.asked)])
    assert set(places.values()) <= {1}
    for party in everybody:
        if not party.is_named:
            assert folded.annex_of(party.key) is None
            continue
        for each in party.checklist:
            is_common = not each.is_own and each.key in folded.by_key
            assert [is_common, key_in_annex(party.key, each.key) in places].count(True) == (1 if each.is_asked or is_common else 0)


@given(drawn=ANYBODY, at_least=AT_LEAST, decided=DECISIONS)
def test_nothing_tells_of_somebody_who_is_not_named(catalogue, drawn, at_least, decided):
    everybody = build(catalogue, drawn)
    folded = fold_(everybody, catalogue, at_least, {key: Decision(level, "m") for key, level in decided.items()})
    hidden = {party.key for party in everybody if not party.is_named}
    assert {each.who for common_ in folded.common for each in common_.deviations} & hidden == set()
    assert {annex.party.key for annex in folded.annexes} & hidden == set()
    assert [key for key in folded.by_key if key.split("-")[0] in hidden] == []
