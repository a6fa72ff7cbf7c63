"""How widely each product is used: one line per product, in the order and the part of the list that is asked for. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from inventory_app.comparison.product_names import ProductNames

Row = tuple[int, str, str, int | None]  # hand-in, product, vendor, users: of one system


@dataclass
class Use:
    key: str
    name: str
    vendor: str
    systems: int = 0
    users: int | None = None
    submission_ids: set[int] = field(default_factory=set)

    @property
    def institutions(self) -> int:
        return len(self.submission_ids)


def fold_uses(rows: Iterable[Row], names: ProductNames) -> dict[str, Use]:
    found: dict[str, Use] = {}
    for submission_id, product, vendor, users in rows:
        key = names.key(product, vendor)
        if not key:
            continue
        use = found.get(key) or found.setdefault(key, Use(key, names.name(key), names.vendor(key)))
        use.systems += 1
        use.submission_ids.add(submission_id)
        if users is not None:
            use.users = (use.users or 0) + users
    return found


def list_uses(uses: Mapping[str, Use], names: ProductNames, text: str, order: str) -> list[Use]:
    """Those that hold the text in a product's or a vendor's name; every order ends with the most used, and by name."""
    needles = text.casefold().split()
    chosen = [use for use in uses.values() if not needles or all(needle in names.words(use.key) for needle in needles)]
    firsts = {
        "name": lambda use: (use.name.casefold(),),
        "vendor": lambda use: (not use.vendor, use.vendor.casefold()),
        "users": lambda use: (-(use.users or 0),),
    }
    first = firsts.get(order, lambda use: ())
    return sorted(chosen, key=lambda use: (*first(use), -use.institutions, use.name.casefold(), use.key))
