"""Pages of wording: what the rules say about the whole specification, standing by it, taking a proposal over, and checking while one types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.answers.reading import read_text
from inventory_app.answers.values import fingerprint
from inventory_app.content.schema import LANGUAGES
from inventory_app.extensions import db
from inventory_app.findings import actions
from inventory_app.findings.filter import STATES, Filter, matching, read_filter
from inventory_app.findings.forms import LONGEST_STATEMENT, AcceptForm, PlaceForm
from inventory_app.findings.gather import Gathered, Place, Remark, gather, rewrite
from inventory_app.findings.lists import remarks_table
from inventory_app.findings.queries import accepted_of, lexicon_for
from inventory_app.findings.show import AreaCard, RemarkCard, cards_of, line_of, rule_name
from inventory_app.institutions.access import editor, here
from inventory_app.requirements.actions import flatten, save_choices
from inventory_app.requirements.addresses import address as in_checklist
from inventory_app.requirements.choice import Chosen
from inventory_app.requirements.pages import ChecklistPage, checklist_here
from inventory_app.requirements.queries import find_last_set_id
from inventory_app.requirements.statements import LEVEL_KEYS, judge, worded_as
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.errors import NotFound
from inventory_app.web.locale import page_language
from inventory_app.wording.lexicon import Lexicon
from inventory_app.wording.statement import Statement

room = Blueprint("findings", __name__)


def address(endpoint: str, **arguments: Any) -> str:
    return url_for(f"findings.{endpoint}", institution_key=here().institution.key, **arguments)


class WordingPage:
    """The checklist that is judged, and what is said about it."""

    def __init__(self) -> None:
        self.checklist: ChecklistPage = checklist_here()
        self.lexicon: Lexicon = lexicon_for(db.session, here().institution)
        self.gathered: Gathered = gather(self.checklist.checklist, self.lexicon, accepted_of(db.session, here().id))
        self.wanted: Filter = read_filter(request.args, self.checklist.catalogue.category_by_key)

    @property
    def shown(self) -> Sequence[Remark]:
        return matching(self.gathered, self.wanted)

    def areas(self) -> list[AreaCard]:
        prints = {flat: fingerprint(value) for flat, value in flatten(self.checklist.rows).items()}
        return cards_of(self.checklist.checklist, self.checklist.catalogue, self.gathered, self.shown, self.lexicon, prints)

    def find(self, place: Place) -> tuple[Chosen, Remark] | None:
        """None when the words have been changed since the page was shown."""
        remark = next((remark for remark in self.gathered.by_key.get(place.key, ()) if remark.place == place), None)
        each = next((each for each in self.checklist.checklist if each.key == place.key), None)
        return (each, remark) if each and remark else None


def _render(page: WordingPage, areas: list[AreaCard], faulty: RemarkCard | None = None) -> str:
    rules = sorted({remark.finding.rule for remark in page.gathered.remarks} | ({page.wanted.rule} - {""}))
    return render_template(
        "findings/overview.html",
        page=page,
        areas=areas,
        faulty=faulty,
        whole=[line_of("", finding, None) for finding in page.gathered.whole],
        states=STATES,
        rules=[(rule, f"{rule} {rule_name(rule)}") for rule in rules],
        categories=[(category.key, f"{category.key} · {category.label.in_(page_language())}") for category in page.checklist.catalogue.categories],
        may_write=here().may(May.FILL_CHECKLIST),
    )


@room.get("/")
@needs(May.READ)
def overview() -> Any:
    page = WordingPage()
    if wants_file():
        return as_file(remarks_table(page.shown), of=here().institution.key)
    return _render(page, page.areas())


def _back(place: Place | None = None) -> Any:
    """To the same part of the list, at the requirement that it was about."""
    filters = {name: request.args[name] for name in ("state", "rule", "category", "requirement") if request.args.get(name)}
    return redirect(address("overview", **filters, _anchor=place.key if place else None), 303)


def _place(form: PlaceForm) -> Place:
    form.validate()
    if any(form[name].errors for name in ("requirement", "language", "rule")):
        abort(400)
    return form.place


@room.post("/accept")
@needs(May.FILL_CHECKLIST)
def accept() -> Any:
    form = AcceptForm(request.form)
    place, page = _place(form), WordingPage()
    if page.find(place) is None:
        flash(_("The wording has been changed in the meantime."), "warning")
        return _back(place)
    if form.motive.errors:
        areas = page.areas()
        faulty = _card(areas, place)
        if faulty is None:
            raise NotFound
        faulty.typed, faulty.error = form.motive.data, form.motive.errors[0]
        return _render(page, areas, faulty), 422
    actions.accept(db.session, editor(), place, form.motive.data)
    db.session.commit()
    flash(_("Accepted. The reason is printed with the specification."), "success")
    return _back(place)


def _card(areas: list[AreaCard], place: Place) -> RemarkCard | None:
    cards = (card for area in areas for requirement in area.requirements for version in requirement.versions for card in version.remarks)
    return next((card for card in cards if card.place == place), None)


@room.post("/withdraw")
@needs(May.FILL_CHECKLIST)
def withdraw() -> Any:
    place = _place(PlaceForm(request.form))
    if actions.withdraw(db.session, editor(), place):
        db.session.commit()
        flash(_("No longer accepted."), "success")
    return _back(place)


@room.post("/use")
@needs(May.FILL_CHECKLIST)
def use() -> Any:
    """The proposed text becomes own wording, unless somebody has changed the text since the page was shown."""
    form = PlaceForm(request.form)
    place, page = _place(form), WordingPage()
    found = page.find(place)
    text = rewrite(*found, page.lexicon) if found else None
    if found is None or text is None:
        flash(_("The wording has been changed in the meantime."), "warning")
        return _back(place)
    flat = f"{place.key}|text_{place.language}"
    merged = save_choices(db.session, page.checklist.catalogue, editor(), {flat: text}, {flat: form.seen.data})
    db.session.commit()
    if merged.clashes:
        flash(_("The wording has been changed in the meantime."), "warning")
        return _back(place)
    flash(_("%(key)s has the proposed wording now.", key=place.key), "success")
    return redirect(
        in_checklist("category", category_key=found[0].category, changed=find_last_set_id(db.session, here().id), _anchor=place.key),
        303,
    )


@room.post("/check")
@needs(May.FILL_CHECKLIST, writes_late=True)
def check() -> Any:
    """What is said about a text that somebody is writing. Nothing is saved, so nobody who saves has to wait for it."""
    text, language = read_text(request.form.get("text", ""))[:LONGEST_STATEMENT], request.form.get("language", "")
    if language not in LANGUAGES:
        abort(400)
    lexicon = lexicon_for(db.session, here().institution)
    statement = _statement(text, "en" if language == "en" else "sv")
    lines = [line_of(statement.text, finding, finding.proposal) for finding in judge(statement, lexicon)]
    return render_template("findings/lines.html", lines=lines, is_empty=not statement.text.strip(), language=language)


def _statement(text: str, language: Any) -> Statement:
    """With the level that is chosen on the page at the moment, and the requirement's blanks filled."""
    key, chosen = request.form.get("requirement", ""), request.form.get("level", "")
    level = next((known for known in LEVEL_KEYS if known == chosen), None)
    each = next((each for each in checklist_here().checklist if each.key == key), None) if key else None
    if each is None:
        return Statement(text, language, level)
    judged = worded_as(each, language, each.fill(text, language) if text else "")
    return Statement(judged.text, language, level or judged.level, judged.category, key=key)
