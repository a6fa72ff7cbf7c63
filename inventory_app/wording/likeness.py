"""Which statements say the same: their words without order, inflection and small words, found through an index of the rarer words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inventory_app.wording.judged import Judged
from inventory_app.wording.lemmas import is_known, root_of
from inventory_app.wording.numbers import NUMBER_WORDS, numbers_in

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
            *("procent", "sekund", "minut", "timme", "dag", "dygn", "vecka", "månad", "år", "arbetsdag", "arbetstimme", "vardag", "mb", "gb", "tb"),
        }
    ),
    "en": frozenset({"percent", "per", "cent", "second", "minute", "hour", "day", "week", "month", "year", "mb", "gb", "tb", "working"}),
}


_NUMBERED = frozenset(
    {
        *("prioritet", "prioriteten", "nivå", "nivån", "klass", "fas", "etapp", "bilaga", "typ", "kategori", "steg", "del", "kapitel", "version"),
        *("skede", "priority", "level", "class", "phase", "annex", "appendix", "type", "category", "step", "part", "chapter", "stage", "tier"),
    }
)


@dataclass(frozen=True)
class Gist:
    """What of a text tells it from others."""

    words: frozenset[str]
    numbers: tuple[tuple[float | str, int], ...]


def gist_of(judged: Judged) -> Gist:
    language = judged.language
    small, units = _SMALL[language], _UNITS[language]
    words: set[str] = set()
    named = ""
    for sentence in judged.sentences:
        for token in sentence:
            if not token.is_word:
                continue
            if token.lower[0].isdigit() or token.lower in NUMBER_WORDS:
                # "priority 1" and "priority 2" are two things, not two values of one.
                if named in _NUMBERED:
                    words.add(f"{named} {token.lower}")
                continue
            named = token.lower
            plain = token.lower.removesuffix("'s").removesuffix("’s")
            root = _root(plain, language)
            if plain not in small and root not in small and root not in units and plain not in units:
                words.add(root)
    numbers = numbers_in(judged.text, language)
    return Gist(frozenset(words), tuple(sorted(numbers.items(), key=str)))


def _root(word: str, language: str) -> str:
    """Swedish genitives and passives that the dictionary lacks lose their s first."""
    if language == "sv" and word.endswith("s") and len(word) > 3 and not is_known(word, "sv"):
        word = word[:-1]
    return root_of(word, language)


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    share = len(one & other) / len(one | other)
    return share >= NEARLY or (share >= MOSTLY and (one <= other or other <= one))


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
            if _are_alike(gists[earlier].words, gist.words):
                yield earlier, place
        for word in rarest:
            index[word].append(place)
