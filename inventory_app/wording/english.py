"""Enough English grammar to find the main verb of a requirement. English verbs show no ending, so they come from the word lists."""

from __future__ import annotations

from inventory_app.wording.lemmas import lemma_of

MODALS = {"shall": "shall", "must": "shall", "should": "should"}
OTHER_MODALS = frozenset({"will", "can", "may", "would", "could", "might", "cannot", "ought"})
SUBORDINATORS = frozenset(
    {
        *("that", "which", "who", "whom", "whose", "when", "whenever", "while", "if", "where", "whether", "because", "unless", "until", "once"),
        *("what", "how", "wherever", "since", "whereas", "although"),
    }
)
# With one of these a sentence begins with a clause or phrase that ends with a comma.
OPENERS = frozenset(
    {
        *("when", "whenever", "while", "if", "where", "once", "before", "after", "until", "unless", "as", "at", "within", "upon", "on", "in"),
        *("for", "during", "by", "from", "with", "without", "because", "since", "through", "under", "no", "every", "each", "to", "wherever"),
        *("given", "provided", "following"),
    }
)
ADVERBS = frozenset({"not", "never", "also", "only", "always", "then", "thereby", "both", "either", "additionally", "further", "once"})
PREPOSITIONS = frozenset(
    {
        *("of", "in", "for", "with", "at", "on", "from", "to", "by", "who", "that", "which", "within", "under", "between", "about", "per", "whose"),
        *("using", "according", "into", "through", "during", "without", "where", "when", "whom"),
    }
)
DETERMINERS = frozenset(
    {"a", "an", "the", "its", "their", "each", "every", "all", "any", "this", "these", "those", "no", "his", "her", "it", "them", "at", "one"}
)
# After one of these comes a noun, whatever it looks like.
ARTICLES = DETERMINERS - {"it", "them", "this", "these", "those", "at", "one"}
_FINITE = frozenset({"is", "are", "was", "were", "has", "have", "had", "does", "do", "did", "needs", "need", "doesn't", "isn't", "aren't"})


def is_finite(word: str, following: str, certain: frozenset[str], also_nouns: frozenset[str]) -> bool:
    """A present tense. A form that may be the plural of a noun counts only before what begins an object."""
    if word in _FINITE or word in OTHER_MODALS:
        return True
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return False
    lemma = lemma_of(word, "en")
    if lemma in also_nouns:
        return following in DETERMINERS or following in SUBORDINATORS
    return lemma in certain


def is_adverb(word: str) -> bool:
    return word in ADVERBS or (word.endswith("ly") and word not in ("supply", "apply", "reply", "comply", "rely", "multiply", "assembly", "family"))
