"""300 institutions with 1,000 systems each, on PostgreSQL; or, to try it out, as many as the command line says: --institutions N."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from tests.bench.comparison import EXTREME, measure_comparison
from tests.bench.figures import print_table, write

ROOT = Path(__file__).resolve().parent.parent.parent


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--institutions", type=int, default=EXTREME.numbers.institutions)
    institutions = parser.parse_args().institutions
    size = replace(EXTREME, name=f"{institutions} x 1,000, 1,200 requirements", numbers=replace(EXTREME.numbers, institutions=institutions))
    figures = measure_comparison([size], ["PostgreSQL"])
    print_table(figures)
    write(figures, ROOT / "var" / "bench-extreme.json")


if __name__ == "__main__":
    main()
