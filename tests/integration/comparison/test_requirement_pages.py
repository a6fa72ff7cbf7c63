"""Requirement against institution as the coordinators and the institutions see it, and what never leaves it."""

from __future__ import annotations

import pytest

AT = "/consortium/compare/requirements"
COORDINATOR = "ingalill.stensjo@samordning.example"


@pytest.mark.parametrize(
    "query", ["", "?category=KON", "?category=most", "?category=KON&order=difference", "?show=core", "?show=undecided", "?show=own"]
)
def test_each_part_is_a_page(as_person, query):
    page = as_person(COORDINATOR).page(AT + query)
    assert page.xpath("//main//table")
