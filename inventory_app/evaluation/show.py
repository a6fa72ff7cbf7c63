"""What the sums of a simulation say, as texts for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from flask_babel import gettext as _

from inventory_app.content.schema import Text
from inventory_app.evaluation.example import rounded
from inventory_app.evaluation.models import Model
from inventory_app.evaluation.scoring import Needs, Placed, Tender
from inventory_app.evaluation.simulation import PriceTrial, Simulation, Turn
from inventory_app.evaluation.words import money, percent, points
from inventory_app.web.locale import page_language


@dataclass(frozen=True)
class Standing:
    """One tender in the ranking; `cells` stand under the headings of `columns_of`."""

    rank: int
    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Wants:
    name: str
    quality: str
    share: str
    price: str


def amount(simulation: Simulation, units: Fraction) -> str:
    whole, language = rounded(units), page_language()
    if simulation.evaluation.model is Model.DEDUCTION:
        return money(whole, language)
    return _("%(points)s points", points=points(whole, language))


def columns_of(model: Model) -> tuple[str, ...]:
    match model:
        case Model.DEDUCTION:
            return _("Price"), _("Quality"), _("Deduction"), _("Evaluation price")
        case Model.FIXED:
            return _("Quality"), _("Points")
        case Model.WEIGHTED:
            return _("Price"), _("Points for the price"), _("Quality"), _("Points for quality"), _("Points in all")


def _quality_share(simulation: Simulation, tender: Tender) -> str:
    whole = simulation.terms.whole
    return percent(rounded(100 * tender.quality(simulation.terms) / whole), page_language()) if whole else "–"


def show_placed(simulation: Simulation, placed: Placed) -> Standing:
    language, model = page_language(), simulation.evaluation.model
    price, share = money(placed.tender.price or 0, language), _quality_share(simulation, placed.tender)
    quality, total = rounded(placed.quality), rounded(placed.result)
    match model:
        case Model.DEDUCTION:
            cells: tuple[str, ...] = (price, share, f"−\u00a0{money(quality, language)}", money(-total, language))
        case Model.FIXED:
            cells = (share, points(total, language))
        case Model.WEIGHTED:
            for_price = points(rounded(simulation.price_of(placed)), language)
            cells = (price, for_price, share, points(quality, language), points(total, language))
    return Standing(placed.rank, placed.tender.name, cells)


def show_headline(simulation: Simulation) -> str:
    if simulation.winner:
        return _("%(name)s wins", name=simulation.winner.name)
    return _("Two or more tenders are equal") if simulation.placed else _("No tender can be ranked yet")


def show_margin(simulation: Simulation) -> str:
    if simulation.margin is None:
        return ""
    return _("The margin to %(next)s is %(margin)s.", next=simulation.placed[1].tender.name, margin=amount(simulation, simulation.margin))


def show_left_out(tender: Tender) -> str:
    if tender.are_musts_met is False:
        return _("%(name)s does not meet every must and cannot win.", name=tender.name)
    if tender.are_musts_met is None:
        return _("%(name)s is not ranked: whether every must is met has not been answered.", name=tender.name)
    return _("%(name)s is not ranked: its price is missing.", name=tender.name)


def show_needs(simulation: Simulation, tender: Tender) -> Wants | None:
    found = simulation.needs_of(tender)
    if found is None:
        return None
    share = _("Cannot win at this price") if found.share is None else _("At least %(share)s", share=percent(found.share, page_language()))
    return Wants(tender.name, _quality_share(simulation, tender), share, _highest(tender, found))


def _highest(tender: Tender, found: Needs) -> str:
    language = page_language()
    if found.any_price:
        return _("Wins at any price")
    if found.price is None:
        return _("Wins at no price")
    highest = money(found.price, language)
    difference = found.price - (tender.price or 0)
    if difference < 0:
        return _("%(price)s, %(less)s less than now", price=highest, less=money(-difference, language))
    return _("%(price)s, %(more)s more than now", price=highest, more=money(difference, language))


def show_turn(simulation: Simulation, turn: Turn, labels: dict[str, str]) -> str:
    what = labels[turn.category] if turn.category else _("The price’s share")
    return _(
        "%(what)s from %(before)s to %(after)s: then %(name)s wins",
        what=what,
        before=percent(turn.before, page_language()),
        after=percent(turn.after, page_language()),
        name=turn.winner.name,
    )


def show_trial(winner: Tender | None, simulation: Simulation) -> str:
    if winner is None:
        return _("No single winner")
    is_same = simulation.winner is not None and winner.number == simulation.winner.number
    return winner.name if is_same else _("%(name)s instead", name=winner.name)


def show_trials(simulation: Simulation) -> list[tuple[str, str, str]]:
    def line(trial: PriceTrial) -> tuple[str, str, str]:
        return trial.tender.name, show_trial(trial.if_less, simulation), show_trial(trial.if_more, simulation)

    return [line(trial) for trial in simulation.price_trials]


def field_label(key: str, areas: dict[str, str]) -> str:
    """A field of the form in words, for the error summary and the history."""
    head, _dot, rest = key.partition(".")
    if head == "weight":
        return _("Weight of %(area)s", area=areas.get(rest, rest))
    if head == "anchor":
        score, _dot, language = rest.partition(".")
        return _("Score %(score)s in Swedish", score=score) if language == "sv" else _("Score %(score)s in English", score=score)
    named = {
        "model": _("Model"),
        "full_value": _("The value of full quality"),
        "fixed_price": _("Fixed price"),
        "price_share": _("The price’s share"),
        "floor": _("Floor price"),
        "ceiling": _("Ceiling price"),
        "expected_price": _("What you expect to pay"),
    }
    return named.get(key) or _tender_label(head.removeprefix("t"), rest, areas)


def _tender_label(number: str, part: str, areas: dict[str, str]) -> str:
    kind, _dot, key = part.partition(".")
    words = {"name": _("name"), "price": _("price"), "musts": _("whether every must is met")}
    return _("Tender %(number)s: %(what)s", number=number, what=words.get(kind) or areas.get(key, key))


def areas_of(labels: Mapping[str, Text]) -> dict[str, str]:
    """Category -> its key and name, in the page's language, as the checklist writes them."""
    language = page_language()
    return {key: f"{key} · {label.in_(language)}" for key, label in labels.items()}
