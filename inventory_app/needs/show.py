"""Needs in words: where they come from, and what happened to them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _

from inventory_app.needs.actions import LINK_PREFIX, REMOVED
from inventory_app.needs.need import ORIGIN_WORDS, PRIORITY_WORDS, Origin, Priority, label_of
from inventory_app.requirements.queries import Act
from inventory_app.requirements.show import HistoryAct, HistoryChange

PRIORITY_TONES = {Priority.HIGH: "warning", Priority.MEDIUM: "info", Priority.LOW: "neutral"}


def priority_label(priority: Priority | str) -> str:
    return _(PRIORITY_WORDS[Priority(priority)])


def origin_label(origin: Origin) -> str:
    return _(ORIGIN_WORDS[origin])


def act_label(action: str) -> str:
    return {
        "created": _("Added"),
        "deleted": _("Removed"),
        "linked": _("Requirements chosen"),
        "undone": _("An earlier change undone"),
    }.get(action, "")


def _field_label(name: str) -> str:
    if name.startswith(LINK_PREFIX):
        return _("Requirement %(key)s", key=name.removeprefix(LINK_PREFIX))
    return {"text": _("The need"), "priority": _("Priority"), REMOVED: _("Removed")}.get(name, name)


def show_value(name: str, value: Any) -> str:
    if name.startswith(LINK_PREFIX):
        return _("Meets the need") if value else _("Nothing")
    if value is None:
        return _("Nothing")
    if name == "priority":
        return priority_label(value)
    return _("Yes") if name == REMOVED else str(value)


def history_acts(acts: Iterable[Act]) -> list[HistoryAct]:
    found = []
    for entry in acts:
        changes = []
        for change in entry.changes:
            number, name = change.key.split("|", 1)
            changes.append(HistoryChange(label_of(int(number)), _field_label(name), show_value(name, change.before), show_value(name, change.after)))
        found.append(
            HistoryAct(
                id=entry.act.id or 0,
                who=entry.by or _("Somebody who has left"),
                at=entry.act.at,
                what=act_label(entry.act.action),
                changes=tuple(changes),
                is_undone=entry.act.undone_at is not None,
                others=entry.others,
            )
        )
    return found
