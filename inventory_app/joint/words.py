"""The joint document's own words in both languages; those it shares with a specification stand there."""

from __future__ import annotations

from inventory_app.documents.words import T
from inventory_app.institutions.sharing import ShareLevel

KICKER = T("Gemensam kravspecifikation", "Joint requirements specification")

# Cover

DECISION = T("Beslut", "Decision")

# Chapters

MEMBERS = T("Lärosätena som deltar", "The institutions that take part")
DEVIATIONS = T("Avvikelser från den gemensamma delen", "Deviations from the common part")
PRICES = T("Prisunderlag per lärosäte", "Price schedule by institution")

# Summary

INSTITUTIONS = T("Lärosäten", "Institutions")
COMMON = T("Gemensamma krav", "Common requirements")
IN_ANNEXES = T("Krav i bilagorna", "Requirements in the annexes")
IS_COMMON_WHEN = T("Ett krav är gemensamt när", "A requirement is common when")
ALL_CHOSE = T("alla {number} lärosäten har valt det", "all {number} institutions have chosen it")
SOME_CHOSE = T("minst {least} av {number} lärosäten har valt det", "at least {least} of {number} institutions have chosen it")
ANSWER_FOR = T(
    "Lärosätena svarar tillsammans för den gemensamma delen och vart och ett för sin bilaga, även där texten kommer ur en gemensam kravkatalog.",
    "The institutions answer together for the common part and each for its annex, even where the text comes from a shared catalogue.",
)

# How it was made

HOW_MADE = T("Så har den gemensamma delen tagits fram", "How the common part was made")
RULES = (
    T(
        "Underlaget är det som varje lärosäte har lämnat in. Utkast har inte lästs.",
        "It was made from what each institution has handed in. No drafts were read.",
    ),
    T(
        "Nivån är den som flest har valt. Har lika många valt två nivåer gäller den strängare: ska med värdering före ska, ska före bör.",
        "The level is the one that most have chosen. Where two levels have been chosen by equally many, the stricter one stands: must and scored "
        "before must, must before should.",
    ),
    T(
        "Ett värde är det som flest har fyllt i. Har lika många fyllt i olika värden gäller kravkatalogens förslag, i andra hand det lägre talet.",
        "A value is the one that most have filled in. Where they are equally many, the catalogue's proposal stands, otherwise the lower number.",
    ),
    T(
        "Poängtalet är det som flest har valt av dem som värderar kravet. Har lika många valt olika poängtal gäller det högre.",
        "The points are those that most of the institutions that score the requirement have chosen. Where they are equally many, the higher stand.",
    ),
    T(
        "Texten är kravkatalogens, om inte alla som har valt kravet har samma egna ordalydelse. Ordet ska eller bör i den följer den gemensamma nivån.",
        "The text is the catalogue's, unless everybody who has chosen the requirement has the same wording of their own. The word shall or should in it "
        "follows the common level.",
    ),
    T(
        "Det som bara ett eller några lärosäten kräver står i deras bilagor. Där börjar kravets id med lärosätets kortnamn.",
        "What only one or some institutions require stands in their annexes, where the id of a requirement begins with the short name of the institution.",
    ),
    T(
        "Samordnarna kan ha beslutat annat än vad flest har valt. Sådana beslut står med motiv under Avvikelser.",
        "The coordinators may have decided otherwise than most have chosen. Such decisions are listed with the reason under Deviations.",
    ),
)

# Members

INSTITUTION = T("Lärosäte", "Institution")
CHOICES = T("Kravlistan", "Checklist")
HAND_IN = T("Inlämning", "Hand-in")
NUMBER_DAY = T("nr {number}, {day}", "no. {number}, {day}")
SHARES = {
    ShareLevel.NAMED: T("Visas med namn", "Shown by name"),
    ShareLevel.COUNTED: T("Delas utan namn, räknas inte här", "Shared without name, not counted here"),
    ShareLevel.WITHHELD: T("Delas inte, räknas inte", "Not shared, not counted"),
}

# Deviations

DEVIATIONS_SAY = T(
    "Ett lärosäte som har valt annorlunda än den gemensamma delen står här. Den gemensamma delen gäller för anbudet; avvikelsen visar vad lärosätet självt hade valt.",
    "An institution that has chosen otherwise than the common part is listed here. The common part applies to the tender; "
    "the deviation shows what the institution itself had chosen.",
)
REQUIREMENT = T("Krav", "Requirement")
COMMON_PART = T("Gemensam nivå", "Common level")
THEIRS = T("Lärosätets val", "The institution's choice")
WHO_DEVIATES = T("Vem som avviker, och hur", "Who deviates, and how")
WHO = T("{name}: {choice}", "{name}: {choice}")
NO_DEVIATIONS = T("Ingen avviker från den gemensamma delen.", "Nobody deviates from the common part.")
NOT_NEEDED = T("behöver inte kravet", "does not need it")
UNDECIDED = T("har inte tagit ställning", "has not decided")
LEVEL_IS = T("nivån ”{level}”", "level “{level}”")
VALUE_IS = T("{label}: {value} (gemensamt {common})", "{label}: {value} (common {common})")
ANOTHER_WORDING = T("egen ordalydelse, se bilagan", "own wording, see the annex")
OWN_WORDING = T("egen ordalydelse: {words}", "own wording: {words}")
DECISIONS = T("Samordnarnas beslut", "The coordinators' decisions")
DECISIONS_SAY = T(
    "Där samordnarna har beslutat annat än vad flest lärosäten har valt.",
    "Where the coordinators have decided otherwise than most institutions have chosen.",
)
OF_MOST = T("Flest har valt", "Most chose")
DECIDED = T("Beslut", "Decision")
MOTIVE = T("Motiv", "Reason")
LIFTED = T("Eget krav från {name}", "Own requirement of {name}")
INTO_ANNEXES = T("Inte gemensamt: står i bilagorna", "Not common: stands in the annexes")

# Prices

PRICES_SAY = T(
    "Priser lämnas med en rad per lärosäte. Antalen är lärosätenas uppgifter när dokumentet togs fram.",
    "Prices are stated with one row per institution. The numbers are those the institutions gave when the document was made.",
)
VOLUMES = {
    "employees": T("Anställda", "Staff"),
    "students": T("Studenter", "Students"),
    "users": T("Användare", "Users"),
    "organisations": T("Organisationer", "Organisations"),
    "contacts": T("Kontakt\u00adpersoner", "Contacts"),
}

# Annexes

ANNEX_SAYS = T("Gäller bara {name}, utöver den gemensamma delen.", "Applies to {name} only, in addition to the common part.")
EXTRAS = T("Krav utöver de gemensamma", "Requirements beyond the common ones")
OWN = T("Egna krav", "Own requirements")
NOT_NEEDED_BY = T("Gemensamma krav som lärosätet inte behöver", "Common requirements that the institution does not need")
UNDECIDED_BY = T("Gemensamma krav som lärosätet inte har tagit ställning till", "Common requirements that the institution has not decided on")
DIFFERS = T("Avvikelser", "Deviations")
NOTHING_DIFFERS = T(
    "{name} har inga krav eller avvikelser utöver den gemensamma delen.", "{name} has no requirements or deviations beyond the common part."
)
