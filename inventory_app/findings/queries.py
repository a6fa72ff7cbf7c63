"""Reading what the rules judge by and what was accepted. A fixed number of statements."""

from __future__ import annotations

from collections.abc import Iterable

from sqlmodel import Session, col, select

from inventory_app.findings.gather import Acceptance, Gathered, Place, gather
from inventory_app.names.queries import names_for
from inventory_app.requirements.choice import Chosen
from inventory_app.requirements.statements import EXPLAINED
from inventory_app.tables import AcceptedFinding, Institution, Person, id_of
from inventory_app.wording.lexicon import Lexicon, load_lexicon


def lexicon_for(session: Session, institution: Institution) -> Lexicon:
    """The shipped words with the products and vendors that the consortium's inventories name, as far as this institution may see them."""
    names = names_for(session, institution).by_kind.values()
    brands = frozenset(text for listed in names for name in listed for text in (name.text, *name.spellings))
    return load_lexicon(brands, EXPLAINED)


def accepted_of(session: Session, institution_id: int) -> dict[Place, Acceptance]:
    rows = session.exec(
        select(AcceptedFinding, Person.name)
        .join(Person, col(Person.id) == AcceptedFinding.accepted_by_id, isouter=True)
        .where(AcceptedFinding.institution_id == institution_id)
        .order_by(col(AcceptedFinding.id))
    )
    return {
        Place(row.requirement_key, "en" if row.language == "en" else "sv", row.rule, row.excerpt): Acceptance(row.motive, name or "", row.accepted_at)
        for row, name in rows
    }


def gathered_for(session: Session, institution: Institution, checklist: Iterable[Chosen]) -> Gathered:
    return gather(checklist, lexicon_for(session, institution), accepted_of(session, id_of(institution)))
