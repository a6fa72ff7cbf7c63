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
COUNTED = T("{n} räknas utan namn, bara i summorna.", "{n} are counted without a name, in the totals only.")
FEW_COUNTED = T(
    "{n} vill räknas utan namn. De räknas inte med: bland färre än tre skulle en siffra avslöja svaret.",
    "{n} want to be counted without a name. They are left out: among fewer than three a number would tell the answer.",
)
UNCOUNTABLE = T(
    "{n} som räknas utan namn är inte med när urvalet är en del av konsortiet eller en omgång.",
    "{n} who are counted without a name are left out of any selection or round.",
)
ONLY_COUNTED = T("{n} delar detta bara utan namn och är inte med här.", "{n} share this without their name only, and are not in this.")
WITHHELD = T("{n} delar inte detta.", "{n} do not share this.")
FILTERED_OUT = T("{n} faller utanför urvalet.", "{n} are outside the selection.")
GIVES_NOTHING = T(
    "Ert lärosäte delar inget av detta, och ser därför bara sig självt. Den som delar får se vad andra delar.",
    "Your institution shares nothing of this, and so sees only itself. Those who share see what others share.",
)
HAS_NOT_HANDED_IN = T(
    "Ert lärosäte har inte lämnat in, och ser därför inte andras. Den som lämnar in och delar får se vad andra delar.",
    "Your institution has not handed in, and so does not see others’. Those who hand in and share see what others share.",
)
NOT_HANDED_IN = T("{n} har inte lämnat in.", "{n} have not handed in.")
DECLINED = T("{n} deltar inte.", "{n} do not take part.")

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
OF_PART = T("{part}: {text}", "{part}: {text}")
