"""One invented system: its answers, as a form would have stored them. Pure."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from inventory_app.answers.values import NONE, UNKNOWN
from inventory_app.seed.clusters import Cluster
from inventory_app.seed.market import Product
from inventory_app.seed.words import EXPERIENCES, GAPS, PURPOSES, STRENGTHS, misspelt

# Not today's: the same numbers give the same documents whenever they are made.
FIRST_YEAR = 2026
ROLES = ("Samverkanschefen", "Alumnsamordnaren", "It-chefen", "Förvaltningsledaren", "Kommunikationschefen")


def _contract_end(random: Random) -> str:
    """Most contracts end with a year, some at half-year, the rest with any month."""
    year = FIRST_YEAR + random.choices(range(6), (10, 24, 26, 20, 12, 8))[0]
    month, day = random.choices(((12, 31), (6, 30), (random.randint(1, 12), 28)), (55, 20, 25))[0]
    return f"{year}-{month:02d}-{day:02d}" if random.random() < 0.85 else f"{year}-{month:02d}"


def _contract(random: Random, product: Product) -> dict[str, Any]:
    form = random.choices(("framework", "own_procurement", "direct", "no_contract", "consortium"), (34, 26, 22, 12, 6))[0]
    if form == "no_contract":
        return {"contract_form": form, "contract_end": dict(NONE)}
    cost = int(round(product.yearly * random.lognormvariate(0, 0.6), -3))
    return {
        "contract_form": form,
        "contract_end": {"ends_on": _contract_end(random), "extension": random.choice(("", "1 + 1 år", "2 år"))},
        "notice_months": random.choices((3, 6, 9, 12), (35, 38, 9, 18))[0],
        "annual_cost": {"licences": cost, "operation": cost // 4, "internal_time": cost // 3},
        "licence": {"model": random.choice(("named", "concurrent", "organisation")), "count": random.randint(5, 500)},
    }


def _ownership(random: Random) -> dict[str, Any]:
    def somebody(nobody: float) -> dict[str, Any]:
        return dict(NONE) if random.random() < nobody else {"function": random.choice(ROLES)}

    return {
        "system_owner": somebody(0.1),
        "system_manager": somebody(0.2),
        "it_contact": somebody(0.15),
        "data_steward": somebody(0.5),
        "duties": {"installation": "it_department", "licences": "business_unit", "support": random.choice(("it_department", "business_unit"))},
        "maintenance_hours": max(1, round(random.lognormvariate(2.2, 0.9))),
    }


def _information(random: Random, personal: str) -> dict[str, Any]:
    types = ("organisations", "contacts", "activities", "agreements", "projects", "mailings_consent", "alumni", "documents", "notes")
    answers: dict[str, Any] = {
        "information_types": [each for each in types if random.random() < 0.35] or ["contacts"],
        "personal_data": personal,
        "public_records": random.choices(("kept_here", "registry", "erased_by_plan", "not_examined"), (15, 30, 20, 35))[0],
        "criticality": random.choices(("not_critical", "important", "business_critical"), (35, 50, 15))[0],
        "classification": {axis: random.randint(1, 3) for axis in ("confidentiality", "integrity", "availability")} | {"classified_on": "2025-03"},
        "secrecy": {"occurs": random.random() < 0.2},
    }
    if personal != "none":
        answers["legal_basis"] = {"basis": random.choice(("public_interest", "contract", "consent", "not_examined")), "erasure_period": "2 år"}
        answers["article_30"] = random.random() < 0.7
    return answers


def _technology(random: Random, product: Product | None) -> dict[str, Any]:
    answers: dict[str, Any] = {
        "acquisition": random.choices(("standard_product", "open_source", "commissioned", "own_development"), (68, 12, 8, 12))[0],
        "sign_in": random.choices(("federation", "local_directory", "local_accounts", "shared_account"), (50, 25, 20, 5))[0],
        "export": random.choice(("open_format", "limited", "no")),
        "accessibility": random.choices(("reviewed_no_faults", "reviewed_faults", "not_reviewed"), (12, 25, 63))[0],
        "integrations": dict(NONE),
        "hosting": "own",
    }
    if product:
        name = misspelt(product.name, random) if random.random() < 0.04 else product.name
        version = f"{random.randint(1, 9)}.{random.randint(0, 5)}" if random.random() < 0.6 else ""
        answers["product"] = {"product": name, "vendor": product.vendor} | ({"version": version} if version else {})
        answers["hosting"] = product.hosting if random.random() < 0.85 else "own"
    return answers


def _assessment(random: Random, cluster: Cluster) -> dict[str, Any]:
    fits = [max(1, min(5, round(random.gauss(2.7 + 0.2 * cluster.stage, 1)))) for _ in range(2)]
    answers: dict[str, Any] = {
        "functional_fit": fits[0],
        "technical_fit": fits[1],
        "direction": random.choices(("keep", "develop", "replace", "retire", "undecided"), (35, 25, 20, 7, 13))[0],
        "use_maturity": random.choices(("peripheral", "operational", "tactical", "strategic"), (30, 45, 18, 7))[0],
    }
    if random.random() < 0.3:
        answers["strengths_gaps"] = {"strengths": random.choice(STRENGTHS), "gaps": random.choice(GAPS)}
    if random.random() < 0.15:
        answers["experience"] = {heading: random.choice(texts) for heading, texts in EXPERIENCES.items() if random.random() < 0.6}
    if random.random() < 0.35:
        answers["demonstration"] = {"open": random.random() < 0.6, "contact": random.choice(ROLES)}
    return answers


def draw_system(random: Random, areas: tuple[str, ...], cluster: Cluster, draw: Callable[[], Product]) -> dict[str, Any]:
    """Without its name, which the institution gives."""
    is_loose = random.random() * 100 < cluster.loose
    product = None if is_loose else draw()
    users = max(1, round(random.lognormvariate(3.2, 1.2)))
    answers: dict[str, Any] = {
        "support_kind": product.kind if product else random.choices(("spreadsheet", "calendar_mail"), (75, 25))[0],
        "status": random.choices(("planned", "introducing", "in_operation", "phasing_out", "retired"), (4, 5, 78, 9, 4))[0],
        "purpose": random.choice(PURPOSES),
        "areas": list(product.areas) if product else random.sample(areas, 1),
        "in_use": {"from": str(random.randint(2004, 2025))},
        "users": users,
        "coverage": random.choices(("one_unit", "some_units", "most_units", "all_units"), (40, 32, 16, 12))[0],
        "user_groups": random.sample(("collaboration_office", "departments", "researchers_teachers", "communications"), random.randint(1, 3)),
        "contacts": users * random.randint(5, 80),
        "recent_visits": random.choice(("yes_directly", "if_asked", "no")),
    }
    personal = random.choices(("none", "ordinary", "extra_protected", "sensitive"), (14, 72, 9, 5))[0]
    answers |= _ownership(random) | _information(random, personal) | _technology(random, product) | _assessment(random, cluster)
    if product:
        answers |= _contract(random, product)
    kept: dict[str, Any] = {}
    for key, value in answers.items():
        chance = random.random() * 100
        if key in ("areas", "support_kind") and chance < 97:
            kept[key] = value
        elif chance < 5:
            kept[key] = dict(UNKNOWN)
        elif chance < 5 + cluster.answered:
            kept[key] = value
    return kept
