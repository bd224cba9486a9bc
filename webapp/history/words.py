"""A history in words: what every id means, what a part says in one line, and when it was."""

from datetime import UTC
from uuid import UUID
from zoneinfo import ZoneInfo

from flask_babel import gettext as _

from webapp.accounts.book import AddressBook
from webapp.accounts.user import User
from webapp.customers.compare import said
from webapp.customers.customer import Customer
from webapp.customers.fields import FIELDS
from webapp.customers.things import THINGS
from webapp.dates import day
from webapp.db import db
from webapp.fields.places import called
from webapp.i18n import N_, language, time_zone

VIA = {
    "web": N_("In the browser"),
    "sync": N_("From a device"),
    "import": N_("Import"),
    "bulk": N_("Many at once"),
    "merge": N_("Merging"),
    "undo": N_("Undone"),
}

MERGING = (N_("Merged"), N_("Merged into"))  # what the door calls them, for the catalogue


def in_words(field, value, names):
    """A value of a field in words; names: what ids mean, as `meanings` answers them."""
    if field.kind in ("set", "id") and value:
        ids = value if isinstance(value, list) else [value]
        return ", ".join(names.get(id) or _("no longer known") for id in ids)
    if field.kind == "book":
        return names.get(value) or _("no longer known")
    if field.kind == "place" and value and value.get("country"):
        value = value | {"country": called(language()).get(value["country"], value["country"])}
    return said(field, value)


def in_one_line(kind, values, names, without=()):
    """What a part says in one line, in the order of its fields; what is empty is left out, a switch says its name."""
    told = [(field, (values or {}).get(field.name)) for field in FIELDS.get(kind, ()) if field.name not in without]
    words = [_(field.label) if value is True else in_words(field, value, names) for field, value in told if value]
    return ", ".join(words) or _("Nothing")


def instant(at):
    """An instant with its day and its time, where the organisation is."""
    here = at.replace(tzinfo=at.tzinfo or UTC).astimezone(ZoneInfo(time_zone()))
    return f"{day(here.strftime('%Y-%m-%d'))}, {here.strftime('%H:%M')}"


def meanings(organisation_id, book_id, records, values):
    """What ids among these values mean: a part of hers, a thing of the organisation, another customer of the book."""
    values = list(values)
    parts = {str(id): in_one_line(kind, held, {}) for (kind, id), held in records.items() if kind != "customer"}
    wanted = {UUID(id) for id in set(ids_in(values)) - parts.keys()}
    known = things(organisation_id, wanted) | customers(organisation_id, book_id, wanted) | parts
    return known | books(organisation_id, {value for value in values if type(value) is int})


def ids_in(values):
    """Whatever is written like an id."""
    for value in values:
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str) and len(one) == 36 and one.count("-") == 4 and is_id(one):
                yield one


def is_id(text):
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def things(organisation_id, ids):
    models = [model for model, _ in THINGS.values()] if ids else []
    return {
        str(id): name
        for model in models
        for id, name in db.session.execute(
            db.select(model.id, model.name).where(model.organisation_id == organisation_id, model.id.in_(ids))
        )
    }


def books(organisation_id, ids):
    """Whose these address books are."""
    here = db.select(AddressBook.id, User.name).join(User, User.id == AddressBook.owner_id)
    here = here.where(AddressBook.organisation_id == organisation_id, AddressBook.id.in_(ids))
    return dict(db.session.execute(here).all()) if ids else {}


def customers(organisation_id, book_id, ids):
    if not ids:
        return {}
    here = db.select(Customer.id, Customer.given, Customer.family, Customer.company).where(
        Customer.organisation_id == organisation_id, Customer.book_id == book_id, Customer.id.in_(ids)
    )
    return {str(id): " ".join(name for name in names if name) for id, *names in db.session.execute(here)}
