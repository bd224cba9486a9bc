"""The frame around every page: who is signed in, what the sidebar counts, and the labels in use."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flask import g
from flask_login import current_user

from webapp.customers import things as known
from webapp.customers.browse import count, counts
from webapp.i18n import language


def frame(section):
    """What the frame of a page needs, as plain JSON: `{frame: {language, section, user, counts, labels, …}, pill}`.

    section: where the person is, as the sidebar names it."""
    book, day, segments = current_user.book, today(), things()["segments"]
    found = counts(book, day) | {one["id"]: count(book, one["filter"], day) for one in segments}
    return {
        "frame": {
            "language": language(),
            "section": section,
            "user": current_user.person,
            "counts": found,
            "labels": things()["labels"],
            "segments": segments,
        },
        "pill": pill(found["compare"]),
    }


def pill(compare):
    """What isn't well: here only values to compare; the worker knows of being offline and of what waits."""
    return {
        "offline": False,
        "signed_out": False,
        "waiting": 0,
        "parked": 0,
        "compare": compare,
        "full": False,
        "done": None,
    }


def things():
    """What the organisation lets one choose from: `{labels: [{id, name, weekday}], …}`; read once for a request."""
    if "things" not in g:
        g.things = known.things(current_user)
    return g.things


def home():
    """What a record needs to know of the organisation."""
    return current_user.organisation.home


def today():
    """The date where the organisation is."""
    return datetime.now(ZoneInfo(current_user.organisation.time_zone)).date()
