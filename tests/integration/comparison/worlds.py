"""Two worlds that differ in one institution's hand-in only, and everything that a reader can ask of comparison in each of them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import urlencode

import sqlalchemy as sa
from lxml import html
from sqlmodel import Session, col, select

from inventory_app.comparison.views import VIEWS
from inventory_app.institutions.editions import catalogue_edition, template_edition
from inventory_app.institutions.sharing import Part, ShareLevel, decide
from inventory_app.submission.actions import write_rows
from inventory_app.submission.document import SubmissionDocument
from inventory_app.tables import Institution, Submission, SubmissionFact, SubmissionOwn, SubmissionSystem

COORDINATOR = "ingalill.stensjo@samordning.example"
# What a name or a text of a hand-in is made to hold, to be looked for wherever anything comes out.
MARK = "Hemlighus"
FILES = ("xlsx", "pdf")
# A form offers a requirement or a question per line; each is asked for in the same way.
MOST_OPTIONS = 4
_CHANGING = re.compile(
    rb'name="csrf_token" value="[^"]*"|nonce="[^"]*"|key=[0-9a-zA-Z_.-]+|\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(\.\d+)?(Z|\+\d\d:\d\d)?|(kl\. |at )?\d\d[:.]\d\d\b'
)


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


def rewrite(session: Session, key: str, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """As if every hand-in of this institution had been another from the first."""
    # Pages write the log meanwhile: what was read before is read anew.
    session.rollback()
    for submission in session.exec(select(Submission).where(Submission.institution_id == institution(session, key))).all():
        document = SubmissionDocument.model_validate(change(submission.document))
        submission.document = document.model_dump(mode="json")
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
        answers["experience"] = {heading: f"{MARK} {heading}" for heading in ("choice", "specification", "support", "vendor_contact")}
        systems.append(system | {"name": f"{MARK} {system['id']}", "answers": answers})
    checklist = [
        each | {"texts": {"sv": f"{MARK} ska {each['key']}", "en": f"{MARK} shall {each['key']}"}} if each["is_own"] else each
        for each in document["checklist"]
    ]
    return document | {"systems": systems, "checklist": checklist}


def addresses(client: Any, root: str) -> Iterator[str]:
    """Every page of comparison below `root`, under every filter, with each of the first options of each choice, and as every file."""
    plain = [f"{root}/", *pages_without_view(client, root)]
    yield from plain
    for view in VIEWS:
        base = f"{root}/{view.key}"
        yield base
        page = client.page(base)
        asked = list(options_of(page))
        for query in asked:
            yield f"{base}?{urlencode(query)}"
        for form in FILES:
            yield f"{base}?format={form}"
        for query in asked[:: max(1, len(asked) // 4)]:
            yield f"{base}?{urlencode([*query, ('format', 'xlsx')])}"


def pages_without_view(client: Any, root: str) -> Iterator[str]:
    """What the blueprint has beside the views: what is visible and why, groups, the report."""
    blueprint = "comparison_here" if root.startswith("/institutions/") else "comparison"
    for rule in client.application.url_map.iter_rules():
        if rule.endpoint.startswith(f"{blueprint}.") and "GET" in rule.methods and rule.arguments <= {"institution_key"}:
            path = rule.rule.replace("<institution_key>", root.split("/")[2])
            if not path.endswith("compare/"):
                yield path


def options_of(page: html.HtmlElement) -> Iterator[list[tuple[str, str]]]:
    """One query for each option of each field of the form above a view."""
    form = next(iter(page.xpath("//form[@method='get' or not(@method)][.//select or .//input]")), None)
    if form is None:
        return
    for select_ in form.xpath(".//select"):
        for option in select_.xpath(".//option")[: 3 * MOST_OPTIONS]:
            yield [(select_.get("name"), option.get("value", ""))]
    boxes: dict[str, list[str]] = {}
    for box in form.xpath(".//input[@type='checkbox']"):
        boxes.setdefault(box.get("name"), []).append(box.get("value", "on"))
    for name, values in boxes.items():
        yield from ([(name, value)] for value in values[:MOST_OPTIONS])
        yield [(name, value) for value in values[: 2 * MOST_OPTIONS]]
    for number in form.xpath(".//input[@type='number' or @type='range']"):
        least, most = int(number.get("min") or 1), int(number.get("max") or 12)
        yield from ([(number.get("name"), str(value))] for value in sorted({least, (least + most) // 2, most}))


def said(answer: Any) -> bytes:
    """What an answer says, without what differs between any two answers; a workbook member by member, its properties too."""
    assert answer.status_code == 200, (answer.request.path, answer.status_code)
    body = answer.data
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            body = b"\n".join(name.encode() + b"\n" + archive.read(name) for name in sorted(archive.namelist()))
    return _CHANGING.sub(b"", body)


def everything(client: Any, root: str) -> dict[str, bytes]:
    return {address: said(client.get(address)) for address in addresses(client, root)}
