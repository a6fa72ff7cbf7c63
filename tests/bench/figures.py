"""One row of the table, and how a row is measured."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa


@dataclass(frozen=True)
class Figure:
    """Times in milliseconds; `cpu_ms` is the median of the process's own CPU time; `sql` counts statements."""

    name: str
    target: str
    median_ms: float
    p95_ms: float
    cpu_ms: float
    sql: int | None = None
    note: str = ""


def count_statements(engine: sa.Engine, act: Callable[[], Any]) -> int:
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            statements.append(statement)

    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        act()
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)
    return len(statements)


def measure(
    name: str, target: str, act: Callable[[], Any], *, engine: sa.Engine | None = None, times: int = 60, warm: int = 5, note: str = ""
) -> Figure:
    for _ in range(warm):
        act()
    walls, cpus = [], []
    for _ in range(times):
        wall, cpu = time.perf_counter(), time.process_time()
        act()
        cpus.append((time.process_time() - cpu) * 1000)
        walls.append((time.perf_counter() - wall) * 1000)
    return Figure(
        name,
        target,
        round(statistics.median(walls), 1),
        round(sorted(walls)[min(int(len(walls) * 0.95), len(walls) - 1)], 1),
        round(statistics.median(cpus), 1),
        count_statements(engine, act) if engine is not None else None,
        note,
    )


def peak_mib(process_id: int) -> float:
    """The most memory that the process has had. Not by getrusage: a child begins there with what its parent had."""
    status = Path(f"/proc/{process_id}/status").read_text("ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def print_table(figures: list[Figure]) -> None:
    rows = [("what", "target", "median ms", "p95 ms", "CPU ms", "SQL", "note")]
    rows += [
        (f.name, f.target, f"{f.median_ms:.1f}", f"{f.p95_ms:.1f}", f"{f.cpu_ms:.1f}", "" if f.sql is None else str(f.sql), f.note) for f in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def write(figures: list[Figure], file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps([asdict(figure) for figure in figures], indent=2, ensure_ascii=False) + "\n", "utf-8")
