"""The coordinators' lists as tables, for whoever wants them as a file."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext as _

from inventory_app.coordination.queries import Overview
from inventory_app.exchange.table import Cell, Column, Table
from inventory_app.tables import Person
from inventory_app.web.locale import page_language


def institutions_table(overviews: Iterable[Overview]) -> Table:
    columns = (
        Column(_("Institution"), width=34),
        Column(_("Kind")),
        Column(_("Taking part")),
        Column(_("The reason"), width=34),
        Column(_("Last hand-in"), "number"),
        Column(_("Handed in"), "moment", 18),
        Column(_("Open points"), "number"),
        Column(_("Main contacts"), width=34),
        Column(_("People"), "number"),
    )
    return Table(_("Institutions"), columns, [_institution(each) for each in overviews])


def _institution(overview: Overview) -> list[Cell]:
    institution, last = overview.institution, overview.last
    return [
        institution.name_in(page_language()),
        _("Guest") if institution.kind == "guest" else _("Member"),
        _("Declined") if overview.has_declined else _("Takes part"),
        institution.decline_reason if overview.has_declined else None,
        last.number if last else None,
        last.submitted_at if last else None,
        last.open_points if last else None,
        ", ".join(overview.main_contacts),
        overview.people,
    ]


def coordinators_table(coordinators: Iterable[Person]) -> Table:
    def state(person: Person) -> str:
        if not person.is_active:
            return _("Deactivated")
        return _("Active") if person.password_hash else _("Invited")

    columns = (Column(_("Name")), Column(_("E-mail address")), Column(_("Status")))
    return Table(_("Coordinators"), columns, [[each.name, each.email, state(each)] for each in coordinators])
