"""What the log of an institution calls these pages."""

from __future__ import annotations

from inventory_app.comparison.views import VIEWS
from inventory_app.documents.words import T

SPECIFICATIONS = "specifications"
READ_PAGES = {view.key: view.title for view in VIEWS} | {
    SPECIFICATIONS: T("Fastställda kravspecifikationer", "Issued specifications"),
    "brief": T("Jämförelsen i korthet", "The comparison in brief"),
    "report": T("Konsortiets rapport", "The consortium’s report"),
}
