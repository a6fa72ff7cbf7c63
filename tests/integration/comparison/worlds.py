"""Two worlds that differ in what some institutions keep, and everything that a reader can ask of comparison in each of them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import sqlalchemy as sa
from flask.cli import ScriptInfo
from lxml import html
from sqlmodel import Session, col, select

from inventory_app.cli import main
from inventory_app.comparison.desk import FILTERS
from inventory_app.comparison.views import VIEWS
from inventory_app.institutions.editions import catalogue_edition, template_edition
from inventory_app.institutions.sharing import Part, ShareLevel, decide
from inventory_app.submission.actions import write_rows
from inventory_app.submission.document import SubmissionDocument
from inventory_app.submission.rows import EXPERIENCE
from inventory_app.tables import Institution, Submission, SubmissionFact, SubmissionOwn, SubmissionSystem

COORDINATOR = "ingalill.stensjo@samordning.example"
# What a name or a text of a hand-in is made to hold, to be looked for wherever anything comes out.
MARK = "Hemlighus"
# In this order: what is printed already is said to be ready.
FILES = ("xlsx", "pdf", "print")
# Of the boxes of a form, each of which is asked for in the same way.
MOST_BOXES = 4
_CHANGING = re.compile(rb'name="csrf_token" value="[^"]*"|nonce="[^"]*"|\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(\.\d+)?(Z|\+\d\d:\d\d)?')
Query = list[tuple[str, str]]
# What offers further choices once it is chosen.
FURTHER: dict[str, tuple[Query, ...]] = {"requirements": ([("show", "core")], [("category", "KON")])}


def share(session: Session, keys: Iterable[str], level: ShareLevel, parts: Iterable[Part] = tuple(Part)) -> None:
    for key in keys:
        decide(session, institution(session, key), None, dict.fromkeys(parts, level))
    session.commit()


def institution(session: Session, key: str) -> int:
    number = session.exec(select(Institution.id).where(Institution.key == key)).one()
    assert number is not None
    return number


def latest(session: Session, key: str) -> Submission:
    query = select(Submission).where(Submission.institution_id == institution(session, key)).order_by(col(Submission.id).desc())
    found = session.exec(query).first()
    assert found is not None
    return found


def rewrite(session: Session, key: str, change: Callable[[dict[str, Any]], dict[str, Any]], **columns: Any) -> None:
    """As if every hand-in of this institution had been another from the first; `columns` of it too."""
    # Pages write the log meanwhile: what was read before is read anew.
    session.rollback()
    for submission in session.exec(select(Submission).where(Submission.institution_id == institution(session, key))).all():
        document = SubmissionDocument.model_validate(change(submission.document))
        submission.document = document.model_dump(mode="json")
        # Another hand-in than that of which findings are kept.
        submission.submitted_at += timedelta(seconds=1)
        for name, value in columns.items():
            setattr(submission, name, value)
        for table in (SubmissionFact, SubmissionSystem, SubmissionOwn):
            session.execute(sa.delete(table).where(col(table.submission_id) == submission.id))
        template, catalogue = template_edition(session, submission.template_edition), catalogue_edition(session, submission.catalogue_edition)
        write_rows(session, submission, document, template, catalogue)
        session.add(submission)
    session.commit()


def with_marked_texts(document: dict[str, Any]) -> dict[str, Any]:
    """Systems, products, vendors and own requirements named by the mark."""
    systems = []
    for system in document["systems"]:
        answers = dict(system["answers"])
        answers["product"] = {"product": f"{MARK} P{system['id']}", "vendor": f"{MARK} AB"}
        answers["experience"] = {heading: f"{MARK} {heading}" for heading in EXPERIENCE}
        answers["demonstration"] = {"open": True, "contact": f"{MARK} visar"}
        systems.append(system | {"name": f"{MARK} {system['id']}", "answers": answers})
    checklist = [
        each | {"texts": {"sv": f"{MARK} ska {each['key']}", "en": f"{MARK} shall {each['key']}"}} if each["is_own"] else each
        for each in document["checklist"]
    ]
    return document | {"systems": systems, "checklist": checklist}


def addresses(client: Any, root: str, *, in_short: bool = False) -> Iterator[str]:
    """Every page of comparison below `root`, under every filter, with each option of each choice, and as every file.

    In short: no choices, of each filter the first, and of the files those of the whole.
    """
    yield from pages_without_view(client, root)
    of_all = [query for query in options_of(client.page(f"{root}/{VIEWS[0].key}"), in_short=in_short) if query[0][0] in FILTERS]
    firsts = [] if in_short else first_of_each(of_all)
    yield from (at(f"{root}/", query) for query in of_all)
    for form in FILES:
        yield from (at(f"{root}/report", query, form) for query in ([], *firsts))
    for view in VIEWS:
        base = f"{root}/{view.key}"
        choices = [] if in_short else list(choices_of(client, base, FURTHER.get(view.key, ())))
        yield from (at(base, query) for query in ([], *of_all, *choices))
        yield from (at(base, [], form) for form in FILES)
        yield from (at(base, query, "xlsx") for query in (*firsts, *first_of_each(choices)))
        yield from (at(f"{base}/over-time", query) for query in ([], *firsts))
        yield at(f"{base}/over-time", [("who", "all")], "xlsx")


def choices_of(client: Any, base: str, further: Iterable[Query]) -> Iterator[Query]:
    first = [query for query in options_of(client.page(base)) if query[0][0] not in FILTERS]
    yield from first
    known = {*FILTERS, *(query[0][0] for query in first)}
    for chosen in further:
        # The name that is new comes first: by it the queries are told apart.
        yield from ([*query, *chosen] for query in options_of(client.page(at(base, chosen))) if query[0][0] not in known)


def first_of_each(queries: list[Query]) -> list[Query]:
    return list({query[0][0]: query for query in reversed(queries)}.values())[::-1]


def at(address: str, query: Query, form: str = "") -> str:
    asked = [*query, ("format", form)] if form else query
    return f"{address}?{urlencode(asked)}" if asked else address


def pages_without_view(client: Any, root: str) -> Iterator[str]:
    """What the blueprint has beside the views: what they come to, what is visible and why, groups, specifications; and as files where they are lists."""
    blueprint = "comparison_here" if root.startswith("/institutions/") else "comparison"
    for rule in client.application.url_map.iter_rules():
        if rule.endpoint.startswith(f"{blueprint}.") and "GET" in rule.methods and rule.arguments <= {"institution_key"}:
            yield rule.rule.replace("<institution_key>", root.split("/")[2])
    yield from (f"{root}/{page}?format=xlsx" for page in ("visible", "specifications"))


def options_of(page: html.HtmlElement, *, in_short: bool = False) -> Iterator[Query]:
    """One query for each option of each field of the form above a view, but for what it shows already."""
    form = next(iter(page.xpath("//form[@method='get' or not(@method)][.//select or .//input]")), None)
    if form is None:
        return
    for select_ in form.xpath(".//select"):
        others = select_.xpath(".//option[not(@selected) and @value != '']")
        yield from ([(select_.get("name"), option.get("value"))] for option in others[: 1 if in_short else None])
    boxes: dict[str, list[str]] = {}
    for box in form.xpath(".//input[@type='checkbox']"):
        boxes.setdefault(box.get("name"), []).append(box.get("value", "on"))
    for name, values in boxes.items():
        yield from ([(name, value)] for value in values[:MOST_BOXES])
        yield [(name, value) for value in values[: 2 * MOST_BOXES]]
    for number in form.xpath(".//input[@type='number' or @type='range']"):
        least, most = int(number.get("min") or 1), int(number.get("max") or 12)
        yield from ([(number.get("name"), str(value))] for value in sorted({least, (least + most) // 2, most}))


def said(answer: Any) -> bytes:
    """What an answer says, without what differs between any two answers."""
    assert answer.status_code == 200, (answer.request.path, answer.status_code)
    return plain(answer.data)


def plain(body: bytes) -> bytes:
    """A workbook member by member, its properties too."""
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            body = b"\n".join(name.encode() + b"\n" + archive.read(name) for name in sorted(archive.namelist()))
    return _CHANGING.sub(b"", body)


def everything(client: Any, root: str, *, in_short: bool = False) -> dict[str, bytes]:
    return {address: said(client.get(address)) for address in addresses(client, root, in_short=in_short)}


def written_by_command(app: Any, folder: Path) -> dict[str, bytes]:
    """Of every view, in both formats."""
    found = {}
    for view, form in product(VIEWS, ("json", "xlsx")):
        out = folder / f"{view.key}.{form}"
        run = app.test_cli_runner().invoke(main, ["compare", view.key, "--format", form, "--out", str(out)], obj=ScriptInfo(create_app=lambda: app))
        assert run.exit_code == 0, run.output
        found[f"compare {view.key} --format {form}"] = plain(out.read_bytes())
    return found
