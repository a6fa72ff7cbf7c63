"""The document's own words in both languages. Not interface words: a document keeps its language whoever asks for it."""

from __future__ import annotations

from inventory_app.content.schema import Text
from inventory_app.documents.words import T
from inventory_app.inventory.flags import Flag
from inventory_app.requirements.choice import Level

LANGUAGE_NAMES = {"sv": T("svenska", "Swedish"), "en": T("engelska", "English")}
ONLY_IN = {"sv": T("Finns bara på svenska", "Only in Swedish"), "en": T("Finns bara på engelska", "Only in English")}

# Cover

KICKER = T("Kravspecifikation", "Requirements specification")
UNTITLED = T("Kravspecifikation för stödsystem", "Requirements specification for a support system")
DRAFT = T("Utkast", "Draft")
ISSUED = T("Fastställd", "Issued")
VERSION = T("Version", "Version")
STATUS = T("Status", "Status")
DATE = T("Datum", "Date")
CHANGED = T("Senast ändrad", "Last changed")
ISSUED_BY = T("Fastställd av", "Issued by")
REGISTRY_NUMBER = T("Diarienummer", "Registry number")
REMARK = T("Anmärkning", "Remark")
DECIDED_BY, DECIDED_ON = T("Beslutad av", "Decided by"), T("Beslutsdatum", "Decided on")
PREVAILS = {
    "sv": T(
        "Den svenska texten gäller. En engelsk översättning fastställdes samtidigt.",
        "This is a translation. The Swedish text, issued at the same time, prevails.",
    ),
    "en": T(
        "Detta är en översättning. Den engelska texten, som fastställdes samtidigt, gäller.",
        "The English text prevails. A Swedish translation was issued at the same time.",
    ),
}
DEMO_NOTE = T(
    "Lärosätet, människorna och svaren i det här dokumentet är påhittade och visar bara hur verktyget fungerar.",
    "The institution, the people and the answers in this document are invented and only show how the tool works.",
)
DRAFT_NOTE = T(
    "Det här är ett utkast. Det som återstår står under Öppna punkter sist i dokumentet.",
    "This is a draft. What remains to be done is listed under Open points at the end of the document.",
)
CONTENTS = T("Innehåll", "Contents")
ANNEX = T("Bilaga", "Annex")
NOTHING_YET = T("Här finns inget skrivet ännu", "Nothing has been written here yet")

# Chapters

SUMMARY = T("Sammanfattning och varför", "Summary and why")
READING = T("Läsanvisning", "How to read this document")
INSTITUTION = T("Lärosätet och verksamheten", "The institution and its work")
GOALS = T("Mål, nyckeltal och förutsättningar", "Goals, indicators and preconditions")
PRESENT = T("Nuläge: stödsystem", "Current support systems")
FLOW = T("Informationsflöde", "Flow of information")
SCOPE = T("Omfattning, avgränsningar och volymer", "Scope, limits and volumes")
GROUPS = {
    "functional": T("Funktionella krav", "Functional requirements"),
    "non_functional": T("Icke-funktionella krav", "Non-functional requirements"),
    "delivery": T("Leveranskrav", "Delivery requirements"),
    "terms": T("Kommersiella och avtalade villkor", "Commercial and contractual terms"),
}
PROJECT = T("Ansvar, projektorganisation och tidplan", "Responsibilities, project organisation and timetable")
FOLLOW_UP = T("Uppföljning under avtalstiden", "Follow-up during the contract")
SCENARIOS = T("Scenarier för visning", "Demonstration scenarios")
TRACING = T("Spårbarhet: behov, krav, system och förutsättningar", "Tracing: needs, requirements, systems and preconditions")
DEPARTURES = T("Avsteg med motivering", "Departures, with reasons")
LEFT_OUT = T("Krav som har valts bort med motivering", "Requirements left out, with reasons")
HISTORY = T("Ändringslogg", "Change log")
OPEN_POINTS = T("Öppna punkter", "Open points")

# Summary

