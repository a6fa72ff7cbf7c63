"""The frame of a sentence: which verb is the main one, who is its subject, and what is said only in a subordinate clause.

No parser: a count of open subordinate clauses, each of which the next finite verb closes. That is right for nearly every requirement, and where it
cannot tell it takes the modal for the main one, so that no rule complains on a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from inventory_app.wording import english, swedish
from inventory_app.wording.lexicon import Lexicon
from inventory_app.wording.reading import Sentence, Token

_COORDINATORS = {"sv": ("och", "samt", "eller", "men"), "en": ("and", "or", "but")}


@dataclass(frozen=True)
class Clause:
    """Places are indexes among the sentence's tokens."""

    sentence: Sentence
    language: str
    lexicon: Lexicon

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    @cached_property
    def modals(self) -> dict[str, str]:
        return swedish.MODALS if self.language == "sv" else english.MODALS

    @cached_property
    def subordinators(self) -> frozenset[str]:
        return swedish.SUBORDINATORS if self.language == "sv" else english.SUBORDINATORS

    @cached_property
    def _lowers(self) -> tuple[str, ...]:
        """With two empty ones after the last, which are also those before the first."""
        return (*(token.lower for token in self.sentence.tokens), "", "", "")

    def _lower(self, place: int) -> str:
        try:
            return self._lowers[place]
        except IndexError:
            return ""

    def is_infinitive(self, place: int, *, certain: bool = False) -> bool:
        word = self._lower(place)
        if self.language == "sv":
            return swedish.is_infinitive(word, certain=certain) or swedish.is_passive_infinitive(word, certain=certain)
        return word in self.lexicon.certain_verbs or (word in self.lexicon.noun_verbs and (certain or self._lower(place + 1) in english.DETERMINERS))

    def is_finite(self, place: int) -> bool:
        word = self._lower(place)
        if self.language == "sv":
            return swedish.is_finite(word) or (self._lower(place - 1) == "som" and word.endswith(("s", "ade", "ades", "dde", "tt", "t")))
        before, after = self._lower(place - 1), self._lower(place + 1)
        if before in english.ARTICLES and word not in english.OTHER_MODALS:
            return False
        return english.is_finite(word, after, self.lexicon.certain_verbs, self.lexicon.noun_verbs)

    def is_subordinator(self, place: int) -> bool:
        word = self._lower(place)
        if word not in self.subordinators:
            return False
        if self.language == "sv":
            if word == "om":
                return place == 0 or self._lower(place - 1) in (",", "och", "eller", "även") or self._leads_to_a_verb(place)
            # "att" before an infinitive opens no clause with a verb of its own; "då", "där" and "när" may.
            return not (word == "att" and self.is_infinitive(place + 1, certain=True))
        return not (word == "that" and self._lower(place + 1) in ("of", "'s"))

    def _leads_to_a_verb(self, place: int) -> bool:
        """ "visa om det finns", unlike "uppgifter om personen som är": a finite verb comes before anything opens another clause."""
        for later in range(place + 1, len(self.tokens)):
            word = self._lower(later)
            if word in self.subordinators or word in self.modals or word in ",.;":
                return False
            if self.is_finite(later):
                return True
        return False

    @cached_property
    def begins_with_clause(self) -> bool:
        return self.is_subordinator(0) or (self.language == "en" and self._lower(0) in ("before", "after", "as"))

    @cached_property
    def main(self) -> int | None:
        """The main clause's first modal, or its finite verb where it has none."""
        open_clauses, clause_is_over = 0, not self.begins_with_clause
        other = consumed = None
        for place in range(len(self.tokens)):
            word = self._lower(place)
            if word == "," and not clause_is_over and self.language == "en":
                open_clauses, clause_is_over = 0, True
            elif self.is_subordinator(place):
                open_clauses += 1
            elif word in self.modals or self.is_finite(place):
                is_modal = word in self.modals
                if open_clauses and is_modal and self._opens_inverted(place):
                    return place
                if open_clauses:
                    open_clauses -= 1
                    if is_modal and consumed is None and not self.is_subordinator(place - 1):
                        consumed = place
                elif is_modal:
                    return place if other is None or self._lower(other) not in self._other_modals else other
                elif other is None and self._lower(place - 1) not in _COORDINATORS[self.language]:
                    other = place
        if other is None or (consumed is not None and consumed < other):
            # A verb that we do not know left a clause open, so the modal of the main one closed it.
            return consumed if consumed is not None and other is not None else self._last_free_modal()
        return other

    @cached_property
    def _other_modals(self) -> frozenset[str]:
        return swedish.OTHER_MODALS if self.language == "sv" else english.OTHER_MODALS

    def _opens_inverted(self, place: int) -> bool:
        """ "När ... ska systemet": a modal before a definite noun of the system closes whatever was open."""
        return self.language == "sv" and self.begins_with_clause and self._lower(place + 1) in self.lexicon.words("systems", "sv")

    def _last_free_modal(self) -> int | None:
        found = None
        for place in range(len(self.tokens)):
            if self._lower(place) in self.modals and (place == 0 or not self.is_subordinator(place - 1)):
                found = place
        return found

    @property
    def kind(self) -> str | None:
        """shall, should, other (a finite verb that is neither), or None where there is no verb to be found."""
        return None if self.main is None else self.modals.get(self._lower(self.main), "other")

    @property
    def has_modal(self) -> bool:
        return self.kind in ("shall", "should")

    @cached_property
    def subordinate(self) -> tuple[bool, ...]:
        """For every token whether it stands in a subordinate clause; "att" with an infinitive counts as one."""
        inside, found = self.begins_with_clause, []
        for place in range(len(self.tokens)):
            if place == self.main or (place in self.main_modals):
                inside = False
            elif self.is_subordinator(place) or self._opens_infinitive(place):
                inside = True
            elif self.language == "en" and self._lower(place) == "," and self.main is not None and place < self.main:
                inside = False
            found.append(inside)
        return tuple(found)

    def _opens_infinitive(self, place: int) -> bool:
        if self.language == "sv":
            return self._lower(place) == "att"
        return self._lower(place) == "to" and self.is_infinitive(place + 1, certain=True) and not (self.able and self.able[1] == place)

    @cached_property
    def main_modals(self) -> tuple[int, ...]:
        """Every modal of ours that the main clause or a main clause beside it has."""
        if self.main is None or not self.has_modal:
            return ()
        found, since = [self.main], False
        for place in range(self.main + 1, len(self.tokens)):
            if self.is_subordinator(place):
                since = True
            elif self._lower(place) in self.modals and (not since or self._is_joined(place) or self._has_new_subject(place)):
                found.append(place)
                since = False
        return tuple(found)

    def _is_joined(self, place: int) -> bool:
        return self._lower(place - 1) in (*_COORDINATORS[self.language], ",", ";")

    def _has_new_subject(self, place: int) -> bool:
        """ ", och systemet ska": a named system straight before the modal, after a word that joins."""
        article = 1 if self.language == "sv" else 2
        return self._lower(place - 1) in self.lexicon.words("systems", self.language) and self._lower(place - 1 - article) in (
            *_COORDINATORS[self.language],
            ";",
        )

    @property
    def is_inverted(self) -> bool:
        return self.language == "sv" and self.main is not None and self._subject_follows

    @cached_property
    def _subject_follows(self) -> bool:
        if self.main is None or self.main == 0:
            return False
        if self.begins_with_clause:
            return True
        after = self._lower(self.main + 1)
        return self._lower(0) in swedish.OPENERS and not (self._is_verbal(self.main + 1) or swedish.is_adverb(after) or after in swedish.PREPOSITIONS)

    def _is_verbal(self, place: int) -> bool:
        return self._lower(place) == "kunna" or self.is_infinitive(place, certain=True)

    @cached_property
    def verb(self) -> int | None:
        """The main infinitive after the modal, past "kunna", adverbs, what commas enclose, and an inverted subject."""
        if self.main is None or not self.has_modal:
            return None
        return self._swedish_verb(self.main + 1) if self.language == "sv" else self._english_verb(self.main + 1)

    def _swedish_verb(self, place: int) -> int | None:
        is_first = True
        while place < len(self.tokens):
            word = self._lower(place)
            if word == "kunna":
                is_first = True
            elif swedish.is_adverb(word):
                pass
            elif self.is_infinitive(place, certain=is_first and not self.is_inverted):
                return place
            else:
                is_first = False
            place += 1
        return None

    def _english_verb(self, place: int) -> int | None:
        while place < len(self.tokens):
            word = self._lower(place)
            if word == ",":
                closing = next((later for later in range(place + 1, len(self.tokens)) if self._lower(later) == ","), None)
                if closing is None:
                    return None
                place = closing
            elif self.tokens[place].is_word and not english.is_adverb(word):
                if word in english.PREPOSITIONS:
                    return next((later for later in range(place + 1, len(self.tokens)) if self._lower(later) in self.lexicon.certain_verbs), None)
                return place
            place += 1
        return None

    @cached_property
    def able(self) -> tuple[int, int] | None:
        """Where "kunna" or "be able to" stands after the modal: first and last token."""
        if self.main is None or not self.has_modal:
            return None
        words = [self._lower(place) for place in range(self.main + 1, len(self.tokens))]
        if self.language == "sv":
            verb = self.verb if self.verb is not None else len(self.tokens)
            return next(((place, place) for place in range(self.main + 1, verb) if self._lower(place) == "kunna"), None)
        for place, word in enumerate(words[:4], start=self.main + 1):
            if word == "be" and [self._lower(place + 1), self._lower(place + 2)] in (["able", "to"], ["capable", "of"]):
                return place, place + 2
        return None

    @cached_property
    def subject(self) -> tuple[Token, ...]:
        """The words before the modal, or after it where the order is inverted; without what a leading clause says."""
        if self.main is None:
            return ()
        if self.is_inverted:
            end = self.able[0] if self.able else self.verb if self.verb is not None else len(self.tokens)
            return tuple(token for token in self.tokens[self.main + 1 : end] if token.is_word)
        begin = 0
        if self.language == "en" and self._lower(0) in english.OPENERS:
            commas = [place for place in range(self.main) if self._lower(place) == ","]
            begin = commas[-1] + 1 if commas else 0
        return tuple(token for token in self.tokens[begin : self.main] if token.is_word)

    @cached_property
    def subject_noun(self) -> str:
        """The word that says who: the last before a preposition in English, the first named system or else the last word in Swedish."""
        prepositions = swedish.PREPOSITIONS if self.language == "sv" else english.PREPOSITIONS
        phrase: list[str] = []
        for token in self.subject:
            if token.lower in prepositions and phrase:
                break
            phrase.append(token.lower)
        return phrase[-1] if phrase else ""

    @property
    def subject_is_system(self) -> bool:
        """Swedish compounds too: sökfunktionen, rapportmodulen."""
        named, noun = self.lexicon.words("systems", self.language), self.subject_noun
        return noun in named or (self.language == "sv" and any(len(each) > 5 and noun.endswith(each) for each in named))
