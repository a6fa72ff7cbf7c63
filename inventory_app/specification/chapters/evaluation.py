"""Chapter: how tenders are compared, with the weights, what earns each score, and an example worked out."""

from __future__ import annotations

from collections.abc import Sequence

from inventory_app.content.schema import Text
from inventory_app.documents.blocks import Bar, Bars, Block, Column, Facts, Heading, Keys, Paragraph, Prose, Table, Words
from inventory_app.documents.prose import read_prose
from inventory_app.documents.words import T
from inventory_app.evaluation.example import Example, Worked, work_out
from inventory_app.evaluation.models import NEEDED, SHARES, SHEET, Evaluation, Model
from inventory_app.evaluation.weights import Scored, categories_of, scored_of, worths
from inventory_app.evaluation.words import (
    EARNED_BY,
    FIELD_LABELS,
    MODEL,
    MODEL_LABELS,
    MODEL_SAYS,
    SCORE,
    SCORE_LABELS,
    SHARE,
    label_of,
    money,
    percent,
    units,
)
from inventory_app.specification import words
from inventory_app.specification.pen import Pen

HOW = T("Hur anbuden jämförs", "How tenders are compared")
MUSTS_FIRST = T(
    "Först prövas att alla ska-krav är uppfyllda. Ett anbud som inte uppfyller ett ska-krav jämförs inte med de andra. Därefter får varje krav som värderas, alltså ska-krav med värdering och bör-krav, betyget 0, 1, 3 eller 5.",
    "First it is checked that all musts are met. A tender that does not meet a must is not compared with the others. Then each requirement that is scored, that is must and scored as well as should, is given the score 0, 1, 3 or 5.",
)
FORMULAS = {
    Model.DEDUCTION: T(
        "Utvärderingspriset är anbudets pris minus summan av avdragen. Avdraget för ett krav är kravets värde gånger den andel som betyget ger. Lägst utvärderingspris vinner.",
        "The evaluation price is the price of the tender minus the sum of the deductions. The deduction for a requirement is its worth times the share that the score earns. The lowest evaluation price wins.",
    ),
    Model.FIXED: T(
        "Anbudets poäng är summan av kravens poäng. Poängen för ett krav är kravets värde gånger den andel som betyget ger. Ett anbud kan få högst 100 poäng, och flest poäng vinner.",
        "The points of a tender are the sum of the points of the requirements. The points for a requirement are its worth times the share that the score earns. A tender can get at most 100 points, and the most points win.",
    ),
    Model.WEIGHTED: T(
        "Anbudets poäng är prispoängen plus kvalitetspoängen, högst 100. Prispoängen är prisets andel gånger (takpriset − priset) / (takpriset − golvpriset). Ett pris som är lika med golvpriset eller lägre ger alla prispoäng, ett pris som är lika med takpriset eller högre ger inga. Kvalitetspoängen är summan av kravens värde gånger den andel som betyget ger. Flest poäng vinner.",
        "The points of a tender are the points for its price plus the points for its quality, at most 100. The points for the price are the price’s share times (ceiling price − price) / (ceiling price − floor price). A price at the floor price or below it earns all points for the price, a price at the ceiling price or above it earns none. The points for quality are the sum of the requirements’ worth times the share that the score earns. The most points win.",
    ),
}
WEIGHTS = T("Vikt per område, procent", "Weight of each area, per cent")
WEIGHTS_SAY = T(
    "Liggande staplar, en per kravområde. Samma siffror står i tabellen under figuren.",
    "Horizontal bars, one per requirement area. The table below the figure has the same numbers.",
)
WEIGHT = T("Vikt, %", "Weight, %")
SCALE = T("Betygsskala", "Scale of scores")
SCORED_TITLE = T("Krav som värderas", "Requirements that are scored")
SCORED_SAYS = T(
    "Områdets vikt fördelas på kraven i området efter deras poäng. Tillsammans är kraven värda {whole}.",
    "The weight of an area is shared out among its requirements by their points. Together the requirements are worth {whole}.",
)
WORTH = {True: T("Värde, kr", "Worth, SEK"), False: T("Värde, poäng", "Worth, points")}
POINTS_LABEL, STEP = T("Poäng", "Points"), T("Del av uträkningen", "Part of the sum")
POINTS_SUM = T("{points} poäng", "{points} points")
EXAMPLE = T("Räkneexempel", "An example worked out")
EXAMPLE_SAYS = T(
    "Tre påhittade anbud, A, B och C, uppfyller alla ska-krav. För enkelhetens skull får alla krav i ett område samma betyg. Varje belopp är avrundat till {unit} innan det räknas vidare.",
    "Three invented tenders, A, B and C, meet all musts. To keep it simple all requirements in an area get the same score. Each amount is rounded to {unit} before it is used.",
)
UNIT = {True: T("hela kronor", "whole SEK"), False: T("hundradelar av en poäng", "hundredths of a point")}
TENDER = T("Anbud {letter}", "Tender {letter}")
QUALITY_STEP = {
    True: T("Steg 1: avdrag för kvalitet, betyg och kronor", "Step 1: deductions for quality, score and SEK"),
    False: T("Steg 1: poäng för kvalitet, betyg och poäng", "Step 1: points for quality, score and points"),
}
SUM_STEP = T("Steg 2: pris och kvalitet tillsammans", "Step 2: price and quality together")
EARNED = T("{score} → {amount}", "{score} → {amount}")
PRICE, DEDUCTION, RESULT = T("Pris", "Price"), T("Avdrag", "Deduction"), T("Utvärderingspris", "Evaluation price")
PRICE_POINTS, QUALITY_POINTS, ALL_POINTS = (
    T("Prispoäng", "Points for the price"),
    T("Kvalitetspoäng", "Points for quality"),
    T("Summa poäng", "Points in all"),
)
WINS = {
    True: T("Anbud {letter} vinner, med det lägsta utvärderingspriset, {total}.", "Tender {letter} wins, with the lowest evaluation price, {total}."),
    False: T("Anbud {letter} vinner, med flest poäng, {total}.", "Tender {letter} wins, with the most points, {total}."),
}
TIE = T("Två eller flera av anbuden hamnar lika.", "Two or more of the tenders end up equal.")


