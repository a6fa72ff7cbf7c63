"""Issuing. Does not commit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from sqlmodel import Session, select

from inventory_app.history.actions import record
from inventory_app.institutions.sheets import Editor
from inventory_app.specification.basis import compose_basis
from inventory_app.specification.compose import compose
from inventory_app.specification.document import SpecificationDocument
from inventory_app.specification.dossier import Stamp
from inventory_app.specification.open_points import OpenPoint, list_open_points, stopping
from inventory_app.specification.queries import read_dossier
from inventory_app.specification.versions import next_versions
from inventory_app.tables import Institution, Issue, IssueDocument

SUBJECT = "specification"


class NotReadyToIssue(Exception):
    """Something must be settled first."""

    def __init__(self, points: list[OpenPoint]) -> None:
        super().__init__(f"{len(points)} points stop the issue")
        self.points = points


class ChangedMeanwhile(Exception):
    """What was printed is no longer what the answers say, or the version has been used."""


@dataclass(frozen=True)
class Printed:
    document: SpecificationDocument
    pdf: bytes


def issue_(session: Session, editor: Editor, stamp: Stamp, printed: Mapping[str, Printed]) -> Issue:
    """Freezes what was printed, in both languages, if it is still true.

    Printing takes seconds, so it happens before the transaction; here everything is composed once more and must be the same.
    """
    # The row of the institution is what two issues at once wait for.
    institution = session.exec(
        select(Institution).where(Institution.id == editor.institution_id).with_for_update().execution_options(populate_existing=True)
    ).one()
    dossier = read_dossier(session, institution, stamp.issued_on)
    if points := stopping(list_open_points(dossier, stamp.prevails)):
        raise NotReadyToIssue(points)
    is_next = stamp.version in next_versions(issue.version for issue in dossier.issues)
    if not is_next or any(compose(dossier, each.document.language, stamp) != each.document for each in printed.values()):
        raise ChangedMeanwhile
    issue = Issue(
        institution_id=editor.institution_id,
        version=stamp.version,
        language=stamp.prevails,
        remark=stamp.remark,
        decided_by=stamp.decision.by if stamp.decision else "",
        decided_on=stamp.decision.on if stamp.decision else None,
        decision=stamp.decision.text if stamp.decision else "",
        basis=compose_basis(dossier).model_dump(mode="json"),
        template_edition=institution.template_edition,
        catalogue_edition=institution.catalogue_edition,
        issued_by_id=editor.person_id,
        issued_by_name=stamp.issued_by,
    )
    session.add(issue)
    session.flush()
    assert issue.id is not None
    session.add_all(
        IssueDocument(
            issue_id=issue.id,
            language=each.document.language,
            document=each.document.model_dump(mode="json"),
            pdf=each.pdf,
            sha256=sha256(each.pdf).hexdigest(),
        )
        for each in printed.values()
    )
    session.flush()
    record(session, editor.institution_id, editor.person_id, SUBJECT, "issued", {"version": (None, stamp.version)})
    return issue
