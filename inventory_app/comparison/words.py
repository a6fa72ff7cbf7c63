"""Words that the views share, in both languages; the page, the workbook and the PDF say the same."""

from __future__ import annotations

from inventory_app.documents.words import T
from inventory_app.institutions.sharing import Part

INSTITUTION, INSTITUTIONS = T("Lärosäte", "Institution"), T("Lärosäten", "Institutions")
YOU = T("ni", "you")
UNKNOWN, NO_ANSWER = T("Vet ej", "Don’t know"), T("Inget svar", "No answer")
NONE = T("Inga", "None")
N_OF_M = T("{n} av {m}", "{n} of {m}")
OTHERS_COUNTED = T("{n} utan namn", "{n} without name")
ALL = T("Alla", "All")
HOW_COUNTED = T("Så räknas det", "How it is counted")
NOBODY = T(
    "Det finns inget att visa här: urvalet har ingen inlämning som visas med namn.",
    "There is nothing to show here: the selection has no hand-in that is shown by name.",
)

# What a view leaves out, and why

NAMED = T("{n} lärosäten visas med namn.", "{n} institutions are shown by name.")
NONE_NAMED = T("Inget lärosäte visas med namn.", "No institution is shown by name.")
ONE_NAMED = T("Ett lärosäte visas med namn.", "One institution is shown by name.")
COUNTED = T("{n} räknas utan namn, bara i summorna.", "Counted without a name, in the totals only: {n}.")
FEW_COUNTED = T(
    "{n} vill räknas utan namn men räknas inte med: bland färre än tre skulle en siffra avslöja svaret.",
    "Left out, though counted without a name: {n}. Among fewer than three a number would tell the answer.",
)
UNCOUNTABLE = T(
    "{n} som räknas utan namn är inte med när urvalet är en del av konsortiet eller en omgång.",
    "Left out of any selection or round, since counted without a name: {n}.",
)
ONLY_COUNTED = T("{n} delar detta bara utan namn och är inte med här.", "Sharing this without a name only, and so not in it: {n}.")
WITHHELD = T("{n} delar inte detta.", "Not sharing this: {n}.")
FILTERED_OUT = T("{n} faller utanför urvalet.", "Outside the selection: {n}.")
GIVES_NOTHING = T(
    "Ert lärosäte delar inget av detta, och ser därför inte andras. Den som delar får se vad andra delar.",
    "Your institution shares nothing of this, and so does not see others’. Those who share see what others share.",
)
HAS_NOT_HANDED_IN = T(
    "Ert lärosäte har inte lämnat in, och ser därför inte andras. Den som lämnar in och delar får se vad andra delar.",
    "Your institution has not handed in, and so does not see others’. Those who hand in and share see what others share.",
)
NOT_HANDED_IN = T("{n} har inte lämnat in.", "Not handed in: {n}.")
DECLINED = T("{n} deltar inte.", "Not taking part: {n}.")

# Where a view rests on several parts, each sentence begins with the part that it is about.
PARTS = {
    Part.SYSTEMS: T("System", "Systems"),
    Part.PROFILE: T("Profil", "Profile"),
    Part.PRECONDITIONS: T("Förutsättningar", "Preconditions"),
    Part.CHECKLIST: T("Kravlista", "Checklist"),
    Part.COSTS: T("Kostnader", "Costs"),
    Part.ASSESSMENTS: T("Bedömningar", "Assessments"),
    Part.FREE_TEXT: T("Fritext och erfarenheter", "Free text and experiences"),
    Part.SPECIFICATIONS: T("Fastställda specifikationer", "Issued specifications"),
}
ALL_PARTS = T("Alla delar", "All parts")
OF_PART = T("{part}: {text}", "{part}: {text}")
