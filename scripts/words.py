"""The interface's words: `update` collects them into the .po file and compiles it, `check` tells what is missing or out of date."""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "inventory_app" / "translations" / "sv" / "LC_MESSAGES"
PO, MO = FOLDER / "messages.po", FOLDER / "messages.mo"
KEYWORDS = {**DEFAULT_KEYWORDS, "_l": None, "N_": None, "lazy_gettext": None, "lazy_ngettext": (1, 2)}
METHODS = [("inventory_app/migrations/**", "ignore"), ("inventory_app/**.py", "python"), ("templates/**.html", "jinja2")]
OPTIONS = {"templates/**.html": {"trimmed": "true", "silent": "false"}}


def collect() -> Catalog:
    found = Catalog(locale="sv", project="inventory-app", charset="utf-8")
    for folder in ("inventory_app", "templates"):
        methods = [(pattern.removeprefix(f"{folder}/"), how) for pattern, how in METHODS if pattern.startswith(folder)]
        options = {pattern.removeprefix(f"{folder}/"): values for pattern, values in OPTIONS.items() if pattern.startswith(folder)}
        for file, line, message, comments, context in extract_from_dir(ROOT / folder, methods, options, KEYWORDS):
            found.add(message, None, [(f"{folder}/{file}", line)], auto_comments=comments, context=context)
    return found


def read() -> Catalog:
    if not PO.is_file():
        return Catalog(locale="sv")
    with PO.open("rb") as file:
        return read_po(file, locale="sv")


def compiled(catalog: Catalog) -> bytes:
    # Babel writes the current minute into the header; the same words must give the same file.
    catalog.creation_date = catalog.revision_date = datetime(2000, 1, 1, tzinfo=UTC)
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def as_po(catalog: Catalog) -> bytes:
    catalog.header_comment = "# The interface in Swedish. English is the source text."
    catalog.fuzzy, catalog.project, catalog.version = False, "inventory-app", "1"
    out = io.BytesIO()
    # Line numbers and dates would change with every edit and say nothing to a translator.
    write_po(out, catalog, width=120, sort_output=True, no_location=True, omit_header=False, ignore_obsolete=True)
    dated = ("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Language-Team", "Generated-By", "Report-Msgid-Bugs-To")
    lines = [line for line in out.getvalue().decode().splitlines(keepends=True) if not line.startswith(tuple(f'"{name}' for name in dated))]
    return "".join(lines).encode()


def update() -> None:
    catalog = read()
    catalog.update(collect(), no_fuzzy_matching=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(as_po(catalog))
    MO.write_bytes(compiled(read()))
    print(f"{len(catalog)} texts, {len(missing(catalog))} without a translation")  # noqa: T201 -- a command's answer


def missing(catalog: Catalog) -> list[str]:
    def is_whole(message: object) -> bool:
        text = message.string  # type: ignore[attr-defined]  # babel ships without types for this
        return all(text) if isinstance(text, tuple) else bool(text)

    return [str(message.id) for message in catalog if message.id and (not is_whole(message) or message.fuzzy)]


def faults() -> list[str]:
    """What an editor must mend before the words are whole."""
    catalog, used = read(), collect()
    known = {message.id for message in catalog}
    found = [f"no translation: {text}" for text in missing(catalog)]
    found += [f"not collected: {message.id}" for message in used if message.id and message.id not in known]
    for message in catalog:
        found += [f"{message.id}: {fault}" for fault in message.check(catalog)]
    if not MO.is_file() or MO.read_bytes() != compiled(catalog):
        found.append("messages.mo is older than messages.po")
    return found


def main() -> None:
    if sys.argv[1:] == ["update"]:
        update()
        return
    found = faults()
    for line in found:
        print(line)  # noqa: T201 -- a command's answer
    if found:
        print("Run: make words-update, and translate in inventory_app/translations/sv/LC_MESSAGES/messages.po")  # noqa: T201
        sys.exit(1)


if __name__ == "__main__":
    main()
