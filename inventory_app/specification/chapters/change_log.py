"""Annex: earlier issues, and what changed from each to the next, worked out from what was frozen with them."""

from __future__ import annotations

from collections.abc import Iterator

from inventory_app.content.schema import Language
from inventory_app.documents.blocks import Block, Column, Facts, Heading, Keys, Paragraph, Prose, Table
from inventory_app.documents.words import T
from inventory_app.specification import words
from inventory_app.specification.basis import Basis, compose_basis
from inventory_app.specification.changes import Changes, compare
from inventory_app.specification.pen import Pen

TO_THIS = T("Från version {old} till den här versionen", "From version {old} to this version")
TO_DRAFT = T("Från version {old} till utkastet", "From version {old} to the draft")
TO_NEXT = T("Från version {old} till version {new}", "From version {old} to version {new}")
SAME = T("Inga krav har ändrats.", "No requirement has changed.")
ADDED, REMOVED = T("Nya krav", "New requirements"), T("Borttagna krav", "Removed requirements")
MOVED = T("Flyttade krav", "Moved requirements")
LEVEL_CHANGED, TEXT_CHANGED = T("Ändrad nivå", "Level changed"), T("Ändrad text", "Text changed")
OTHER_CHANGED = T("Ändrad motivering, verifiering, tidpunkt eller poäng", "Reason, verification, time or points changed")


def change_log(pen: Pen) -> list[Block]:
    issues = pen.dossier.issues
    if not issues:
        return []
    shares = (("VERSION", 14), ("DATE", 22), ("ISSUED_BY", 24), ("REMARK", 40))
    columns = tuple(Column(label=pen.say(getattr(words, name)), share=share) for name, share in shares)
    rows = tuple(
        (issue.version, pen.day(issue.issued_on), pen.typed(issue.issued_by), pen.typed(issue.remark) if issue.remark else "–") for issue in issues
    )
    table = Table(caption=pen.say(words.HISTORY), columns=columns, rows=rows)
    return [_line(pen.say(words.HISTORY_SAY)), table, *_steps(pen)]


def _line(text: str) -> Prose:
    return Prose(parts=(Paragraph(lines=(text,)),))


def _steps(pen: Pen) -> Iterator[Block]:
    """Newest first. An issue whose facts were not kept cannot be compared with its neighbours."""
    newer: Basis | None = compose_basis(pen.dossier)
    name = TO_DRAFT if pen.stamp is None else TO_THIS
    version = ""
    for issue in pen.dossier.issues:
        older = Basis.model_validate(issue.facts) if issue.facts else None
        if older is not None and newer is not None:
            title = pen.say(name, old=issue.version, new=version)
            facts = tuple(brief(compare(older, newer), pen.language))
            yield Heading(text=title)
            yield Facts(caption=title, rows=facts) if facts else _line(pen.say(SAME))
        newer, name, version = older, TO_NEXT, issue.version


def brief(changes: Changes, language: Language) -> Iterator[tuple[str, Keys]]:
    """How many requirements changed in which way, and which; ways in which none did are not named."""
    for label, keys in (
        (ADDED, changes.added),
        (REMOVED, changes.removed),
        (MOVED, changes.moved),
        (LEVEL_CHANGED, changes.with_fields("level")),
        (TEXT_CHANGED, changes.with_fields("text")),
        (OTHER_CHANGED, changes.with_fields("motive", "verification", "met_when", "points")),
    ):
        if keys:
            yield f"{label.in_(language)} ({len(keys)})", Keys(keys=keys)
