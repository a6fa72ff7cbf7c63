"""Institutions with a few choices, folded by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import page
import pytest

from inventory_app.content.library import load_catalogue, load_template
from inventory_app.institutions.sharing import ShareLevel
from inventory_app.joint.fold import Decision, Fold, fold_
from inventory_app.joint.gathered import Answer, Gathered, Member
from inventory_app.joint.party import Party
from inventory_app.requirements.choice import Chosen, Level
from inventory_app.specification.dossier import Decision as SteeringDecision
from inventory_app.specification.dossier import Stamp

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def template():
    return load_template()


@pytest.fixture(scope="session")
def catalogue():
    return load_catalogue()


@pytest.fixture(scope="session")
def choose(catalogue) -> Callable[..., Chosen]:
    """A choice of a catalogue requirement, or an own one where the key has an E."""

    def make(key: str, level: str | None = "must", **more: Any) -> Chosen:
        requirement = None if "-E" in key else catalogue.by_key[key]
        return Chosen(key, key[:3], requirement, level=Level(level) if level else None, **more)

    return make


@pytest.fixture(scope="session")
def party() -> Callable[..., Party]:
    def make(key: str, *checklist: Chosen, share: ShareLevel = ShareLevel.NAMED, **volumes: int) -> Party:
        return Party(key, {"sv": f"Högskolan {key.title()}", "en": f"{key.title()} College"}, share, checklist, volumes)

    return make


@pytest.fixture(scope="session")
def fold(catalogue) -> Callable[..., Fold]:
    def make(*parties: Party, at_least: int | None = None, decisions: Mapping[str, Decision] | None = None) -> Fold:
        return fold_(parties, catalogue, at_least, decisions or {})

    return make


@pytest.fixture(scope="session")
def gather(template, catalogue, fold) -> Callable[..., Gathered]:
    """A joint specification of these, whole enough to be issued once everybody has approved."""

    def make(*parties: Party, details: Mapping[str, Any] | None = None, **more: Any) -> Gathered:
        members = [
            Member(number, each, {}, number=1, handed_in_at=None, newest=1, answer=Answer(None, None, "", ""))
            for number, each in enumerate(parties, start=1)
        ]
        return Gathered(
            id=7,
            name="Gemensamt stöd",
            is_demo=False,
            details={"title": "Gemensamt samverkansstöd", "why": "Tillsammans blir det billigare."} if details is None else details,
            template=template,
            catalogue=catalogue,
            template_edition=1,
            catalogue_edition=1,
            members=members,
            fold=fold(*parties, **more),
            changed_on=date(2026, 11, 20),
            today=TODAY,
        )

    return make


@pytest.fixture
def stamp() -> Stamp:
    return Stamp("1.0", TODAY, "Ingalill Stensjö", "sv", "Första versionen.", SteeringDecision("Styrgruppen", date(2026, 11, 19), "Enhälligt."))


@pytest.fixture(scope="session")
def accessibility_faults():
    """What a PDF does against PDF/UA-1."""

    def faults(pdf: bytes) -> list[str]:
        report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
        return [f"{failure.rule_id} {failure.message}" for failure in report.failures]

    return faults
