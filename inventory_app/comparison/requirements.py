"""Requirement against institution: the view, and what of it stands on the page, in the report and beside another round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from inventory_app.comparison import requirement_blocks as drawn
from inventory_app.comparison import requirement_tables
from inventory_app.comparison import requirements_words as words
from inventory_app.comparison import words as shared
from inventory_app.comparison.levels import FLOORS, Levels, usual_core
from inventory_app.comparison.near import Weights, group_alike, weigh
from inventory_app.comparison.requirement_queries import Own, count_levels, read_levels, read_own
from inventory_app.comparison.scope import Seen
from inventory_app.comparison.view import Asked, Choice, Finding, Line, Outcome, Source, View
from inventory_app.content.schema import LANGUAGES, Requirement
from inventory_app.documents.blocks import Block, Note
from inventory_app.exchange.table import Table
from inventory_app.institutions.editions import catalogue_edition
from inventory_app.institutions.sharing import Part
from inventory_app.requirements.choice import Chosen

MOST_DIFFERENT = "most"


@dataclass(frozen=True)
class Wanted:
    """What of the view the page shows; a workbook has all of it."""

    show: str = ""
    category: str = ""
    order: str = ""
    floor: str = "musts"
    least: int = 1


class Requirements(Outcome):
    def __init__(self, source: Source, seen: Seen, levels: Levels, wanted: Wanted) -> None:
        super().__init__(source, seen, (Part.CHECKLIST,))
        self.levels, self.wanted = levels, wanted

    def text(self, requirement: Requirement) -> str:
        """With the values that the catalogue proposes."""
        return Chosen(requirement.key, requirement.category, requirement).original_in(self.source.language)

    @cached_property
    def category_names(self) -> dict[str, str]:
        return {each.key: each.label.in_(self.source.language) for each in self.source.catalogue.categories}

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        say, wanted = self.source.say, self.wanted
        show = Choice("select", "show", say(words.SHOW), tuple((key, say(text)) for key, text in words.SHOWN.items()), (wanted.show,))
        if wanted.show == "core":
            floors = tuple((key, say(text)) for key, text in words.FLOORS.items())
            least = Choice("range", "core", say(words.AT_LEAST), chosen=(str(wanted.least),), least=1, most=max(1, self.seen.total))
            return (show, Choice("select", "floor", say(words.FLOOR), floors, (wanted.floor,)), least)
        if wanted.show:
            return (show,)
        categories = (("", say(words.OVERVIEW)), (MOST_DIFFERENT, say(words.MOST_DIFFERENT)), *self.category_names.items())
        category = Choice("select", "category", say(words.CATEGORY), categories, (wanted.category,))
        if wanted.category in ("", MOST_DIFFERENT):
            return (show, category)
        return (
            show,
            category,
            Choice("select", "order", say(words.ORDER), tuple((key, say(text)) for key, text in words.ORDERS.items()), (wanted.order,)),
        )

    @cached_property
    def listed(self) -> Sequence[Requirement]:
        """The rows of the matrix."""
        wanted, levels = self.wanted, self.levels
        if wanted.category == MOST_DIFFERENT:
            return [each for each in levels.differing() if levels.all[each.key].difference(self.seen.total)][: drawn.MOST_ROWS]
        among = levels.of_category(wanted.category)
        if wanted.order == "difference":
            return levels.differing(among)
        if wanted.order == "asked":
            return sorted(among, key=lambda each: -levels.all[each.key].asking("musts"))
        return among

    @cached_property
    def own(self) -> list[Own]:
        """Own requirements of those seen by name; the others' are not even read."""
        return read_own(self.source.session, self.seen.ids)

    @cached_property
    def own_groups(self) -> list[list[Own]]:
        """What several institutions ask for, the reader's own first, then what most share."""
        weights: dict[str, Weights] = {
            each: weigh(tuple(requirement.text.in_(each) for requirement in self.source.catalogue.requirements), each) for each in LANGUAGES
        }
        groups = [[self.own[place] for place in places] for places in group_alike([own.texts for own in self.own], weights)]
        own = self.source.scope.own
        mine = own.submission_id if own else None
        several = [group for group in groups if len({each.submission_id for each in group}) > 1]
        return sorted(several, key=lambda group: (all(each.submission_id != mine for each in group), -len({each.submission_id for each in group})))

    def blocks(self) -> tuple[Block, ...]:
        if not self.seen.total:
            return (Note(text=self.source.say(shared.NOBODY)),)
        return {"core": drawn.core, "undecided": drawn.undecided, "own": drawn.own}.get(self.wanted.show, drawn.levels)(self)

    def brief(self) -> tuple[Block, ...]:
        return (drawn.core_picture(self), *drawn.most_different(self)) if self.seen.total else ()

    def findings(self) -> tuple[Finding, ...]:
        if not self.seen.total or not self.levels.requirements:
            return ()
        source, levels, total = self.source, self.levels, self.seen.total
        least = usual_core(total)
        link = source.link("requirements", show="core")
        said = source.say(words.CORE_FOUND, n=len(levels.core("musts", least)), total=len(levels.requirements), least=least, m=total)
        found = [Finding(said, link, "alike")]
        most = levels.differing()[0]
        if levels.all[most.key].difference(total):
            link = source.link("requirements", category=MOST_DIFFERENT)
            found.append(Finding(source.say(words.DIFFERENT_FOUND, key=most.key, requirement=self.text(most)), link))
        if undecided := levels.undecided():
            number = levels.all[undecided[0].key].undecided
            said = source.say(words.UNDECIDED_FOUND, key=undecided[0].key, n=number, m=total)
            found.append(Finding(said, source.link("requirements", show="undecided")))
        return tuple(found)

    def tables(self) -> list[Table]:
        return requirement_tables.tables(self)

    def trend(self) -> tuple[Line, ...]:
        say, named = self.source.say, self.levels.named
        musts = {key: sum(named[each.key].asking("musts") for each in self.levels.of_category(key)) for key in self.category_names}
        undecided = sum(each.undecided for each in named.values())
        core = self.levels.named_core("musts", usual_core(len(self.seen.named)))
        return (
            Line("core", say(words.CORE_SIZE), core, say(words.THE_CORE)),
            *(Line(f"musts|{key}", name, musts[key], say(words.MUSTS)) for key, name in self.category_names.items()),
            Line("undecided", say(words.UNDECIDED_SHEET), undecided, say(words.THE_UNDECIDED)),
        )


class RequirementsView(View):
    key = "requirements"
    title = words.TITLE
    lead = words.LEAD
    parts = (Part.CHECKLIST,)
    method = words.METHOD

    def read(self, source: Source, asked: Asked) -> Requirements:
        seen, session = source.scope.see(*self.parts), source.session
        editions = sorted({party.catalogue_edition for party in (*seen.named, *seen.counted)})
        asked_in = {number: {each.key for each in catalogue_edition(session, number).requirements if not each.retired} for number in editions}
        counted = count_levels(session, [party.submission_id for party in seen.counted])
        levels = Levels(source.catalogue, seen, read_levels(session, seen.ids), counted, asked_in)
        wanted = Wanted(
            asked.one("show", words.SHOWN),
            asked.one("category", (MOST_DIFFERENT, *source.catalogue.category_by_key)),
            asked.one("order", words.ORDERS),
            asked.one("floor", FLOORS, "musts"),
            asked.whole("core", 1, max(1, seen.total), usual_core(seen.total)),
        )
        return Requirements(source, seen, levels, wanted)
