"""Every setting of Doorstep in one table, read from the environment and checked at start."""

import os
import secrets
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

ROOT = Path(__file__).parent


class BadSetting(Exception):
    """A setting has a value Doorstep can't work with; the message names it and says what it takes."""


@dataclass(frozen=True)
class Setting:
    name: str
    default: str
    takes: str
    right: callable = lambda value: True

    def read(self, environ):
        value = environ.get(self.name, "").strip() or self.default
        if not self.right(value):
            raise BadSetting(f"{self.name}={value!r}: takes {self.takes}")
        return value


def is_url(*schemes):
    return lambda value: not value or (urlsplit(value).scheme in schemes and bool(urlsplit(value).netloc))


def is_database(value):
    return not value or value.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://"))


SETTINGS = (
    Setting("DOORSTEP_DATA", str(ROOT / "instance"), "a folder: database, photos and secret key live there"),
    Setting("DATABASE_URL", "", "postgresql://… ; left out, SQLite in the data folder", is_database),
    Setting(
        "DOORSTEP_PUBLIC_URL", "", "the address people use, like https://doorstep.example.com", is_url("http", "https")
    ),
    Setting(
        "DOORSTEP_TIME_ZONE",
        "Europe/London",
        "a time zone of a new organisation, like Europe/Paris",
        lambda value: value in available_timezones(),
    ),
    Setting(
        "DOORSTEP_COUNTRY",
        "GB",
        "the country of a new organisation, like FR",
        lambda value: len(value) == 2 and value.isupper(),
    ),
    Setting(
        "SMTP_URL", "", "smtp://user:password@host:587 or smtps://…; left out, mail waits", is_url("smtp", "smtps")
    ),
    Setting(
        "DOORSTEP_OFFLINE",
        "on",
        "on, or off: then devices ask the server for everything",
        lambda value: value in ("on", "off"),
    ),
    Setting("MAIL_FROM", "doorstep@localhost.localdomain", "the sender's e-mail address", lambda value: "@" in value),
)


def read_settings(environ=os.environ):
    """Every setting by its name, as text.

    Raises BadSetting for the first one that is wrong."""
    return {setting.name: setting.read(environ) for setting in SETTINGS}


class Config:
    """What Flask and its extensions read; built from the settings."""

    def __init__(self, environ=os.environ):
        settings = read_settings(environ)
        self.__dict__.update(settings)
        self.DATA = Path(settings["DOORSTEP_DATA"]).absolute()
        self.DATA.mkdir(parents=True, exist_ok=True)
        self.SECRET_KEY = remember_secret(self.DATA / "secret-key")
        self.SQLALCHEMY_DATABASE_URI = database_url(settings["DATABASE_URL"], self.DATA)

    SQLALCHEMY_ENGINE_OPTIONS = {"pool_pre_ping": True}
    MAX_CONTENT_LENGTH = 32 * 1024 * 1024
    MAX_FORM_MEMORY_SIZE = 2 * 1024 * 1024
    MAX_FORM_PARTS = 5000
    SESSION_COOKIE_SAMESITE = "Lax"
    PERMANENT_SESSION_LIFETIME = timedelta(days=365)
    BABEL_DEFAULT_LOCALE = "en"
    BABEL_TRANSLATION_DIRECTORIES = str(ROOT / "webapp" / "translations")


def database_url(url, data):
    """psycopg 3 under PostgreSQL; without a URL, SQLite in the data folder."""
    if not url:
        return f"sqlite:///{data / 'doorstep.db'}"
    return url.replace("postgresql://", "postgresql+psycopg://", 1)


def remember_secret(path):
    """The key that signs sessions, made once per data folder so that a restart signs nobody out."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text().strip()
