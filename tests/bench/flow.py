"""The flow of information: the layout of a large one, and the page."""

from __future__ import annotations

import random

from flask import Flask

from inventory_app.extensions import db
from inventory_app.flow.layout import Link, Spot, lay_out
from tests.bench.figures import Figure, measure
from tests.bench.stage import FULL, client_of

SYSTEMS, FLOWS = 60, 200


def measure_flow(app: Flask) -> list[Figure]:
    chance = random.Random(1)
    spots = [Spot(f"system-{number}") for number in range(SYSTEMS)]
    links = [Link(*chance.sample([spot.key for spot in spots], 2)) for _ in range(FLOWS)]
    with app.app_context():
        engine = db.engine
    client = client_of(app, FULL)

    def page() -> None:
        response = client.get(f"/institutions/{FULL}/flow/")
        assert response.status_code == 200

    return [
        measure(f"flow of information laid out, {SYSTEMS} systems and {FLOWS} flows", "<= 50 ms CPU", lambda: lay_out(spots, links)),
        measure("flow of information as a page, 20 systems", "<= 50 ms CPU", page, engine=engine),
    ]
