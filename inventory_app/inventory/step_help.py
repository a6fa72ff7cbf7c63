"""Help beside the questions of a step, from rooms that stand above this one: they offer it when the application starts, this room asks for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from flask import current_app

from inventory_app.content.schema import Step
from inventory_app.institutions.places import Place
from inventory_app.tables import System


@dataclass
class Help:
    """All of it is markup: before the questions, as attributes of an input (by its name), below a question (by its key); and files of static/ to load."""

    above: list[str] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    below: dict[str, str] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)


# Adds what it knows, or nothing.
Helper = Callable[[Help, Place, System, Step], None]
_OFFERED = "inventory_step_help"


def offer_help(extensions: dict[str, Any], helper: Helper) -> None:
    """`extensions`: those of the application that starts."""
    extensions.setdefault(_OFFERED, []).append(helper)


def help_for(place: Place, system: System, step: Step) -> Help:
    found = Help()
    for helper in current_app.extensions.get(_OFFERED, ()):
        helper(found, place, system, step)
    return found
