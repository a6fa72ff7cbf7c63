"""What a printed specification is called."""

from __future__ import annotations

NAMES = {"sv": "kravspecifikation", "en": "requirements-specification"}


def file_name(language: str, institution_key: str, version: str) -> str:
    return f"{NAMES[language]}-{institution_key}-{version}"
