"""Gunicorn inside our own command, so that one program is enough."""

from __future__ import annotations

import gc
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from inventory_app.comparison.likeness import prepare as prepare_likeness
from inventory_app.config import Settings
from inventory_app.wording.lemmas import prepare


class Server(BaseApplication):
    def __init__(self, app: Flask, options: dict[str, Any]) -> None:
        self.flask_app = app
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)  # type: ignore[union-attr]  # gunicorn makes cfg before it calls this

    def load(self) -> Flask:
        return self.flask_app


def settle() -> None:
    """What is here now stays: a request that reads tens of thousands of rows makes the collector go through the rows, not through the whole program."""
    gc.collect()
    gc.freeze()


def serve(app: Flask, settings: Settings, workers: int, threads: int) -> None:
    # Before the fork: the processes share the dictionaries and the algebra, and the first to need them does not wait for them.
    prepare()
    prepare_likeness()
    settle()
    Server(
        app,
        {
            "bind": f"{settings.host}:{settings.port}",
            "workers": workers,
            "threads": threads,
            "worker_class": "gthread",
            # A long document may take a while to print; other requests have threads of their own.
            "timeout": 180,
            "graceful_timeout": 20,
            "accesslog": None,
            "loglevel": "warning",
            "preload_app": True,
            # After the fork, so that each process has a printer of its own, warm before anybody asks.
            "post_worker_init": lambda _worker: app.extensions["print_desk"].printer.start(),
        },
    ).run()
