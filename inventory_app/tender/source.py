"""What the files of a tender are made from. Plain data: the same source gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from typing import Any

from inventory_app.answers.values import is_none, is_unknown
from inventory_app.content.schema import Language, Text
from inventory_app.specification.basis import Basis
from inventory_app.specification.dossier import text_answer
from inventory_app.specification.words import DRAFT, UNTITLED, VERSION
from inventory_app.tender import words


@dataclass(frozen=True)
class Source:
    """`version` is None for a draft. `moment`: when it was issued, or last changed; no file tells when it was made."""

    basis: Basis
    language: Language
    version: str | None
    moment: datetime
    is_demo: bool = False

    def say(self, text: Text, **places: object) -> str:
        said = text.in_(self.language)
        return said.format(**places) if places else said

    @property
    def is_draft(self) -> bool:
        return self.version is None

    @property
    def institution(self) -> str:
        return self.basis.names[self.language]

    @property
    def title(self) -> str:
        return text_answer(self.basis.details, "title") or self.say(UNTITLED)

    @property
    def version_words(self) -> str:
        return self.say(words.DRAFT_OF, day=self.day) if self.version is None else f"{self.say(VERSION)} {self.version}"

    @property
    def status(self) -> str:
        return self.say(DRAFT) if self.version is None else self.version_words

    @property
    def day(self) -> str:
        return self.moment.date().isoformat()

    @cached_property
    def sha256(self) -> str:
        """Of the facts. What an older issue does not have is left out, so that a part added later changes no hash."""
        facts = self.basis.model_dump(mode="json", exclude_defaults=True)
        return sha256(json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()

    def detail(self, key: str) -> str:
        return text_answer(self.basis.details, key)

    def details_of(self, key: str) -> Mapping[str, Any]:
        """A group of answers; nothing where it is not known."""
        value = self.basis.details.get(key)
        return value if isinstance(value, dict) and not is_unknown(value) and not is_none(value) else {}

    def area(self, key: str) -> str:
        return next(f"{key} {category.labels[self.language]}" for category in self.basis.categories if category.key == key)
