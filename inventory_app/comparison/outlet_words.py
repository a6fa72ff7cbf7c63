"""The words around a view that goes out as a file."""

from __future__ import annotations

from inventory_app.documents.words import T

DATE = T("Datum", "Date")
SELECTION = T("Urval", "Selection")
IN_IT = T("Vilka som är med", "Who is in it")
