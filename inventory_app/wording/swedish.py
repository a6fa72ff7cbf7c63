"""Enough Swedish grammar to find the main verb of a requirement: word classes that are closed, and the endings of verbs."""

from __future__ import annotations

from functools import lru_cache

from inventory_app.wording.lemmas import is_known, lemma_of

MODALS = {"ska": "shall", "skall": "shall", "bör": "should"}
OTHER_MODALS = frozenset({"måste", "kan", "får", "vill", "kommer", "behöver", "torde", "borde", "skulle", "kunde", "fick"})
SUBORDINATORS = frozenset(
    {
        *("som", "när", "om", "medan", "innan", "att", "där", "då", "eftersom", "vars", "vilka", "vilken", "vilket", "vad", "hur", "vem", "ifall"),
        *("tills", "huruvida", "såvida", "varför", "varifrån", "vart"),
    }
)
# What a sentence begins with when its subject stands after the verb.
OPENERS = frozenset(
    {
        *("när", "om", "medan", "innan", "då", "där", "efter", "vid", "före", "i", "för", "under", "inom", "senast", "via", "från", "med", "på"),
        *("utan", "genom", "enligt", "till", "av", "mot", "över", "utöver", "tidigast", "minst", "högst", "dessutom", "vidare", "även", "också"),
        *("eftersom", "ifall", "tills", "sedan", "därefter", "oavsett", "endast", "bara", "såvida", "varje"),
    }
)
ADVERBS = frozenset(
    {
        *("inte", "ej", "aldrig", "alltid", "även", "också", "endast", "bara", "enbart", "dessutom", "därutöver", "minst", "högst", "normalt"),
        *("automatiskt", "omgående", "då", "därefter", "alltså", "själv", "själva", "helst", "vanligen", "löpande", "snarast", "utan", "direkt"),
    }
)
PREPOSITIONS = frozenset(
    {
        *("av", "om", "i", "på", "till", "från", "med", "för", "hos", "vid", "under", "inom", "mellan", "mot", "över", "efter", "före", "utan"),
        *("genom", "enligt", "via", "per", "ur", "åt", "bland", "kring", "som", "vars"),
    }
)
_FINITE = frozenset(
    {
        *("är", "har", "hade", "var", "blir", "får", "går", "står", "ger", "tar", "ser", "sker", "når", "vet", "gör", "drar", "slår", "finns"),
        *("krävs", "behövs", "saknas", "avser", "anser", "anger", "uppger", "medger", "avger", "återger", "består", "ingår", "utgår", "framgår"),
        *("uppnår", "förstår", "bör", "uppstår", "utser", "förser", "åtar", "antar", "mottar", "deltar", "innehar", "kvarstår", "infaller"),
        *("ligger", "vill", "måste", "kan", "ska", "skall"),
    }
)
_SHORT_INFINITIVES = frozenset(
    {
        *("få", "ge", "ta", "se", "gå", "stå", "nå", "bli", "ske", "dra", "slå", "avse", "anse", "ange", "uppge", "medge", "avge", "återge"),
        *("förse", "utse", "bestå", "avstå", "uppnå", "förstå", "ingå", "utgå", "framgå", "uppstå", "åta", "anta", "motta", "delta", "inneha"),
        *("ha", "överta", "avta", "utta", "kvarstå", "kringgå", "föregå", "överse", "tillse", "göra", "vara", "veta", "kunna"),
    }
)
# They end as verbs do, and a dictionary holds a verb beside each; in requirements they are nouns or adjectives.
_RARELY_VERBS = frozenset(
    {
        *("hela", "fria", "klara", "egna", "övriga", "lösa", "grova", "torra", "varma", "fråga", "lista", "data", "sida", "ruta", "vecka", "media"),
        *("schema", "nya", "olika", "andra", "båda", "samma", "flera", "alla", "dessa", "vissa", "sista", "första", "svenska", "engelska"),
        *("externa", "interna", "minsta", "enda", "samtliga", "färska", "tomma", "aktiva", "enkla", "karta", "skola", "bilaga", "timma", "kolla"),
        *("lugna", "trygga", "öppna", "rätta", "säkra", "vara", "extra", "bra", "fasta", "tydliga", "digitala", "gemensamma", "lokala", "centrala"),
        *("ena", "sköna", "gamla", "rena", "rika", "fina", "sena", "nästa", "högra", "vänstra", "sådana", "liknande", "ända", "låga", "höga"),
        *("breda",),
    }
)
_PREFIXES = ("av", "an", "be", "för", "in", "på", "till", "upp", "ut", "över", "under", "åter", "om", "fram", "ned", "sam", "med", "före", "bort")


@lru_cache(maxsize=20_000)
def is_infinitive(word: str, *, certain: bool = False) -> bool:
    """`certain`: the place in the sentence leaves little else, so compounds and words that are rarely verbs count too."""
    if word in _SHORT_INFINITIVES or (word.endswith("å") and _is_in_dictionary(word)):
        return True
    if not word.endswith("a") or len(word) < 3 or (word in _RARELY_VERBS and not certain):
        return False
    if (word.endswith("era") and len(word) > 5) or _is_in_dictionary(word):
        return True
    if not certain:
        return any(word.startswith(prefix) and _is_in_dictionary(word[len(prefix) :]) for prefix in _PREFIXES)
    return any(_is_in_dictionary(word[place:]) for place in range(2, len(word) - 3))


def _is_in_dictionary(word: str) -> bool:
    """A verb of which the dictionary knows a present or past tense: lista, listar; sända, sänder; rita, ritade; genomföra, genomför."""
    if len(word) < 4:
        return False
    stem = word[:-1]
    forms = (f"{word}r", f"{stem}er", f"{word}de", f"{stem}de", f"{stem}te", *((stem,) if stem.endswith("r") else ()))
    return any(is_known(form, "sv") and lemma_of(form, "sv") == word for form in forms)


@lru_cache(maxsize=20_000)
def is_passive_infinitive(word: str, *, certain: bool = False) -> bool:
    if not word.endswith(("as", "ås", "es")) or len(word) < 3:
        return False
    active = word[:-1]
    return is_infinitive(active, certain=certain) or (active in _RARELY_VERBS and _is_in_dictionary(active))


@lru_cache(maxsize=20_000)
def is_finite(word: str) -> bool:
    """A present tense: registrerar, sänder, finns, registreras."""
    if word in _FINITE or word in OTHER_MODALS:
        return True
    if word.endswith("r") and len(word) > 3:
        lemma = lemma_of(word, "sv")
        # The dictionary takes some for the noun of the same form: sparar, a saver.
        bases = {lemma, word[:-1]} if word.endswith("ar") else {lemma}
        return any(base.endswith("a") and base != word and is_infinitive(base, certain=True) for base in bases)
    return word.endswith("eras") and len(word) > 6


def is_adverb(word: str) -> bool:
    return word in ADVERBS
