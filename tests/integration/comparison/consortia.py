"""Invented consortia that share as chance has it, and who of them may be seen: worked out anew, from the sharing and the documents alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlmodel import col, select

from inventory_app.comparison.queries import read_scope
from inventory_app.comparison.scope import Filter
from inventory_app.comparison.view import Source
from inventory_app.content.schema import InventoryTemplate, RequirementCatalogue
from inventory_app.demo.actions import remove
from inventory_app.institutions.editions import catalogue_edition, template_edition
from inventory_app.institutions.sharing import Part, ShareLevel, decide, sharing_of_all
from inventory_app.seed.actions import seed
from inventory_app.seed.chance import chance_of
from inventory_app.seed.hand_in import Numbers
from inventory_app.submission.document import SubmissionDocument
from inventory_app.tables import Institution, Submission

INSTITUTIONS, SYSTEMS, REQUIREMENTS = 8, 7, 20
TODAY = date(2026, 11, 26)


@dataclass
class Consortium:
    """The hand-ins, the sharing, who reads and under which filter; nothing that was worked out of them. `own`: the reader's institution."""

    session: Any
    submissions: dict[int, Submission]
    documents: dict[int, SubmissionDocument]
    names: dict[int, str]
    levels: dict[int, dict[Part, ShareLevel]]
    own: int | None = None
    filter: Filter = field(default_factory=Filter)

    def _at(self, level: ShareLevel, parts: tuple[Part, ...]) -> set[int]:
        order = [ShareLevel.WITHHELD, ShareLevel.COUNTED, ShareLevel.NAMED]
        return {number for number in self.documents if min((self.levels[number][part] for part in parts), key=order.index) is level}

    def _sees_others(self, parts: tuple[Part, ...]) -> bool:
        return self.own is None or self.own not in self._at(ShareLevel.WITHHELD, parts)

    def _by_name(self, parts: tuple[Part, ...]) -> set[int]:
        others = self._at(ShareLevel.NAMED, parts) if self._sees_others(parts) else set()
        return others | ({self.own} if self.own else set())

    def _passes(self, number: int) -> bool:
        """A strategy or a form of organisation that may not be seen is none."""
        profile = self.documents[number].profile if number in self._by_name((Part.PROFILE,)) else {}
        wanted = {"strategy": self.filter.strategy, "organisation_form": self.filter.organisation}
        fits = all(not value or profile.get(key) == value for key, value in wanted.items())
        return number == self.own or (fits and (self.filter.group_id is None or number in self.filter.group))

    def named(self, *parts: Part) -> dict[int, SubmissionDocument]:
        """In the order of the names."""
        seen = {number for number in self._by_name(parts) if self._passes(number)}
        return {number: self.documents[number] for number in sorted(seen, key=lambda number: (self.names[number], number))}

    def counted(self, *parts: Part) -> list[SubmissionDocument]:
        """Three at least, in the whole consortium only."""
        counted = self._at(ShareLevel.COUNTED, parts) - {self.own}
        is_told = self._sees_others(parts) and self.filter.is_whole and len(counted) >= 3
        return [self.documents[number] for number in sorted(counted)] if is_told else []

    def in_totals(self, *parts: Part) -> list[SubmissionDocument]:
        return [*self.named(*parts).values(), *self.counted(*parts)]

    @property
    def template(self) -> InventoryTemplate:
        return template_edition(self.session, next(iter(self.submissions.values())).template_edition)

    @property
    def catalogue(self) -> RequirementCatalogue:
        return catalogue_edition(self.session, next(iter(self.submissions.values())).catalogue_edition)

    @property
    def source(self) -> Source:
        return Source(
            session=self.session,
            scope=read_scope(self.session, self.own, self.filter),
            language="sv",
            today=TODAY,
            template=self.template,
            catalogue=self.catalogue,
            link=lambda key, **arguments: f"{key}?{sorted(arguments.items())}",
        )

    def read_by_many(self) -> Iterator[Consortium]:
        """By coordinators and by the institutions that share least and most; of all, of a strategy, of a form of organisation, and of a group."""
        by_name = sorted(self.documents, key=lambda number: sum(level is ShareLevel.NAMED for level in self.levels[number].values()))
        profiles = [document.profile for document in self.documents.values()]
        strategy = next(value for profile in profiles if isinstance(value := profile.get("strategy"), str))
        organisation = next(value for profile in profiles if isinstance(value := profile.get("organisation_form"), str))
        for own in (None, by_name[0], by_name[-1]):
            yield replace(self, own=own)
            yield replace(self, own=own, filter=Filter(strategy=strategy))
            yield replace(self, own=own, filter=Filter(organisation=organisation))
            yield replace(self, own=own, filter=Filter(group_id=1, group=frozenset(by_name[::2])))


def consortium_of(session: Any, number: int) -> Consortium:
    """Each part of each institution as chance has it: of three or more counted ones there are some, and some where there are fewer."""
    remove(session)
    list(seed(session, Numbers(INSTITUTIONS, SYSTEMS, REQUIREMENTS, number)))
    chance = chance_of(number, "shared")
    for institution in session.exec(select(Institution).order_by(col(Institution.id))).all():
        decide(session, institution.id, None, {part: chance.choices(list(ShareLevel), (4, 4, 2))[0] for part in Part})
    session.commit()
    return read(session)


def read(session: Any) -> Consortium:
    rows = session.exec(
        select(Submission, Institution).join(Institution, Institution.id == Submission.institution_id).order_by(col(Submission.id))
    ).all()
    return Consortium(
        session,
        {institution.id: submission for submission, institution in rows},
        {institution.id: SubmissionDocument.model_validate(submission.document) for submission, institution in rows},
        {institution.id: institution.name_sv for _submission, institution in rows},
        sharing_of_all(session, [institution.id for _submission, institution in rows]),
    )
