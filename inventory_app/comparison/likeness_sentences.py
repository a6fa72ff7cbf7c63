"""Reasons in words: what the traits are called, and whose they are. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from inventory_app.answers.kinds import NO, YES
from inventory_app.comparison import likeness_words as words
from inventory_app.comparison.likeness_reasons import Difference, Levelled, Reason, Reasons
from inventory_app.comparison.traits import Basis, Feature
from inventory_app.comparison.view import Source


def _asked(questions: Iterable[Any], language: str, path: str = "") -> Iterator[tuple[str, tuple[str, Mapping[str, str]]]]:
    """Key of a fact -> the question's words and its options', parts of groups and rows of matrices too."""
    for question in questions:
        key = f"{path}{question.key}"
        options = {option.key: option.label.in_(language) for option in getattr(question, "options", ())}
        yield key, (question.label.in_(language), options or {"yes": YES[language], "no": NO[language]})
        for row in getattr(question, "rows", ()):
            yield f"{key}.{row.key}", (f"{question.label.in_(language)}, {row.label.in_(language)}", options)
        if question.kind == "group":
            yield from _asked(question.parts, language, f"{key}.")


class Sentences:
    def __init__(self, source: Source, products: Mapping[str, str], total: int) -> None:
        self.source = source
        self.products = products
        self.total = total

    @cached_property
    def asked(self) -> dict[str, tuple[str, Mapping[str, str]]]:
        return dict(_asked(self.source.template.profile.questions.values(), self.source.language))

    @cached_property
    def areas(self) -> dict[str, str]:
        return self._options("areas")

    @cached_property
    def kinds(self) -> dict[str, str]:
        return self._options("support_kind")

    @cached_property
    def categories(self) -> dict[str, str]:
        return {category.key: category.label.in_(self.source.language) for category in self.source.catalogue.categories}

    def _options(self, key: str) -> dict[str, str]:
        return {option.key: option.label.in_(self.source.language) for option in self.source.template.system.questions[key].options}  # type: ignore[union-attr]  # both questions have options

    def topic(self, topic: str) -> str:
        kind, _, key = topic.partition(":")
        match kind:
            case "area":
                return self.areas.get(key, key)
            case "product":
                return self.products.get(key, key)
            case _:
                return self.asked[topic][0] if topic in self.asked else topic

    def option(self, feature: Feature) -> str:
        if feature.topic.startswith("area:"):
            return self.kinds.get(feature.option, feature.option)
        return self.asked[feature.topic][1].get(feature.option, feature.option) if feature.topic in self.asked else feature.option

    def trait(self, feature: Feature) -> str:
        return (
            self.source.say(words.TRAIT, topic=self.topic(feature.topic), option=self.option(feature))
            if feature.option
            else self.topic(feature.topic)
        )

    def reason(self, reason: Reason) -> str:
        say = self.source.say
        if isinstance(reason, Levelled):
            return say(words.SAME_LEVEL, n=reason.same, m=reason.number, category=self.categories.get(reason.category, reason.category))
        feature, topic = reason.feature, self.topic(reason.feature.topic)
        if not feature.option:
            text = say(words.BOTH_PRODUCT, product=topic)
        elif reason.basis is Basis.SYSTEMS:
            text = say(words.BOTH_KIND, area=topic, kind=self.option(feature))
        else:
            text = say(words.BOTH_ANSWER, question=topic, answer=self.option(feature))
        return say(words.HOLDERS, reason=text, n=reason.holders, m=self.total)

    def reasons(self, reasons: Reasons) -> tuple[str, ...]:
        return tuple(self.reason(reason) for reason in reasons.alike)

    def difference(self, difference: Difference | None, one: str, other: str) -> str:
        """`one` and `other` are the names, in the order that the reasons were asked for with."""
        say = self.source.say
        if difference is None:
            return say(words.NO_DIFFERENCE)
        if isinstance(difference, Levelled):
            return say(
                words.ONLY_SAME, n=difference.same, m=difference.number, category=self.categories.get(difference.category, difference.category)
            )
        topic = self.topic(difference.topic)
        if difference.topic.startswith("product:"):
            return say(words.ONLY_USES, one=one if difference.one else other, product=topic)
        these, those = (", ".join(self.option(feature) for feature in side) for side in (difference.one, difference.other))
        each, only = (words.EACH_HAS, words.ONLY_HAS) if difference.basis is Basis.SYSTEMS else (words.EACH_ANSWERS, words.ONLY_ANSWERS)
        if these and those:
            return say(each, topic=topic, one=one, other=other, these=these, those=those)
        return say(only, topic=topic, one=one if these else other, these=these or those)
