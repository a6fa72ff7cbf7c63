"""The lists of this room as tables, for whoever wants them as a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flask_babel import gettext as _

from inventory_app.exchange.table import Cell, Column, Table
from inventory_app.joint.gathered import Gathered, Standing
from inventory_app.joint.queries import Summary
from inventory_app.joint.show import Line, share_label, standing_label
from inventory_app.web.locale import page_language

MEMBERS = "members"


def joints_table(summaries: Iterable[Summary]) -> Table:
    columns = (Column(_("Name"), width=34), Column(_("Institutions"), "number"), Column(_("Issued")), Column(_("Changed"), "moment", 18))
    rows: list[list[Cell]] = [[each.joint.name, each.members, each.version, each.joint.updated_at] for each in summaries]
    return Table(_("Joint specifications"), columns, rows)


def members_table(gathered: Gathered, standings: Mapping[str, Standing]) -> Table:
    columns = (
        Column(_("Institution"), width=34),
        Column(_("Checklist")),
        Column(_("Hand-in"), "number"),
        Column(_("Newest hand-in"), "number"),
        *(Column(label, "number") for label in (_("Users"), _("Organisations"), _("Contact persons"))),
        Column(_("Answer given")),
        Column(_("Remark"), width=40),
    )
    rows: list[list[Cell]] = [
        [
            member.party.names[page_language()],
            share_label(member.party.share),
            member.number,
            member.newest,
            *(member.party.volumes.get(key) for key in ("users", "organisations", "contacts")),
            standing_label(standings[member.key]),
            member.answer.remark,
        ]
        for member in gathered.members
    ]
    return Table(_("Institutions"), columns, rows)


def requirements_table(lines: Iterable[Line]) -> Table:
    columns = (
        Column(_("Id"), width=14),
        Column(_("Requirement"), width=60),
        Column(_("Level")),
        Column(_("Chosen by")),
        Column(_("Deviations"), width=60),
        Column(_("Decided otherwise")),
        Column(_("Reason"), width=40),
    )
    rows: list[list[Cell]] = [[line.key, line.text, line.level, line.votes, "\n".join(line.deviations), line.decision, line.motive] for line in lines]
    return Table(_("Requirements"), columns, rows)
