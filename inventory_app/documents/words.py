"""Words that every document needs, in both languages. Not interface words: a document keeps its language whoever asks for it."""

from __future__ import annotations

from inventory_app.content.schema import Text


def T(sv: str, en: str) -> Text:  # noqa: N802 -- stands for the Text it makes
    return Text(sv=sv, en=en)


DEMO = T("Demo – påhittade svar", "Demo – invented answers")
PAGE, OF = T("Sida", "Page"), T("av", "of")
FIGURE = T("Figur", "Figure")
AREA = T("Område", "Area")
MISSING = T("Saknas", "Missing")
