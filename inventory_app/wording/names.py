"""Names: brands, standards and abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inventory_app.wording.judged import Judged
from inventory_app.wording.statement import Hit, Severity, T, quoted

_PART = r"(?:[ /-]?(?:\d[\w.:-]*\d|\d+|V\d[\d.]*))"
_STANDARD = re.compile(
    rf"""(?<![\w-])(?:
        (?:SS[- ]|SIS-)(?:EN|ISO|IEC|[A-Z]{{2,4}})?[\w/ -]{{0,20}}?\d[\d:.-]*\d
        | (?:ISO|IEC|IEEE)(?:/(?:IEC|IEEE|TS|TR|DIS))*(?:\s(?:TS|TR))?{_PART}?
        | EN\ (?:ISO(?:/IEC)?\ )?\d[\d\ ]*\d(?:\ V\d[\d.]*)?
        | ETSI(?:\ (?:EN|TS|TR))?(?:\ \d[\d\ ]*\d)?
        | RFC\ ?-?\d+
        | WCAG(?:\ ?\d\.\d)?(?:,?(?:\ (?:på\ )?(?:nivå|level))?\ A{{1,3}}\b)?
        | SAML\w*(?:\ ?\d\.\d)?
        | (?:OAuth|OAUTH)(?:\ ?\d(?:\.\d)?)?
        | OpenID(?:\ Connect)?(?:\ \d\.\d)?
        | SCIM(?:\ ?\d\.\d)?
        | TLS\ ?v?\d(?:\.\d)?
        | PDF/(?:A|UA|X|E)(?:-?\d\w?)?
        | NIST(?:\ SP)?(?:\ ?\d[\d-]*)?
    )(?![^\W_])""",
    re.VERBOSE,
)
_ABBREVIATION = re.compile(r"(?<![\w./@-])([A-ZÅÄÖ]{2,6})(?=(?::?s|:?er|:?et|:?en|:?t|:?n|:?erna|s)?(?![\w])|-)(?!-\d)(?![./]\w)")
_ROMAN = re.compile(r"[IVX]+$")
_ALSO_WORDS = frozenset({"SKA", "SKALL", "BÖR", "INTE", "EJ", "OCH", "ELLER", "SHALL", "SHOULD", "MUST", "NOT", "AND", "OR", "MAY", "NO"})


def has_standard(text: str) -> bool:
    return bool(_STANDARD.search(text))


def has_equivalent(judged: Judged, place: int) -> bool:
    """Whether the sentence goes on to say "or equivalent"."""
    sentence = judged.sentence_at(place)
    return bool(judged.pattern("equivalents").search(judged.text, place, sentence.end))


def with_equivalent(judged: Judged, end: int) -> str:
    """The text with "or equivalent" after the name, or after the compound that the name begins."""
    compound = re.compile(r"[\w-]*").match(judged.text, end)
    place = compound.end() if compound else end
    return judged.text[:place] + judged.in_(" eller likvärdigt", " or equivalent") + judged.text[place:]


def _brands(judged: Judged) -> list[re.Match[str]]:
    lexicon, text = judged.lexicon, judged.text
    found = list(lexicon.brands.finditer(text))
    for match in lexicon.brands_with_capital.finditer(text):
        if any(other.start() < match.end() and match.start() < other.end() for other in found):
            continue
        if match[0].casefold() in lexicon.brands_also_words and _is_first_word(judged, match):
            continue
        found.append(match)
    return sorted(found, key=lambda match: match.start())


def _is_first_word(judged: Judged, match: re.Match[str]) -> bool:
    """An ordinary word gets a capital there too; only a modal after it shows that a thing is meant."""
    sentence = judged.sentence_at(match.start())
    if match.start() != sentence.start or match[0].isupper():
        return False
    following = re.compile(r"\s*([\w-]*)").match(judged.text, match.end())
    return not (following and following[1].lower() in ("ska", "skall", "bör", "shall", "must", "should"))


_REST_OF_NAME = re.compile(r"(?:[ \u00a0](?:[A-ZÅÄÖ][\w-]*|\d+)\b)*")


def find_brands(judged: Judged) -> Iterator[Hit]:
    """L02. The buyer's existing environment may be named, since it is what the system has to work with."""
    told = -1
    for match in _brands(judged):
        # "Microsoft Excel" and "Office 365" are one name.
        end = _REST_OF_NAME.match(judged.text, match.end()).end()  # type: ignore[union-attr]  # matches the empty text at least
        if match.start() < told or has_equivalent(judged, end):
            told = max(told, end)
            continue
        told = end
        is_environment = judged.statement.category == "INT" and judged.pattern("existing").search(judged.sentence_text(match.start()))
        yield Hit(
            match.start(),
            end,
            quoted(
                "{} är ett varumärke. Beskriv vad som behövs, eller lägg till ”eller likvärdigt”.",
                "{} is a brand. Describe what is needed, or add ‘or equivalent’.",
                judged.text[match.start() : end],
            ),
            with_equivalent(judged, end),
            severity=Severity.INFO if is_environment else None,
        )


