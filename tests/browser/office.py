"""The office behind a server: from here people are taken on, and their books filled, without a browser."""

import os
from dataclasses import dataclass
from unicodedata import normalize
from uuid import UUID

from config import Config
from tests import cast
from tests.browser import showcase
from webapp import create_app, demo
from webapp.accounts import founding, link
from webapp.accounts.device import devices_of
from webapp.accounts.user import User
from webapp.changes.apply import apply
from webapp.changes.changeset import Change, Changeset
from webapp.customers import card
from webapp.customers.fields import PLURALS
from webapp.db import db, now, uuid7, writing
from webapp.merging.merge import merge

KNOWN = (  # given, family, mobile, street
    ("Ann", "Avery", "07700 900142", "1 Birch Lane"),
    ("Ben", "Bains", "07700 900143", "2 Birch Lane"),
    ("Chloé", "Clarke", "07700 900144", "3 Chapel Row"),
    ("Dawn", "Davies", "07700 900145", "4 Chapel Row"),
    ("Ebo", "Edwards", "07700 900146", "5 Mill Road"),
    ("Fiona", "Fitzgerald", "07700 900147", "6 Mill Road"),
    ("Grace", "Harris", "07700 900148", "7 Orchard Close"),
    ("Imran", "Iqbal", "07700 900149", "8 Orchard Close"),
    ("Jürgen", "Müller", "07700 900187", "9 Oak Street"),
    ("Nadia", "Nguyễn", "07700 900150", "10 Oak Street"),
    ("Priya", "Patel", "07700 900151", "11 Weaver Lane"),
    ("Zoë", "Zając", "07700 900152", "12 Weaver Lane"),
)
TWIN = ("Jürgen", "Mueller", "07700 900187", "9 Oak Street")  # who is in a colleague's book too


@dataclass
class Person:
    """Somebody who works here, and her customers' ids by family name."""

    email: str
    customers: dict


class Office:
    def __init__(self, server):
        self.server = server
        self.app = create_app(Config(os.environ | {"DOORSTEP_DATA": str(server.data)}))

    def take_on(self, role="representative", customers=KNOWN, made_up=0):
        """A new person with a book of her own: known customers, and made-up ones."""
        email = f"{role}-{uuid7()}@example.com"
        with self.app.app_context():
            writing()
            founding.take_on(founding.first_owner().organisation, email, role.title(), role)
            db.session.commit()
            if made_up:
                demo.fill(person(email), made_up)
            return Person(email, {known[1]: customer(person(email), *known) for known in customers})

    def manager(self):
        """An owner, who may see every page, with a book in which each has something to show."""
        who = self.take_on("owner", made_up=60)
        with self.app.app_context():
            manager = person(who.email)
            who.customers |= showcase.fill(manager)
        who.customers |= self.take_on(customers=[TWIN]).customers
        return who

    def label(self, who, name):
        """A label in somebody's book: its id, as a card has it."""
        with self.app.app_context():
            return str(cast.label(person(who.email), name))

    def keep(self, kind, name):
        """The owner keeps one more store, channel or group to choose from: its id, as a card has it."""
        with self.app.app_context():
            return str(cast.thing(founding.first_owner(), kind, name))

    def take_away(self, kind, id):
        """The owner removes what was kept."""
        with self.app.app_context():
            owner = founding.first_owner()
            writing()
            gone = Change("remove", kind, UUID(id), UUID(int=owner.organisation_id), old={})
            apply(Changeset((gone,)), owner, "web")
            db.session.commit()

    def link(self, who):
        """A sign-in link for this person."""
        with self.app.app_context():
            writing()
            secret = link.make(person(who.email))
            db.session.commit()
        return f"{self.server.home}/sign-in/link/{secret}"

    def put_right(self, who, id, kind, field, value):
        """Somebody in the office changes a field of the customer, or of her first part of this kind."""
        with self.app.app_context():
            user = person(who.email)
            known = card.find(user.book, id)
            record = known if kind == "customer" else known[PLURALS[kind]][0]
            writing()
            change = Change("set", kind, UUID(record["id"]), id, field, record[field], value)
            apply(Changeset((change,)), by=founding.first_owner(), via="web")
            db.session.commit()

    def merge(self, who, kept, other):
        """Somebody in the office finds that two are one."""
        with self.app.app_context():
            user = person(who.email)
            writing()
            merge(*(card.find(user.book, id) for id in (kept, other)), {}, user)
            db.session.commit()

    def hand_over(self, who, id, to):
        """The owner gives one of somebody's customers to another representative."""
        with self.app.app_context():
            old, new = person(who.email).book.id, person(to.email).book.id
            writing()
            apply(Changeset((Change("set", "customer", id, id, "book", old, new),)), founding.first_owner(), "web")
            db.session.commit()

    def ask(self, question, **more):
        """The owner asks something of every customer: the question's id."""
        with self.app.app_context():
            owner, id = founding.first_owner(), uuid7()
            writing()
            new = {"name": question} | more
            apply(Changeset((Change("add", "question", id, UUID(int=owner.organisation_id), new=new),)), owner, "web")
            db.session.commit()
            return str(id)

    def revoke(self, who, wipe=False):
        """She is signed out on every device, as from another device's settings."""
        with self.app.app_context():
            writing()
            for device in devices_of(person(who.email)):
                device.revoked_at, device.wipe = now(), wipe
            db.session.commit()

    def book(self, who):
        """The number of her address book, as forms have it."""
        with self.app.app_context():
            return str(person(who.email).book.id)

    def card(self, who, id):
        """What the server has of a customer."""
        with self.app.app_context():
            return card.find(person(who.email).book, id)


def person(email):
    return db.session.scalar(db.select(User).where(User.email == email))


def customer(by, given, family, mobile, street):
    bare = normalize("NFKD", family.lower()).encode("ascii", "ignore").decode()
    email = f"{bare}@example.com"
    return cast.customer(by, given=given, family=family, mobile=mobile, email=email, street=street)
