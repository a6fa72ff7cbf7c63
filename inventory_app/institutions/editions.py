"""Published content. An edition never changes, so each database reads it once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from pydantic import BaseModel
from sqlalchemy import func
from sqlalchemy.engine import Engine
from sqlmodel import Session, select

from inventory_app.content.library import body_of, hash_of
from inventory_app.content.schema import InventoryTemplate, RequirementCatalogue, Sheet
from inventory_app.tables import ContentEdition, Institution

KINDS: dict[str, type[BaseModel]] = {"template": InventoryTemplate, "catalogue": RequirementCatalogue}
Model = TypeVar("Model", bound=BaseModel)

_read: WeakKeyDictionary[Any, dict[tuple[str, int], Any]] = WeakKeyDictionary()


class KeyGone(Exception):
    """A key of an earlier edition is missing or has another kind; keys are for ever."""


def _edition(session: Session, model: type[Model], kind: str, number: int) -> Model:
    bind = session.get_bind()
    engine = bind if isinstance(bind, Engine) else bind.engine
    known = _read.setdefault(engine, {})
    if (kind, number) not in known:
        body = session.exec(select(ContentEdition.body).where(ContentEdition.kind == kind, ContentEdition.number == number)).one()
        known[kind, number] = model.model_validate(body)
    content: Model = known[kind, number]
    return content


def template_edition(session: Session, number: int) -> InventoryTemplate:
    return _edition(session, InventoryTemplate, "template", number)


def catalogue_edition(session: Session, number: int) -> RequirementCatalogue:
    return _edition(session, RequirementCatalogue, "catalogue", number)


def template_of(session: Session, institution: Institution) -> InventoryTemplate:
    return template_edition(session, institution.template_edition)


def catalogue_of(session: Session, institution: Institution) -> RequirementCatalogue:
    return catalogue_edition(session, institution.catalogue_edition)


def latest_number(session: Session, kind: str) -> int:
    """0 before anything was published."""
    return session.exec(select(func.coalesce(func.max(ContentEdition.number), 0)).where(ContentEdition.kind == kind)).one()


def newer_edition(session: Session, institution: Institution) -> int | None:
    """The newest edition of the catalogue, where the institution works with an older one."""
    latest = latest_number(session, "catalogue")
    return latest if latest > institution.catalogue_edition else None


def _keys_in(place: str, question: Any) -> Iterator[tuple[str, str]]:
    """A question's key with its kind, and the keys of what it is made of."""
    yield place, question.kind
    for name in ("options", "rows"):
        for option in getattr(question, name, ()):
            yield f"{place}.{option.key}", name.removesuffix("s")
    for name in ("parts", "columns"):
        for part in getattr(question, name, ()):
            yield from _keys_in(f"{place}.{part.key}", part)


def _kinds(content: BaseModel) -> dict[str, str]:
    """Every key that answers hang on, with its kind."""
    if isinstance(content, RequirementCatalogue):
        asked = {key: kind for question in content.questions for key, kind in _keys_in(question.key, question)}
        return asked | {requirement.key: "requirement" for requirement in content.requirements}
    assert isinstance(content, InventoryTemplate)
    sheets: dict[str, Sheet] = {"system": content.system, "profile": content.profile, "details": content.details}
    if content.flow is not None:
        sheets["flow"] = content.flow
    found = {
        key: kind
        for name, sheet in sheets.items()
        for question in sheet.every_question()
        for key, kind in _keys_in(f"{name}.{question.key}", question)
    }
    return found | {f"preconditions.{item.key}": "precondition" for item in content.preconditions.items}


def publish(session: Session, content: BaseModel, by: str) -> tuple[int, bool]:
    """The number under which the content is published, and whether it is new. Publishing the same content again changes nothing."""
    kind = next(name for name, model in KINDS.items() if isinstance(content, model))
    number, body = latest_number(session, kind), body_of(content)
    if number:
        before = session.exec(select(ContentEdition).where(ContentEdition.kind == kind, ContentEdition.number == number)).one()
        if before.sha256 == hash_of(body):
            return number, False
        now_kinds = _kinds(content)
        for key, old_kind in _kinds(KINDS[kind].model_validate(before.body)).items():
            if now_kinds.get(key) != old_kind:
                raise KeyGone(
                    f"{kind}: {key} ({old_kind} in edition {number}) is {now_kinds.get(key, 'gone')}; "
                    "reword or retire it (retired: true), and give a changed meaning a new key"
                )
    session.add(ContentEdition(kind=kind, number=number + 1, body=body, sha256=hash_of(body), published_by=by))
    session.flush()
    return number + 1, True