def find_standards(judged: Judged) -> Iterator[Hit]:
    """L03."""
    reported = -1
    for match in _STANDARD.finditer(judged.text):
        # "EN ISO/IEC 27001" is one name, though its parts are names too.
        if match.start() <= reported + 1 or has_equivalent(judged, match.end()):
            reported = match.end()
            continue
        reported = match.end()
        yield Hit(
            match.start(),
            match.end(),
            quoted("{} är en standard och behöver ”eller likvärdigt”.", "{} is a standard and needs ‘or equivalent’.", match[0]),
            with_equivalent(judged, match.end()),
        )


def find_abbreviations(judged: Judged) -> Iterator[Hit]:
    """L22. Each abbreviation once."""
    text, told = judged.text, set()
    if text.isupper():
        return
    standards = [match.span() for match in _STANDARD.finditer(text)]
    for match in _ABBREVIATION.finditer(text):
        word = match[1]
        if word in told or word in judged.lexicon.known_abbreviations or word in _ALSO_WORDS or _ROMAN.match(word) or len(set(word)) == 1:
            continue
        if any(start <= match.start() < end for start, end in standards) or _is_spelled_out(text, match):
            continue
        told.add(word)
        yield Hit(
            match.start(1),
            match.end(1),
            quoted(
                "{} är inte förklarat. Skriv ut det eller ta in det i ordlistan.",
                "{} is not explained. Spell it out or put it in the glossary.",
                word,
            ),
        )


def _is_spelled_out(text: str, match: re.Match[str]) -> bool:
    """ "application programming interface (API)", or the other way round."""
    before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
    word = re.escape(match[1])
    if re.search(rf"\w\s*\({word}[\w:]*\)", text) or re.search(rf"(?<!\w){word}\s*\((?=[^)]*[a-zåäö]{{3}})", text):
        return True
    return before.endswith("(") and after.startswith(")")


_ACCESSIBILITY = {
    "sv": (
        re.compile(r"\btillgänglig(?:t|a|het|heten|hetens|hets)?\b", re.IGNORECASE),
        re.compile(r"digital\w*\s+$|webb\w*\s+$", re.IGNORECASE),
        re.compile(r"EN 301 549|WCAG|procent|\bdrift\w*|upptid|%|funktionsneds|funktionsvar|skärmläsar|hjälpmedel", re.IGNORECASE),
    ),
    "en": (
        re.compile(r"\baccessib(?:le|ility|ly)\b(?!\s+(?:report|statement|deviation)s?\b)", re.IGNORECASE),
        re.compile(r"(?:digital|web|digitally)\s+$", re.IGNORECASE),
        re.compile(r"EN 301 549|WCAG|assistive|disabilit|disabled|screen reader", re.IGNORECASE),
    ),
}


def find_accessibility(judged: Judged) -> Iterator[Hit]:
    """L23. One Swedish word for two things that are bought and tested apart."""
    word, before, settled = _ACCESSIBILITY[judged.language]
    for match in word.finditer(judged.text):
        if before.search(judged.text[: match.start()]) or settled.search(judged.sentence_text(match.start())):
            continue
        yield Hit(
            match.start(),
            match.end(),
            T(
                f"”{match[0]}” kan betyda digital tillgänglighet, upptid eller vem som når uppgiften. Säg vilket.",
                f"‘{match[0]}’ may mean usable by people with disabilities, running, or within reach of certain users. Say which.",
            ),
        )
