"""What a page of the checklist is made of: one reading of the database, and everything that is drawn from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from inventory_app.answers.merge import Merged
from inventory_app.answers.values import Answers
from inventory_app.content.schema import Category, RequirementCatalogue
from inventory_app.extensions import db
from inventory_app.institutions.access import here
from inventory_app.institutions.editions import catalogue_of
from inventory_app.requirements.actions import flatten
from inventory_app.requirements.choice import Chosen, Counts, chosen, compose_checklist, tally, total
from inventory_app.requirements.inputs import Posted
from inventory_app.requirements.queries import list_rows, question_answers
from inventory_app.requirements.show import Card, CategoryLine, compose_cards, show_problems, show_value
from inventory_app.requirements.standing import EDITION
from inventory_app.web.errors import NotFound


@dataclass(frozen=True)
class ChecklistPage:
    """Removed own requirements are among `rows`, since their ids stay taken, but not in `checklist`."""

    catalogue: RequirementCatalogue
    questions: Answers
    rows: Sequence[Any]
    edition: int = 0

    @cached_property
    def present(self) -> list[Any]:
        return [row for row in self.rows if not row.is_removed]

    @cached_property
    def checklist(self) -> list[Chosen]:
        return compose_checklist(self.catalogue, self.present, self.questions)

    @cached_property
    def lines(self) -> list[CategoryLine]:
        counts = tally(self.catalogue, self.present, self.questions)
        return [CategoryLine(category, counts[category.key]) for category in self.catalogue.categories]

    @cached_property
    def counts(self) -> Counts:
        return total([line.counts for line in self.lines])

    def flat_in(self, category: Category) -> dict[str, Any]:
        return flatten(row for row in self.rows if row.category == category.key)

    def in_category(self, category: Category) -> list[Chosen]:
        """Of the others the page shows no more than their counts."""
        return compose_checklist(self.catalogue, self.present, self.questions, only=category.key)

    def known_in(self, category: Category) -> dict[str, Chosen]:
        """What a form of this category may name: removed ones too, so that nothing typed is lost when another removes what one works on."""
        removed = [chosen(None, row, self.questions) for row in self.rows if row.is_removed and row.category == category.key]
        return {each.key: each for each in (*self.in_category(category), *removed)}

    @cached_property
    def flat(self) -> dict[str, Any]:
        """As a review keeps it: removed ones too, and the edition whose words stand behind the choices."""
        return {**flatten(self.rows), EDITION: self.edition}

    @cached_property
    def category_of(self) -> dict[str, str]:
        """Requirement id -> category, in the checklist's order; removed ones and those that only the catalogue has come last."""
        known = {each.key: each.category for each in self.checklist}
        return {**known, **{row.key: row.category for row in self.rows if row.key not in known}}

    def find(self, key: str) -> Chosen | None:
        """Also a removed one, or one that the catalogue has retired: what was said about it can still be read."""
        there = next((each for each in self.checklist if each.key == key), None)
        if there is not None:
            return there
        requirement, row = self.catalogue.by_key.get(key), next((row for row in self.rows if row.key == key), None)
        return chosen(requirement, row, self.questions) if requirement or row else None

    def is_removed(self, key: str) -> bool:
        return any(row.key == key and row.is_removed for row in self.rows)

    def cards(self, category: Category) -> list[Card]:
        return compose_cards(self.in_category(category), self.flat_in(category), self.catalogue, self.questions)

    def cards_again(self, category: Category, posted: Posted) -> list[Card]:
        """With what was typed, what is wrong with it, and what the form had seen."""
        cards = self.cards(category)
        shown = {card.each.key for card in cards}
        for card in cards:
            card.seen = posted.shown.get(card.each.key, card.seen)
        show_problems(cards, posted.problems, {flat: raw for flat, raw in posted.typed.items() if flat.split("|")[0] in shown})
        return cards

    def cards_clashing(self, category: Category, posted: Posted, merged: Merged) -> list[Card]:
        """With what the editor wanted in the inputs, and what another wrote meanwhile beside it."""
        cards = self.cards(category)
        mine: dict[str, str] = {flat: posted.typed[flat] for flat in merged.clashes if flat in posted.typed}
        by_key: Mapping[str, Card] = {card.each.key: card for card in cards}
        show_problems(cards, {}, {flat: raw for flat, raw in mine.items() if flat.split("|")[0] in by_key})
        for flat, clash in merged.clashes.items():
            key, name = flat.split("|", 1)
            if key in by_key:
                by_key[key].theirs[name] = show_value(name, clash.theirs)
        return cards


def checklist_here() -> ChecklistPage:
    return ChecklistPage(
        catalogue=catalogue_of(db.session, here().institution),
        questions=question_answers(db.session, here().id),
        rows=list_rows(db.session, here().id),
        edition=here().institution.catalogue_edition,
    )


def find_category(catalogue: RequirementCatalogue, key: str) -> Category:
    category = catalogue.category_by_key.get(key)
    if category is None:
        raise NotFound
    return category
