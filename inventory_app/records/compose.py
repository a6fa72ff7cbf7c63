"""The three records, each composed from the same facts. Pure: the same facts and day give the same record."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from inventory_app.answers.values import is_none, is_unknown
from inventory_app.content.schema import Language, Text
from inventory_app.records import words
from inventory_app.records.reader import Basis, Reader, SystemRow
from inventory_app.records.record import Cell, Point, Record, Row

Column = tuple[Text, Callable[[SystemRow], Cell]]


def _table(
    reader: Reader, systems: Iterator[SystemRow] | tuple[SystemRow, ...], columns: tuple[Column, ...]
) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    labels = tuple(reader.say(label) for label, _ in columns)
    return labels, tuple(Row(system.id or 0, system.name, tuple(read(system) for _, read in columns)) for system in systems)


def _record(reader: Reader, key: str, title: Text, source: Text, scope: Text, points: tuple[Point, ...], *, is_wide: bool = False) -> Record:
    return Record(
        key=key,
        language=reader.language,
        title=reader.say(title),
        institution=reader.basis.names[reader.language],
        is_demo=reader.basis.is_demo,
        day=reader.day(),
        source=reader.say(source),
        scope=reader.say(scope),
        points=points,
        is_wide=is_wide,
    )


def public_records(basis: Basis, language: Language) -> Record:
    reader = Reader(basis, language)
    say = reader.say

    def answer(key: str) -> Callable[[SystemRow], Cell]:
        return lambda system: reader.answer(system, key)

    registers = _table(
        reader,
        basis.kept,
        (
            (words.PURPOSE, answer("purpose")),
            (words.INFORMATION, answer("information_types")),
            (words.RECORDS, answer("public_records")),
            (words.PERIOD, reader.period),
        ),
    )
    contacts = _table(reader, basis.kept, ((words.OWNER, answer("system_owner")), (words.INFORMATION_OWNERS, answer("information_owners"))))
    secrecy = _table(reader, basis.kept, ((words.SECRECY, lambda system: _secrecy(reader, system)),))
    points = (
        Point(
            "organisation",
            say(words.POINT_1),
            say(words.ASKS_1),
            (say(words.HAND_1),),
            facts=tuple(reader.profile(key) for key in ("organisation_form", "collaboration_function", "offer")),
        ),
        Point(
            "registers",
            say(words.POINT_2),
            say(words.ASKS_2),
            (say(words.HAND_2),),
            columns=registers[0],
            rows=registers[1],
            nothing=say(words.NO_SYSTEMS),
        ),
        Point("aids", say(words.POINT_3), say(words.ASKS_3), (say(words.HAND_3),)),
        Point(
            "contact",
            say(words.POINT_4),
            say(words.ASKS_4),
            (say(words.HAND_4),),
            columns=contacts[0],
            rows=contacts[1],
            nothing=say(words.NO_SYSTEMS),
        ),
        Point("secrecy", say(words.POINT_5), say(words.ASKS_5), columns=secrecy[0], rows=secrecy[1], nothing=say(words.NO_SECRECY)),
        _exchanged(reader),
        Point("sale", say(words.POINT_7), say(words.ASKS_7), (say(words.HAND_7),)),
    )
    return _record(reader, "public-records", words.PUBLIC_RECORDS, words.PUBLIC_RECORDS_SOURCE, words.PUBLIC_RECORDS_SCOPE, points)


def _secrecy(reader: Reader, system: SystemRow) -> Cell:
    occurs = reader.part(system, "secrecy", "occurs")
    if occurs.is_missing:
        return occurs
    value = reader.value(system, "secrecy")
    return reader.part(system, "secrecy", "provision") if value["occurs"] is True else Cell(reader.say(words.SECRECY_NO))


def _exchanged(reader: Reader) -> Point:
    """A row per integration; a system that has not answered stands there, too, since its row is what is missing."""
    say = reader.say
    keys = ("direction", "system", "information", "method", "frequency")
    labels = tuple(say(label) for label in (words.DIRECTION, words.OTHER, words.EXCHANGED, words.HOW, words.WHEN))
    dashes = tuple(Cell(say(words.NOTHING)) for _ in keys[1:])
    rows: list[Row] = []
    for system in reader.basis.kept:
        value = reader.value(system, "integrations")
        if isinstance(value, list) and value:
            rows += [
                Row(system.id or 0, system.name, tuple(Cell(reader.column("integrations", key, integration.get(key))) for key in keys))
                for integration in value
            ]
        elif is_none(value) or value == []:
            rows.append(Row(system.id or 0, system.name, (Cell(say(words.NO_INTEGRATIONS)), *dashes)))
        else:
            rows.append(Row(system.id or 0, system.name, (reader.missing(words.UNKNOWN if is_unknown(value) else words.MISSING), *dashes)))
    return Point(
        "exchanged", say(words.POINT_6), say(words.ASKS_6), (say(words.HAND_6),), columns=labels, rows=tuple(rows), nothing=say(words.NO_SYSTEMS)
    )


def article_30(basis: Basis, language: Language) -> Record:
    reader = Reader(basis, language)
    say = reader.say
    systems = tuple(system for system in basis.kept if reader.value(system, "personal_data") != "none")
    columns, rows = _table(
        reader,
        systems,
        (
            (words.PURPOSES, lambda system: reader.answer(system, "purpose")),
            (words.SUBJECTS, lambda system: _subjects(reader, system)),
            (words.PERSONAL_DATA, lambda system: reader.answer(system, "personal_data")),
            (words.RECIPIENTS, lambda system: _recipients(reader, system)),
            (words.TRANSFER, lambda system: _transfer(reader, system)),
            (words.ERASURE, lambda system: reader.part(system, "legal_basis", "erasure_period")),
            (words.SECURITY, lambda system: _security(reader, system)),
            (words.LEGAL_BASIS, lambda system: reader.part(system, "legal_basis", "basis", is_asked=False)),
            (words.IN_REGISTER, lambda system: _in_register(reader, system)),
        ),
    )
    points = (
        Point(
            "controller",
            say(words.CONTROLLER),
            say(words.ASKS_CONTROLLER),
            (say(words.HAND_CONTROLLER),),
            facts=((say(words.CONTROLLER_NAME), Cell(basis.names[language])),),
        ),
        Point(
            "processing",
            say(words.PROCESSING),
            say(words.ASKS_PROCESSING),
            tuple(say(text) for text in words.HAND_PROCESSING),
            columns=columns,
            rows=rows,
            nothing=say(words.NO_SYSTEMS),
            is_by_system=True,
        ),
    )
    return _record(reader, "article-30", words.ARTICLE_30, words.ARTICLE_30_SOURCE, words.ARTICLE_30_SCOPE, points)


def _subjects(reader: Reader, system: SystemRow) -> Cell:
    """Those that the types of information name by themselves; nothing is guessed."""
    types = reader.known(system, "information_types")
    if not types:
        return reader.answer(system, "information_types")
    named = [reader.say(text) for key, text in words.SUBJECT_WORDS.items() if key in types]
    return Cell(", ".join(named) if named else reader.say(words.SUBJECTS_BY_HAND))


def _recipients(reader: Reader, system: SystemRow) -> Cell:
    found = []
    product, hosting = reader.known(system, "product"), reader.known(system, "hosting")
    vendor = product.get("vendor") if isinstance(product, dict) else None
    if isinstance(vendor, str) and hosting in ("supplier_sweden", "supplier_eu", "outside_eu"):
        found.append(reader.say(words.SUPPLIER, vendor=vendor))
    integrations = reader.known(system, "integrations")
    for each in integrations or ():
        if each.get("direction") in ("out", "both") and each.get("system"):
            found.append(reader.say(words.TO_SYSTEM, system=reader.column("integrations", "system", each["system"])))
    return Cell("\n".join(dict.fromkeys(found)) or reader.say(words.NO_RECIPIENTS))


def _transfer(reader: Reader, system: SystemRow) -> Cell:
    answer = reader.answer(system, "hosting")
    if answer.is_missing:
        return answer
    if reader.value(system, "hosting") == "outside_eu":
        return Cell(reader.say(words.OUTSIDE))
    return Cell(reader.say(words.ELSEWHERE, hosting=answer.text[:1].lower() + answer.text[1:]))


def _security(reader: Reader, system: SystemRow) -> Cell:
    classification = reader.answer(system, "classification")
    sign_in = reader.answer(system, "sign_in", is_asked=False)
    lines = [f"{reader.say(words.CLASSIFIED)}: {'; '.join(classification.text.splitlines())}", f"{reader.say(words.SIGN_IN)}: {sign_in.text}"]
    return Cell("\n".join(lines), classification.is_missing)


def _in_register(reader: Reader, system: SystemRow) -> Cell:
    """No is an answer, and what must be mended."""
    answer = reader.answer(system, "article_30")
    return Cell(answer.text, is_missing=answer.is_missing or reader.value(system, "article_30") is not True)


def system_list(basis: Basis, language: Language) -> Record:
    reader = Reader(basis, language)
    say = reader.say

    def answer(key: str, *, is_asked: bool = True) -> Callable[[SystemRow], Cell]:
        return lambda system: reader.answer(system, key, is_asked=is_asked)

    columns, rows = _table(
        reader,
        basis.kept,
        (
            (words.KIND, answer("support_kind", is_asked=False)),
            (words.STATUS, answer("status")),
            (words.PERIOD, reader.period),
            (words.OWNER, lambda system: reader.person(system, "system_owner")),
            (words.MANAGER, lambda system: reader.person(system, "system_manager", is_asked=False)),
            (words.INFORMATION_OWNERS, answer("information_owners")),
            (words.PRODUCT, reader.product),
            (words.RECORDS, answer("public_records")),
        ),
    )
    point = Point(
        "systems",
        say(words.SYSTEM_LIST_POINT),
        say(words.SYSTEM_LIST_ASKS),
        (say(words.SYSTEM_LIST_HAND),),
        columns=columns,
        rows=rows,
        nothing=say(words.NO_SYSTEMS),
        is_the_rules=False,
    )
    return _record(reader, "systems", words.SYSTEM_LIST, words.SYSTEM_LIST_SOURCE, words.SYSTEM_LIST_SCOPE, (point,), is_wide=True)


# In the order of the page; the keys stand in its addresses.
RECORDS: dict[str, Callable[[Basis, Language], Record]] = {"public-records": public_records, "article-30": article_30, "systems": system_list}
LEADS: dict[str, Text] = {
    "public-records": words.PUBLIC_RECORDS_LEAD,
    "article-30": words.ARTICLE_30_LEAD,
    "systems": words.SYSTEM_LIST_LEAD,
}
