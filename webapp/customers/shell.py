"""The frame around every page: who is signed in, what the sidebar counts, and the labels in use."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flask_login import current_user

from webapp.customers.browse import counts
from webapp.customers.label import labels_of
from webapp.i18n import language


def frame(section):
    """What the frame of a page needs, as plain JSON: `{frame: {language, section, user, counts, labels}}`.

    section: where the person is, as the sidebar names it."""
    return {
        "frame": {
            "language": language(),
            "section": section,
            "user": {"name": current_user.name, "single_keys": current_user.single_keys},
            "counts": counts(current_user.book, today()),
            "labels": labels(),
        }
    }


def labels():
    """The labels of one's own book, `[{id, name, weekday}]`."""
    found = labels_of(current_user.book)
    return [{"id": str(label.id), "name": label.name, "weekday": label.weekday} for label in found]


def home():
    """What a record needs to know of the organisation."""
    organisation = current_user.organisation
    return {"country": organisation.country, "email_required": organisation.email_required}


def today():
    """The date where the organisation is."""
    return datetime.now(ZoneInfo(current_user.organisation.time_zone)).date()
