"""The list of a thousand systems, and the names suggested beside them."""

from __future__ import annotations

from typing import Any

from flask import Flask

from inventory_app.extensions import db
from tests.bench.figures import Figure, measure
from tests.bench.stage import THOUSAND, client_of

TARGET = "<= 50 ms CPU"
PAGES = {
    "first page": "",
    "page 15": "?page=15",
    "searched": "?text=kont",
    "filtered and sorted": "?kind=crm&status=in_operation&sort=contract",
    "one flag": "?flag=unclassified",
}


def measure_register(app: Flask) -> list[Figure]:
    with app.app_context():
        engine = db.engine
    client = client_of(app, THOUSAND)

    def get(url: str) -> Any:
        def act() -> None:
            response = client.get(url)
            assert response.status_code == 200, (url, response.status_code)

        return act

    systems = f"/institutions/{THOUSAND}/systems/"
    found = [measure(f"list of 1,000 systems, {name}", TARGET, get(systems + query), engine=engine) for name, query in PAGES.items()]
    typing = f"{systems}names/product?product.product=kont"
    return [*found, measure("names suggested while typing, 1,000 systems", "<= 15 ms CPU", get(typing), engine=engine)]
