"""The house the tests live in: one database a worker, brought up by the migrations; each test is rolled back."""

import os

import pytest
from flask_migrate import upgrade
from sqlalchemy import create_engine, text

from config import Config
from tests import cast, postgres
from tests.browsing import Browser
from webapp import create_app
from webapp.accounts.user import User
from webapp.db import db


def pytest_addoption(parser):
    parser.addoption("--database", choices=("sqlite", "postgresql"), default=os.environ.get("TEST_DATABASE", "sqlite"))
    parser.addoption("--full", action="store_true", help="the numbers of the issues, instead of a tenth of them")


@pytest.fixture(scope="session")
def many(request):
    """How many times a costly thing is tried: `many(500)` is 500 with --full, and 50 without, or as `few` says."""
    full = request.config.getoption("--full")
    return lambda number, few=None: number if full else few or max(1, number // 10)


@pytest.fixture(scope="session")
def database(request):
    """The URL of an empty database; None for SQLite in the data folder."""
    if request.config.getoption("--database") == "sqlite":
        yield ""
        return
    with postgres.cluster() as url:
        with create_engine(
            url.format(database="postgres").replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT"
        ).connect() as connection:
            connection.execute(text("CREATE DATABASE doorstep"))
        yield url.format(database="doorstep")


@pytest.fixture(scope="session")
def building(database, tmp_path_factory):
    """The application on a migrated database with the cast in it."""
    app = create_app(TestConfig(tmp_path_factory.mktemp("data"), database))
    with app.app_context():
        upgrade()
        cast.arrive()
        db.session.remove()
    return app


class TestConfig(Config):
    """The settings of a test: nothing from the environment, and passwords that cost little."""

    __test__ = False

    def __init__(self, data, database=""):
        super().__init__({"DOORSTEP_DATA": str(data), "DATABASE_URL": database})
        self.TESTING = True
        cheap = {"argon2__time_cost": 1, "argon2__memory_cost": 512, "argon2__parallelism": 1}
        self.SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS = cheap


@pytest.fixture
def app(building):
    """The application in a transaction of its own, which is rolled back; commits in it are savepoints."""
    with building.app_context():
        engine = db.engine
        connection = engine.connect()
        outer = connection.begin()
        db.engines[None] = connection
        db.session.session_factory.configure(join_transaction_mode="create_savepoint")
        try:
            yield building
        finally:
            db.session.remove()
            db.engines[None] = engine
            outer.rollback()
            connection.close()


@pytest.fixture
def person(app):
    """Somebody of the cast by name."""
    return lambda name: db.session.scalar(db.select(User).where(User.email == f"{name}@example.com"))


@pytest.fixture
def rita(person):
    """The representative."""
    return person("rita")


@pytest.fixture
def rob(person):
    """Another representative of the same organisation."""
    return person("rob")


@pytest.fixture
def sam(person):
    """The owner of another organisation."""
    return person("sam")


@pytest.fixture
def browser(app, rita):
    """Rita's browser."""
    return Browser(app, rita)


@pytest.fixture
def htmx(app, rita):
    """Rita's browser with the page's script in it."""
    return Browser(app, rita, htmx=True)


@pytest.fixture
def stranger(app, sam):
    """The browser of somebody from another organisation."""
    return Browser(app, sam)


@pytest.fixture
def nobody(app):
    """A browser nobody is signed in with."""
    return Browser(app)


@pytest.fixture
def ann(rita):
    return cast.customer(
        rita, given="Ann", family="Avery", mobile="07700 900142", email="ann@example.com", street="1 Birch Lane"
    )


@pytest.fixture
def muller(rita):
    return cast.customer(rita, given="Jürgen", family="Müller", mobile="07700 900187", street="9 Oak Street")
