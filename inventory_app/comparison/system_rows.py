"""Reading the systems of hand-ins, no column of which is read of an institution that does not share it. A fixed number of statements."""

from __future__ import annotations

from collections.abc import Collection, Sequence
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
    # All at once: one row at a time costs three times as much.
    return list(session.execute(sa.select(*columns).where(SYSTEM.submission_id.in_(submission_ids), *conditions)).all())


def _is_there() -> Any:
    return sa.or_(SYSTEM.status.is_(None), SYSTEM.status != GONE)


PRODUCT = (SYSTEM.product, SYSTEM.vendor)
AREAS = (sa.cast(SYSTEM.areas, sa.Text),)


def read_contracts(session: Session, submission_ids: Collection[int], with_costs: Collection[int], grouped_by: Sequence[Any]) -> list[Any]:
    """(end, hand-in, id, notice, users, yearly cost, and what they are grouped by) of systems with a contract that are not retired.

    Costs are read of the hand-ins `with_costs` only.
    """
    cost = sa.case((SYSTEM.submission_id.in_(with_costs), SYSTEM.annual_cost)) if with_costs else sa.null()
    columns = (SYSTEM.contract_ends_on, SYSTEM.submission_id, SYSTEM.id, SYSTEM.notice_months, SYSTEM.users, cost, *grouped_by)
    has_contract = sa.or_(SYSTEM.contract_ends_on.is_not(None), SYSTEM.contract_form.in_(FORMS))
    return _rows(session, columns, submission_ids, _is_there(), has_contract)


def read_uses(session: Session, submission_ids: Collection[int]) -> list[Any]:
    """(hand-in, product, vendor, users) of each system that is not retired and has a product. Not grouped: the database takes longer over that."""
    return _rows(session, (SYSTEM.submission_id, SYSTEM.product, SYSTEM.vendor, SYSTEM.users), submission_ids, SYSTEM.product != "", _is_there())


SHOWN = (
    SYSTEM.id, SYSTEM.submission_id, SYSTEM.name, SYSTEM.product, SYSTEM.vendor, SYSTEM.version, SYSTEM.hosting, SYSTEM.status, SYSTEM.users,
    SYSTEM.can_be_shown, SYSTEM.shown_by,
)  # fmt: skip


def read_systems(session: Session, submission_ids: Collection[int], products: Collection[str]) -> list[Any]:
    """What is shown of systems with one of these products, by institution's hand-in and name; of all systems with a product where these are too many."""
    is_one = SYSTEM.product.in_(list(products)) if len(products) <= _MOST_IDS else SYSTEM.product != ""
    rows = _rows(session, SHOWN, submission_ids, _is_there(), is_one)
    return sorted(rows, key=lambda row: (row.submission_id, row.name.casefold(), row.id))


def _of_these(session: Session, columns: Sequence[Any], submission_ids: Collection[int], ids: Collection[int]) -> list[Any]:
    """By the row's id, which is the first column."""
    if not ids:
        return []
    if len(ids) <= _MOST_IDS:
        return _rows(session, columns, submission_ids, SYSTEM.id.in_(ids))
    wanted = set(ids)
    return [row for row in _rows(session, columns, submission_ids) if row[0] in wanted]


def read_names(session: Session, submission_ids: Collection[int], ids: Collection[int]) -> dict[int, str]:
    """Row -> the system's name."""
    return {number: name for number, name in _of_these(session, (SYSTEM.id, SYSTEM.name), submission_ids, ids)}  # noqa: C416 -- rows are no pairs to mypy


def read_assessments(session: Session, submission_ids: Collection[int], ids: Collection[int]) -> dict[int, Any]:
    """Row -> (id, functional fit, technical fit, direction), of those who share assessments."""
    columns = (SYSTEM.id, SYSTEM.functional_fit, SYSTEM.technical_fit, SYSTEM.direction)
    return {row.id: row for row in _of_these(session, columns, submission_ids, ids)}


def read_experience(session: Session, submission_ids: Collection[int], ids: Collection[int]) -> dict[int, dict[str, str]]:
    """Row -> heading -> what was written, of those who share free text."""
    return {number: texts for number, texts in _of_these(session, (SYSTEM.id, SYSTEM.experience), submission_ids, ids) if texts}
