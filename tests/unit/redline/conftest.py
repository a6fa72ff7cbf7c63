"""Two specifications' facts, and what a PDF does against PDF/UA-1."""

from __future__ import annotations

import page
import pytest

from inventory_app.redline.lines import Worded
from inventory_app.specification.basis import Basis, BasisCategory, BasisRequirement, Said


def said(sv: str, en: str) -> dict[str, Said]:
    return {"sv": Said(text=sv, language="sv"), "en": Said(text=en, language="en")}


def _requirement(key: str, **changed) -> BasisRequirement:
    facts = {
        "category": key[:3],
        "is_own": False,
        "level": "must",
        "points": None,
        "texts": said("Systemet ska visa avtal inom 24 timmar.", "The system shall show agreements within 24 hours."),
        "motives": said("Avtalen glöms bort.", "Agreements are forgotten."),
        "hows": said("Visas i ett scenario.", "Shown in a scenario."),
        "methods": ("D",),
        "met_when": "delivery",
    }
    return BasisRequirement(key=key, **{**facts, **changed})


def _basis(*requirements: BasisRequirement) -> Basis:
    labels = {"AKT": {"sv": "Aktiviteter", "en": "Activities"}, "KON": {"sv": "Kontakter", "en": "Contacts"}}
    return Basis(
        institution_key="almby",
        names={"sv": "Högskolan i Almby", "en": "Almby University College"},
        details={},
        evaluation={},
        categories=tuple(BasisCategory(key=key, group="functional", labels=label) for key, label in labels.items()),
        requirements=requirements,
    )


@pytest.fixture(scope="session")
def sides() -> tuple[Basis, Basis]:
    """One added, one removed, one moved, one with everything changed, one whose English wording only has changed, one as it was."""
    names = ("AKT-01", "AKT-02", "AKT-03", "AKT-04", "KON-01", "KON-02")
    old = {key: _requirement(key) for key in names}
    changed = _requirement(
        "AKT-02",
        level="must_scored",
        points=4,
        texts=said("Systemet ska visa avtal och projekt inom 4 timmar.", "The system shall show agreements and projects within 4 hours."),
        motives=said("Avtalen glöms ofta bort.", "Agreements are often forgotten."),
        methods=("D", "V"),
        met_when="tender",
    )
    english = _requirement("KON-01", texts=said("Systemet ska visa avtal inom 24 timmar.", "The system shall display agreements within 24 hours."))
    new = (old["AKT-03"], old["AKT-04"], changed, english, old["KON-02"], _requirement("KON-E01", is_own=True))
    return _basis(*old.values()), _basis(*new)


@pytest.fixture(scope="session")
def worded(sides):
    return lambda language: Worded(*sides, language)


@pytest.fixture(scope="session")
def accessibility_faults():
    def faults(pdf: bytes) -> list[str]:
        report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
        return [f"{failure.rule_id} {failure.message}" for failure in report.failures]

    return faults
