"""An export: the customers of a list as a CSV file, an Excel table or vCards. Of a few, it is made while it is sent."""

import json
from itertools import islice

from webapp.accounts.permission import may
from webapp.customers.card import Card
from webapp.customers.fields import PLURALS
from webapp.customers.label import Label
from webapp.customers.things import names, things
from webapp.db import db
from webapp.exchange.columns import columns, repeated
from webapp.exchange.contact import MANY
from webapp.exchange.formats import FORMATS, View

AT_ONCE = 500  # cards in memory, and in one piece of the file


def cards(user, ids):
    """The cards of these customers, in this order; whom this person doesn't see, or who is in a bin, is left out."""
    mine = [] if may(user, "see") else [Card.book_id == user.book.id]
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        here = db.select(Card.customer_id, Card.json).where(Card.organisation_id == user.organisation_id)
        here = here.where(*mine, Card.customer_id.in_(some), Card.binned_at.is_(None))
        found = dict(db.session.execute(here).all())
        read = (json.loads(found[id]) for id in some if id in found)
        yield from (card for card in read if "number" in card)


def written(format, user, ids):
    """The file of these customers, block by block."""
    known = things(user)
    there = columns(most(cards(user, ids)), known.get("questions", ()))
    view = View(there, names_in(user, known))
    yield from FORMATS[format].whole(pieces(FORMATS[format], view, cards(user, ids)))


def pieces(format, view, cards):
    """The pieces of a file, one after the other."""
    yield format.head(view)
    before = 0
    while some := list(islice(cards, AT_ONCE)):
        yield format.body(some, view, before)
        before += len(some)


def most(cards):
    """How many parts of each kind the columns need room for: as many as one of these has."""
    counts = dict.fromkeys(repeated(), 0)
    for card in cards:
        for kind, count in counts.items():
            counts[kind] = min(MANY, max(count, len(card.get(PLURALS[kind], []))))
    return counts


def names_in(user, known):
    """How the things are called that cards have only the ids of; of other books too: `{id: name}`."""
    labels = db.session.execute(db.select(Label.id, Label.name).where(Label.organisation_id == user.organisation_id))
    return names(known) | {str(id): name for id, name in labels}
