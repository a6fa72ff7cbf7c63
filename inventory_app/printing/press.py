"""One printing process and the pipe to it.

A process of its own making rather than one of `multiprocessing`: nothing is forked from a server with threads,
nothing of the server is imported a second time, and one that hangs can be killed.
"""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Timer
from typing import IO, cast

from inventory_app.printing import frames

log = logging.getLogger(__name__)

CHILD = Path(__file__).with_name("child.py")
NICENESS = 10
# Six times what the largest specification of the demo consortium needs; beyond it the process ends, not the machine.
MEMORY = 1536 * 1024 * 1024
# Starting means scanning our fonts and reading WeasyPrint: a second, and much more on a machine that is busy.
SECONDS_TO_START = 60.0


class PrintingFailed(Exception):
    """This document was not made; the next one may well be."""


class NotTaken(PrintingFailed):
    """The process was gone before it saw the document: nothing was tried yet, another process may."""


class Press:
    """A process that makes one document at a time; for one thread only."""

    def __init__(self, scan: Path) -> None:
        self.made = 0
        self.process = subprocess.Popen(  # noqa: S603 -- our own script, with arguments that we chose
            # -P: the child lies beside `pdf.py` and `fonts.py`, which are no modules of their own.
            [sys.executable, "-P", str(CHILD), str(scan), str(NICENESS), str(MEMORY)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)},
        )
        # Both are pipes, as asked for above; the type does not know.
        self._pages = cast("IO[bytes]", self.process.stdin)
        self._answers = cast("IO[bytes]", self.process.stdout)
        with self._within(SECONDS_TO_START, "to start"):
            frames.receive(self._answers)

    def make(self, html: str, seconds: float) -> bytes:
        self.made += 1
        with self._within(seconds, "for this document"):
            self._hand_over(html)
            said = json.loads(frames.receive(self._answers))
            pdf = frames.receive(self._answers)
        if "failed" in said:
            raise PrintingFailed(*said["failed"])
        for complaint in said["complaints"]:
            log.warning("printing: %s", complaint)
        return pdf

    def _hand_over(self, html: str) -> None:
        try:
            frames.send(self._pages, html.encode("utf-8", "surrogatepass"))
            frames.receive(self._answers)
        except (frames.HungUp, OSError) as error:
            raise NotTaken("the printing process had ended before it took the document") from error

    @contextmanager
    def _within(self, seconds: float, purpose: str) -> Iterator[None]:
        """Kill the process when time is up: its pipe closes, and whoever waits at our end goes on."""
        late = Event()

        def stop() -> None:
            late.set()
            self.process.kill()

        timer = Timer(seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            yield
        except (frames.HungUp, OSError, NotTaken) as error:
            self.end()
            if late.is_set():
                raise PrintingFailed(f"the printing process took more than {seconds:g} seconds {purpose}") from error
            if isinstance(error, NotTaken):
                raise
            raise PrintingFailed(f"the printing process ended (exit {self.process.returncode}) instead of answering") from error
        finally:
            timer.cancel()

    def is_alive(self) -> bool:
        return self.process.poll() is None

    def end(self) -> None:
        """End it at once: between two documents it holds nothing that must be kept."""
        self.process.kill()
        self.process.wait()
        for pipe in (self._pages, self._answers):
            with suppress(OSError):
                pipe.close()
