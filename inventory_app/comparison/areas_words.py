"""The words of area against institution."""

from __future__ import annotations

from inventory_app.documents.words import T
from inventory_app.submission.facts import Support

TITLE = T("Områden", "Areas")
LEAD = T(
    "Vilka system stöder vilka relationsområden, och var saknas stöd?", "Which systems support which relation areas, and where is support missing?"
)
AREA = T("Relationsområde", "Relation area")
SYSTEMS = T("System per område", "Systems by area")
SUPPORT = {
    Support.IN_USE: T("System i bruk", "System in use"),
    Support.SPREADSHEET: T("Bara kalkylblad eller kalender", "Only a spreadsheet or calendar"),
    Support.PLANNED: T("Bara planerat", "Only planned"),
    Support.RETIRED: T("Inget stöd", "No support"),
}
NO_SUPPORT = T("Saknas", "None")
MORE = T("och {n} till", "and {n} more")
PICTURE = T("Stöd för relationsområdena", "Support for the relation areas")
PICTURE_SAYS = T(
    "En stapel för vart och ett av {areas} områden: hur många av {institutions} lärosäten som har system i bruk, bara kalkylblad eller kalender, bara planerade system, eller inget.",
    "A bar for each of {areas} areas: how many of {institutions} institutions have a system in use, only a spreadsheet or calendar, only planned systems, or nothing.",
)
MATRIX = T("System per område och lärosäte", "Systems by area and institution")
HAVE_SUPPORT = T("Har system", "Have a system")
ONLY_LOOSE = T("Bara kalkylblad", "Only a spreadsheet")
SHOW = T("Visa", "Show")
ALL_AREAS = T("Alla områden", "All areas")
ONLY_GAPS = T("Områden där någon saknar system", "Areas where somebody has no system")
ONLY_SPREADSHEETS = T("Områden med bara kalkylblad", "Areas with only a spreadsheet")
NO_GAPS = T("Inget område svarar mot urvalet.", "No area matches the selection.")
BEST = T("{area} har bäst stöd: {n} av {m} lärosäten har system i bruk.", "Best supported: {area}, with a system in use at {n} of {m} institutions.")
WORST = T("{area} saknar stöd vid {n} av {m} lärosäten.", "{area}: no support at {n} of {m} institutions.")
LOOSE = T(
    "{area} sköts med bara kalkylblad eller kalender vid {n} av {m} lärosäten.",
    "{area}: only spreadsheets or calendars at {n} of {m} institutions.",
)
BEST_SUPPORT = T("Bästa stöd", "Best support")
NUMBER = T("Antal system", "Number of systems")
SOME_NAMES = T("System (högst fyra av varje slag)", "Systems (at most four of each sort)")
METHOD = T(
    "För varje relationsområde räknas det bästa stöd som lärosätets system ger: system i bruk, annars bara kalkylblad eller kalender, annars bara planerat. Avvecklade system räknas inte som stöd.",
    "For each relation area the best support that an institution’s systems give is counted: a system in use, otherwise only a spreadsheet or calendar, otherwise only what is planned. Retired systems do not count as support.",
)
