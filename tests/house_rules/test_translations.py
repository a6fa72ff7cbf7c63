"""Every text of the interface has its Swedish words, and what is compiled is what is written."""

from __future__ import annotations

import io

from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from tree import ROOT

FOLDER = ROOT / "inventory_app" / "translations" / "sv" / "LC_MESSAGES"
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "lazy_gettext": None, "_l": None, "N_": None, "say": None}


def used() -> dict[str, str]:
    """Text -> where it is used."""
    found: dict[str, str] = {}
    for folder, method in (("inventory_app", [("**.py", "python")]), ("templates", [("**.html", "jinja2")])):
        options = {"**.html": {"trimmed": "true"}}
        for file, line, message, _comments, _context in extract_from_dir(ROOT / folder, method, options, keywords=KEYWORDS):
            found.setdefault(message if isinstance(message, str) else message[0], f"{folder}/{file}:{line}")
    assert len(found) > 300
    return found


def written():
    with (FOLDER / "messages.po").open("rb") as file:
        return read_po(file, locale="sv", abort_invalid=True)


def test_every_text_has_its_swedish_words():
    catalogue = written()
    translated = {
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalogue
        if message.id and all(_forms(message)) and not message.fuzzy
    }
    assert {text: place for text, place in used().items() if text not in translated} == {}


def _forms(message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def test_places_for_values_are_the_same_in_both_languages():
    faults = [(message.id, [str(fault) for fault in faults]) for message in written() if message.id and (faults := list(message.check()))]
    assert faults == []


def test_compiled_words_are_those_that_are_written():
    with (FOLDER / "messages.mo").open("rb") as file:
        compiled = {
            message.id if isinstance(message.id, str) else message.id[0]: _forms(message)
            for message in read_mo(io.BytesIO(file.read()))
            if message.id
        }
    assert compiled == {
        message.id if isinstance(message.id, str) else message.id[0]: _forms(message)
        for message in written()
        if message.id and all(_forms(message)) and not message.fuzzy
    }
