"""Rounds in words: where an institution stands, and how many days are left."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from inventory_app.submission.rounds import Standing
from inventory_app.tables import Institution
from inventory_app.web.locale import page_language

STANDING_TONES = {Standing.WAITED_FOR: "neutral", Standing.SENT_BACK: "warning", Standing.HANDED_IN: "success", Standing.SKIPPED: "neutral"}


def name_of(institution: Institution) -> str:
    return institution.name_in(page_language())


def standing_label(standing: Standing) -> str:
    match standing:
        case Standing.WAITED_FOR:
            return _("Not handed in")
        case Standing.SENT_BACK:
            return _("Sent back")
        case Standing.HANDED_IN:
            return _("Handed in")
        case Standing.SKIPPED:
            return _("Skips the round")


def days_left(due_on: date, today: date) -> str:
    days = (due_on - today).days
    if days > 0:
        return ngettext("%(num)d day left", "%(num)d days left", days)
    if days == 0:
        return _("today is the last day")
    return ngettext("%(num)d day late", "%(num)d days late", -days)