WHY = T("Varför upphandlingen görs", "Why the procurement is made")
IN_BRIEF = T("Dokumentet i korthet", "The document in brief")
REQUIREMENTS = T("Krav", "Requirements")
COUNT_LEVELS = T(
    "{asked}, varav {must} ska-krav, {must_scored} ska-krav med värdering och {should} bör-krav",
    "{asked}, of which {must} must, {must_scored} must and scored and {should} should",
)
SYSTEMS_IN_USE = T("Stödsystem i bruk", "Support systems in use")
COUNT_SYSTEMS = T("{used} av {all} inventerade", "{used} of {all} in the inventory")
PRECONDITIONS_MET = T("Uppfyllda förutsättningar", "Preconditions met")
COUNT_OF = T("{done} av {all}", "{done} of {all}")
ANSWERS_FOR = T(
    "Lärosätet svarar för kravens ordalydelse, även där texten kommer ur en gemensam kravkatalog.",
    "The institution answers for the wording of the requirements, also where the text builds on a shared catalogue.",
)
WAY_OF_WORKING = T(
    "Ett system löser inga problem i sig. Det kommer till nytta när mål och arbetssätt är på plats, och därför redovisas de här före kraven.",
    "A system solves no problems by itself. It is of use when goals and ways of working are in place, which is why they come before the requirements.",
)
BY_CATEGORY = T("Krav per område och nivå", "Requirements by area and level")
BY_CATEGORY_SAYS = T(
    "Liggande staplar, en per kravområde, delade efter nivå. Samma siffror står i tabellen under figuren.",
    "Horizontal bars, one per requirement area, divided by level. The table below the figure has the same numbers.",
)
AREA = T("Område", "Area")
TOTAL = T("Summa", "Total")

DECISION, DECIDED = T("Styrgruppens beslut", "The steering group's decision"), T("Beslut", "Decision")

# Reading instructions

LEVELS = T("Kravnivåer", "Requirement levels")
LEVEL = T("Nivå", "Level")
LEVEL_LABELS: dict[str, Text] = {
    Level.MUST: T("Ska", "Must"),
    Level.MUST_SCORED: T("Ska, med värdering", "Must, scored"),
    Level.SHOULD: T("Bör", "Should"),
}
LEVEL_MEANINGS: dict[str, Text] = {
    Level.MUST: T(
        "Måste uppfyllas. Ett anbud som inte uppfyller kravet förkastas som regel.",
        "Has to be met. A tender that does not meet the requirement is as a rule rejected.",
    ),
    Level.MUST_SCORED: T(
        "Måste uppfyllas, och hur väl det uppfylls ger poäng.",
        "Has to be met, and how well it is met earns points.",
    ),
    Level.SHOULD: T(
        "Behöver inte uppfyllas. Ett anbud som uppfyller kravet får poäng.",
        "Need not be met. A tender that meets the requirement earns points.",
    ),
}
MEANING = T("Betydelse", "Meaning")
CODE = T("Kod", "Code")
VERIFICATION = T("Verifiering", "Verification")
METHODS_TITLE = T("Verifieringskoder: hur lärosätet kontrollerar", "Verification codes: how the institution checks")
METHODS = {
    "D": T("Skriftlig beskrivning i anbudet", "Written description in the tender"),
    "V": T("Visning enligt scenario", "Demonstration by scenario"),
    "T": T("Test vid leverans", "Test at delivery"),
    "I": T("Intyg eller certifikat", "Certificate or attestation"),
    "A": T("Uppföljning under avtalstiden", "Follow-up during the contract"),
}
MET_WHEN = T("Uppfyllt när", "Met when")
MET_WHEN_TITLE = T("När kravet ska vara uppfyllt", "When the requirement has to be met")
MET_WHEN_LABELS = {
    "tender": T("Vid anbud", "At tender"),
    "delivery": T("Vid leverans", "At delivery"),
    "contract": T("Under avtalstiden", "During the contract"),
}
MET_WHEN_MEANINGS = {
    "tender": T("När anbudet lämnas.", "When the tender is submitted."),
    "delivery": T("När systemet är levererat och godkänns.", "When the system has been delivered and is accepted."),
    "contract": T("Så länge avtalet gäller.", "For as long as the contract runs."),
}
RESPONSES_TITLE = T("Svarskoder: vad anbudsgivaren svarar", "Response codes: what the tenderer answers")
RESPONSES = {
    "U": T("Uppfyllt i standard", "Met as standard"),
    "K": T("Uppfylls genom konfiguration", "Met by configuration"),
    "A": T("Uppfylls genom anpassning", "Met by adaptation"),
    "T": T("Uppfylls med produkt eller tjänst från tredje part", "Met with a product or service from a third party"),
    "P": T("Planerat; ange datum", "Planned; state the date"),
    "N": T("Uppfylls inte", "Not met"),
}
PARTS_TITLE = T("Kravens delar", "The parts of a requirement")
PARTS = (
    (
        T("Id", "Id"),
        T(
            "Ändras aldrig mellan versioner. Ett E efter områdets bokstäver betyder att kravet är lärosätets eget.",
            "Never changes between versions. An E after the letters of the area means that the requirement is the institution's own.",
        ),
    ),
    (T("Motiv", "Reason"), T("Varför kravet ställs. Är inte en del av kravet.", "Why the requirement is set. Not part of the requirement.")),
    (
        T("Poäng", "Points"),
        T(
            "Kravets vikt inom området, från 1 till 5. Bara krav som värderas har poäng.",
            "The weight within the area, from 1 to 5. Only scored requirements have points.",
        ),
    ),
)
BRACKETS = (
    T("[Hakparentes]", "[Square brackets]"),
    T("Ett värde som lärosätet inte har fyllt i.", "A value that the institution has not filled in."),
)
PART = T("Del", "Part")
EQUIVALENT = T(
    "Där ett krav hänvisar till en standard godtas likvärdiga lösningar, även när orden ”eller likvärdigt” skulle saknas.",
    "Where a requirement refers to a standard, equivalent solutions are accepted, even if the words “or equivalent” should be missing.",
)
LETTERS = T(
    "Bilagornas bokstäver är fasta. A (svarsmatris), B (prisbilaga) och D (personuppgiftsbiträdesavtal) är egna handlingar.",
    "The letters of the annexes are fixed. A (response matrix), B (price annex) and D (data processing agreement) are separate documents.",
)
AS_WRITTEN = T(
    "Det som lärosätet har skrivit med egna ord återges på det språk det är skrivet på.",
    "What the institution wrote in its own words is given in the language in which it was written.",
)
GLOSSARY_TITLE = T("Ordlista och förkortningar", "Glossary and abbreviations")
TERM = T("Ord", "Term")

