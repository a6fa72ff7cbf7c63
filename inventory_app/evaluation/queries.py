"""Reading what an evaluation is about, in a fixed number of statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlmodel import Session

from inventory_app.answers.values import Answers
from inventory_app.content.schema import Category, Text
from inventory_app.evaluation.models import SHEET, SIMULATION, Evaluation
from inventory_app.evaluation.rules import Broken, check, expected_price
from inventory_app.evaluation.simulation import Simulation, read_tenders
from inventory_app.evaluation.weights import Scored, categories_of, scored_of
from inventory_app.institutions.editions import catalogue_of
from inventory_app.institutions.sheets import all_answers
from inventory_app.requirements.choice import Chosen, compose_checklist
from inventory_app.requirements.queries import QUESTIONS, list_rows
from inventory_app.tables import Institution, id_of


@dataclass(frozen=True)
class Decided:
    """What an institution has decided that an evaluation rests on."""

    categories: Mapping[str, Category]
    checklist: Sequence[Chosen]
    sheets: Mapping[str, Answers]

    @cached_property
    def evaluation(self) -> Evaluation:
        return Evaluation(self.sheets.get(SHEET, {}))

    @property
    def trial(self) -> Answers:
        return self.sheets.get(SIMULATION, {})

    @cached_property
    def scored(self) -> list[Scored]:
        return scored_of(self.checklist)

    @cached_property
    def areas(self) -> dict[str, Text]:
        return {key: category.label for key, category in self.categories.items()}

    @cached_property
    def weighed(self) -> list[str]:
        """Categories that have something scored or a weight, in the checklist's order."""
        scored = categories_of(self.scored)
        return [key for key in self.categories if key in scored or self.evaluation.weights.get(key)]

    @property
    def broken(self) -> list[Broken]:
        return check(self.evaluation, self.scored, self.areas, expected_price(self.sheets.get("details", {}), self.trial))

    def simulation(self, unnamed: str) -> Simulation:
        return Simulation(self.evaluation, self.scored, read_tenders(self.trial, self.scored, unnamed))


def read_decided(session: Session, institution: Institution) -> Decided:
    catalogue, sheets = catalogue_of(session, institution), all_answers(session, id_of(institution))
    rows = [row for row in list_rows(session, id_of(institution)) if not row.is_removed]
    checklist = compose_checklist(catalogue, rows, sheets.get(QUESTIONS, {}))
    return Decided(catalogue.category_by_key, checklist, sheets)
