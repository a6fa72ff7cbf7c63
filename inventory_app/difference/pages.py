"""The page of a difference with its workbook and its PDF: the same for an institution's own people and for coordinators, who see what is shared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template, request
from flask_babel import gettext as _

from inventory_app.answers.kinds import show_date
from inventory_app.answers.reading import read_whole
from inventory_app.difference import words
from inventory_app.difference.compare import compare
from inventory_app.difference.lines import SHEET_TITLES, Worded
from inventory_app.difference.outlets import Labels, report, workbook_tables
from inventory_app.difference.queries import NOW, Dated
from inventory_app.documents.files import workbook_response
from inventory_app.documents.markup import html_of
from inventory_app.documents.pages import Slot, ask, look, pdf_page
from inventory_app.exchange.writing import workbook_of
from inventory_app.submission.queries import HandIn
from inventory_app.tables import ZONE, Institution
from inventory_app.tables import now as this_moment
from inventory_app.web.errors import NotFound
from inventory_app.web.locale import page_language
from inventory_app.web.rendering import show_day

SYSTEMS_A_PAGE = 30
SHOWN = ("all", "systems", "answers")


@dataclass(frozen=True)
class Source:
    """Whose difference: the hand-ins to choose from, how a side is read, and this page's address for a query."""

    institution: Institution
    hand_ins: Sequence[HandIn]
    read: Callable[[str], Dated]
    address: Callable[..., str]
    breadcrumbs: Sequence[tuple[str, str]]
    is_shared_only: bool = False

    @property
    def choices(self) -> list[str]:
        """Newest first. Coordinators see hand-ins, never what is being worked on."""
        numbers = [str(hand_in.number) for hand_in in self.hand_ins]
        return numbers if self.is_shared_only else [NOW, *numbers]


def _day(moment: Any) -> str:
    return show_date(moment.astimezone(ZONE).date().isoformat(), page_language())


def _called(which: str, moment: Any) -> str:
    if which == NOW:
        return words.NOW.in_(page_language()).format(day=_day(moment))
    return words.HAND_IN.in_(page_language()).format(number=which, day=_day(moment))


def _briefly(which: str, moment: Any) -> str:
    """For a list to choose from, which is narrow on a phone."""
    return _("Now") if which == NOW else _("Number %(number)s, %(day)s", number=which, day=show_day(moment.astimezone(ZONE)))


def answer(source: Source) -> Any:
    choices = source.choices
    if len(choices) < 2:
        return render_template("difference/page.html", source=source, worded=None, choices=(), fault=None)
    old, new = request.args.get("from", choices[1]), request.args.get("to", choices[0])
    if old not in choices or new not in choices:
        raise NotFound
    moments = {str(hand_in.number): hand_in.submitted_at for hand_in in source.hand_ins}
    named = [(which, _briefly(which, moments.get(which, this_moment()))) for which in choices]
    if old == new:
        fault = _("Choose two different ones: there is nothing to compare between one and the same.")
        return render_template("difference/page.html", source=source, worded=None, choices=named, chosen=(old, new), fault=fault), 422
    if key := request.args.get("key"):
        return look(_slot(source, old, new), key)
    before, after = source.read(old), source.read(new)
    worded = Worded(compare(before.side, after.side), page_language())
    institution = source.institution
    labels = Labels(
        institution=institution.name_in(page_language()),
        old=_called(old, before.at),
        new=_called(new, after.at),
        day=_day(this_moment()),
        is_demo=institution.is_demo,
        is_shared_only=source.is_shared_only,
    )
    name = f"{words.TITLE.in_(page_language()).lower()}-{institution.key}-{old}-{new}"
    match request.args.get("format"):
        case "xlsx":
            made_at = this_moment().astimezone(ZONE)
            return workbook_response(workbook_of(workbook_tables(worded, labels), title=words.KIND.in_(page_language()), made_at=made_at), name)
        case "pdf":
            return pdf_page(html_of(report(worded, labels)), name)
        case "print":
            return ask(_slot(source, old, new), html_of(report(worded, labels)))
        case _:
            return _page(source, worded, labels, named, old, new)


def _slot(source: Source, old: str, new: str) -> Slot:
    chosen = {"from": old, "to": new}
    return Slot(
        pdf_url=source.address(**chosen, format="pdf"),
        look_url=lambda key, looks: source.address(**chosen, key=key, looks=looks),
        name=words.KIND.in_(page_language()),
    )


def _page(source: Source, worded: Worded, labels: Labels, named: list[tuple[str, str]], old: str, new: str) -> Any:
    shown = request.args.get("show", "")
    changed = worded.difference.changed
    pages = max(1, -(-len(changed) // SYSTEMS_A_PAGE))
    wanted = request.args.get("page", "")
    page = min(read_whole(wanted, 5) or 1, pages)
    return render_template(
        "difference/page.html",
        source=source,
        worded=worded,
        labels=labels,
        choices=named,
        chosen=(old, new),
        shown=shown if shown in SHOWN else "all",
        systems=[worded.system(change) for change in changed[(page - 1) * SYSTEMS_A_PAGE : page * SYSTEMS_A_PAGE]],
        page=page,
        pages=pages,
        sheets=[(name, title.in_(page_language()), lines) for name, title in SHEET_TITLES.items() if (lines := worded.sheet(name))],
        requirements=list(worded.requirements()),
        fault=None,
    )
