"""The guide and the register through the pages."""

from __future__ import annotations


def test_register_lists_every_system_of_the_institution(as_person, cast):
    page = as_person(cast("almby", "it_department")).page("/institutions/almby/systems/")
    assert len(page.xpath("//table[@id='systems']/tbody/tr")) == 12


def test_step_page_shows_every_question_of_the_step(as_person, cast):
    page = as_person(cast("almby", "it_department")).page("/institutions/almby/systems/1/basics")
    assert page.xpath("//input[@name='present']/@value") == ["name", "other_names", "support_kind", "purpose", "status", "in_use", "lineage"]
