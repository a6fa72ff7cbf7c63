"""An inventory of a few systems, and a checklist on which nobody has decided."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from inventory_app.content.library import load_catalogue, load_template
from inventory_app.inventory.facts import columns_of
from inventory_app.needs.proposals.picture import KnownSystem, Picture
from inventory_app.requirements.choice import Chosen, chosen
from inventory_app.specification.dossier import KnownSystem as Inventoried


@pytest.fixture(scope="session")
def template():
    return load_template()


@pytest.fixture(scope="session")
def catalogue():
    return load_catalogue()


@pytest.fixture(scope="session")
def inventoried(template) -> Callable[..., Inventoried]:
    """A system as flags and gaps are read from."""

    def make(number: int, name: str, **answers: Any) -> Inventoried:
        answers = {"name": name, **answers}
        columns = columns_of(template.system, answers)
        fields = (name for name in Inventoried.__dataclass_fields__ if name not in ("id", "answers"))
        return Inventoried(id=number, answers=answers, **{field: columns[field] for field in fields})

    return make


@pytest.fixture(scope="session")
def picture(catalogue) -> Callable[..., Picture]:
    """`rows` are Chosen that stand instead of the undecided ones."""

    def make(*systems: KnownSystem, rows: tuple[Chosen, ...] = (), questions: Any = None, volumes: Any = None) -> Picture:
        decided = {each.key: each for each in rows}
        checklist = [decided.pop(each.key, chosen(each, None, questions or {})) for each in catalogue.requirements]
        return Picture(systems, [*checklist, *decided.values()], questions or {}, {"volumes": volumes} if volumes else {})

    return make
