"""The institution's lists as tables, for whoever wants them as a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from flask_babel import gettext as _

from inventory_app.accounts.roles import ROLE_WORDS
from inventory_app.answers.compound import show
from inventory_app.answers.kinds import Context
from inventory_app.answers.progress import applies
from inventory_app.answers.values import Answers
from inventory_app.content.schema import Sheet
from inventory_app.exchange.table import Column, Table
from inventory_app.institutions.members import Member
from inventory_app.institutions.past import Line
from inventory_app.web.locale import page_language, say


def history_table(title: str, lines: Iterable[Line]) -> Table:
    columns = (Column(_("Date"), "moment", 18), Column(_("Who")), Column(_("What happened"), width=40), Column(_("Before")), Column(_("After")))
    rows = [[datetime.fromisoformat(line.at), line.who, line.what, line.before, line.after] for line in lines]
    return Table(_("History – %(what)s", what=title), columns, rows)


def answers_table(title: str, answers: Iterable[tuple[str, int, str, str | None]]) -> Table:
    """`answers`: step, number, question, answer."""
    columns = (Column(_("Step"), width=28), Column(_("No."), "number"), Column(_("Question"), width=48), Column(_("Answer"), width=60))
    return Table(title, columns, [list(answer) for answer in answers])


def sheet_table(sheet: Sheet, answers: Answers) -> Table:
    """Every question that applies, answered or not."""
    language = page_language()
    context = Context(language)
    return answers_table(
        sheet.title.in_(language),
        (
            (
                step.label.in_(language),
                sheet.numbers[question.key],
                question.label.in_(language),
                str(show(question, answers[question.key], context)) if question.key in answers else None,
            )
            for step in sheet.steps
            for question in step.questions
            if applies(question, answers)
        ),
    )


def people_table(members: Sequence[Member], states: Mapping[int, str]) -> Table:
    columns = (Column(_("Name")), Column(_("E-mail address")), Column(_("Role")), Column(_("Status")))
    return Table(
        _("People"), columns, [[member.person.name, member.person.email, say(ROLE_WORDS[member.role]), states[member.id]] for member in members]
    )