# The institution

PROFILE = T("Profil", "Profile")

# Goals and preconditions

GOALS_TITLE = T("Mål", "Goals")
INDICATORS = T("Nyckeltal", "Indicators")
SWOT = T("Styrkor, svagheter, möjligheter och hot", "Strengths, weaknesses, opportunities and threats")
PRECONDITIONS = T("Förutsättningar", "Preconditions")
PRECONDITIONS_SAY = T(
    "{met} av {all} förutsättningar är uppfyllda. De som inte är det står nedan med vad det kan innebära för upphandlingen.",
    "{met} of {all} preconditions are met. Those that are not are listed below, with what that may mean for the procurement.",
)
PRECONDITIONS_ALL_MET = T("Alla {all} förutsättningar är uppfyllda.", "All {all} preconditions are met.")
PRECONDITION = T("Förutsättning", "Precondition")
RESPONSIBLE = T("Ansvarig", "Responsible")
DONE_BY = T("Klart", "Done by")
UNMET = T("Förutsättningar som inte är uppfyllda", "Preconditions that are not met")
RISK = T("Risk", "Risk")
NOT_ANSWERED = T("Inte besvarad", "Not answered")

# Current systems

SYSTEM = T("System", "System")
SYSTEMS = T("Systemen", "The systems")
SYSTEMS_SAY = T(
    "Inventeringen omfattar {all} stödsystem, varav {used} är i bruk. Kalkylblad, delade postlådor och adressböcker räknas också.",
    "The inventory covers {all} support systems, of which {used} are in use. Spreadsheets, shared mailboxes and address books count, too.",
)
KIND = T("Typ av stöd", "Kind of support")
AREAS = T("Relationsområden", "Relation areas")
USERS = T("Användare", "Users")
DIRECTION = T("Inriktning", "Direction")
BY_AREA = T("Stödsystem per relationsområde och status", "Support systems by relation area and status")
BY_AREA_SAYS = T(
    "Liggande staplar, en per relationsområde, delade efter systemens status. Ett system kan stödja flera områden. "
    "Samma siffror står i tabellen under figuren.",
    "Horizontal bars, one per relation area, divided by the status of the systems. A system may support several areas. "
    "The table below the figure has the same numbers.",
)
UNCOVERED = T("Relationsområden utan system: {areas}.", "Relation areas without a system: {areas}.")
CONTRACTS = T("Avtal som löper ut", "Contracts that end")
CONTRACTS_SAY = T(
    "En linje per system fram till avtalets sista dag. Samma datum står i tabellen under figuren.",
    "One line per system up to the last day of its contract. The table below the figure has the same dates.",
)
CONTRACT_ENDS = T("Avtalet slutar", "Contract ends")
EXTENSION = T("Förlängning", "Extension")
NOTICE = T("Uppsägningstid", "Notice")
MONTHS = T("{number} mån", "{number} months")
ENDED = T("har löpt ut", "has ended")
GAPS = T("Brister", "Gaps")
GAPS_SAY = T(
    "Vad användarna saknar i dagens stöd, så som det har antecknats i inventeringen.",
    "What users miss in today's support, as noted in the inventory.",
)
SIGNS = T("Iakttagelser", "Observations")
SIGNS_SAY = T("Uträknat ur svaren i inventeringen.", "Worked out from the answers in the inventory.")
SIGN = T("Iakttagelse", "Observation")

