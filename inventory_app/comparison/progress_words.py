"""The words of progress and age."""

from __future__ import annotations

from inventory_app.documents.words import T
from inventory_app.institutions.sharing import Part

TITLE = T("Läge och ålder", "Progress and age")
LEAD = T(
    "Vem har svarat på vad, och hur gamla är uppgifterna? Kostnader, bedömningar och fritext räknas inte.",
    "Who has answered what, and how old are the answers? Costs, assessments and free text are not counted.",
)
SHEETS = {
    Part.SYSTEMS: T("System", "Systems"),
    Part.PROFILE: T("Profil", "Profile"),
    Part.PRECONDITIONS: T("Förutsättningar", "Preconditions"),
    Part.CHECKLIST: T("Kravlista", "Checklist"),
}
PICTURE = T("Besvarat, procent av frågorna", "Answered, per cent of the questions")
PICTURE_SAYS = T(
    "En stapel för vart och ett av {n} lärosäten: hur många procent av frågorna som är besvarade, besvarade med ”vet ej” och obesvarade.",
    "A bar for each of {n} institutions: how many per cent of the questions are answered, answered with “don’t know”, and not answered.",
)
STEPS_PICTURE = T("Besvarat steg för steg, procent av frågorna", "Answered step by step, per cent of the questions")
STEPS_SAYS = T(
    "En stapel för vart och ett av {n} steg: hur många procent av frågorna som är besvarade, besvarade med ”vet ej” och obesvarade, av alla lärosäten som visas.",
    "A bar for each of {n} steps: how many per cent of the questions are answered, answered with “don’t know”, and not answered, by all institutions shown.",
)
ANSWERED, UNANSWERED, PERCENT = T("Besvarat", "Answered"), T("Obesvarat", "Not answered"), T("Procent", "Per cent")
BY_INSTITUTION = T("Läge per lärosäte", "Progress by institution")
AGE_BY_INSTITUTION = T("Ålder per lärosäte", "Age by institution")
BY_STEP = T("Läge per steg och lärosäte", "Progress by step and institution")
ASKED = T("Frågor", "Questions")
STEP, SHEET = T("Steg", "Step"), T("Del", "Part")
HANDED_IN, CONFIRMED, AGE = T("Inlämnat", "Handed in"), T("Senast bekräftat", "Last confirmed"), T("Ålder", "Age")
OLDEST = T("Äldsta bekräftelse", "Oldest confirmation")
AGE_IN_MONTHS = T("Ålder i månader", "Age in months")
DO_NOT_KNOWS = T("Vet ej", "Don’t know")
ALL_PARTS = T("Allt", "All")
MONTHS, NEW = T("{n} mån", "{n} months"), T("Under 1 mån", "Under 1 month")
ONE_MONTH = T("1 mån", "1 month")
UNKNOWNS = T("{n} vet ej", "{n} don’t know")
LEVELS = T("Kravnivåer", "Levels of requirements")
SHARES = {
    "two": T("Allt besvarat", "All answered"),
    "one": T("Minst hälften", "At least half"),
    "weak": T("Under hälften", "Less than half"),
    "none": T("Inget", "Nothing"),
}
AGES = {
    "two": T("Högst 6 månader", "At most 6 months"),
    "one": T("Högst 12 månader", "At most 12 months"),
    "weak": T("Högst 24 månader", "At most 24 months"),
    "none": T("Äldre än 24 månader", "Older than 24 months"),
}
EMPTY = T("–: visas inte för er, eller så finns det inget att svara på.", "–: not shown to you, or there is nothing to answer.")
AGE_NOTE = T(
    "Åldern räknas från den dag då det äldsta steget senast bekräftades, annars från inlämningen.",
    "Age counts from the day when the oldest step was last confirmed, or else from the hand-in.",
)
SORT = T("Ordna efter", "Order by")
SORTS = {
    "name": T("Namn", "Name"),
    "age": T("Ålder, äldst först", "Age, oldest first"),
    "unknown": T("Vet ej, flest först", "Don’t know, most first"),
    "answered": T("Besvarat, minst först", "Answered, least first"),
}
OLD = T("{n} av {m} lärosäten har uppgifter som är äldre än ett år.", "Answers older than a year at {n} of {m} institutions.")
NONE_OLD = T("Inget av de lärosäten som visas har uppgifter som är äldre än ett år.", "None of the institutions shown has answers older than a year.")
LEAST = T("Minst besvarat: {step}, {n} av {m} frågor.", "Least answered: {step}, {n} of {m} questions.")
MOST_UNKNOWN = T("Flest ”vet ej”: {step}, {n} av {m} svar.", "Most “don’t know”: {step}, {n} of {m} answers.")
METHOD = T(
    "Besvarat räknas av de frågor som gällde vid inlämningen; vet ej är ett svar och räknas också för sig. Åldern räknas från den äldsta bekräftelsen av något steg, annars från inlämningen.",
    "Answered is counted of the questions that applied at the hand-in; don’t know is an answer and is also counted by itself. Age runs from the oldest confirmation of a step, otherwise from the hand-in.",
)
