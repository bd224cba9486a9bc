"""Alembic's environment: the models' tables, batch mode for SQLite, and foreign keys off while tables are rebuilt."""

from contextlib import contextmanager

from alembic import context
from flask import current_app

from webapp.db import Base, db

RAW = "raw_"  # what only one database knows (full-text tables, covering indexes), made by hand in a migration


def ours(item, name, type, reflected, compare_to):
    """Whether a table or an index is compared with the models."""
    return not (name or "").startswith(RAW)


@contextmanager
def without_foreign_keys(connection):
    """SQLite rebuilds a table to alter it, and with foreign keys on that would delete its children."""
    if connection.dialect.name != "sqlite":
        yield
        return
    raw = connection.connection.dbapi_connection  # inside a transaction the PRAGMA would be ignored
    raw.execute("PRAGMA foreign_keys=OFF").close()
    try:
        yield
        dangling = raw.execute("PRAGMA foreign_key_check").fetchall()
        if dangling:
            raise RuntimeError(f"the migration left dangling rows: {dangling[:5]}")
    finally:
        raw.execute("PRAGMA foreign_keys=ON").close()


def migrate():
    with db.engine.connect() as connection, without_foreign_keys(connection):
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            include_object=ours,
            **current_app.extensions["migrate"].configure_args,
        )
        with context.begin_transaction():
            context.run_migrations()


migrate()
