"""Objects only; `create_app` gives them the application."""

from __future__ import annotations

from functools import cached_property
from inspect import iscoroutinefunction
from typing import Any, cast

from flask import g
from flask_babel import Babel, Domain
from flask_compress import Compress
from flask_login import LoginManager
from flask_sqlalchemy_lite import SQLAlchemy
from flask_wtf import CSRFProtect
from sqlmodel import Session


class Database(SQLAlchemy):
    def init_app(self, app: Any) -> None:
        super().init_app(app)
        # We have no asynchronous engines, and closing their sessions would start a thread at the end of every request.
        app.teardown_appcontext_funcs[:] = [close for close in app.teardown_appcontext_funcs if not iscoroutinefunction(close)]

    @property
    def session(self) -> Session:
        return cast(Session, super().session)


class PageDomain(Domain):
    """Finds a page's translations once, as `g.translations`; Flask-Babel does it for each of the hundred texts that a page has."""

    def get_translations(self) -> Any:
        try:
            return g.translations
        except AttributeError:
            g.translations = super().get_translations()
            return g.translations


class PageBabel(Babel):
    @cached_property
    def domain_instance(self) -> Domain:
        return PageDomain(domain=self.domain)


# SQLModel's session has `exec`, which keeps the types of a select.
db = Database(session_options={"class_": Session})
babel = PageBabel()
compress = Compress()
csrf = CSRFProtect()
login = LoginManager()
