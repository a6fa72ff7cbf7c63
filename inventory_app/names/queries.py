"""Reading names: from the last hand-in of every institution that shares its systems, and from one's own register.

A hand-in never changes, so what it says of products is read out of it once; who shares what is asked anew each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from inventory_app.institutions.editions import template_edition
from inventory_app.institutions.sharing import DEFAULTS, Part, ShareLevel, sharing_of
from inventory_app.names.alike import NameKind, key_of
from inventory_app.names.facts import COPIED, ProductFacts, part_of
from inventory_app.names.preferred import Joins, Name, Use, fold_names
from inventory_app.submission.shared import Shared
from inventory_app.tables import Institution, NameVariant, Person, Sharing, Submission, System, id_of


@dataclass(frozen=True)
class Products:
    """What a set of systems says of products: each system, and each (kind, name) once."""

    facts: tuple[ProductFacts, ...]
    names: tuple[tuple[str, str], ...]


# By database: the hash of a hand-in -> what it says of products; and by institution, what its own register says, with the state it was read at.
_handed_in: WeakKeyDictionary[Engine, dict[str, Products]] = WeakKeyDictionary()
_own: WeakKeyDictionary[Engine, dict[int, tuple[Any, Products]]] = WeakKeyDictionary()


class NoSuchSharedSystem(Exception):
    """No institution shares such a system by name."""


@dataclass(frozen=True)
class Source:
    """The last hand-in of an institution that takes part, and how it shares."""

    institution: Institution
    template_edition: int
    products: Products
    levels: Mapping[Part, ShareLevel]


@dataclass(frozen=True)
class SharedSystem:
    """A system that another institution shares by name, with what it shares of its product."""

    institution: Institution
    facts: ProductFacts


def _engine(session: Session) -> Engine:
    bind = session.get_bind()
    return bind if isinstance(bind, Engine) else bind.engine


def _products(systems: Iterable[tuple[int, str, Mapping[str, Any]]]) -> Products:
    facts = tuple(ProductFacts(number, name, {key: answers[key] for key in COPIED if key in answers}) for number, name, answers in systems)
    names = {(kind.value, text) for each in facts for kind in NameKind if (text := part_of(each.answers, kind))}
    return Products(facts, tuple(sorted(names)))


def _sharing(session: Session) -> dict[int, dict[Part, ShareLevel]]:
    found: dict[int, dict[Part, ShareLevel]] = {}
    for row in session.exec(select(Sharing)):
        found.setdefault(row.institution_id, dict(DEFAULTS))[Part(row.part)] = ShareLevel(row.level)
    return found


def list_sources(session: Session) -> list[Source]:
    """Every institution that takes part and has handed in, whatever it shares; by id."""
    known = _handed_in.setdefault(_engine(session), {})
    last = sa.select(sa.func.max(Submission.id)).group_by(col(Submission.institution_id))
    rows = session.exec(
        select(Institution, Submission.id, Submission.sha256, Submission.template_edition)
        .join(Submission, col(Submission.institution_id) == Institution.id)
        .where(col(Submission.id).in_(last), Institution.state == "active")
        .order_by(col(Institution.id))
    ).all()
    unread = [number for _institution, number, sha256, _edition in rows if sha256 not in known]
    if unread:
        for sha256, document in session.exec(select(Submission.sha256, Submission.document).where(col(Submission.id).in_(unread))):
            known[sha256] = _products((system["id"], system["name"], system["answers"]) for system in document["systems"])
    for outdated in set(known) - {sha256 for _institution, _number, sha256, _edition in rows}:
        known.pop(outdated, None)
    sharing = _sharing(session)
    return [Source(institution, edition, known[sha256], sharing.get(id_of(institution), DEFAULTS)) for institution, _number, sha256, edition in rows]


def _own_products(session: Session, institution_id: int) -> Products:
    """What is in one's own register now; read again only after it has changed."""
    known = _own.setdefault(_engine(session), {})
    live = (System.institution_id == institution_id, col(System.deleted_at).is_(None))
    state = tuple(session.exec(select(func.count(), func.max(System.updated_at), func.sum(System.id)).where(*live)).one())
    if institution_id not in known or known[institution_id][0] != state:
        systems = session.exec(select(System.id, System.name, System.answers).where(*live).order_by(col(System.id)))
        known[institution_id] = (state, _products((number or 0, name, answers) for number, name, answers in systems))
    return known[institution_id][1]


