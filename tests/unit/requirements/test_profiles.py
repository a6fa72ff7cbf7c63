"""What a profile decides, and what it replaces."""

from __future__ import annotations

from inventory_app.content.library import load_catalogue
from inventory_app.requirements.choice import Counts, Level, compose_checklist
from inventory_app.requirements.profiles import forecast, preselect


def test_profile_gives_the_catalogues_level_and_sets_the_rest_to_not_needed(catalogue):
    assert preselect(catalogue, "minimal", {}) == {
        "AAA-01": Level.MUST,
        "AAA-02": Level.MUST_SCORED,
        "AAA-03": Level.NOT_NEEDED,
        "BBB-01": Level.NOT_NEEDED,
    }


def test_full_profile_names_everything_that_is_not_retired(catalogue):
    assert preselect(catalogue, "full", {}) == {
        "AAA-01": Level.MUST,
        "AAA-02": Level.MUST_SCORED,
        "AAA-03": Level.SHOULD,
        "BBB-01": Level.MUST,
    }


def test_profile_leaves_out_what_does_not_apply(catalogue):
    assert preselect(catalogue, "full", {"hosting": "own"})["AAA-02"] == Level.NOT_NEEDED


def test_locked_requirement_is_kept_in_every_profile(catalogue):
    shipped = load_catalogue()
    locked = [requirement.key for requirement in shipped.requirements if requirement.locked]
    assert locked == ["ANV-01"]
    for profile in shipped.profiles:
        assert preselect(shipped, profile.key, {})["ANV-01"] == Level.MUST


def test_forecast_tells_what_is_decided_anew_and_what_is_replaced(catalogue, row):
    rows = [row("AAA-01", level="must"), row("AAA-03", level="should"), row("AAA-E01", is_own=True, level="must", text_sv="Eget")]
    minimal, full = forecast(catalogue, compose_checklist(catalogue, rows, {}), {})
    assert (minimal.profile.key, minimal.counts, minimal.decided, minimal.replaced) == ("minimal", Counts(must=1, must_scored=1, not_needed=2), 2, 1)
    assert (full.profile.key, full.counts, full.decided, full.replaced) == ("full", Counts(must=2, must_scored=1, should=1), 2, 0)
