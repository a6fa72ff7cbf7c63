"""Which statements say the same: their words without order, inflection and small words, found through an index of the rarer words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from inventory_app.wording.judged import Judged
from inventory_app.wording.lemmas import is_known, root_of
from inventory_app.wording.numbers import NUMBER_WORDS, Numbers, numbers_in
from inventory_app.wording.reading import Sentence, read_sentences

# Alike: one holds all words of the other and little more, or so long that one word of difference is a matter of style.
MOSTLY, NEARLY = 0.8, 0.9
_SMALL = {
    "sv": frozenset(
        {
            *("en", "ett", "den", "det", "de", "som", "och", "samt", "eller", "att", "i", "på", "av", "till", "för", "från", "med", "om", "hos"),
            *("vid", "under", "inom", "efter", "före", "per", "ska", "skall", "bör", "kunna", "kan", "vara", "är", "när", "då", "sin", "sitt"),
            *("sina", "dess", "deras", "har", "ha", "varje", "alla", "där", "via", "enligt", "ur", "åt", "också", "även", "gång", "gånger"),
            *("minst", "högst", "lägst", "var", "ta", "göra", "låta"),
        }
    ),
    "en": frozenset(
        {
            *("a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "with", "by", "and", "or", "that", "which", "who", "shall", "should"),
            *("must", "be", "able", "is", "are", "when", "where", "while", "if", "its", "their", "has", "have", "each", "every", "all", "any"),
            *("than", "as", "within", "after", "before", "per", "once", "time", "times", "least", "most", "can", "let", "it", "this", "into", "up"),
            *("over", "about", "upon"),
        }
    ),
}
# With these the numbers go: "24 hours" and "2 days" are two numbers for one thing.
_UNITS = {
    "sv": frozenset(
        {
            "procent",
            "sekund",
            "minut",
            "timme",
            "dag",
            "dygn",
            "vecka",
            "månad",
            "år",
            "arbetsdag",
            "arbetstimme",
            "vardag",
            "kvartal",
            "dagligen",
            "mb",
            "gb",
            "tb",
        }
    ),
    "en": frozenset(
        {
            "percent",
            "per",
            "cent",
            "second",
            "minute",
            "hour",
            "day",
            "week",
            "month",
            "year",
            "quarter",
            "daily",
            "weekly",
            "monthly",
            "hourly",
            "nightly",
            "mb",
            "gb",
            "tb",
            "working",
        }
    ),
}


_NUMBERED = frozenset(
    {
        *("prioritet", "prioriteten", "nivå", "nivån", "klass", "fas", "etapp", "bilaga", "typ", "kategori", "steg", "del", "kapitel", "version"),
        *("skede", "priority", "level", "class", "phase", "annex", "appendix", "type", "category", "step", "part", "chapter", "stage", "tier"),
    }
)


# With one of these a unit says how often.
_HOW_OFTEN = frozenset(
    {"gång", "gånger", "varje", "var", "once", "twice", "times", "every", "each", "daily", "weekly", "monthly", "hourly", "nightly", "dagligen"}
)
_NEGATIONS = frozenset({"inte", "ej", "aldrig", "ingen", "inget", "inga", "icke", "utan", "not", "never", "no", "none", "cannot", "without"})


@dataclass(frozen=True)
class Gist:
    """What of a text tells it from others. `measures`: whether its units measure something, rather than divide: per year."""

    words: frozenset[str]
    numbers: Numbers
    units: frozenset[str]
    negations: frozenset[str]
    measures: bool


def gist_of(judged: Judged) -> Gist:
    return _gist(judged.text, judged.language, judged.sentences)


def gist_in(text: str, language: str) -> Gist:
    """Of a text that no rule judges."""
    return _gist(text, language, read_sentences(text))


def _gist(text: str, language: str, sentences: Iterable[Sentence]) -> Gist:
    small, known_units = _SMALL[language], _UNITS[language]
    words, units, named = set[str](), set[str](), ""
    lowers = [token.lower for sentence in sentences for token in sentence if token.is_word]
    for lower in lowers:
        if lower[0].isdigit() or lower in NUMBER_WORDS:
            # "priority 1" and "priority 2" are two things, not two values of one.
            if named in _NUMBERED:
                words.add(f"{named} {lower}")
            continue
        named = lower
        plain = lower.removesuffix("'s").removesuffix("’s")
        root = _root(plain, language)
        if root in known_units or plain in known_units:
            units.add(root)
        elif plain not in small and root not in small and plain not in _NEGATIONS:
            words.add(root)
    numbers = numbers_in(text, language)
    negations = _NEGATIONS.intersection(lowers)
    return Gist(frozenset(words), numbers, frozenset(units), negations, bool(numbers) or not _HOW_OFTEN.isdisjoint(lowers))


def _root(word: str, language: str) -> str:
    """Swedish genitives and passives that the dictionary lacks lose their s first."""
    if language == "sv" and word.endswith("s") and len(word) > 3 and not is_known(word, "sv"):
        word = word[:-1]
    return root_of(word, language)


def _are_alike(one: Gist, other: Gist) -> bool:
    if one.negations != other.negations or (one.units != other.units and not (one.measures and other.measures)):
        return False
    share = len(one.words & other.words) / len(one.words | other.words)
    return share >= NEARLY or (share >= MOSTLY and (one.words <= other.words or other.words <= one.words))


def list_alike(gists: Sequence[Gist]) -> Iterator[tuple[int, int]]:
    """Pairs of places, the earlier first. Only statements that share one of their rarest words are compared."""
    counts = Counter(word for gist in gists for word in gist.words)
    index: dict[str, list[int]] = defaultdict(list)
    for place, gist in enumerate(gists):
        if not gist.words:
            continue
        # Of two sets that share eight words in ten, at least one shared word is among the rarest fifth of each, plus one.
        rarest = sorted(gist.words, key=lambda word: (counts[word], word))
        rarest = rarest[: int(len(rarest) * (1 - MOSTLY) + 1e-9) + 1]
        for earlier in sorted({earlier for word in rarest for earlier in index[word]}):
            if _are_alike(gists[earlier], gist):
                yield earlier, place
        for word in rarest:
            index[word].append(place)
