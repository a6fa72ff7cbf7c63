"""The files of a tender: what each is called, and what it is. Keys stand in addresses and commands."""

from __future__ import annotations

from dataclasses import dataclass

from inventory_app.content.schema import Language

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class FileKind:
    ending: str
    mimetype: str
    names: dict[Language, str]
    about: str


FILES = {
    "response": FileKind(
        "xlsx", _WORKBOOK, {"sv": "svarsmatris", "en": "response-matrix"}, "Write the workbook in which tenderers answer each requirement."
    ),
    "prices": FileKind("xlsx", _WORKBOOK, {"sv": "prisbilaga", "en": "price-annex"}, "Write the workbook in which tenderers give their prices."),
    "docx": FileKind(
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        {"sv": "kravspecifikation", "en": "requirements-specification"},
        "Write it as a Word document.",
    ),
    "reqif": FileKind("reqif", "application/xml", {"sv": "krav", "en": "requirements"}, "Write its requirements as ReqIF, for requirement tools."),
}

_DRAFT: dict[Language, str] = {"sv": "utkast", "en": "draft"}


def file_name(what: str, institution_key: str, version: str | None, language: Language) -> str:
    kind = FILES[what]
    return f"{kind.names[language]}-{institution_key}-{version or _DRAFT[language]}.{kind.ending}"
