"""The people of the tests: an organisation with one person in each role, and a stranger with one of her own."""

from datetime import timedelta
from uuid import UUID

from webapp.accounts import founding
from webapp.changes.apply import apply
from webapp.changes.changeset import Change, Changeset
from webapp.customers.customer import Customer
from webapp.customers.erasing import erase
from webapp.db import db, now, uuid7, writing
from webapp.files import kept

PASSWORD = "a long password nobody guesses"
PEOPLE = {"olivia": "owner", "max": "manager", "ada": "advisor", "rita": "representative", "rob": "representative"}


def arrive():
    """Put the cast into an empty database."""
    writing()
    here = founding.found("Meadow Cosmetics", "GB", "Europe/London")
    for name, role in PEOPLE.items():
        password = PASSWORD if name == "rita" else None
        founding.take_on(here, f"{name}@example.com", name.title(), role, password)
    there = founding.found("Elsewhere", "FR", "Europe/Paris")
    founding.take_on(there, "sam@example.com", "Sam", "owner")
    db.session.commit()


def customer(by, **known):
    """A customer in somebody's book, made through the one door: her id.

    known: fields of hers, and `mobile`, `email`, `street` as the simplest of parts."""
    id, parts = uuid7(), []
    for name, part in (("mobile", phone), ("email", email), ("street", address)):
        if name in known:
            parts.append(Change("add", *part(id, known.pop(name))))
    writing()
    apply(Changeset((Change("add", "customer", id, id, new=known), *parts)), by=by, via="import")
    db.session.commit()
    return id


def phone(of, number):
    return "phone", uuid7(), of, None, None, {"label": "mobile", "number": number}


def email(of, text):
    return "email", uuid7(), of, None, None, {"label": "home", "address": text}


def address(of, line1):
    place = {"line1": line1, "town": "Marsford", "postcode": "MF4 2QT", "country": "GB"}
    return "address", uuid7(), of, None, None, {"label": "home", "place": place}


def note(by, of, text, alert=None):
    """A note about a customer: its id."""
    id = uuid7()
    writing()
    apply(Changeset((Change("add", "note", id, of, new={"text": text, "alert": alert}),)), by=by, via="web")
    db.session.commit()
    return id


def file(by, of, name, data=b"%PDF-1.4"):
    """A file kept with a customer: its id."""
    id = uuid7()
    writing()
    kept.keep(by.organisation_id, id, data)
    apply(Changeset((Change("add", "file", id, of, new={"name": name}),)), by=by, via="web")
    db.session.commit()
    return id


def label(by, name, weekday=None):
    """A label in somebody's book: its id."""
    return thing(by, "label", name, weekday=weekday)


def thing(by, kind, name, **known):
    """Something of the organisation, a store, a channel, a group …: its id."""
    id, organisation = uuid7(), UUID(int=by.organisation_id)
    writing()
    apply(Changeset((Change("add", kind, id, organisation, new={"name": name} | known),)), by=by, via="web")
    db.session.commit()
    return id


def erased(by, id):
    """A customer who was put in the bin a month ago is erased for good."""
    writing()
    kept = db.session.get(Customer, (by.organisation_id, id))
    kept.binned, kept.binned_at = True, now() - timedelta(days=31)
    erase([kept])
    db.session.commit()


def at_once(by, ids, company="Mill"):
    """Something done to customers at once, they are given a company: the id of the group."""
    group = uuid7()
    for id in ids:
        writing()
        change = Change("set", "customer", id, id, "company", None, company)
        apply(Changeset((change,)), by=by, via="bulk", group=group)
        db.session.commit()
    return group
