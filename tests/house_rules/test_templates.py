"""Templates: nothing inline, nothing unescaped, nothing imported in vain."""

from __future__ import annotations

import re

import pytest
from jinja2 import Environment, nodes
from tree import texts

TEMPLATES = texts(".html", under="templates/")
EACH = pytest.mark.parametrize("name", sorted(TEMPLATES))
PARSER = Environment(extensions=["jinja2.ext.i18n"])

# Printing makes files, not pages: a document carries its own style, and the policy of pages does not rule it.
PAGES = [name for name in TEMPLATES if "<html" not in TEMPLATES[name] or name == "templates/layout.html"]


@EACH
def test_every_import_is_used(name):
    tree = PARSER.parse(TEMPLATES[name])
    imported = {alias[1] if isinstance(alias, tuple) else alias for each in tree.find_all(nodes.FromImport) for alias in each.names}
    imported |= {each.target for each in tree.find_all(nodes.Import)}
    used = {each.name for each in tree.find_all(nodes.Name) if each.ctx == "load"}
    assert sorted(imported - used) == []


@EACH
def test_nothing_is_let_through_unescaped(name):
    tree = PARSER.parse(TEMPLATES[name])
    assert [each.name for each in tree.find_all(nodes.Filter) if each.name in ("safe", "forceescape")] == []
    assert list(tree.find_all(nodes.ScopedEvalContextModifier)) == []


@pytest.mark.parametrize("name", sorted(PAGES))
def test_no_style_or_script_stands_in_a_page(name):
    text = re.sub(r"\{#.*?#\}", "", TEMPLATES[name], flags=re.DOTALL)
    assert re.findall(r"\sstyle\s*=|<style|\son[a-z]+\s*=\s*[\"']|javascript:|hx-on|hx-vals=[\"']js", text) == []
    assert [script for script in re.findall(r"<script[^>]*>", text) if " src=" not in script] == []


@pytest.mark.parametrize("name", sorted(PAGES))
def test_every_form_that_posts_carries_the_token(name):
    forms = re.findall(r"<form[^>]*method=\"post\".*?</form>", TEMPLATES[name], re.DOTALL)
    assert [form[:80] for form in forms if 'name="csrf_token"' not in form] == []


def test_nothing_is_fetched_from_elsewhere():
    links = {name: re.findall(r"(?:src|href|action)=\"(?:https?:)?//[^\"]*", text) for name, text in TEMPLATES.items()}
    assert {name: found for name, found in links.items() if found} == {}


@pytest.mark.parametrize(
    ("spoilt", "finds"),
    [
        ("{% from 'a.html' import b, c as d %}{{ b() }}", ["d"]),
        ("{% from 'a.html' import b %}{{ b() }}", []),
        ("{% import 'a.html' as a %}{{ x }}", ["a"]),
    ],
)
def test_unused_import_is_found_when_there_is_one(spoilt, finds):
    tree = PARSER.parse(spoilt)
    imported = {alias[1] if isinstance(alias, tuple) else alias for each in tree.find_all(nodes.FromImport) for alias in each.names}
    imported |= {each.target for each in tree.find_all(nodes.Import)}
    assert sorted(imported - {each.name for each in tree.find_all(nodes.Name) if each.ctx == "load"}) == finds
