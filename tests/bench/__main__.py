"""Runs everything that is measured."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.bench.figures import print_table, write
from tests.bench.pages import measure_pages
from tests.bench.printing import measure_printing
from tests.bench.stage import set_stage

ROOT = Path(__file__).resolve().parent.parent.parent


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        print("Setting the stage: the demo, 300 systems, and a full catalogue ...", file=sys.stderr)
        app = set_stage(Path(folder))
        figures = measure_pages(app) + measure_printing(app)
    print_table(figures)
    write(figures, ROOT / "var" / "bench.json")


if __name__ == "__main__":
    main()
