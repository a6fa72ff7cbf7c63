"""Chapter: how the requirements are to be read and answered. Explains only what this document uses."""

from __future__ import annotations

import re

from inventory_app.documents.blocks import Block, Column, Heading, Note, Table
from inventory_app.requirements.glossary import GLOSSARY
from inventory_app.specification import words
from inventory_app.specification.pen import Pen


def reading(pen: Pen) -> list[Block]:
    def table(title: str, first: str, rows: list[tuple[str, str]]) -> list[Block]:
        columns = (Column(label=first, share=28), Column(label=pen.say(words.MEANING), share=72))
        return [Table(caption=title, columns=columns, rows=tuple(rows))] if rows else []

    asked = pen.dossier.asked
    levels = {each.effective_level for each in asked}
    methods = {method for each in asked for method in each.methods}
    moments = {each.met_when for each in asked}
    blocks: list[Block] = [Heading(text=pen.say(words.PARTS_TITLE))]
    # An issue has no open values to explain.
    parts = words.PARTS if pen.stamp else (*words.PARTS, words.BRACKETS)
    blocks += table(pen.say(words.PARTS_TITLE), pen.say(words.PART), [(pen.say(part), pen.say(means)) for part, means in parts])
    blocks += table(
        pen.say(words.LEVELS),
        pen.say(words.LEVEL),
        [(pen.say(words.LEVEL_LABELS[level]), pen.say(means)) for level, means in words.LEVEL_MEANINGS.items() if level in levels or not asked],
    )
    blocks += table(
        pen.say(words.METHODS_TITLE),
        pen.say(words.CODE),
        [(code, pen.say(means)) for code, means in words.METHODS.items() if code in methods or not asked],
    )
    blocks += table(
        pen.say(words.MET_WHEN_TITLE),
        pen.say(words.MET_WHEN),
        [(pen.say(words.MET_WHEN_LABELS[key]), pen.say(means)) for key, means in words.MET_WHEN_MEANINGS.items() if key in moments or not asked],
    )
    blocks += table(pen.say(words.RESPONSES_TITLE), pen.say(words.CODE), [(code, pen.say(means)) for code, means in words.RESPONSES.items()])
    blocks.append(Note(text=pen.say(words.EQUIVALENT)))
    blocks.append(Note(text=pen.say(words.LETTERS)))
    glossary = _glossary(pen)
    if glossary:
        blocks.append(Heading(text=pen.say(words.GLOSSARY_TITLE)))
        blocks += table(pen.say(words.GLOSSARY_TITLE), pen.say(words.TERM), glossary)
    blocks.append(Note(text=pen.say(words.AS_WRITTEN)))
    return blocks


def _glossary(pen: Pen) -> list[tuple[str, str]]:
    """The words that the requirements use, in alphabetical order."""
    language = pen.language
    used = "\n".join(f"{each.text_in(language).text}\n{each.motive_in(language).text}\n{each.how_in(language).text}" for each in pen.dossier.asked)
    # Abbreviations mean something in capitals only.
    found = [
        (pen.say(term), pen.say(means)) for pattern, term, means in GLOSSARY if re.search(pattern, used, 0 if r"\b" in pattern else re.IGNORECASE)
    ]
    return sorted(found, key=lambda entry: entry[0].casefold())
