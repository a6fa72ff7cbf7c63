"""Phrases that open a requirement, excuse from it, or say how and why instead of what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inventory_app.wording.judged import Judged
from inventory_app.wording.names import has_equivalent
from inventory_app.wording.statement import Hit, Severity, quoted

_LEADS_ON = frozenset(
    {
        *("såsom", "som till exempel", "such as", "t.ex.", "t ex", "till exempel", "exempelvis", "for example", "for instance", "e.g.", "bl.a."),
        *("bl a", "bland annat"),
    }
)
_PARENTHESIS = re.compile(r"\([^()]*\)")
_FOR_EXAMPLE = re.compile(r"(?<!\w)(?:t\.\s?ex\.?|t ex|e\.g\.?)(?!\w)", re.IGNORECASE)
# "ansvara för att": what follows is the duty itself.
_DUTY = re.compile(r"(?:ansvar\w*|svara[rs]?|sörj\w*|stället|inriktad\w*|garanter\w*)\s+$", re.IGNORECASE)
_UNTIL_STOP = re.compile(r"[^,;.]*")


def find_escapes(judged: Judged) -> Iterator[Hit]:
    """L08."""
    for match in judged.pattern("escapes").finditer(judged.text):
        if _is_no_escape(judged.text, match):
            continue
        yield Hit(
            match.start(),
            match.end(),
            quoted(
                "{} gör kravet valfritt. Säg när det gäller, eller stryk frasen.",
                "{} makes the requirement optional. State when it applies, or strike the phrase.",
                match[0],
            ),
            judged.without(match.start(), match.end()),
        )


def _is_no_escape(text: str, match: re.Match[str]) -> bool:
    """ "när som helst" is no wish, and "as required by law" says by what."""
    phrase, before, after = match[0].lower(), text[: match.start()].lower(), text[match.end() :].lower().lstrip()
    return (phrase == "helst" and before.endswith("som ")) or (phrase.endswith("required") and after.startswith(("by ", "in ", "under ")))


def find_open_ends(judged: Judged) -> Iterator[Hit]:
    """L09. An example that ends in "or equivalent" is no open list, only a loose one."""
    last = -1
    for match in judged.pattern("open_ends").finditer(judged.text):
        if match.start() < last or _is_millimetres(judged.text, match):
            continue
        last = match.end()
        word = match[0].lower()
        is_example = word == "såsom" or (word == "such as" and has_equivalent(judged, match.end()))
        yield Hit(
            match.start(),
            match.end(),
            quoted("{} lämnar uppräkningen öppen. Räkna upp vad som avses.", "{} leaves the list open. List what is meant.", match[0]),
            _closed(judged, match),
            severity=Severity.INFO if is_example else None,
        )


def _is_millimetres(text: str, match: re.Match[str]) -> bool:
    return match[0] == "mm" and text[: match.start()].rstrip()[-1:].isdigit()


def _closed(judged: Judged, match: re.Match[str]) -> str | None:
    """Without "etc."; without the examples too where the phrase leads them in, unless much would go."""
    if match[0].upper() in ("TBD", "TBC"):
        return None
    if match[0].lower() not in _LEADS_ON:
        proposal = judged.without(match.start(), match.end(), in_a_list=True)
        # The full stop of "etc." may also have ended the sentence.
        return proposal if proposal.endswith((".", "!", "?")) or not match[0].endswith(".") else f"{proposal}."
    examples = _UNTIL_STOP.match(judged.text, match.end())
    end = examples.end() if examples else match.end()
    return judged.without(match.start(), end) if len(judged.text[end:].strip()) <= 1 else None


def find_parentheses(judged: Judged) -> Iterator[Hit]:
    """L16."""
    spans = [match.span() for match in _PARENTHESIS.finditer(judged.text)]
    spans += [match.span() for match in _FOR_EXAMPLE.finditer(judged.text) if not any(start < match.start() < end for start, end in spans)]
    for start, end in sorted(spans):
        yield Hit(
            start,
            end,
            quoted(
                "{}: hör det till kravet ska det stå i meningen, annars i motivet.",
                "{}: if it belongs to the requirement, write it in the sentence; if not, in the reason.",
                judged.text[start:end],
            ),
            judged.without(start, end) if judged.text[start] == "(" else None,
        )


def find_hows(judged: Judged) -> Iterator[Hit]:
    """L19."""
    last = -1
    for match in judged.pattern("hows").finditer(judged.text):
        if match.start() < last:
            continue
        last = match.end()
        yield Hit(
            match.start(),
            match.end(),
            quoted(
                "{} säger hur. Säg vad som ska uppnås, och låt anbudsgivaren visa hur.",
                "{} says how. State what is to be achieved and let the tenderer show how.",
                match[0],
            ),
        )


def find_purposes(judged: Judged) -> Iterator[Hit]:
    """L20. "So that" may state a result that can be seen; then it belongs to the requirement."""
    for match in judged.pattern("purposes").finditer(judged.text):
        is_result = match[0].lower() in ("så att", "so that")
        sentence = judged.sentence_at(match.start())
        if match[0].lower() == "för att" and _DUTY.search(judged.text[: match.start()]):
            continue
        if is_result and judged.pattern("results").search(judged.text, match.end(), sentence.end):
            continue
        end = _end_of_purpose(judged, match, sentence.end)
        motive = judged.text[match.start() : end].strip(" ,.")
        yield Hit(
            match.start(),
            match.end(),
            quoted("{} säger varför. Flytta det till motivet.", "{} says why. Move it to the reason.", match[0]),
            _without_purpose(judged, match, end),
            motive=f"{motive[:1].upper()}{motive[1:]}.",
        )


def _without_purpose(judged: Judged, match: re.Match[str], end: int) -> str | None:
    """First in a Swedish sentence it has turned the order of subject and verb: "För att ... ska systemet" -> "Systemet ska"."""
    clause = judged.main_clause
    if judged.language == "en" or match.start() != judged.sentence_at(match.start()).start:
        return judged.without(match.start(), end)
    if clause is None or clause.main is None or not clause.is_inverted or not clause.subject or match.start() != clause.sentence.start:
        return None
    first, last, modal = clause.subject[0], clause.subject[-1], clause.tokens[clause.main]
    subject = judged.text[first.start : last.end]
    return f"{judged.text[: match.start()]}{subject[:1].upper()}{subject[1:]} {modal.text}{judged.text[last.end :]}"


def _end_of_purpose(judged: Judged, match: re.Match[str], sentence_end: int) -> int:
    """A purpose goes to the next comma or to the full stop; first in a sentence it ends where the modal begins."""
    clause, stop = judged.main_clause, judged.text.find(",", match.end(), sentence_end)
    if match.start() == judged.sentence_at(match.start()).start:
        if judged.language == "sv" and clause is not None and clause.main is not None:
            return clause.tokens[clause.main].start
        return stop + 1 if stop >= 0 else sentence_end
    last = sentence_end - 1 if judged.text[sentence_end - 1 : sentence_end] in (".", "!", "?") else sentence_end
    return stop if stop >= 0 else last
