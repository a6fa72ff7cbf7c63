"""The words of the consortium's report, its workbook and its file of figures."""

from __future__ import annotations

from inventory_app.documents.words import T

TITLE = T("Likheter och skillnader", "Likenesses and differences")
LEAD = T("Rapport om konsortiets lärosäten", "Report on the institutions of the consortium")
CONSORTIUM = T("Konsortiet", "The consortium")
CONTENTS = T("Innehåll", "Contents")
SUMMARY, LIKENESSES, DIFFERENCES, METHOD, LEFT_OUT = (
    T("Sammanfattning", "Summary"),
    T("Alla likheter", "All likenesses"),
    T("De största skillnaderna", "The largest differences"),
    T("Så är siffrorna gjorda", "How the figures are made"),
    T("Vad som inte visas, och varför", "What is left out, and why"),
)
VIEWS = T("Vyer", "Views")
FINDING = T("Iakttagelse", "Finding")
MORE_FINDINGS = T("och {n} till, som står längre fram.", "and {n} more, further on.")
MADE, RESTS_ON = T("Så är den gjord", "How it is made"), T("Bygger på", "Rests on")
METHOD_LEAD = T(
    "Allt räknas på inlämningar, aldrig på utkast. Varje lärosäte bestämmer del för del om det visas med namn, räknas utan namn eller inte är med. Bygger en vy på flera delar gäller den strängaste. Färre än tre som räknas utan namn räknas inte alls, och i ett urval eller en omgång räknas ingen utan namn.",
    "Everything is counted from hand-ins, never from drafts. Each institution decides part by part whether it is shown by name, counted without a name, or left out. Where a view rests on several parts, the strictest rules. Fewer than three without a name are not counted at all, and in a selection or a round nobody is counted without a name.",
)
SHORTENED = T(
    "Här visas {n} av {m} rader. Arbetsboken har alla.",
    "Shown here: {n} of {m} rows. The workbook has them all.",
)
SHORTENED_COLUMNS = T(
    "Här visas {n} av {m} kolumner. Arbetsboken har alla.",
    "Shown here: {n} of {m} columns. The workbook has them all.",
)
SHORTENED_BLOCKS = T("Mer finns i vyn och i arbetsboken.", "There is more in the view and in the workbook.")
NOT_HANDED_IN = T("Inte lämnat in", "Not handed in")
DECLINED = T("Deltar inte", "Do not take part")
REASON, NO_REASON = T("Skäl", "Reason"), T("Inget skäl angivet", "No reason given")
STATUS = T("Läge", "State")
NOTHING_SHARED = T("Ert lärosäte delar inget av detta", "Your institution shares nothing of this")
ABSENT = T("Lärosäten som inte är med", "Institutions that are not in it")
SHEET = T("Blad", "Sheet")
ROWS = T("Rader", "Rows")
ABOUT = T("Om arbetsboken", "About this workbook")
WHAT, SAYS = T("Vad", "What"), T("Innehåll", "Content")
IN_IT = T("Vilka som är med", "Who is in it")
WHY_FEW = T(
    "Färre än tre som vill räknas utan namn räknas inte: en siffra skulle avslöja svaret.",
    "Fewer than three who want to be counted without a name are not counted: a number would tell the answer.",
)
WHY_UNCOUNTABLE = T(
    "Den som räknas utan namn är inte med i ett urval eller en omgång: skillnaden mellan två rapporter skulle peka ut den.",
    "Those who are counted without a name are left out of a selection or a round: the difference between two reports would tell who they are.",
)
WHY_FILTERED = T("En del lärosäten faller utanför urvalet.", "Some institutions are outside the selection.")
WHY_WITHHELD = T("Den som inte delar en del är inte med i det som bygger på den.", "Those who do not share a part are not in what rests on it.")
ABOUT_REPORT = T(
    "Det viktigaste ur de vyer ni väljer, i högst fyrtio sidor: en sammanfattning, varje vy i korthet, hur siffrorna är gjorda och vad som är utelämnat. Arbetsboken har hela matriserna.",
    "What matters most of the views you choose, in forty pages at most: a summary, each view in short, how the figures are made and what is left out. The workbook has the whole matrices.",
)
