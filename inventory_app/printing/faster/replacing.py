"""How a function of ours takes the place of one of WeasyPrint's.

Each replacement names what it stands for and the fingerprint of the source it was written against. Another version of
the library is refused while this is imported; a test compares every fingerprint.
"""

import inspect
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib import import_module
from typing import Any, TypeVar

import pydyf
import tinyhtml5
import weasyprint

MADE_FOR = {"weasyprint": "70.0", "pydyf": "0.13.0", "tinyhtml5": "2.1.0"}

Replacing = TypeVar("Replacing", bound=Callable[..., Any])


class MadeForAnother(Exception):
    """The library is not the one that the replacements were written against: compare each of them with it anew."""


def refuse_another(found: dict[str, str]) -> None:
    if found != MADE_FOR:
        raise MadeForAnother(f"the replacements in {__package__} are made for {MADE_FOR}, and here is {found}")


refuse_another({"weasyprint": weasyprint.__version__, "pydyf": pydyf.__version__, "tinyhtml5": tinyhtml5.VERSION})


@dataclass(frozen=True)
class Replacement:
    """`name` is a function of the module or a class and its attribute; `fingerprint` that of the original's source."""

    module: str
    name: str
    fingerprint: str
    original: Any
    ours: Any

    def fingerprint_now(self) -> str:
        source: Any = self.original.fget if isinstance(self.original, property) else self.original
        return sha256(inspect.getsource(source).encode()).hexdigest()[:16]

    def now(self) -> Any:
        """What stands there at the moment."""
        found: Any = import_module(self.module)
        for part in self.name.split("."):
            found = inspect.getattr_static(found, part)
        return found

    def put(self, what: Any) -> None:
        owner, _, attribute = self.name.rpartition(".")
        if owner:
            setattr(getattr(import_module(self.module), owner), attribute, what)
            return
        other = self.ours if what is self.original else self.original
        # Modules import each other's functions by name: every one that holds it gets it.
        for name, module in list(sys.modules.items()):
            if name.startswith(("weasyprint", "pydyf", "tinyhtml5")) and vars(module).get(attribute) is other:
                setattr(module, attribute, what)


REPLACEMENTS: list[Replacement] = []


def in_place_of(module: str, name: str, fingerprint: str) -> Callable[[Replacing], Replacing]:
    """Say what a function stands for; `put_in_place` makes it so."""

    def note(ours: Replacing) -> Replacing:
        place = Replacement(module, name, fingerprint, None, ours)
        original = place.now()
        REPLACEMENTS.append(replace(place, original=original, ours=property(ours) if isinstance(original, property) else ours))
        return ours

    return note


def put_in_place() -> None:
    for replacement in REPLACEMENTS:
        replacement.put(replacement.ours)


@contextmanager
def as_it_was() -> Iterator[None]:
    """WeasyPrint without any replacement, to compare with."""
    for replacement in reversed(REPLACEMENTS):
        replacement.put(replacement.original)
    try:
        yield
    finally:
        put_in_place()
