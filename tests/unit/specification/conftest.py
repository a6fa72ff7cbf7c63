"""A dossier made from the shipped content and a few answers: what the pure code gets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import page
import pytest
from stored_rows import Row

from inventory_app.content.library import load_catalogue, load_template
from inventory_app.inventory.facts import columns_of
from inventory_app.requirements.choice import Chosen, Level, compose_checklist
from inventory_app.specification.dossier import Dossier, KnownSystem, Stamp

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def template():
    return load_template()


@pytest.fixture(scope="session")
def catalogue():
    return load_catalogue()


@pytest.fixture(scope="session")
def choose(catalogue) -> Callable[..., list[Chosen]]:
    """A checklist in which everything is not needed but what is named; more rows may be given."""

    def make(levels: dict[str, str | None], *rows: Row) -> list[Chosen]:
        named = {row.key for row in rows}
        found = [
            Row(requirement.key, requirement.category, levels.get(requirement.key, Level.NOT_NEEDED), note="Behövs inte.")
            for requirement in catalogue.requirements
            if requirement.key not in named
        ]
        return compose_checklist(catalogue, [*found, *rows], {})

    return make


@pytest.fixture(scope="session")
def known(template) -> Callable[..., KnownSystem]:
    """A system with these answers."""

    def make(number: int, **answers: Any) -> KnownSystem:
        columns = columns_of(template.system, answers)
        return KnownSystem(
            id=number, answers=answers, **{name: columns[name] for name in KnownSystem.__dataclass_fields__ if name not in ("id", "answers")}
        )

    return make


@pytest.fixture(scope="session")
def dossier(template, catalogue, choose, known) -> Dossier:
    """Whole enough to be issued: one system, two requirements, a title and a why."""
    return Dossier(
        institution_key="almby",
        names={"sv": "Högskolan i Almby", "en": "Almby University College"},
        is_demo=True,
        template=template,
        catalogue=catalogue,
        template_edition=1,
        catalogue_edition=1,
        systems=[known(1, name="Kontaktnavet", support_kind="crm", status="in_operation", areas=["alumni"], contract_end={"ends_on": "2027-08-31"})],
        sheets={
            "details": {"title": "Nytt samverkansstöd", "why": "Arbetsgivare ska få ett svar.", "scope": "Besök och avtal."},
            "profile": {"students": 7400},
            "preconditions": {"goals": {"status": "not_met"}, "indicators": {"status": "met"}},
        },
        questions={},
        checklist=choose({"KON-01": "must", "INF-01": "must_scored", "AKT-05": "should"}),
        changed_on=date(2026, 11, 20),
        today=TODAY,
    )


@pytest.fixture
def stamp() -> Stamp:
    return Stamp("1.0", TODAY, "Gunnel Aspvret", "sv")


@pytest.fixture
def with_details(dossier) -> Callable[..., Dossier]:
    """The dossier with other answers about the document."""

    def make(**details: Any) -> Dossier:
        return replace(dossier, sheets={**dossier.sheets, "details": {**dossier.details, **details}})

    return make


@pytest.fixture(scope="session")
def accessibility_faults():
    """What a PDF does against PDF/UA-1."""

    def faults(pdf: bytes) -> list[str]:
        report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
        return [f"{failure.rule_id} {failure.message}" for failure in report.failures]

    return faults
