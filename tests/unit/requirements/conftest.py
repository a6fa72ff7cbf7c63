"""A small catalogue of its own: two categories, one question, and a blank without a default."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from inventory_app.content.schema import RequirementCatalogue


def words(text: str) -> dict[str, str]:
    return {"sv": f"{text} (sv)", "en": f"{text} (en)"}


def requirement(key: str, level: str = "must", **more: object) -> dict[str, object]:
    return {
        "key": key,
        "category": key[:3],
        "level": level,
        "text": words(f"Text of {key}"),
        "motive": words(f"Motive of {key}"),
        "verification": {"methods": ["V", "T"], "how": words(f"How of {key}")},
        "met_when": "delivery",
        "rests_on": words("Experience"),
        **({} if level == "must" else {"points": 4}),
        **more,
    }


@pytest.fixture(scope="session")
def catalogue() -> RequirementCatalogue:
    cloud = {"question": "hosting", "is": ["cloud"]}
    days = {"key": "days", "kind": "number", "label": words("Days"), "unit": words("days"), "default": 30, "minimum": 2, "maximum": 90}
    hours = {"key": "hours", "kind": "number", "label": words("Hours"), "minimum": 1, "maximum": 72}
    places = {"key": "places", "kind": "text", "label": words("Places"), "default": words("everywhere")}
    share = {"key": "share", "kind": "number", "label": words("Share"), "default": 99.5, "minimum": 90, "maximum": 100}
    return RequirementCatalogue.model_validate(
        {
            "title": words("Catalogue"),
            "intro": words("Intro"),
            "questions": [
                {
                    "key": "hosting",
                    "kind": "choice",
                    "label": words("Hosting"),
                    "options": [{"key": "cloud", "label": words("Cloud")}, {"key": "own", "label": words("Own")}],
                }
            ],
            "profiles": [{"key": key, "label": words(key), "hint": words(key)} for key in ("minimal", "full")],
            "categories": [
                {"key": "AAA", "label": words("First"), "intro": words("First"), "group": "functional", "weight": 60},
                {"key": "BBB", "label": words("Second"), "intro": words("Second"), "group": "terms", "weight": 40},
            ],
            "requirements": [
                requirement("AAA-01", profiles=["minimal"], locked=True),
                requirement("AAA-02", "must_scored", profiles=["minimal"], applies_when=cloud),
                requirement(
                    "AAA-03",
                    "should",
                    text={"sv": "Inom [days] dagar och [hours] timmar.", "en": "Within [days] days and [hours] hours."},
                    parameters=[days, hours],
                ),
                requirement("BBB-01", text={"sv": "I [places], [share] %.", "en": "In [places], [share] %."}, parameters=[places, share]),
                requirement("BBB-02", "should", retired=True),
            ],
        }
    )


@pytest.fixture
def row():
    """Makes what an institution decided about one requirement, as its row has it."""

    def make(key: str, **decided: object) -> SimpleNamespace:
        empty = dict.fromkeys(("text_sv", "text_en", "motive_sv", "motive_en", "how_sv", "how_en", "methods", "met_when", "note"), "")
        given = {"category": key[:3], "is_own": False, "level": None, "points": None, "parameters": {}, **empty, **decided}
        return SimpleNamespace(key=key, **given)

    return make
