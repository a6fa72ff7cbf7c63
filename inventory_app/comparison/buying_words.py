"""The words of buying together."""

from __future__ import annotations

from inventory_app.documents.words import T

TITLE = T("Köpa tillsammans", "Buying together")
LEAD = T(
    "Vilka avtal löper ut ungefär samtidigt, och när måste en gemensam upphandling börja?",
    "Which contracts end at about the same time, and when must a joint procurement begin?",
)
BY, BY_PRODUCT, BY_AREA = T("Ordna efter", "Arrange by"), T("Produkt", "Product"), T("Relationsområde", "Relation area")
LEAST = T("Minst så många lärosäten", "At least so many institutions")
WITHIN = T("Avtal som löper ut inom (månader)", "Contracts ending within (months)")
LEAD_TIME = T("Tid för upphandling (månader)", "Time to procure (months)")
LEAD_TIME_SAYS = T(
    "Från start till avtalets slut. Räkna med 18 månader om systemet också ska bytas.",
    "From the start to the end of the contract. Allow 18 months if the system is to be replaced, too.",
)
PICTURE = T("Avtalens slut", "Contract ends")
PICTURE_SAYS = T(
    "En rad för var och en av {n} grupper: en prick för varje avtals slut, skuggat där flera lärosätens avtal löper ut tillsammans.",
    "A line for each of {n} groups: a dot for the end of each contract, shaded where the contracts of several institutions end together.",
)
PER_YEAR = T("Avtal som löper ut per år", "Contracts ending by year")
CONTRACTS, ONE_CONTRACT = T("{n} avtal", "{n} contracts"), T("1 avtal", "1 contract")
WINDOWS = T("Avtal att upphandla tillsammans", "Contracts to procure together")
WINDOWS_SAY = T(
    "Minst {k} lärosäten vars avtal löper ut inom {m} månader. Överlappar två möjligheter visas den med flest lärosäten. "
    "”Börja senast” är den dag då det första av avtalen måste sägas upp eller upphandlas.",
    "At least {k} institutions whose contracts end within {m} months. Where two chances overlap, the one with more institutions is shown. "
    "“Begin by” is the day when the first of the contracts must be given notice of or procured.",
)
NO_WINDOWS = T(
    "Ingenstans löper avtal för minst {k} lärosäten ut inom {m} månader. Pröva färre lärosäten eller en längre tid.",
    "Nowhere do contracts of at least {k} institutions end within {m} months. Try fewer institutions or a longer time.",
)
MORE_WINDOWS = T("{n} till finns i arbetsboken.", "The workbook has {n} more.")
ENDS, FIRST_END, LAST_END = T("Löper ut", "End"), T("Först", "First"), T("Sist", "Last")
FROM_TO = T("{first} – {last}", "{first} – {last}")
BEGIN_BY, NOTICE_BY, START_BY = T("Börja senast", "Begin by"), T("Säg upp senast", "Give notice by"), T("Upphandla från", "Procure from")
PASSED, ENDED = T("har passerat", "has passed"), T("har löpt ut", "has ended")
USERS, COST = T("Användare", "Users"), T("Kronor per år", "Kronor a year")
COST_SHARED = T("{sum} ({n} av {m} delar)", "{sum} (shared by {n} of {m})")
NOT_SHARED = T("delas inte", "not shared")
START = T("Börja gemensam kravspecifikation", "Start a joint specification")
ASK = T(
    "Vill ni upphandla tillsammans? Säg till samordnarna: de kan börja en gemensam kravspecifikation härifrån.",
    "Do you want to procure together? Tell the coordinators: they can start a joint specification from here.",
)
EVERY, SYSTEM = T("Alla avtal med slutdatum", "All contracts with an end date"), T("System", "System")
OPEN = T("Avtal utan slutdatum", "Contracts without an end date")
OPEN_SAYS = T(
    "Löper avtalet tills vidare kan lärosätet vara med när som helst, efter sin uppsägningstid.",
    "Where the contract runs until further notice, the institution can join at any time, after its notice period.",
)
WHO = T("Vilka", "Who")
PAGE = T("Rad {first}–{last} av {n}.", "Rows {first}–{last} of {n}.")
NO_PRODUCT = T(
    "{n} avtal gäller system utan angiven produkt och visas när du ordnar efter relationsområde.",
    "Contracts for systems whose product is not stated: {n}. Arrange by relation area to see them.",
)
NO_CONTRACTS = T("Inga avtal har ett slutdatum.", "No contracts have an end date.")
NUMBER = T("Avtal", "Contracts")
COUNT = T("Lärosäten", "Institutions")
FOUND = T(
    "{group}: {n} lärosäten har avtal som löper ut mellan {first} och {last}. En gemensam upphandling måste börja senast {day}.",
    "{group}: {n} institutions have contracts that end between {first} and {last}. A joint procurement must begin by {day}.",
)
FOUND_LATE = T(
    "{group}: {n} lärosäten har avtal som löper ut mellan {first} och {last}. En gemensam upphandling skulle ha börjat senast {day}, så de behöver först förlänga avtalen.",
    "{group}: {n} institutions have contracts that end between {first} and {last}. A joint procurement should have begun by {day}, so the contracts have to be extended first.",
)
FOUND_NONE = T(
    "Inga avtal löper ut så nära varandra att minst {k} lärosäten kan upphandla tillsammans.",
    "No contracts end so near one another that at least {k} institutions could procure together.",
)
ENDING = T("Avtal som löper ut", "Contracts ending")
COSTS_OF = T("Delar kostnad", "Share costs")
ALL_CONTRACTS = T("Alla avtal", "All contracts")
NOTICE_MONTHS = T("Uppsägningstid (månader)", "Notice period (months)")
METHOD = T(
    "Ett fönster är avtal för samma produkt eller område som löper ut inom det valda antalet månader vid minst det valda antalet lärosäten. Överlappar fönster varandra visas det med flest lärosäten. Sista dag att börja är den tidigaste av alla uppsägningsdagar och starter för upphandling. Användare och kostnader summeras bara för dem som delar uppgiften med namn.",
    "A window is contracts for the same product or area that end within the chosen number of months at no fewer than the chosen number of institutions. Of windows that overlap, the one with most institutions is shown. The last day to begin is the earliest of all days of notice and starts of procurement. Users and costs are summed only for those who share them by name.",
)
