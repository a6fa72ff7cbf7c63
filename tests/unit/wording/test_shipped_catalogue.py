"""The catalogue that is shipped keeps the rules that it is judged by; otherwise people see the tool criticise its own text."""

from __future__ import annotations

import re

from inventory_app.content.library import load_catalogue
from inventory_app.content.schema import LANGUAGES, PARAMETER, Requirement, Text
from inventory_app.requirements.glossary import GLOSSARY
from inventory_app.wording.check import check_all
from inventory_app.wording.lexicon import load_lexicon
from inventory_app.wording.statement import Severity, Statement


def filled(requirement: Requirement, language: str) -> str:
    """With the defaults in the blanks; where there is none, with something that could stand there."""

    def value(blank: re.Match[str]) -> str:
        default = requirement.parameter_by_key[blank[1]].default
        if isinstance(default, Text):
            return default.in_(language)
        return "7" if default is None else f"{default:g}".replace(".", "," if language == "sv" else ".")

    return PARAMETER.sub(value, requirement.text.in_(language))


def test_shipped_catalogue_has_nothing_above_information():
    explained = frozenset(re.findall(r"\b[A-ZÅÄÖ]{2,6}\b", " ".join(f"{term.sv} {term.en}" for _used, term, _meaning in GLOSSARY)))
    statements = [
        Statement(
            filled(requirement, language),
            language,
            requirement.level,
            requirement.category,
            requirement.motive.in_(language),
            requirement.verification.how.in_(language),
            requirement.key,
        )
        for requirement in load_catalogue().requirements
        if not requirement.retired
        for language in LANGUAGES
    ]
    assert len(statements) > 250
    found = check_all(statements, load_lexicon(glossary=explained))
    above = [
        f"{statements[place].key} {statements[place].language} {finding.rule}: {finding.message.in_(statements[place].language)}"
        for place, findings in found.by_place.items()
        for finding in findings
        if finding.severity is not Severity.INFO
    ]
    assert above == []
    assert {finding.severity for finding in found.whole} <= {Severity.INFO}