FLAGS = {
    Flag.CONTRACT_ENDED: T("Avtalet har löpt ut", "The contract has ended"),
    Flag.CONTRACT_ENDS_1: T("Avtalet slutar inom en månad", "The contract ends within a month"),
    Flag.CONTRACT_ENDS_3: T("Avtalet slutar inom tre månader", "The contract ends within three months"),
    Flag.CONTRACT_ENDS_12: T("Avtalet slutar inom ett år", "The contract ends within a year"),
    Flag.ONLY_SPREADSHEET: T("Ett relationsområde har bara kalkylblad", "A relation area has only a spreadsheet"),
    Flag.TWO_FOR_ONE_AREA: T("Flera system av samma slag för ett område", "Several systems of one kind for an area"),
}

# Flow of information

FLOW_SAYS = T(
    "Varifrån informationen kommer, genom vilka system den går och vem som får den. Bilden av nuläget är ritad ur inventeringens svar. "
    "Det önskade flödet har lärosätet beskrivit rad för rad. Numren i figurerna är tabellernas.",
    "Where information comes from, through which systems it passes and who gets it. The picture of today is drawn from the answers of the "
    "inventory. The wanted flow has been described by the institution row by row. The numbers in the figures are those of the tables.",
)
FLOW_STAYS = T("Flödet ska vara som i dag.", "The flow is to stay as it is today.")
FLOW_UNKNOWN = T("För dessa system är varken flöden eller användare kända: {names}.", "Of these systems neither flows nor users are known: {names}.")

# Scope

INCLUDED = T("Omfattning", "Scope")
EXCLUDED = T("Avgränsningar", "Out of scope")
VOLUMES = T("Volymer och avtalstid", "Volumes and contract length")

# Requirements

REASON = T("Motiv", "Reason")
POINTS = T("{points} poäng", "{points} points")
POINT = T("1 poäng", "1 point")
UNDECIDED = T("Ej beslutade", "Not decided")

# Project and follow-up

ROLES = T("Projektorganisation", "Project organisation")
TIMETABLE = T("Tidplan", "Timetable")
FOLLOWED = T("Uppföljningspunkter", "Points of follow-up")
DURING = T("Krav som följs upp under avtalstiden", "Requirements followed up during the contract")
DURING_SAY = T(
    "Krav som ska vara uppfyllda under avtalstiden, och krav som verifieras genom uppföljning (kod A). Ansvarig är {responsible} om inget annat sägs.",
    "Requirements to be met during the contract, and requirements verified by follow-up (code A). {responsible} is responsible unless stated otherwise.",
)
SYSTEM_OWNER = T("systemägaren", "The system owner")
REQUIREMENT = T("Krav", "Requirement")
HOW = T("Hur", "How")
WHEN = T("När", "When")

# Annexes

SCENARIOS_SAY = T(
    "Anbudsgivaren visar scenarierna i sitt system. De används för krav med verifieringskod V. Namn och händelser är påhittade.",
    "The tenderer demonstrates the scenarios in its system. They are used for requirements with verification code V. Names and events are invented.",
)
TRACING_SAY = T(
    "Tabellen visar vilka av dagens system och vilka förutsättningar som varje kravområde hänger på. Den är uträknad: systemen "
    "följer av den regel som står vid området, tillämpad på inventeringens svar; förutsättningarna är de som området bygger på.",
    "The table shows which of today's systems and which preconditions each requirement area depends on. It is worked out: the "
    "systems follow from the rule given with the area, applied to the answers of the inventory; the preconditions are those the area builds on.",
)
RULE = T("Regel för system", "Rule for systems")
BY_REQUIREMENT = T("Från krav till system och förutsättningar", "From requirements to systems and preconditions")
BY_SYSTEM = T("Från system till kravområden", "From system to requirement areas")
NO_SYSTEM = T("Inget system", "No system")
LEFT_OUT_SAY = T(
    "Krav som följer av lag eller av likabehandling och som ändå inte ställs, med lärosätets skäl.",
    "Requirements that follow from law or from equal treatment and are nevertheless not set, with the institution's reasons.",
)
REASONS = T("Skäl", "Reasons")
HISTORY_SAY = T("Tidigare fastställda versioner av kravspecifikationen.", "Earlier issued versions of the specification.")
OPEN_SAY = T(
    "Det som återstår innan kravspecifikationen är hel. Punkter märkta ● måste lösas innan den kan fastställas.",
    "What remains before the specification is whole. Points marked ● have to be settled before it can be issued.",
)
NO_OPEN = T("Inga öppna punkter.", "No open points.")
POINT_LABEL = T("Punkt", "Point")
