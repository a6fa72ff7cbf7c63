"""A specification with four requirements in two areas: what the files of a tender are made from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from stated import MOMENT, requirement

from inventory_app.specification.basis import Basis, BasisCategory, BasisRequirement, Said
from inventory_app.tender.source import Source


@pytest.fixture
def basis_of() -> Callable[..., Basis]:
    def make(*requirements: BasisRequirement, **details: Any) -> Basis:
        labels = {"KON": ("Kontakter", "Contacts"), "AKT": ("Aktiviteter & besök", "Activities & visits")}
        return Basis(
            institution_key="almby",
            names={"sv": "Högskolan i Almby", "en": "Almby University College"},
            details={"title": "Nytt samverkansstöd", "registry_number": "AB 2026/12", **details},
            evaluation={},
            categories=tuple(BasisCategory(key=key, group="functional", labels={"sv": sv, "en": en}) for key, (sv, en) in labels.items()),
            requirements=requirements,
        )

    return make


@pytest.fixture
def basis(basis_of) -> Basis:
    return basis_of(
        requirement("KON-01", "Systemet ska lagra kontakter."),
        requirement("KON-02", "Systemet bör hitta dubbletter.", level="should", points=3),
        requirement("AKT-01", "Systemet ska visa besök.", level="must_scored", points=5, met_when="tender", methods=()),
        requirement("AKT-E01", "", texts=dict.fromkeys(("sv", "en"), Said(text="Systemet bör sjunga.", language="sv")), level="should", points=1),
        volumes={"users": 220, "organisations": 3000, "contacts": 9000},
        contract_length={"years": 3, "extension": "Två gånger ett år"},
    )


@pytest.fixture
def source(basis) -> Source:
    return Source(basis, "sv", "1.0", MOMENT)
