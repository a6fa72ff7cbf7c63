"""What has been printed and what is being printed. The same page is rendered once, however many ask for it."""

from __future__ import annotations

import atexit
from concurrent.futures import Future
from datetime import timedelta
from functools import partial
from hashlib import sha256
from threading import Lock

import sqlalchemy as sa
from flask import Flask, current_app
from sqlmodel import Session, col

from inventory_app.database import begin_writing
from inventory_app.extensions import db
from inventory_app.printing.worker import Printer
from inventory_app.tables import Printout, now

KEPT_FOR = timedelta(days=14)


def key_of(html: str) -> str:
    return sha256(html.encode("utf-8", "surrogatepass")).hexdigest()


def find_printout(session: Session, key: str) -> Printout | None:
    return session.get(Printout, key)


def keep(session: Session, key: str, pdf: bytes | None, fault: str = "") -> None:
    """Puts a result where every process finds it, and sweeps out what nobody has asked for lately."""
    session.exec(sa.delete(Printout).where((col(Printout.key) == key) | (col(Printout.started_at) < now() - KEPT_FOR)))
    session.add(Printout(key=key, pdf=pdf, fault=fault))


class PrintDesk:
    """Where the pages of one process hand in what is to be printed. A result is stored before it is handed out."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.printer = Printer()
        self._lock = Lock()
        self._under_way: dict[str, Future[bytes]] = {}

    def ask(self, html: str) -> Future[bytes]:
        """The PDF to come; PrinterBusy when too many wait, PrintingFailed in the future when it cannot be made."""
        key = key_of(html)
        with self._lock:
            if key in self._under_way:
                return self._under_way[key]
            printing = self.printer.submit(html)
            kept: Future[bytes] = Future()
            self._under_way[key] = kept
        # Outside the lock: a page that is done already calls back at once.
        printing.add_done_callback(partial(self._finish, key, kept))
        return kept

    def _finish(self, key: str, kept: Future[bytes], printing: Future[bytes]) -> None:
        """Runs on the printer's thread, long after the request that asked: hence a session and a commit of its own."""
        fault = printing.exception()
        try:
            with self.app.app_context():
                begin_writing(db.session)
                keep(db.session, key, None if fault else printing.result(), str(fault or ""))
                db.session.commit()
        except Exception:
            # Those who wait get their document all the same; the next one is printed anew.
            self.app.logger.exception("a printout could not be stored")
        with self._lock:
            self._under_way.pop(key, None)
        if fault:
            kept.set_exception(fault)
        else:
            kept.set_result(printing.result())


def print_desk() -> PrintDesk:
    desk: PrintDesk = current_app.extensions["print_desk"]
    return desk


def init_app(app: Flask) -> None:
    desk = PrintDesk(app)
    app.extensions["print_desk"] = desk
    atexit.register(desk.printer.close)


def printed(session: Session, html: str) -> bytes:
    """From the store, or printed now; the caller waits."""
    found = find_printout(session, key_of(html))
    if found is not None and found.pdf is not None:
        return found.pdf
    # Waiting holds no transaction open.
    session.rollback()
    return print_desk().ask(html).result()


def print_now(html: str) -> bytes:
    """Printed past the store; for the command line."""
    return print_desk().printer.print(html)
