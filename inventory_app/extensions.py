"""Objects only; `create_app` gives them the application."""

from __future__ import annotations

from typing import cast

from flask_babel import Babel
from flask_compress import Compress
from flask_login import LoginManager
from flask_sqlalchemy_lite import SQLAlchemy
from flask_wtf import CSRFProtect
from sqlmodel import Session


class Database(SQLAlchemy):
    @property
    def session(self) -> Session:
        return cast(Session, super().session)


# SQLModel's session has `exec`, which keeps the types of a select.
db = Database(session_options={"class_": Session})
babel = Babel()
compress = Compress()
csrf = CSRFProtect()
login = LoginManager()
