"""Which of the products that people typed are the same one. Pure.

Case, spaces and punctuation do not tell products apart, nor does the vendor's name before the product's; what the coordinators have joined is one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from inventory_app.names.alike import NameKind, key_of
from inventory_app.names.preferred import Joins, preferred

# Shorter names, such as CRM, are used of many products: then only the vendor tells which.
TELLING_LENGTH = 5


def _key(kind: NameKind, name: str, joins: Joins) -> str:
    return key_of(kind, preferred(joins, kind, name)) if name.strip() else ""


class ProductNames:
    """(product, vendor) as typed -> the key of the product; key -> what it is called, by whom it is sold, how it was typed. `uses`: with how many."""

    def __init__(self, uses: Iterable[tuple[str, str, int]], joins: Joins) -> None:
        written = Counter[tuple[str, str]]()
        for product, vendor, number in uses:
            if product:
                written[product, vendor] += number
        products = {product: _key(NameKind.PRODUCT, product, joins) for product in {pair[0] for pair in written}}
        vendors = {vendor: _key(NameKind.VENDOR, vendor, joins) for vendor in {pair[1] for pair in written}}
        pairs = {pair: (products[pair[0]], vendors[pair[1]]) for pair in written}
        whole = {product for product, vendor in pairs.values() if vendor and product.startswith(vendor) and product != vendor}
        self._keys = {pair: self._of(product, vendor, whole) for pair, (product, vendor) in pairs.items()}
        self._names: dict[str, Counter[str]] = defaultdict(Counter)
        self._vendors: dict[str, Counter[str]] = defaultdict(Counter)
        self.pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
        called = {product: preferred(joins, NameKind.PRODUCT, product) for product in products}
        sold_by = {vendor: preferred(joins, NameKind.VENDOR, vendor) for vendor in vendors if vendor.strip()}
        self._joined = {key: called[pair[0]] for pair, key in self._keys.items() if called[pair[0]] != pair[0]}
        for pair, key in self._keys.items():
            self.pairs[key].append(pair)
            self._names[key][pair[0]] += written[pair]
            if pair[1] in sold_by:
                self._vendors[key][sold_by[pair[1]]] += written[pair]

    @staticmethod
    def _of(product: str, vendor: str, whole: set[str]) -> str:
        if vendor and (vendor + product in whole or (len(product) < TELLING_LENGTH and not product.startswith(vendor))):
            return vendor + product
        return product

    def key(self, product: str, vendor: str) -> str:
        """Empty where no product was typed."""
        return self._keys.get((product, vendor), "")

    def __contains__(self, key: object) -> bool:
        return key in self._names

    @staticmethod
    def _most(found: Counter[str]) -> str:
        return min(found, key=lambda text: (-found[text], text), default="")

    def name(self, key: str) -> str:
        return self._joined.get(key) or self._most(self._names[key])

    def vendor(self, key: str) -> str:
        return self._most(self._vendors.get(key, Counter()))

    def spellings(self, key: str) -> list[str]:
        """The other ways in which it was typed."""
        return sorted(set(self._names[key]) - {self.name(key)})

    def words(self, key: str) -> str:
        """All that a search looks in."""
        return " ".join([self.name(key), *self._names[key], *self._vendors.get(key, ())]).casefold()
