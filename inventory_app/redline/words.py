"""The words of a comparison in both languages; the page, the workbook and the PDF share them."""

from __future__ import annotations

from inventory_app.documents.words import T

KIND = T("Ändringar i kravspecifikationen", "Changes to the requirements specification")
FILE_NAME = {"sv": "andringar", "en": "changes"}
ISSUE = T("Version {version}, {day}", "Version {version}, {day}")
DRAFT = T("Utkastet, {day}", "The draft, {day}")
DRAFT_NAME = {"sv": "utkast", "en": "draft"}
FROM, TO = T("Från", "From"), T("Till", "To")
NOTHING = T("Inga krav skiljer sig.", "No requirement differs.")
IN_BRIEF = T("I korthet", "In brief")
WHAT, COUNT = T("Vad", "What"), T("Antal", "Number")
REQUIREMENTS = T("Krav", "Requirements")

# How to read it

LEGEND = T("Så läses ändringarna", "How to read the changes")
LEGEND_KEPT = T(
    "Text som är oförändrad står som vanligt. Text som har tillkommit står", "Text that is unchanged stands as usual. Text that was added stands "
)
LEGEND_IN = T("understruken inom plustecken", "underlined between plus signs")
LEGEND_AND = T(", och text som har tagits bort står", ", and text that was removed stands")
LEGEND_OUT = T("överstruken inom minustecken", "struck through between minus signs")
LEGEND_END = T(".", ".")

# What became of a requirement

ADDED, REMOVED = T("Nytt krav", "New requirement"), T("Borttaget krav", "Removed requirement")
CHANGED, MOVED = T("Ändrat", "Changed"), T("Flyttat", "Moved")
MOVED_AND_CHANGED = T("Flyttat och ändrat", "Moved and changed")
LEVEL, POINTS, TEXT = T("Nivå", "Level"), T("Poäng", "Points"), T("Lydelse", "Wording")
REASON, VERIFICATION, MET_WHEN = T("Motiv", "Reason"), T("Verifiering", "Verification"), T("Ska vara uppfyllt", "To be met")
VERIFICATION_CODE = T("Verifieringskod", "Verification code")
PLACE = T("Plats", "Place")
FIRST_IN = T("först i {area}", "first in {area}")
AFTER_KEY = T("efter {key} i {area}", "after {key} in {area}")
IN_LANGUAGE = {"sv": T("{label} på svenska", "{label} in Swedish"), "en": T("{label} på engelska", "{label} in English")}

# Tables

ID, AREA, CHANGE = T("Id", "Id"), T("Område", "Area"), T("Ändring", "Change")
BEFORE, AFTER, MARKED = T("Före", "Before"), T("Efter", "After"), T("Med markeringar", "With marks")
