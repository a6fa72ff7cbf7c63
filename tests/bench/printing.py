"""What printing costs, and what it costs the other pages meanwhile."""

from __future__ import annotations

import io
import statistics
import threading
import time
from pathlib import Path
from typing import Any

from flask import Flask
from pypdf import PdfReader
from sqlmodel import select

from inventory_app.extensions import db
from inventory_app.printing.worker import Printer
from inventory_app.specification.markup import html_of
from inventory_app.specification.queries import compose_for
from inventory_app.tables import Institution
from tests.bench.figures import Figure, measure, peak_mib
from tests.bench.pages import first_system
from tests.bench.stage import FULL, client_of


def _cpu_ms(process_id: int) -> float:
    fields = Path(f"/proc/{process_id}/stat").read_text("ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 10.0


def _html(app: Flask, key: str) -> str:
    with app.test_request_context():
        institution = db.session.exec(select(Institution).where(Institution.key == key)).one()
        return html_of(compose_for(db.session, institution, "draft", "sv"))


def _print_often(printer: Printer, html: str, times: int) -> tuple[list[float], list[float], bytes]:
    walls, cpus, pdf = [], [], b""
    for _ in range(times):
        process_id = printer.process_id()
        assert process_id is not None
        wall, cpu = time.perf_counter(), _cpu_ms(process_id)
        pdf = printer.print(html)
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append(_cpu_ms(process_id) - cpu)
    return walls, cpus, pdf


def _meanwhile(app: Flask, printer: Printer, html: str) -> Figure:
    """A step page's CPU-bound time alone, and while a document is being printed."""
    client = client_of(app, FULL)
    url = f"/institutions/{FULL}/systems/{first_system(app, FULL)}/basics"

    def walls(enough: Any) -> list[float]:
        found: list[float] = []
        while not enough(found):
            start = time.perf_counter()
            client.get(url)
            found.append((time.perf_counter() - start) * 1000)
        return found

    alone = walls(lambda found: len(found) >= 60)
    printing = threading.Thread(target=printer.print, args=(html,))
    printing.start()
    busy = walls(lambda _found: not printing.is_alive())
    printing.join()
    ratio = statistics.median(busy) / statistics.median(alone)
    p95 = sorted(busy)[int(len(busy) * 0.95)]
    note = f"{ratio:.2f} times the {statistics.median(alone):.1f} ms of a quiet server; {len(busy)} requests"
    return Figure("step page while a document is printed", "as fast", round(statistics.median(busy), 1), round(p95, 1), 0, None, note)


def measure_printing(app: Flask) -> list[Figure]:
    html = _html(app, FULL)
    printer = Printer()
    printer.start()
    try:
        printer.print(html)
        walls, cpus, pdf = _print_often(printer, html, 5)
        pages = len(PdfReader(io.BytesIO(pdf)).pages)
        process_id = printer.process_id()
        assert process_id is not None
        peak = peak_mib(process_id)
        median, cpu = statistics.median(walls), statistics.median(cpus)
        found = [
            Figure("print the full catalogue with 20 systems", "<= 2500 ms", round(median), round(max(walls)), round(cpu), None, f"{pages} pages"),
            Figure("print, per page", "<= 60 ms", round(median / pages, 1), round(max(walls) / pages, 1), round(cpu / pages, 1)),
            Figure("print, peak memory", "<= 200 MiB", 0, 0, 0, None, f"{peak:.0f} MiB"),
            _meanwhile(app, printer, html),
        ]
    finally:
        printer.close()
    with app.app_context():
        engine = db.engine
    client = client_of(app, FULL)
    address = f"/institutions/{FULL}/specification/draft.pdf?language=sv"
    found.append(measure("PDF of an unchanged draft", "not rendered again", lambda: client.get(address), engine=engine, times=20, warm=2))
    preview = f"/institutions/{FULL}/specification/draft?language=sv"
    found.append(measure("preview of the draft", "", lambda: client.get(preview), engine=engine, times=10, warm=2))
    return found
