"""Words of the files of a tender, in both languages. Not interface words: a file keeps its language whoever asks for it."""

from __future__ import annotations

from inventory_app.documents.words import T

DRAFT_OF = T("Utkast, senast ändrat {day}", "Draft, last changed {day}")