def evaluation(pen: Pen) -> list[Block]:
    """Nothing where the institution has not begun: what is not decided is not printed."""
    decided = Evaluation(pen.dossier.sheet(SHEET))
    if not decided.is_begun:
        return []
    scored = scored_of(pen.dossier.checklist)
    blocks: list[Block] = [
        Heading(text=pen.say(HOW)),
        _paragraphs(pen, MODEL_SAYS[decided.model], MUSTS_FIRST, FORMULAS[decided.model]),
        _values(pen, decided),
    ]
    weights = tuple(
        Bar(label=_area(pen, key), values=(weight,)) for key in pen.dossier.catalogue.category_by_key if (weight := decided.weights.get(key))
    )
    if weights:
        title = pen.say(WEIGHTS)
        blocks += [Bars(title=title, description=pen.say(WEIGHTS_SAY), series=(pen.say(WEIGHT),), bars=weights, total=pen.say(words.TOTAL))]
    blocks += [Heading(text=pen.say(SCALE)), _scale(pen, decided)]
    if scored:
        blocks += _scored(pen, decided, scored)
    if example := work_out(decided, scored):
        blocks += _example(pen, decided, example)
    return blocks


def _paragraphs(pen: Pen, *texts: Text) -> Prose:
    return Prose(parts=tuple(Paragraph(lines=(pen.say(text),)) for text in texts))


def _line(text: str) -> Prose:
    return Prose(parts=(Paragraph(lines=(text,)),))


def _area(pen: Pen, key: str) -> str:
    category = pen.dossier.catalogue.category_by_key.get(key)
    return label_of(key, category.label if category else None, pen.language)


def _values(pen: Pen, decided: Evaluation) -> Facts:
    rows: list[tuple[str, Words]] = [(pen.say(MODEL), pen.say(MODEL_LABELS[decided.model]))]
    for name in NEEDED[decided.model]:
        number = decided.number(name)
        shown = "–" if number is None else percent(number, pen.language) if name == "price_share" else money(number, pen.language)
        rows.append((pen.say(FIELD_LABELS[name]), shown))
    return Facts(caption=pen.say(HOW), rows=tuple(rows))


def _scale(pen: Pen, decided: Evaluation) -> Table:
    def row(score: int) -> tuple[Words, ...]:
        text = decided.anchor(score, pen.language)
        said: Words = read_prose(text, pen.language, written_in=pen.language) if text else "–"
        return f"{score} – {pen.say(SCORE_LABELS[score])}", percent(int(100 * SHARES[score]), pen.language), said

    columns = ((SCORE, 22, False), (SHARE, 20, True), (EARNED_BY, 58, False))
    return _table(pen, SCALE, columns, [row(score) for score in SHARES])


