"""A house to measure in: an application with a database of its own, which is gone afterwards."""

import tempfile
from contextlib import contextmanager
from pathlib import Path

from config import Config
from tests import postgres
from tests.bench.offline import tell
from tests.bench.table import show
from webapp import create_app
from webapp.accounts.user import User
from webapp.db import db


@contextmanager
def measuring(database):
    """Where the house stands, and the lines that are shown at the end, even when it was stopped: `(where, lines)`."""
    lines = []
    try:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            if database == "sqlite":
                yield (folder, ""), lines
            else:
                with postgres.cluster() as url:
                    yield (folder, url.format(database="postgres")), lines
    finally:
        tell("")
        show(lines)


def house(where):
    """The application; where: its folder, and the address of its database, or "" for the folder's own."""
    folder, database = where
    return create_app(Config({"DOORSTEP_DATA": str(Path(folder)), "DATABASE_URL": database}))


def person(name):
    """Somebody of the cast."""
    return db.session.scalar(db.select(User).where(User.email == f"{name}@example.com"))
