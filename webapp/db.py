"""The one database object, the types its tables are made of, and transactions that lose nothing."""

import os
import sqlite3
import time
from datetime import UTC, datetime
from uuid import UUID

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import BigInteger, DateTime, Integer, LargeBinary, MetaData, Text, TypeDecorator, Uuid, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)


LOOK = 0.003  # seconds between two tries to begin writing

db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})

Number = BigInteger().with_variant(Integer, "sqlite")  # 64 bits, counted up by the server
Sortable = Text().with_variant(Text(collation="C"), "postgresql")  # text in the order of its bytes, on both databases


class Id(TypeDecorator):
    """A UUID in 16 bytes: PostgreSQL's own type, a blob on SQLite."""

    impl = Uuid
    cache_ok = True

    def load_dialect_impl(self, dialect):
        return dialect.type_descriptor(Uuid() if dialect.name == "postgresql" else LargeBinary(16))

    def process_bind_param(self, value, dialect):
        return value if value is None or dialect.name == "postgresql" else value.bytes

    def process_result_value(self, value, dialect):
        return UUID(bytes=value) if isinstance(value, bytes) else value


class Moment(TypeDecorator):
    """An instant, always in UTC and always aware of it."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_result_value(self, value, dialect):
        return value and value.replace(tzinfo=value.tzinfo or UTC)


def uuid7():
    """A new UUIDv7 (RFC 9562): 48 bits of milliseconds, 74 of chance. Good as a key, never to be sorted as time."""
    value = int.from_bytes(os.urandom(16)) & ((1 << 80) - 1) | (time.time_ns() // 1_000_000) << 80
    value = value & ~(0xF << 76) | 7 << 76
    return UUID(int=value & ~(0b11 << 62) | 0b10 << 62)


def now():
    return datetime.now(UTC)


def upsert(model):
    """INSERT … ON CONFLICT, in the dialect of the database at hand."""
    return (postgresql if db.session.get_bind().dialect.name == "postgresql" else sqlite).insert(model)


def init_app(app):
    db.init_app(app)
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            begin_explicitly(db.engine)


def begin_explicitly(engine):
    """Take BEGIN out of the driver's hands: its default loses updates, and a deferred BEGIN can't become a writer."""

    @event.listens_for(engine, "connect")
    def connect(connection, record):
        connection.isolation_level = None
        for pragma in (
            "busy_timeout=10000",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "cache_size=-32000",
            "mmap_size=1073741824",
        ):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def begin(connection):
        how = connection.get_execution_options().get("begin", "DEFERRED")
        take_turn(connection.connection.dbapi_connection, how)


def take_turn(connection, how, patience=10):
    """Begin; while somebody else writes, look again every few milliseconds.

    SQLite itself looks less and less often, up to 100 ms apart: it would miss every gap between the steps of a job."""
    until = time.monotonic() + patience
    connection.execute("PRAGMA busy_timeout=0").close()
    try:
        while True:
            try:
                return connection.execute(f"BEGIN {how}").close()
            except sqlite3.OperationalError:
                if time.monotonic() > until:
                    raise
                time.sleep(LOOK)
    finally:
        connection.execute(f"PRAGMA busy_timeout={1000 * patience}").close()


def writing():
    """Open the transaction of a unit of work that will write, before its first read."""
    db.session.rollback()
    db.session.connection(execution_options={"begin": "IMMEDIATE"})
