"""The list of rules, which pages and documents show."""

from __future__ import annotations

from inventory_app.wording.rules import RULES, Severity


def test_rules_are_numbered_without_gaps():
    assert [rule.key for rule in RULES] == [f"L{number:02}" for number in range(1, 30)]


def test_rules_have_the_agreed_severities():
    by_severity = {severity: [rule.key for rule in RULES if rule.severity is severity] for severity in Severity}
    assert by_severity[Severity.ERROR] == ["L01", "L02", "L03", "L04", "L05", "L06"]
    assert by_severity[Severity.INFO] == ["L16", "L17", "L18", "L19", "L23", "L26", "L28", "L29"]


def test_every_rule_says_its_name_and_why_in_both_languages():
    assert [rule.key for rule in RULES if rule.name.sv == rule.name.en or not rule.why.sv.endswith(".") or not rule.why.en.endswith(".")] == []


def test_only_what_needs_a_set_has_no_function_of_its_own():
    assert [rule.key for rule in RULES if rule.find is None] == ["L21", "L24", "L25", "L26", "L27", "L28", "L29"]