def list_variants(session: Session) -> list[tuple[NameVariant, str | None, str | None]]:
    """What was ever joined, with who joined and who parted it; the latest first."""
    joiner: Any = aliased(Person)
    parter: Any = aliased(Person)
    columns: Any = (NameVariant, joiner.name, parter.name)
    query = (
        sa.select(*columns)
        .join(joiner, joiner.id == NameVariant.joined_by_id, isouter=True)
        .join(parter, parter.id == NameVariant.parted_by_id, isouter=True)
        .order_by(col(NameVariant.id).desc())
    )
    return [(row, joined, parted) for row, joined, parted in session.execute(query)]


def read_joins(session: Session) -> Joins:
    rows = session.exec(select(NameVariant).where(col(NameVariant.parted_at).is_(None)).order_by(col(NameVariant.id)))
    return {(row.kind, key_of(row.kind, row.variant)): row.name for row in rows}


def _uses(products: Products, institution_id: int) -> list[Use]:
    return [Use(kind, text, institution_id) for kind, text in products.names]


def _shared_uses(sources: Iterable[Source]) -> Iterable[Use]:
    """Of those who share by name only: where others can be read by name, the number of a name would tell of one who is counted without its own."""
    for source in sources:
        if source.levels[Part.SYSTEMS] is ShareLevel.NAMED:
            yield from _uses(source.products, id_of(source.institution))


def _others(session: Session, institution: Institution) -> list[Source]:
    """Who shares nothing of its systems sees nobody else's. An invented consortium and a real one do not mix."""
    if sharing_of(session, id_of(institution))[Part.SYSTEMS] is ShareLevel.WITHHELD:
        return []
    return [each for each in list_sources(session) if each.institution.id != institution.id and each.institution.is_demo == institution.is_demo]


@dataclass(frozen=True)
class ConsortiumNames:
    """Products and vendors as the consortium calls them."""

    by_kind: Mapping[str, list[Name]]
    joins: Joins


def _folded(uses: Iterable[Use], joins: Joins) -> ConsortiumNames:
    listed = list(uses)
    return ConsortiumNames({kind: fold_names(kind, listed, joins) for kind in NameKind}, joins)


def names_for(session: Session, institution: Institution) -> ConsortiumNames:
    """As an institution may see them: what others share by name, and its own register as it is."""
    own = id_of(institution)
    return _folded([*_uses(_own_products(session, own), own), *_shared_uses(_others(session, institution))], read_joins(session))


def names_of_all(session: Session) -> ConsortiumNames:
    """As the coordinators see them: what is shared, and nothing of what anybody is working on."""
    return _folded(_shared_uses(list_sources(session)), read_joins(session))


def list_shared(session: Session, institution: Institution) -> list[SharedSystem]:
    """Systems of others with what they share of the product by name, by institution and id; nothing of anything else leaves this function."""
    found = []
    for source in _others(session, institution):
        shared = Shared(template_edition(session, source.template_edition), source.levels)
        questions = shared.template.system.questions
        shown = {key for key in COPIED if key in questions and shared.shows_system_question(questions[key])}
        if not shared.is_named(Part.SYSTEMS):
            continue
        for each in source.products.facts:
            answers = {key: value for key, value in each.answers.items() if key in shown}
            if part_of(answers, NameKind.PRODUCT):
                found.append(SharedSystem(source.institution, ProductFacts(each.system_id, each.name, answers)))
    return found


def shared_system_for(session: Session, institution: Institution, shared_key: str, shared_id: int) -> SharedSystem:
    for each in list_shared(session, institution):
        if each.institution.key == shared_key and each.facts.system_id == shared_id:
            return each
    raise NoSuchSharedSystem
