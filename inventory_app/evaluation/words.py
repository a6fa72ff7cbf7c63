"""Words that both the page and the document use, in both languages."""

from __future__ import annotations

from babel.numbers import format_decimal

from inventory_app.content.schema import Language, Text
from inventory_app.documents.words import T

TITLE = T("Utvärdering", "Evaluation")

MODEL_LABELS = {
    "deduction": T("Prisavdrag för kvalitet", "Price deduction for quality"),
    "fixed": T("Fast pris, bara kvaliteten avgör", "Fixed price, quality alone decides"),
    "weighted": T("Pris och kvalitet viktas, med fast prisskala", "Price and quality weighted, on a fixed price scale"),
}

MODEL_SAYS = {
    "deduction": T(
        "Varje krav som värderas är värt ett belopp i kronor. Det som anbudet tjänar in dras av från priset, och lägst utvärderingspris vinner.",
        "Each scored requirement is worth an amount of money. What the tender earns is deducted from its price, and the lowest evaluation price wins.",
    ),
    "fixed": T(
        "Priset är bestämt i förväg och lika för alla. Kvaliteten ger högst 100 poäng, och flest poäng vinner.",
        "The price is set in advance and the same for all. Quality earns at most 100 points, and the most points win.",
    ),
    "weighted": T(
        "Pris och kvalitet ger tillsammans högst 100 poäng. Priset ger poäng på en skala mellan ett golvpris och ett takpris som är bestämda i förväg, och flest poäng vinner.",
        "Price and quality together earn at most 100 points. The price earns points on a scale between a floor price and a ceiling price that are set in advance, and the most points win.",
    ),
}
NO_RELATIVE = T(
    "Ingen av modellerna jämför priset med de andra anbudens priser. Med en sådan relativ formel beror ett anbuds poäng på vilka andra anbud som kommer in, och ett dåligt och billigt anbud kan avgöra vem som vinner, eller vinna självt.",
    "None of the models compares the price with the prices of the other tenders. With such a relative formula a tender’s points depend on which other tenders come in, and a poor and cheap tender can decide who wins, or win itself.",
)

SCORE_LABELS = {
    0: T("Saknas", "Missing"),
    1: T("Uppfylls delvis", "Partly met"),
    3: T("Uppfylls", "Met"),
    5: T("Överträffas", "Exceeded"),
}
# What earns each score, until an institution writes its own.
ANCHORS = {
    0: T(
        "Det som efterfrågas saknas, eller är så knapphändigt beskrivet att det inte går att bedöma.",
        "What is asked for is missing, or described too briefly to be judged.",
    ),
    1: T(
        "En del av det som efterfrågas finns. Något väsentligt saknas eller kräver manuellt arbete vid sidan av systemet.",
        "Part of what is asked for is there. Something essential is missing or takes manual work beside the system.",
    ),
    3: T(
        "Allt som efterfrågas finns och fungerar i det dagliga arbetet, så som det är beskrivet eller visat.",
        "Everything asked for is there and works in daily use, as described or demonstrated.",
    ),
    5: T(
        "Allt som efterfrågas finns, och lösningen ger därutöver en tydlig nytta som har beskrivits eller visats.",
        "Everything asked for is there, and beyond that the solution brings a clear benefit that has been described or demonstrated.",
    ),
}
SCORE = T("Betyg", "Score")
SHARE = T("Andel av kravets värde", "Share of the requirement’s worth")
EARNED_BY = T("Vad som ger betyget", "What earns it")

MODEL = T("Modell", "Model")
FIELD_LABELS = {
    "model": MODEL,
    "full_value": T("Värdet av full kvalitet", "The value of full quality"),
    "fixed_price": T("Fast pris", "Fixed price"),
    "price_share": T("Prisets andel", "The price’s share"),
    "floor": T("Golvpris", "Floor price"),
    "ceiling": T("Takpris", "Ceiling price"),
}


def money(amount: int, language: Language | str) -> str:
    """A number and its currency may not part at a line's end."""
    number = format_decimal(amount, locale="sv_SE" if language == "sv" else "en_GB")
    return f"{number}\u00a0kr" if language == "sv" else f"SEK\u00a0{number}"


def points(hundredths: int, language: Language | str) -> str:
    return format_decimal(hundredths / 100, format="#,##0.00", locale="sv_SE" if language == "sv" else "en_GB")


def percent(number: int, language: Language | str) -> str:
    return f"{number}\u00a0%" if language == "sv" else f"{number}%"


def units(amount: int, model: str, language: Language | str) -> str:
    """An amount in the model's unit: SEK, or hundredths of a point."""
    return money(amount, language) if model == "deduction" else points(amount, language)


def label_of(key: str, label: Text | None, language: Language | str) -> str:
    return f"{key} {label.in_(language)}" if label else key
