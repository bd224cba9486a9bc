"""Who is the same person? Whom a contact of a file may be among the customers of a book."""

import json
from collections import defaultdict

from webapp.customers.card import Card
from webapp.customers.fields import PLURALS
from webapp.customers.folding import fold
from webapp.customers.line import phone_digits
from webapp.db import db
from webapp.exchange.imported import ContactImport, ImportedRow


class Acquaintances:
    """The customers of a book, looked up by what identifies a person: a card's UID, a row seen before, name and number.

    Read once for an import; what the import itself adds is made known to it."""

    def __init__(self, book):
        self.book, self.cards = book, {}
        self.by_uid, self.by_hash, self.by_mark = {}, {}, defaultdict(set)
        here = db.select(Card.json).where(Card.organisation_id == book.organisation_id, Card.book_id == book.id)
        for card in map(json.loads, db.session.scalars(here.where(Card.binned_at.is_(None)))):
            if "erased" not in card:
                self.know(card)
        for row in rows_of_before(book):
            self.remember(row.customer_id, row.uid, row.hash)

    def know(self, card):
        self.cards[card["id"]] = card
        for mark in marks(card):
            self.by_mark[mark].add(card["id"])

    def absorb(self, id, changeset):
        """Make known what a changeset will do to a customer, before it is done."""
        card = self.cards.get(id) or {"id": id, "labels": [], "phones": [], "emails": [], "addresses": []}
        for change in changeset.changes:
            if change.kind in PLURALS and change.do == "add":
                card.setdefault(PLURALS[change.kind], []).append({"id": str(change.id), "e164": None} | change.new)
            elif change.do == "add":
                card |= change.new
            elif change.kind == "customer" and not isinstance(card.get(change.field), list):
                card[change.field] = card.get(change.field) or change.new
        self.know(card)

    def remember(self, customer_id, uid, hash):
        """A row of a file that led to this customer; one in the bin is no acquaintance."""
        if str(customer_id) in self.cards:
            self.by_hash[hash] = str(customer_id)
            if uid:
                self.by_uid[uid] = str(customer_id)

    def seen(self, contact):
        """The customer this very row led to before, or None."""
        return self.by_hash.get(contact.hash)

    def meet(self, contact):
        """The ids of the customers a contact may be: none, one, or several that can't be told apart."""
        if contact.uid in self.by_uid or contact.uid in self.cards:
            return {self.by_uid.get(contact.uid, contact.uid)}
        return set().union(*(self.by_mark[mark] for mark in marks(as_card(contact)) if mark in self.by_mark))


def rows_of_before(book):
    """The rows that earlier imports into this book turned into customers, and that weren't undone."""
    rows = db.select(ImportedRow.customer_id, ImportedRow.uid, ImportedRow.hash).join(
        ContactImport,
        db.and_(
            ContactImport.organisation_id == ImportedRow.organisation_id, ContactImport.id == ImportedRow.import_id
        ),
    )
    mine = rows.where(ImportedRow.organisation_id == book.organisation_id, ImportedRow.book_id == book.id)
    done = ContactImport.rehearsal.is_(False), ContactImport.undone_at.is_(None)
    return db.session.execute(mine.where(*done, ImportedRow.customer_id.is_not(None)))


def marks(card):
    """What tells a person from others: her folded name together with one phone, or with one e-mail address."""
    name = fold(" ".join(card.get(field) or "" for field in ("given", "family"))) or fold(card.get("company") or "")
    numbers = [phone_digits(phone)[-9:] for phone in card["phones"] if phone["number"]]
    emails = [(email["address"] or "").lower() for email in card["emails"]]
    return [(name, mark) for mark in numbers + emails if name and mark]


def as_card(contact):
    """As much of a card as a contact has."""
    phones = [phone | {"e164": None} for phone in contact.phones]
    return contact.fields | {"phones": phones, "emails": contact.emails, "addresses": contact.addresses}
