"""Comparing a consortium: every view and the report, on invented consortia of the sizes that we promise, on both databases."""

from __future__ import annotations

import gzip
import os
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import cycle
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import select

from inventory_app import create_app
from inventory_app.comparison.views import VIEWS
from inventory_app.config import read_settings
from inventory_app.content.library import load_catalogue, load_template
from inventory_app.database import begin_writing
from inventory_app.extensions import db
from inventory_app.institutions.editions import publish
from inventory_app.migrations import schema
from inventory_app.seed.actions import COORDINATOR, seed
from inventory_app.seed.hand_in import Numbers
from inventory_app.server import settle
from inventory_app.tables import Person
from tests.bench.figures import Figure, measure, peak_mib
from tests.conftest import PostgresqlDatabase

AT = "/consortium/compare"
REPORT_MS = 3000
MOST_COMPRESSED = 400_000
# Heavier than what a view begins with.
HEAVIER = ("buying?by=area", "questions?section=all")


@dataclass(frozen=True)
class Size:
    name: str
    numbers: Numbers
    view_ms: int
    # Empty: all of them.
    views: tuple[str, ...] = ()
    has_files: bool = True
    times: int = 15


TYPICAL = Size("38 x 300, 400 requirements", Numbers(38, 300, 400, 1), 150)
LARGE = Size("60 x 1,000, 1,200 requirements", Numbers(60, 1000, 1200, 1), 400, times=7)
EXTREME = Size("300 x 1,000, 1,200 requirements", Numbers(300, 1000, 1200, 1), 1500, ("areas", "questions", "requirements"), has_files=False, times=5)


def _app_at(url: str, folder: str) -> Flask:
    return create_app(read_settings({"INVENTORY_DATA": folder, "INVENTORY_DATABASE_URL": url}))


def _seed(url: str, folder: str, numbers: Numbers) -> tuple[float, float]:
    """Seconds, and the most memory in MB; in a process of its own."""
    began = time.perf_counter()
    with _app_at(url, folder).app_context():
        schema.upgrade(db.engine)
        for what in (load_template(), load_catalogue()):
            publish(db.session, what, "bench")
        db.session.commit()
        begin_writing(db.session)
        for done, name in enumerate(seed(db.session, numbers), start=1):
            db.session.commit()
            db.session.expunge_all()
            if done % 25 == 0:
                print(f"  {done}: {name} ({peak_mib(os.getpid()):.0f} MB)", file=sys.stderr, flush=True)
            begin_writing(db.session)
        db.session.commit()
    return time.perf_counter() - began, peak_mib(os.getpid())


def _coordinator(app: Flask) -> FlaskClient:
    with app.app_context():
        person = db.session.exec(select(Person).where(Person.email == COORDINATOR)).one()
        mark = f"{person.id}.{person.session_mark}"
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"], cookie["_fresh"] = mark, True
    return client


def _getting(client: FlaskClient, address: str) -> Callable[[], Any]:
    def act() -> Any:
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return answer

    return act


def _against(figure: Figure, limit: float, note: str = "") -> Figure:
    """With how much of the limit it takes."""
    return replace(figure, note=", ".join(filter(None, [f"ratio {figure.cpu_ms / limit:.2f}", note])))


def _measured(url: str, folder: str, size: Size, where: str) -> tuple[list[Figure], float]:
    app, figures = _app_at(url, folder), list[Figure]()
    with app.app_context():
        engine = db.engine
    client = _coordinator(app)
    # As the server does before it begins.
    settle()
    for view in VIEWS:
        if size.views and view.key not in size.views:
            continue
        act = _getting(client, f"{AT}/{view.key}")
        figure = measure(f"{view.key}, {where}", f"{size.view_ms} ms CPU", act, engine=engine, times=size.times, warm=2)
        compressed = len(gzip.compress(act().data))
        heavy = " (MORE THAN 400 kB)" if compressed > MOST_COMPRESSED else ""
        figures.append(_against(figure, size.view_ms, f"{compressed / 1000:.0f} kB compressed{heavy}"))
        if size.has_files:
            figures.append(measure("  its workbook", "", _getting(client, f"{AT}/{view.key}?format=xlsx"), times=2, warm=1))
    for address in HEAVIER:
        if size.views and address.partition("?")[0] not in size.views:
            continue
        act = _getting(client, f"{AT}/{address}")
        figures.append(_against(measure(f"{address}, {where}", f"{size.view_ms} ms CPU", act, engine=engine, times=size.times, warm=2), size.view_ms))
    if size.has_files and any(rule.rule == f"{AT}/report" for rule in app.url_map.iter_rules()):
        # A document that was printed before is not printed again: each is of other views, all but one.
        addresses = cycle(f"{AT}/report?format=pdf&" + "&".join(f"view={view.key}" for view in VIEWS if view is not left_out) for left_out in VIEWS)
        # The pages are printed by a process of its own: what one waits for is what counts.
        figure = measure(f"report PDF, {where}", f"{REPORT_MS} ms", lambda: _getting(client, next(addresses))(), times=3, warm=1)
        figures.append(replace(figure, note=f"ratio {figure.median_ms / REPORT_MS:.2f} of the time it takes"))
    return figures, peak_mib(os.getpid())


def _alone(act: Callable[..., Any], *arguments: Any) -> Any:
    """In a process of its own, whose peak of memory is nobody else's."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        return pool.submit(act, *arguments).result()


def measure_size(size: Size, url: str, folder: Path, database: str) -> list[Figure]:
    where = f"{size.name}, {database}"
    print(f"Seeding {where} ...", file=sys.stderr)
    seconds, seeding_peak = _alone(_seed, url, str(folder), size.numbers)
    figures, peak = _alone(_measured, url, str(folder), size, where)
    made = Figure(f"seeding {where}", "", seconds * 1000, seconds * 1000, 0.0, None, f"peak {seeding_peak:.0f} MB; measuring: peak {peak:.0f} MB")
    return [made, *figures]


def measure_comparison(sizes: Sequence[Size] = (TYPICAL, LARGE), databases: Sequence[str] = ("SQLite", "PostgreSQL")) -> list[Figure]:
    figures: list[Figure] = []
    for size in sizes:
        for database in databases:
            with TemporaryDirectory() as folder:
                if database == "SQLite":
                    figures += measure_size(size, f"sqlite:///{folder}/inventory.db", Path(folder), database)
                    continue
                server = PostgresqlDatabase()
                try:
                    figures += measure_size(size, server.url, Path(folder), database)
                finally:
                    server.close()
    return figures
