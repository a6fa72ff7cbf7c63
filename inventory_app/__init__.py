"""From an inventory of support systems to a requirements specification for procurement."""

from __future__ import annotations

import logging
import os
from datetime import timedelta

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from inventory_app import rooms
from inventory_app.accounts import session
from inventory_app.config import HERE, Settings, read_settings
from inventory_app.database import prepare_engine
from inventory_app.documents import prints
from inventory_app.extensions import babel, compress, csrf, db
from inventory_app.institutions import access as institution_access
from inventory_app.overview import shell
from inventory_app.web import access, errors, headers, inputs, rendering, static
from inventory_app.web.locale import page_language

# Before anything reads numpy in. Our matrices are small: threads of the algebra would only stand in the way of the server's own processes.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def create_app(settings: Settings | None = None) -> Flask:
    settings = settings or read_settings()
    templates = HERE / "templates" if (HERE / "templates").is_dir() else HERE.parent / "templates"
    app = Flask(__name__, template_folder=str(templates))
    app.extensions["inventory_settings"] = settings
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_ENGINES={"default": settings.database_url},
        SESSION_COOKIE_SECURE=settings.https,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(hours=12),
        WTF_CSRF_TIME_LIMIT=None,  # a page may lie open over lunch; the token dies with the session
        MAX_CONTENT_LENGTH=2 * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=2 * 1024 * 1024,
        BABEL_DEFAULT_LOCALE="en",
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=4,
        COMPRESS_LEVEL=6,
        COMPRESS_STREAMS=False,  # nothing is streamed but files, and those come compressed
    )
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies, x_host=settings.proxies)  # type: ignore[method-assign]  # Flask's documented way
    app.logger.setLevel(logging.INFO)

    db.init_app(app)
    with app.app_context():
        prepare_engine(db.engine)
    babel.init_app(app, locale_selector=page_language)
    compress.init_app(app)
    rendering.init_app(app)
    inputs.init_app(app)
    errors.init_app(app)
    session.init_app(app)
    access.init_app(app)
    csrf.init_app(app)
    institution_access.init_app(app)
    headers.init_app(app)
    static.init_app(app)
    shell.init_app(app)
    prints.init_app(app)
    rooms.init_app(app)
    return app
