"""The changes of a newer edition in words, for the page and the file. One language at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from flask_babel import gettext as _

from inventory_app.content.schema import Language
from inventory_app.documents.blocks import Marked, Run
from inventory_app.exchange.table import Cell, Column, Table
from inventory_app.redline.edition import PROPOSED, Decision, EditionChange, Kind
from inventory_app.redline.lines import Line
from inventory_app.redline.outlets import show_marked
from inventory_app.redline.queries import Decided, Newer
from inventory_app.redline.worddiff import mark
from inventory_app.requirements.choice import Chosen, Worded
from inventory_app.requirements.show import level_label, met_when_label, method_labels


@dataclass(frozen=True)
class ShownChange:
    change: EditionChange
    lines: tuple[Line, ...]
    decided: Decided | None

    @property
    def key(self) -> str:
        return self.change.key


def shown(newer: Newer, language: Language) -> list[ShownChange]:
    return [ShownChange(change, tuple(_lines(change, language)), newer.decisions.get(change.key)) for change in newer.changes]


def _lines(change: EditionChange, language: Language) -> Iterator[Line]:
    old, new = change.old, change.new
    if change.kind is not Kind.CHANGED or old is None:
        said = (old or new).text_in(language)
        yield Line(_("Wording"), Marked(runs=(Run(text=said.text),), language=_language(said)))
        return
    if PROPOSED in change.fields and old.requirement and new.requirement:
        yield Line(_("Proposed level"), _swapped(level_label(old.requirement.level), level_label(new.requirement.level)))
    if "points" in change.fields:
        yield Line(_("Points"), _swapped(str(old.points), str(new.points)))
    if "text" in change.fields:
        yield from _worded(_("Wording"), Chosen.text_in, old, new, language)
    else:
        said = new.text_in(language)
        yield Line(_("Wording"), Marked(runs=(Run(text=said.text),), language=_language(said)))
    if "motive" in change.fields:
        yield from _worded(_("Reason"), Chosen.motive_in, old, new, language)
    if "verification" in change.fields:
        if old.methods != new.methods:
            yield Line(_("How it is verified"), mark(method_labels(old.methods), method_labels(new.methods)))
        yield from _worded(_("What shows that it is met"), Chosen.how_in, old, new, language)
    if "met_when" in change.fields:
        yield Line(_("When it must be met"), _swapped(met_when_label(old.met_when), met_when_label(new.met_when)))


def _worded(label: str, read: Callable[[Chosen, str], Worded], old: Chosen, new: Chosen, language: Language) -> Iterator[Line]:
    """In the reader's language; in the other one, named, where only that changes."""
    other: Language = "en" if language == "sv" else "sv"
    for tried in (language, other):
        before, after = read(old, tried), read(new, tried)
        if before != after:
            named = label if tried == language else _("%(what)s in Swedish", what=label) if tried == "sv" else _("%(what)s in English", what=label)
            yield Line(named, mark(before.text, after.text, tried))
            return


def _language(said: Worded) -> Language:
    return "en" if said.language == "en" else "sv"


def _swapped(before: str, after: str) -> Marked:
    return Marked(runs=(Run(mark="deleted", text=before), Run(text=" "), Run(mark="inserted", text=after)))


def kind_label(kind: Kind) -> str:
    return {Kind.NEW: _("New"), Kind.RETIRED: _("No longer in the catalogue"), Kind.CHANGED: _("Changed")}[kind]


def decision_label(decision: Decision) -> str:
    return _("Adopted") if decision is Decision.TAKE else _("Kept as it was")


def changes_table(newer: Newer, changes: list[ShownChange]) -> Table:
    """One row for each thing that changes."""
    columns = (
        Column(_("Requirement")),
        Column(_("Change"), width=20),
        Column(_("What"), width=24),
        Column(_("Before"), width=48),
        Column(_("After"), width=48),
        Column(_("With marks"), width=60),
        Column(_("Decision"), width=18),
        Column(_("Decided by")),
    )
    rows: list[list[Cell]] = []
    for each in changes:
        decision, by = (decision_label(each.decided.decision), each.decided.by) if each.decided else ("", "")
        for line in each.lines:
            before = "" if each.change.kind is Kind.NEW else line.marked.before.strip()
            after = "" if each.change.kind is Kind.RETIRED else line.marked.after.strip()
            rows.append([each.key, kind_label(each.change.kind), line.label, before, after, show_marked(line.marked), decision, by])
    return Table(_("Changes in edition %(number)s", number=newer.edition), columns, rows)
