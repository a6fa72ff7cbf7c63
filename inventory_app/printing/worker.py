"""The print shop: a short queue, one warm process behind it, and a fresh process now and then.

WeasyPrint keeps the memory it took; a process that ends gives it back.
"""

import logging
import os
from concurrent.futures import Future
from pathlib import Path
from queue import Empty, Full, Queue
from tempfile import TemporaryDirectory
from threading import Lock, Thread

from inventory_app.printing.press import NotTaken, Press, PrintingFailed

__all__ = ["Printer", "PrinterBusy", "PrintingFailed"]

log = logging.getLogger(__name__)


class PrinterBusy(Exception):
    """As many documents wait as may wait; ask again in a while."""


class Job:
    """A page, and the promise of its document."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.future: Future[bytes] = Future()


class Printer:
    """Prints one page at a time for any number of threads; a web server process shares one.

    May be made before the server forks: the printing process starts with `start` or with the first page, and belongs
    to the process that asked.
    """

    def __init__(self, waiting: int = 8, documents_per_worker: int = 25, timeout: float = 120) -> None:
        self.waiting = waiting
        self.documents_per_worker = documents_per_worker
        self.timeout = timeout
        self._open_in(os.getpid())

    def _open_in(self, owner: int) -> None:
        self._owner = owner
        self._lock = Lock()
        self._jobs: Queue[Job | None] = Queue()
        self._clerk: Thread | None = None
        self._press: Press | None = None

    def start(self) -> None:
        """Warm up now, in the background, so that nobody waits for it later."""
        if self._owner != os.getpid():
            # After a fork the clerk and the press belong to the other side, and so may the lock.
            self._open_in(os.getpid())
        with self._lock:
            self._start_clerk()

    def _start_clerk(self) -> None:
        if self._clerk is None:
            self._jobs = Queue(self.waiting)
            self._clerk = Thread(target=self._serve, args=(self._jobs,), name="printer", daemon=True)
            self._clerk.start()

    def submit(self, html: str) -> Future[bytes]:
        """Queue a page; the future holds the PDF or raises PrintingFailed."""
        self.start()
        job = Job(html)
        with self._lock:
            self._start_clerk()
            try:
                self._jobs.put_nowait(job)
            except Full:
                raise PrinterBusy(f"{self.waiting} documents wait to be printed already") from None
        return job.future

    def print(self, html: str) -> bytes:
        """Queue a page and wait for it."""
        return self.submit(html).result()

    def close(self) -> None:
        """Refuse the pages that wait, finish the one in hand, end the process. A later page opens the shop again."""
        if self._owner != os.getpid():
            return
        with self._lock:
            clerk, self._clerk = self._clerk, None
            if clerk is None:
                return
            _refuse_all(self._jobs)
            self._jobs.put(None)
        clerk.join()

    def process_id(self) -> int | None:
        """Which process prints at the moment, if one does."""
        press = self._press
        return press.process.pid if press else None

    def _serve(self, jobs: "Queue[Job | None]") -> None:
        # One scan of the fonts for all processes that follow each other.
        with TemporaryDirectory(prefix="inventory-fonts-", ignore_cleanup_errors=True) as scan:
            self._ready_press(Path(scan))
            while (job := jobs.get()) is not None:
                if job.future.set_running_or_notify_cancel():
                    self._serve_one(job, Path(scan))
                    self._ready_press(Path(scan))
            self._retire_press()

    def _serve_one(self, job: Job, scan: Path) -> None:
        try:
            try:
                pdf = self._make(job, scan)
            except NotTaken:
                # It ended while nobody printed; that is no fault of this page.
                pdf = self._make(job, scan)
            job.future.set_result(pdf)
        except Exception as error:
            job.future.set_exception(error)

    def _make(self, job: Job, scan: Path) -> bytes:
        press = self._ready_press(scan)
        if press is None:
            raise PrintingFailed("the printing process does not start; the log of the server says why")
        return press.make(job.html, self.timeout)

    def _ready_press(self, scan: Path) -> Press | None:
        press = self._press
        if press and press.is_alive() and press.made < self.documents_per_worker:
            return press
        self._retire_press()
        try:
            self._press = Press(scan)
        except Exception:
            log.exception("the printing process does not start")
        return self._press

    def _retire_press(self) -> None:
        press, self._press = self._press, None
        if press:
            press.end()


def _refuse_all(jobs: "Queue[Job | None]") -> None:
    while True:
        try:
            job = jobs.get_nowait()
        except Empty:
            return
        if job and job.future.set_running_or_notify_cancel():
            job.future.set_exception(PrintingFailed("the printer is closing"))
