"""Messages that pure code hands to whoever knows the reader's language."""

from __future__ import annotations

from dataclasses import dataclass, field


def N_(text: str) -> str:  # noqa: N802 -- gettext's name for "translate later"; the extraction looks for it
    return text


@dataclass(frozen=True)
class Message:
    """An English sentence with %(name)s places, translated where it is shown."""

    text: str
    places: dict[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text % self.places if self.places else self.text


@dataclass(frozen=True)
class Problem:
    """What is wrong with one input; `name` is the input's name."""

    name: str
    message: Message
