"""The invented products: a few that many have and many that few have, others in each cluster of institutions. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from random import Random

from inventory_app.seed.chance import chance_of
from inventory_app.seed.words import PRODUCT_BEGIN, PRODUCT_END, VENDOR_BEGIN, VENDOR_END

FEWEST, MOST = 120, 400
KINDS = ("crm", "alumni", "placement_portal", "mailing", "case_registry", "finance_contracts", "web_form", "other")
KIND_WEIGHTS = (20, 9, 10, 14, 12, 14, 13, 8)


@dataclass(frozen=True)
class Product:
    name: str
    vendor: str
    kind: str
    hosting: str
    areas: tuple[str, ...]
    yearly: int


@dataclass(frozen=True)
class Market:
    products: tuple[Product, ...]
    # Cluster -> what `Random.choices` draws by.
    weights: tuple[tuple[float, ...], ...]

    def draw(self, random: Random, cluster: int) -> Product:
        return random.choices(self.products, cum_weights=self.weights[cluster])[0]


@lru_cache(maxsize=4)
def open_market(number: int, size: int, areas: tuple[str, ...], clusters: int) -> Market:
    random = chance_of(number, "market")
    size = max(FEWEST, min(MOST, size))
    names = [begin + end for begin in PRODUCT_BEGIN for end in PRODUCT_END]
    random.shuffle(names)
    products = tuple(
        Product(
            name,
            f"{random.choice(VENDOR_BEGIN)} {random.choice(VENDOR_END)}",
            random.choices(KINDS, KIND_WEIGHTS)[0],
            random.choices(("own", "other_institution", "supplier_sweden", "supplier_eu", "outside_eu"), (25, 8, 35, 24, 8))[0],
            tuple(random.sample(areas, random.choices((1, 2, 3), (50, 33, 17))[0])),
            int(round(random.lognormvariate(11.3, 1.0), -3)),
        )
        for name in names[:size]
    )
    # Zipf: the product of rank n is had by one n-th as many. A third of the ranks differ from cluster to cluster.
    weights = []
    for cluster in range(clusters):
        ranks = list(range(size))
        moved = random.sample(ranks, size // 3)
        for one, other in zip(moved, moved[cluster + 1 :] + moved[: cluster + 1], strict=True):
            ranks[one], ranks[other] = ranks[other], ranks[one]
        weights.append(tuple(accumulate(1 / (rank + 1) for rank in ranks)))
    return Market(products, tuple(weights))
