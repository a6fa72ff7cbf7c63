"""The words of what the views come to: the landing page and the consortium's report say the same."""

from __future__ import annotations

from inventory_app.documents.words import T

HEADINGS = {
    "alike": T("Vad som är lika", "What is alike"),
    "differs": T("Vad som skiljer", "What differs"),
    "together": T("Vad som kan göras tillsammans", "What could be done together"),
}
NOTHING = {
    "alike": T("Vyerna pekar inte ut något som är lika i det här urvalet.", "The views find nothing in particular that is alike in this selection."),
    "differs": T("Vyerna pekar inte ut något som skiljer i det här urvalet.", "The views find nothing in particular that differs in this selection."),
    "together": T(
        "Vyerna pekar inte ut något att göra tillsammans i det här urvalet.", "The views find nothing in particular to do together in this selection."
    ),
}
VIEW, BY_NAME, WITHOUT_NAME, NOT_SHARED, LEFT_OUT = (
    T("Vy", "View"),
    T("Med namn", "By name"),
    T("Utan namn", "Without name"),
    T("Delar inte", "Do not share"),
    T("Räknas inte", "Not counted"),
)
HANDED_IN = T("{n} av {m} lärosäten har lämnat in.", "Handed in: {n} of {m} institutions.")
HANDED_IN_FOR_ROUND = T("{n} av {m} lärosäten har lämnat in för omgången.", "Handed in for the round: {n} of {m} institutions.")
