"""The words of requirement against institution."""

from __future__ import annotations

from inventory_app.comparison.levels import ABSENT, UNDECIDED
from inventory_app.documents.words import T
from inventory_app.requirements.choice import Level

TITLE = T("Krav", "Requirements")
LEAD = T(
    "Vilka krav ställer lärosätena, vad är gemensamt och var går de isär?", "What do the institutions ask for, what is common and where do they part?"
)
LEVELS = {
    Level.MUST: T("Ska", "Must"),
    Level.MUST_SCORED: T("Ska, värderas", "Must, scored"),
    Level.SHOULD: T("Bör", "Should"),
    Level.NOT_NEEDED: T("Behövs inte", "Not needed"),
    UNDECIDED: T("Obeslutat", "Undecided"),
    ABSENT: T("Ny i katalogen", "New in the catalogue"),
}
SHOW = T("Visa", "Show")
THE_CORE, THE_UNDECIDED = T("Gemensam kärna", "Common core"), T("Obeslutat", "Undecided")
SHOWN = {
    "": T("Nivåer", "Levels"),
    "core": THE_CORE,
    "undecided": THE_UNDECIDED,
    "own": T("Egna krav", "Own requirements"),
}
CATEGORY = T("Kravområde", "Category")
OVERVIEW = T("Översikt över alla områden", "Overview of all categories")
MOST_DIFFERENT = T("Där nivåerna skiljer sig mest", "Where levels differ most")
ORDER = T("Ordning", "Order")
ORDERS = {
    "": T("Som i katalogen", "As in the catalogue"),
    "difference": T("Störst skillnad först", "Largest difference first"),
    "asked": T("Flest ska-krav först", "Most musts first"),
}
FLOOR = T("Räkna som krav", "Count as asked")
FLOORS = {
    "musts": T("Ska, med eller utan värdering", "Must, scored or not"),
    "must": T("Bara ska utan värdering", "Must only, not scored"),
    "asked": T("Ska eller bör", "Must or should"),
}
AT_LEAST = T("Minst så många lärosäten", "At least so many institutions")
REQUIREMENT, REQUIREMENTS = T("Krav", "Requirement"), T("Antal krav", "Requirements")
KEY = T("Nr", "No")
LEVEL, TEXT = T("Nivå", "Level"), T("Text", "Text")
ASKING, DIFFERENCE = T("Ska", "Must"), T("Skillnad", "Difference")
IN_CORE = T("I kärnan", "In the core")
CATEGORIES = T("Ska-krav per kravområde och lärosäte", "Musts by category and institution")
SHOULDS = T("{n} bör", "{n} should")
UNDECIDEDS = T("{n} utan beslut", "{n} undecided")
TONES = T("Mer än {n} % av områdets krav är ska-krav", "More than {n}% of the category’s requirements are musts")
ANY_MUST = T("Något av områdets krav är ett ska-krav", "Some of the category’s requirements are musts")
MATRIX = T("Nivå per krav och lärosäte", "Level by requirement and institution")
DIFFERENCE_SAYS = T(
    "Skillnaden är hur många steg två lärosäten i genomsnitt ligger ifrån varandra: ett steg mellan behövs inte och bör, ett mellan bör och ska. Den som inte har bestämt sig skiljer sig inte från någon.",
    "The difference is how many steps two institutions are apart on average: one between not needed and should, one between should and must. Who has not decided differs from nobody.",
)
PICTURE = T("Så många lärosäten ställer kraven, per kravområde", "How many institutions ask for the requirements, by category")
PICTURE_SAYS = T(
    "En stapel för vart och ett av {categories} kravområden: hur många krav som minst {n} av {m} lärosäten ställer, hur många som färre ställer och hur många som ingen ställer.",
    "A bar for each of {categories} categories: how many requirements at least {n} of {m} institutions ask for, how many fewer ask for, and how many nobody asks for.",
)
AT_LEAST_N, FEWER, NOBODY_ASKS = T("Minst {n} av {m}", "At least {n} of {m}"), T("Färre", "Fewer"), T("Ingen", "Nobody")
ASKED_BY = T("Ställs av", "Asked for by")
CORE_PICTURE = T("Så stor blir den gemensamma kärnan", "How large the common core becomes")
CORE_PICTURE_SAYS = T(
    "En stapel för varje antal lärosäten: hur många krav som minst så många ställer.",
    "A bar for each number of institutions: how many requirements at least so many ask for.",
)
CORE = T(
    "Gemensam kärna: {k} krav som minst {n} av {m} lärosäten ställer", "Common core: requirements that at least {n} of {m} institutions ask for ({k})"
)
NO_CORE = T("Inget krav ställs av minst {n} av {m} lärosäten.", "No requirement is asked for by at least {n} of {m} institutions.")
NOT_DECIDED = T("Har inte bestämt sig", "Have not decided")
ALL_UNDECIDED = T("Krav som alla inte har bestämt sig om", "Requirements that not all have decided on")
NOTHING_UNDECIDED = T("Alla har bestämt sig om alla krav.", "Everybody has decided on every requirement.")
BY_INSTITUTION = T("Obeslutade krav per lärosäte", "Undecided requirements by institution")
FIRST_OF = T("Här visas de {n} första av {m}. Alla finns i arbetsboken.", "These are the first {n} of {m}. The workbook has them all.")
MORE = T("och {n} till", "and {n} more")
SHARED_BY = T("Delas av {names}", "Shared by {names}")
ALONE = T("Egna krav som inget annat lärosäte har", "Own requirements that no other institution has")
NO_OWN = T("Inget av de lärosäten som visas har egna krav.", "None of the institutions shown has requirements of its own.")
NONE_SHARED = T("Inga egna krav säger nästan samma sak som ett annat lärosätes.", "No own requirement says nearly the same as another institution’s.")
NEAR_SAYS = T(
    "Krav hör ihop när minst sex tiondelar av det de säger är gemensamt. Ovanliga ord väger tyngre än vanliga, böjning och ordföljd spelar ingen roll, och siffror får skilja sig. Ordens likhet är ett tips om var ni kan tala ihop er, inget besked om att kraven är desamma.",
    "Requirements belong together when at least six tenths of what they say is common. Rare words weigh more than usual ones, inflection and order do not matter, and numbers may differ. Likeness of words is a hint of where to talk to each other, not a ruling that the requirements are the same.",
)
GROUP = T("Grupp", "Group")
UNDECIDED_SHEET, OWN_SHEET = T("Obeslutade krav", "Undecided requirements"), T("Egna krav i grupper", "Own requirements in groups")
CORE_FOUND = T(
    "{n} av {total} krav ställs som ska-krav av minst {least} av {m} lärosäten.",
    "A must at {least} of {m} institutions or more: {n} of {total} requirements.",
)
DIFFERENT_FOUND = T("Störst är skillnaden för {key}: {requirement}", "The difference is largest for {key}: {requirement}")
UNDECIDED_FOUND = T("{key} är obeslutat vid {n} av {m} lärosäten.", "{key} is undecided at {n} of {m} institutions.")
MUSTS, CORE_SIZE = T("Ska-krav", "Musts"), T("Krav i den gemensamma kärnan", "Requirements in the common core")
METHOD = T(
    "Nivåerna är de som gällde vid inlämningen. Den gemensamma kärnan är de krav där minst n av m lärosäten har valt nivån. Skillnaden i ett krav är hur många steg två lärosäten i genomsnitt står ifrån varandra; den som inte har bestämt sig skiljer sig inte från någon. Egna krav förs samman när minst sex tiondelar av innehållet i orden är gemensamt, sedan böjningar och småord tagits bort; ett ”inte” får inte skilja dem åt.",
    "The levels are those that held at the hand-in. The common core is the requirements for which at least n of m institutions have chosen the level. The difference in a requirement is how many steps two institutions stand apart on average; whoever has not decided differs from nobody. Own requirements are put together when at least six tenths of what their words say is common, without inflections and small words; a “not” may not tell them apart.",
)
