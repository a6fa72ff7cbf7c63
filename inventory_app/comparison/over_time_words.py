"""The words of rounds side by side."""

from __future__ import annotations

from inventory_app.documents.words import T

TITLE = T("{view} över tid", "{view} over time")
LEAD = T(
    "Samma uppgifter i en omgång efter den andra, och vad som har ändrats.", "The same figures in one round after the other, and what has changed."
)
LATEST = T("Senaste inlämning", "Latest hand-in")
ROUNDS = T("Omgångar", "Rounds")
WHO = T("Lärosäten", "Institutions")
SAME = T("Bara de som är med i alla omgångarna", "Only those in all of the rounds")
EVERYBODY = T("Alla som är med i någon av dem", "All who are in any of them")
SAME_SAYS = T(
    "Jämförelsen gäller dem som har lämnat in i alla omgångar: {n} lärosäten.",
    "Compared are those that handed in for every round: {n}.",
)
ALL_SAYS = T(
    "Antalet lärosäten skiljer sig mellan omgångarna: {numbers}. Siffrorna är därför inte jämförbara rakt av.",
    "The number of institutions differs between the rounds: {numbers}. The figures cannot be compared as they are.",
)
TODAY = T(
    "Vad lärosätena delar i dag gäller alla omgångar, och bara de som delar med namn är med.",
    "What the institutions share today holds for all rounds, and only those who share by name are in it.",
)
NO_ROUNDS = T(
    "Det finns bara en omgång att visa. Jämförelsen kräver minst två.", "There is only one round to show. The comparison needs at least two."
)
NOBODY = T(
    "Inget lärosäte som delar detta med namn har lämnat in i alla omgångarna.", "No institution that shares this by name handed in for every round."
)
PICTURE = T("Från {first} till {last}", "From {first} to {last}")
PICTURE_MOST = T("Från {first} till {last}: de {n} största ändringarna", "From {first} to {last}: the {n} largest changes")
PICTURE_SAYS = T(
    "En linje för var och en av {n} uppgifter, från värdet i {first} till värdet i {last}. Siffrorna står i tabellen.",
    "A line for each of {n} figures, from its value in {first} to its value in {last}. The numbers stand in the table.",
)
SCALES = T("Varje grupp har sin egen skala.", "Each group has its own scale.")
TABLE = T("Omgångarna sida vid sida", "The rounds side by side")
FIGURE, CHANGE = T("Uppgift", "Figure"), T("Ändring", "Change")
GROUP = T("Gäller", "About")
UNCHANGED = T("Inget har ändrats mellan {first} och {last}.", "Nothing changed between {first} and {last}.")
ROSE = T("{what}: från {before} till {after}.", "{what}: from {before} to {after}.")
