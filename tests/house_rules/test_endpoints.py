"""Every endpoint says whom it is for."""

from __future__ import annotations

from inventory_app.accounts.roles import May
from inventory_app.web.access import need_of


def test_every_endpoint_declares_its_need(app):
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}
    assert len(endpoints) > 50
    assert sorted(endpoint for endpoint in endpoints if need_of(app, endpoint) is None) == []


def test_only_signing_in_is_public(app):
    public = {rule.endpoint for rule in app.url_map.iter_rules() if need_of(app, rule.endpoint).is_public}
    assert public == {"static", "accounts.sign_in", "accounts.invitation", "accounts.choose_language"}


def test_every_endpoint_of_an_institution_needs_a_right_from_the_table(app):
    rules = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/institutions/<institution_key>/")]
    assert len(rules) > 40
    assert [rule.endpoint for rule in rules if need_of(app, rule.endpoint).verb not in set(May)] == []


def test_what_changes_something_needs_more_than_reading(app):
    writing = {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in rule.methods and "<institution_key>" in rule.rule}
    assert len(writing) > 15
    assert sorted(endpoint for endpoint in writing if need_of(app, endpoint).verb is May.READ) == []


def test_undeclared_endpoint_is_refused(app, as_person):
    """Deny by default, tried on an endpoint that forgot to say."""
    view = app.view_functions["overview.home"]
    app.view_functions["overview.home"] = lambda: "open to all"
    try:
        assert as_person("majken.tallbrink@almby.example").get("/").status_code == 403
    finally:
        app.view_functions["overview.home"] = view
