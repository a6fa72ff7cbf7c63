"""Errors of wording in a joint specification: those of the common part stop its issue, those of an annex are the institution's."""

from __future__ import annotations

from inventory_app.joint.open_points import Where, list_open_points

WORDS = {"sv": "Systemet ska hämta uppgifter från Outlook.", "en": ""}


def faults(gathered):
    return [
        (point.subject, point.stops_issue)
        for point in list_open_points(gathered, "sv")
        if point.where is Where.REQUIREMENTS and "Outlook" in point.text
    ]


def test_wording_that_all_share_and_that_is_an_error_stops_the_issue(gather, party, choose):
    both = [party(key, choose("KON-01", own_texts=WORDS)) for key in ("alfa", "beta")]
    assert faults(gather(*both)) == [("KON-01", True)]
    assert faults(gather(*(party(key, choose("KON-01")) for key in ("alfa", "beta")))) == []


def test_error_in_an_annex_is_told_and_stops_nothing(gather, party, choose):
    alfa, beta = party("alfa", choose("KON-01"), choose("KON-02", own_texts=WORDS)), party("beta", choose("KON-01"))
    ((subject, stops),) = faults(gather(alfa, beta))
    assert (subject.endswith("KON-02"), stops) == (True, False)