def _table(pen: Pen, caption: Text, columns: Sequence[tuple[Text | str, int, bool]], rows: Sequence[tuple[Words, ...]]) -> Table:
    return Table(
        caption=pen.say(caption),
        columns=tuple(
            Column(label=label if isinstance(label, str) else pen.say(label), share=share, is_number=number) for label, share, number in columns
        ),
        rows=tuple(rows),
    )


def _scored(pen: Pen, decided: Evaluation, scored: Sequence[Scored]) -> list[Block]:
    is_money = decided.model is Model.DEDUCTION
    worth = worths(decided, scored)
    rows: list[tuple[Words, ...]] = [
        (
            Keys(keys=(each.key,)),
            pen.say(words.LEVEL_LABELS[each.level]),
            str(each.points),
            units(worth[each.key], decided.model, pen.language),
        )
        for key in categories_of(scored)
        for each in scored
        if each.category == key
    ]
    columns = ((words.REQUIREMENT, 20, False), (words.LEVEL, 40, False), (POINTS_LABEL, 20, True), (WORTH[is_money], 20, True))
    whole = units(sum(worth.values()), decided.model, pen.language)
    says = pen.say(SCORED_SAYS, whole=whole if is_money else pen.say(POINTS_SUM, points=whole))
    return [Heading(text=pen.say(SCORED_TITLE)), _line(says), _table(pen, SCORED_TITLE, columns, rows)]


def _example(pen: Pen, decided: Evaluation, example: Example) -> list[Block]:
    is_money = decided.model is Model.DEDUCTION
    names = [pen.say(TENDER, letter=each.letter) for each in example.tenders]
    says = pen.say(EXAMPLE_SAYS, unit=pen.say(UNIT[is_money]))
    quality: list[tuple[Words, ...]] = [
        (_area(pen, key), units(worth, decided.model, pen.language), *(_earned(pen, decided, each, key) for each in example.tenders))
        for key, worth in example.worths.items()
    ]
    sums = [units(each.quality, decided.model, pen.language) for each in example.tenders]
    quality.append((pen.say(words.TOTAL), units(sum(example.worths.values()), decided.model, pen.language), *sums))
    columns: list[tuple[Text | str, int, bool]] = [(words.AREA, 32, False), (WORTH[is_money], 17, True), *((name, 17, True) for name in names)]
    winner = example.winner
    won = pen.say(WINS[is_money], letter=winner.letter, total=units(winner.total, decided.model, pen.language)) if winner else pen.say(TIE)
    return [
        Heading(text=pen.say(EXAMPLE)),
        _line(says),
        _table(pen, QUALITY_STEP[is_money], columns, quality),
        _sums(pen, decided, example, names),
        _line(won),
    ]


def _earned(pen: Pen, decided: Evaluation, tender: Worked, key: str) -> str:
    return pen.say(EARNED, score=tender.scores[key], amount=units(tender.earned[key], decided.model, pen.language))


def _sums(pen: Pen, decided: Evaluation, example: Example, names: Sequence[str]) -> Table:
    def row(label: Text, values: Sequence[str]) -> tuple[Words, ...]:
        return (pen.say(label), *values)

    def shown(amounts: Sequence[int]) -> list[str]:
        return [units(amount, decided.model, pen.language) for amount in amounts]

    prices = [money(each.price, pen.language) for each in example.tenders]
    quality, totals = shown([each.quality for each in example.tenders]), shown([each.total for each in example.tenders])
    match decided.model:
        case Model.DEDUCTION:
            rows = [row(PRICE, prices), row(DEDUCTION, [f"−\u00a0{amount}" for amount in quality]), row(RESULT, totals)]
        case Model.FIXED:
            rows = [row(PRICE, prices), row(ALL_POINTS, totals)]
        case Model.WEIGHTED:
            for_price = shown([each.counts or 0 for each in example.tenders])
            rows = [row(PRICE, prices), row(PRICE_POINTS, for_price), row(QUALITY_POINTS, quality), row(ALL_POINTS, totals)]
    columns: list[tuple[Text | str, int, bool]] = [(STEP, 28, False), *((name, 24, True) for name in names)]
    return _table(pen, SUM_STEP, columns, rows)
