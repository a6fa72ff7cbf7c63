"""Reading the systems of hand-ins, no column of which is read of an institution that does not share it. A fixed number of statements."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from inventory_app.inventory.flags import GONE
from inventory_app.tables import SubmissionSystem
from inventory_app.tables.columns import bare

SYSTEM = bare(SubmissionSystem)
# Bound values of one statement: SQLite takes no more than some thirty thousand.
_MOST_IDS = 20_000
# Forms of contract that have an end, even where none is stated.
FORMS = ("framework", "own_procurement", "direct", "consortium")


def _rows(session: Session, columns: Sequence[Any], submission_ids: Collection[int], *conditions: Any) -> list[Any]:
    if not submission_ids:
        return []
    return list(session.execute(sa.select(*columns).where(SYSTEM.submission_id.in_(submission_ids), *conditions)))


def _is_there() -> Any:
    return sa.or_(SYSTEM.status.is_(None), SYSTEM.status != GONE)


def read_contracts(session: Session, submission_ids: Collection[int]) -> list[Any]:
    """(id, hand-in, end, notice, users, product, vendor, areas as text) of systems with a contract that are not retired."""
    columns = (
        SYSTEM.id, SYSTEM.submission_id, SYSTEM.contract_ends_on, SYSTEM.notice_months, SYSTEM.users, SYSTEM.product, SYSTEM.vendor,
        sa.cast(SYSTEM.areas, sa.Text),
    )  # fmt: skip
    has_contract = sa.or_(SYSTEM.contract_ends_on.is_not(None), SYSTEM.contract_form.in_(FORMS))
    return _rows(session, columns, submission_ids, _is_there(), has_contract)


def read_costs(session: Session, submission_ids: Collection[int]) -> dict[int, float]:
    """Row -> yearly cost, of those who share costs."""
    rows = _rows(session, (SYSTEM.id, SYSTEM.annual_cost), submission_ids, SYSTEM.annual_cost.is_not(None), SYSTEM.contract_ends_on.is_not(None))
    return dict(rows)


def read_names(session: Session, submission_ids: Collection[int], ids: Collection[int]) -> dict[int, str]:
    """Row -> the system's name."""
    if len(ids) <= _MOST_IDS:
        return dict(_rows(session, (SYSTEM.id, SYSTEM.name), submission_ids, SYSTEM.id.in_(ids)) if ids else ())
    wanted = set(ids)
    return {number: name for number, name in _rows(session, (SYSTEM.id, SYSTEM.name), submission_ids) if number in wanted}


def read_uses(session: Session, submission_ids: Collection[int]) -> list[Any]:
    """(hand-in, product, vendor, systems, users) of systems that are not retired and have a product."""
    if not submission_ids:
        return []
    columns = (SYSTEM.submission_id, SYSTEM.product, SYSTEM.vendor)
    query = sa.select(*columns, sa.func.count(), sa.func.sum(SYSTEM.users)).where(
        SYSTEM.submission_id.in_(submission_ids), SYSTEM.product != "", _is_there()
    )
    return list(session.execute(query.group_by(*columns)))


SHOWN = (
    SYSTEM.id, SYSTEM.submission_id, SYSTEM.name, SYSTEM.product, SYSTEM.vendor, SYSTEM.version, SYSTEM.hosting, SYSTEM.status, SYSTEM.users,
    SYSTEM.can_be_shown, SYSTEM.shown_by,
)  # fmt: skip


def read_systems(session: Session, submission_ids: Collection[int], products: Iterable[str]) -> list[Any]:
    """What is shown of systems with one of these products, by institution's hand-in and name."""
    rows = _rows(session, SHOWN, submission_ids, _is_there(), SYSTEM.product.in_(list(products)))
    return sorted(rows, key=lambda row: (row.submission_id, row.name.casefold(), row.id))


def read_assessments(session: Session, submission_ids: Collection[int], products: Iterable[str]) -> dict[int, Any]:
    """Row -> (id, functional fit, technical fit, direction), of those who share assessments."""
    columns = (SYSTEM.id, SYSTEM.functional_fit, SYSTEM.technical_fit, SYSTEM.direction)
    return {row.id: row for row in _rows(session, columns, submission_ids, SYSTEM.product.in_(list(products)))}


def read_experience(session: Session, submission_ids: Collection[int], products: Iterable[str]) -> dict[int, dict[str, str]]:
    """Row -> heading -> what was written, of those who share free text."""
    rows = _rows(session, (SYSTEM.id, SYSTEM.experience), submission_ids, SYSTEM.product.in_(list(products)))
    return {number: experience for number, experience in rows if experience}
