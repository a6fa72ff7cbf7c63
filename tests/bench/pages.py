"""CPU time, statements and weight of the pages people use most."""

from __future__ import annotations

import re
from typing import Any

from flask import Flask
from sqlmodel import select

from inventory_app.extensions import db
from inventory_app.tables import Institution, System
from tests.bench.figures import Figure, measure
from tests.bench.stage import LARGE, client_of


def first_system(app: Flask, key: str) -> int:
    with app.app_context():
        return db.session.exec(select(System.id).join(Institution).where(Institution.key == key).order_by(System.id)).first()  # type: ignore[arg-type,return-value]  # SQLModel's types for columns


def _save(client: Any, url: str) -> Any:
    """Saves a step as a form without JavaScript does, with one answer that differs each time."""
    page = client.get(url).text
    fields = re.findall(r'name="([^"]+!seen)" value="([^"]*)"', page)
    present = re.findall(r'name="present" value="([^"]+)"', page)
    seen = dict(fields)
    turn = {"count": 0}

    def act() -> None:
        turn["count"] += 1
        data: list[tuple[str, str]] = [
            ("present", "other_names"),
            ("other_names", f"Namn {turn['count']}"),
            ("other_names!seen", seen["other_names!seen"]),
        ]
        response = client.post(url, data={name: [v for n, v in data if n == name] for name in dict(data)}, headers={"HX-Request": "true"})
        assert response.status_code == 200, response.text
        seen["other_names!seen"] = re.search(r'value="([0-9a-f]+)"', response.text).group(1)  # type: ignore[union-attr]  # the answer always carries it

    assert "other_names" in present
    return act


def weight_of(client: Any, url: str) -> tuple[int, int]:
    """Compressed bytes of a page with everything it links to, and of the page alone."""
    headers = {"Accept-Encoding": "br, gzip"}
    page = client.get(url, headers=headers)
    html = client.get(url).text
    linked = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', html))
    return len(page.data) + sum(len(client.get(address.replace("&amp;", "&"), headers=headers).data) for address in linked), len(page.data)


def measure_pages(app: Flask) -> list[Figure]:
    with app.app_context():
        engine = db.engine
    found = []
    for key in ("almby", LARGE):
        client, system = client_of(app, key), first_system(app, key)
        base = f"/institutions/{key}"

        def get(url: str, client: Any = client) -> Any:
            def act() -> None:
                response = client.get(url)
                assert response.status_code == 200, (url, response.status_code)

            return act

        step = f"{base}/systems/{system}/basics"
        found += [
            measure(f"task list, {key}", "<= 15 ms CPU", get(f"{base}/"), engine=engine),
            measure(f"step page, {key}", "<= 15 ms CPU", get(step), engine=engine),
            measure(f"step page with rows and matrix, {key}", "<= 15 ms CPU", get(f"{base}/systems/{system}/ownership"), engine=engine),
            measure(f"save one answer, {key}", "<= 15 ms CPU", _save(client, step), engine=engine),
            measure(f"list of systems, {key}", "<= 40 ms CPU", get(f"{base}/systems/"), engine=engine),
            measure(f"checklist page KON, {key}", "<= 30 ms CPU", get(f"{base}/checklist/KON"), engine=engine),
            measure(f"checklist page DRI (15 requirements), {key}", "<= 30 ms CPU", get(f"{base}/checklist/DRI"), engine=engine),
        ]
        weight, alone = weight_of(client, f"{base}/systems/{system}/ownership")
        found.append(
            Figure(
                f"weight of a step page, {key}", "<= 60 kB", 0, 0, 0, None, f"{weight / 1000:.1f} kB compressed, {alone / 1000:.1f} kB of it the page"
            )
        )
    return found
