"""What can only be judged over a whole specification."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from inventory_app.wording.judged import Judged
from inventory_app.wording.likeness import Gist, gist_of, list_alike
from inventory_app.wording.numbers import differ, show_numbers
from inventory_app.wording.statement import Hit, T

MOST_MUSTS_PERCENT, MOST_REQUIREMENTS = 40, 150
_FORMS = {"sv": ("ska", "skall"), "en": ("shall", "must")}

_PARTIES = frozenset(
    {"systemet", "leverantören", "lärosätet", "universitetet", "högskolan", "system", "supplier", "institution", "university", "tenderer"}
)

# Place of the statement among those judged, None for the set as a whole.
Placed = tuple[int | None, Hit]


def _name(judged: Sequence[Judged], place: int) -> str:
    return judged[place].statement.key or str(place + 1)


def _alike(judged: Sequence[Judged]) -> Iterator[tuple[int, int, Gist, Gist]]:
    for language in ("sv", "en"):
        places = [place for place, each in enumerate(judged) if each.language == language]
        gists = [gist_of(judged[place]) for place in places]
        for earlier, later in list_alike(gists):
            acting = {_who_acts(judged[places[each]]) for each in (earlier, later)} - {None}
            # "The supplier approves the institution's plan" has the same words as its opposite.
            if len(acting) > 1:
                continue
            yield places[earlier], places[later], gists[earlier], gists[later]


def _who_acts(judged: Judged) -> str | None:
    """The system, the supplier or the institution, when one of them is the subject."""
    noun = judged.main_clause.subject_noun if judged.main_clause else ""
    return noun if noun in _PARTIES else None


def find_repeats(judged: Sequence[Judged]) -> Iterator[tuple[str, Placed]]:
    """L21 and L27: the same thing said twice, or said twice with different numbers or levels. The later one is marked, once per rule."""
    told: set[tuple[str, int]] = set()
    for earlier, later, one, other in _alike(judged):
        rule, message = "L21", None
        if differ(one.numbers, other.numbers):
            shown = show_numbers(one.numbers - other.numbers), show_numbers(other.numbers - one.numbers)
            rule, message = (
                "L27",
                T(
                    f"Kravet säger emot {_name(judged, earlier)}: {shown[1]} här, {shown[0]} där.",
                    f"The requirement contradicts {_name(judged, earlier)}: {shown[1]} here, {shown[0]} there.",
                ),
            )
        elif one.units != other.units:
            name = _name(judged, earlier)
            rule, message = "L27", T(f"Kravet säger emot {name}: en annan enhet.", f"The requirement contradicts {name}: another unit.")
        elif _level(judged[earlier]) != _level(judged[later]):
            rule, message = (
                "L27",
                T(
                    f"Kravet har en annan nivå än {_name(judged, earlier)}, som säger samma sak.",
                    f"The requirement has another level than {_name(judged, earlier)}, which says the same.",
                ),
            )
        if (rule, later) in told:
            continue
        told.add((rule, later))
        message = message or T(f"Kravet säger samma sak som {_name(judged, earlier)}.", f"The requirement says the same as {_name(judged, earlier)}.")
        yield rule, (later, Hit(0, len(judged[later].text), message))


def _level(judged: Judged) -> str | None:
    if judged.statement.level is not None:
        return "shall" if judged.statement.is_must else "should"
    return judged.main_clause.kind if judged.main_clause else None


def find_mixed_forms(judged: Sequence[Judged]) -> Iterator[Placed]:
    """L24. The rarer form is marked; of two as common, the one we advise against."""
    for language, (advised, other) in _FORMS.items():
        found: dict[str, list[tuple[int, int, int, str]]] = {advised: [], other: []}
        for place, each in enumerate(judged):
            if each.language == language:
                for clause in each.clauses:
                    for token in (clause.tokens[modal] for modal in clause.main_modals if clause.tokens[modal].lower in found):
                        found[token.lower].append((place, token.start, token.end, token.text))
        if not found[advised] or not found[other]:
            continue
        rarer, common = (advised, other) if len(found[advised]) < len(found[other]) else (other, advised)
        for place, start, end, text in found[rarer]:
            proposal = judged[place].with_instead(start, end, common.capitalize() if text[0].isupper() else common)
            message = T(
                f"”{text}” här, ”{common}” annars. Skriv ”{common}” överallt.", f"‘{text}’ here, ‘{common}’ elsewhere. Write ‘{common}’ throughout."
            )
            yield place, Hit(start, end, message, proposal)


def find_share_of_musts(judged: Sequence[Judged]) -> Iterator[Placed]:
    """L26. Both languages of one requirement count once."""
    levels = _levels(judged)
    musts, count = sum(level == "shall" for level in levels.values()), len(levels)
    if count > MOST_REQUIREMENTS:
        yield (
            None,
            Hit(
                0,
                0,
                T(
                    f"{count} krav är många. Fler än {MOST_REQUIREMENTS} ger ofta färre och dyrare anbud.",
                    f"{count} requirements are many. More than {MOST_REQUIREMENTS} often mean fewer and dearer tenders.",
                ),
            ),
        )
    with_level = sum(level in ("shall", "should") for level in levels.values())
    if with_level and musts * 100 > MOST_MUSTS_PERCENT * with_level:
        percent = round(musts * 100 / with_level)
        yield (
            None,
            Hit(
                0,
                0,
                T(
                    f"{percent} procent av kraven är ska-krav ({musts} av {with_level}). Ett enda som inte uppfylls gör att anbudet förkastas.",
                    f"{percent} per cent of the requirements are musts ({musts} of {with_level}). A single one that is not met has the tender rejected.",
                ),
            ),
        )


def _levels(judged: Sequence[Judged]) -> Mapping[object, str | None]:
    return {each.statement.key or place: _level(each) for place, each in reversed(list(enumerate(judged)))}


def find_gaps(judged: Sequence[Judged]) -> Iterator[tuple[str, Placed]]:
    """L28 and L29."""
    if not judged:
        return
    if not _speaks_of(judged, "accessibility"):
        yield "L28", (None, Hit(0, 0, T("Inget krav gäller digital tillgänglighet.", "No requirement concerns accessibility.")))
    if _speaks_of(judged, "personal_data") and not _speaks_of(judged, "data_protection"):
        yield (
            "L29",
            (
                None,
                Hit(
                    0,
                    0,
                    T(
                        "Personuppgifter hanteras, men inget krav gäller dataskydd.",
                        "Personal data are handled, but no requirement concerns data protection.",
                    ),
                ),
            ),
        )


def _speaks_of(judged: Sequence[Judged], name: str) -> bool:
    return any(each.pattern(name).search(each.text) for each in judged)
