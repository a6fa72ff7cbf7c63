"""What an evaluation must keep to, and where this one does not: what is wrong, why it matters, and the field where it is put right. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from inventory_app.content.schema import Language, Text
from inventory_app.documents.words import T
from inventory_app.evaluation.models import NEEDED, WEIGHT, WHOLE, Evaluation, Model, anchor_key
from inventory_app.evaluation.simulation import EXPECTED
from inventory_app.evaluation.weights import Scored, categories_of
from inventory_app.evaluation.words import FIELD_LABELS

MOST_FOR_ONE, LEAST_WORTH = 50, 5

_IN_ADVANCE = T(
    "LOU kapitel 16: kriterierna ska som huvudregel vara viktade, och vikterna ska stå i upphandlingsdokumenten i förväg. Ett spann får inte vara så brett att det ger fria händer.",
    "The Swedish Public Procurement Act, chapter 16: criteria are as a main rule weighted, and the weights are stated in advance in the procurement documents. A range may not be so wide that it gives a free hand.",
)
_FORMULA = T(
    "Upphandlingsmyndigheten: anbudsgivarna ska i förväg kunna räkna ut hur pris och kvalitet vägs samman. Utan värdet går det inte att räkna med formeln.",
    "The Swedish procurement agency: tenderers must be able to work out in advance how price and quality are put together. Without the value the formula cannot be computed.",
)


@dataclass(frozen=True)
class Rule:
    """`stops`: the chapter would be wrong, so nothing may be issued with it."""

    id: str
    what: Text
    why: Text
    stops: bool = False


SUM = Rule("U01", T("Vikterna är tillsammans {sum} %, inte 100", "The weights add up to {sum}%, not 100"), _IN_ADVANCE, stops=True)
IDLE_WEIGHT = Rule(
    "U02",
    T("{area} har vikten {weight} % men inget krav som värderas", "{area} weighs {weight}% but has no requirement that is scored"),
    T(
        "Ingen anbudsgivare kan få den del av kvaliteten som saknar krav. Ta bort vikten, eller välj krav som värderas.",
        "No tenderer can earn a part of quality that has no requirements. Take the weight away, or choose requirements to score.",
    ),
)
NO_WEIGHT = Rule(
    "U03",
    T("{area} har krav som värderas men ingen vikt", "{area} has requirements that are scored but no weight"),
    T(
        "Kraven sägs ge poäng men påverkar ingenting. En anbudsgivare ska kunna lita på att det som värderas räknas.",
        "The requirements are said to earn points but change nothing. A tenderer must be able to trust that what is scored counts.",
    ),
)
NO_ANCHOR = Rule(
    "U04",
    T("Betyget {score} saknar text på {language}", "The score {score} has no text in {language}"),
    T(
        "Upphandlingsmyndigheten: när något bedöms ska det framgå i förväg vad som ger varje betyg. Annars går bedömningen varken att förutse eller pröva.",
        "The Swedish procurement agency: where something is judged, what earns each score must be told in advance. Otherwise the judgement can be neither foreseen nor reviewed.",
    ),
    stops=True,
)
NOTHING_SCORED = Rule(
    "U05",
    T("Inget krav värderas, fast kvaliteten ska räknas", "No requirement is scored, although quality is to count"),
    T(
        "Alla tre modellerna belönar kvalitet. Välj nivån bör, eller ska med värdering, för det som får skilja anbuden åt, eller låt utvärderingen utgå.",
        "All three models reward quality. Choose the level should, or must and scored, for what may tell tenders apart, or leave the evaluation out.",
    ),
    stops=True,
)
HEAVY = Rule(
    "U06",
    T("{area} väger {weight} %, mer än hälften", "{area} weighs {weight}%, more than half"),
    T(
        "Ett enda område avgör då nästan ensamt. Pröva på simuleringssidan om det är vad ni menar. Det kan vara rätt, men det ska vara avsiktligt.",
        "A single area then decides almost alone. Try on the simulation page whether that is what you mean. It may be right, but it should be on purpose.",
    ),
)
TOO_DEAR = Rule(
    "U07",
    T("Full kvalitet är värd mer än det pris ni räknar med", "Full quality is worth more than the price you expect"),
    T(
        "Avdraget kan då bli större än priset, och priset betyder nästan ingenting. Vikten ska stå i proportion till vad kvaliteten är värd för er.",
        "The deduction can then exceed the price, and the price hardly matters. The weight should be in proportion to what the quality is worth to you.",
    ),
)
TOO_CHEAP = Rule(
    "U08",
    T("Full kvalitet är värd mindre än 5 % av det pris ni räknar med", "Full quality is worth less than 5% of the price you expect"),
    T(
        "Kvaliteten avgör då bara mellan anbud som kostar nästan lika mycket, och anbudsgivarna har svaga skäl att erbjuda den.",
        "Quality then decides only between tenders that cost almost the same, and tenderers have little reason to offer it.",
    ),
)
UPSIDE_DOWN = Rule("U09", T("Golvpriset är inte lägre än takpriset", "The floor price is not below the ceiling price"), _FORMULA, stops=True)
NO_FIXED_PRICE = Rule("U10", T("Det fasta priset saknas", "The fixed price is missing"), _FORMULA, stops=True)
NO_FULL_VALUE = Rule("U11", T("Värdet av full kvalitet saknas", "The value of full quality is missing"), _FORMULA, stops=True)
NO_SCALE = Rule("U12", T("{value} saknas", "{value} is missing"), _FORMULA, stops=True)
ODD_SHARE = Rule("U13", T("Prisets andel är {share} %, utanför 0–100", "The price’s share is {share}%, outside 0–100"), _IN_ADVANCE, stops=True)

RULES = (
    SUM,
    IDLE_WEIGHT,
    NO_WEIGHT,
    NO_ANCHOR,
    NOTHING_SCORED,
    HEAVY,
    TOO_DEAR,
    TOO_CHEAP,
    UPSIDE_DOWN,
    NO_FIXED_PRICE,
    NO_FULL_VALUE,
    NO_SCALE,
    ODD_SHARE,
)

_LANGUAGES = {"sv": T("svenska", "Swedish"), "en": T("engelska", "English")}


@dataclass(frozen=True)
class Broken:
    """A rule that is broken; `at` is the flat key of the answer where it is put right."""

    rule: Rule
    at: str
    places: Mapping[str, int | str | Text] = field(default_factory=dict)

    def says(self, language: Language | str) -> str:
        return self.rule.what.in_(language).format(
            **{name: place.in_(language) if isinstance(place, Text) else place for name, place in self.places.items()}
        )


def check(evaluation: Evaluation, scored: Sequence[Scored], areas: Mapping[str, Text], expected_price: int | None = None) -> list[Broken]:
    """`areas`: category -> its name. Nothing is broken where nobody has begun."""
    if not evaluation.is_begun:
        return []
    found = [*_prices(evaluation, expected_price), *_weights(evaluation, scored, areas), *_anchors(evaluation)]
    return sorted(found, key=lambda broken: not broken.rule.stops)


def _prices(evaluation: Evaluation, expected: int | None) -> Iterator[Broken]:
    missing = {"fixed_price": NO_FIXED_PRICE, "full_value": NO_FULL_VALUE}
    for name in evaluation.missing:
        yield Broken(missing.get(name, NO_SCALE), name, {"value": FIELD_LABELS[name]})
    if evaluation.model is Model.WEIGHTED:
        share = evaluation.number("price_share")
        if share is not None and not 0 <= share <= WHOLE:
            yield Broken(ODD_SHARE, "price_share", {"share": share})
        if not {"floor", "ceiling"} & set(evaluation.missing) and not evaluation.has_price_scale:
            yield Broken(UPSIDE_DOWN, "floor")
    value = evaluation.number("full_value")
    if NEEDED[evaluation.model] == ("full_value",) and value is not None and expected:
        if value > expected:
            yield Broken(TOO_DEAR, "full_value")
        elif value * 100 < expected * LEAST_WORTH:
            yield Broken(TOO_CHEAP, "full_value")


def _weights(evaluation: Evaluation, scored: Sequence[Scored], areas: Mapping[str, Text]) -> Iterator[Broken]:
    categories = categories_of(scored)
    if not categories:
        yield Broken(NOTHING_SCORED, "requirements")
    if evaluation.weight_sum != WHOLE and (categories or evaluation.weight_sum):
        yield Broken(SUM, "weights", {"sum": evaluation.weight_sum})
    for key, weight in evaluation.weights.items():
        places = {"area": areas.get(key, key), "weight": weight}
        if weight and key not in categories:
            yield Broken(IDLE_WEIGHT, f"{WEIGHT}{key}", places)
        if weight > MOST_FOR_ONE:
            yield Broken(HEAVY, f"{WEIGHT}{key}", places)
    for key in categories:
        if not evaluation.weights.get(key):
            yield Broken(NO_WEIGHT, f"{WEIGHT}{key}", {"area": areas.get(key, key)})


def _anchors(evaluation: Evaluation) -> Iterator[Broken]:
    for score, language in evaluation.empty_anchors:
        yield Broken(NO_ANCHOR, anchor_key(score, language), {"score": score, "language": _LANGUAGES[language]})


def expected_price(details: Mapping[str, object], simulation: Mapping[str, object]) -> int | None:
    """What the institution expects to pay: from the details of the specification where they ask for it, or from the simulation."""
    for found in (details.get("estimated_value"), simulation.get(EXPECTED)):
        if isinstance(found, int) and found > 0:
            return found
    return None
