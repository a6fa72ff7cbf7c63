"""Runs everything that is measured."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.bench.comparison import measure_comparison
from tests.bench.difference import measure_difference
from tests.bench.figures import print_table, write
from tests.bench.flow import measure_flow
from tests.bench.imports import measure_imports
from tests.bench.pages import measure_pages
from tests.bench.printing import measure_printing
from tests.bench.register import measure_register
from tests.bench.rounds import measure_rounds
from tests.bench.stage import set_stage
from tests.bench.wording import measure_wording
from tests.bench.workbooks import measure_workbooks

ROOT = Path(__file__).resolve().parent.parent.parent


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        print("Setting the stage: the demo, 300 and 1,000 systems, and a full catalogue ...", file=sys.stderr)
        app = set_stage(Path(folder))
        figures = measure_pages(app) + measure_register(app) + measure_workbooks(app) + measure_printing(app) + measure_difference(app)
        figures += measure_flow(app) + measure_wording()
        # Last: it changes what the others measure.
        figures += measure_imports(app) + measure_rounds(app)
    figures += measure_comparison()
    print_table(figures)
    write(figures, ROOT / "var" / "bench.json")


if __name__ == "__main__":
    main()
