"""What a device reads of its book: all of it once, then the cards that moved, and the organisation's own things."""

from webapp.changes.clock import ORGANISATION, reading
from webapp.customers import departure
from webapp.customers.card import Card
from webapp.customers.departure import Departure, departed
from webapp.customers.things import things
from webapp.db import db

MOST = 2000  # cards of one answer


def cursor(user):
    """Where both clocks stand; read before the cards, so that nothing committed in between is missed."""
    organisation_id = user.organisation_id
    return {
        "organisation": reading(organisation_id, ORGANISATION),
        "book": reading(organisation_id, user.book.id),
    }


def size(user):
    """How many cards the book has."""
    return db.session.scalar(of_book(user, db.func.count()))


def snapshot(user, after, limit):
    """A page of the whole book, by id: `(cards as JSON texts, the last id or None at the end)`."""
    here = of_book(user, Card.json, Card.customer_id).order_by(Card.customer_id)
    page = db.session.execute((here.where(Card.customer_id > after) if after else here).limit(limit)).all()
    last = page[-1].customer_id if len(page) == limit else None
    return [row.json for row in page], last


def changes(user, since, now, limit):
    """The cards that moved between two readings of the book's clock, and who left the book for another one:
    `(texts, ids, the reading they lead up to)`.

    About `limit` of each; those of one tick are never parted."""
    moved = of_book(user, Card.seq).where(Card.seq > since).order_by(Card.seq)
    left = departure.of_book(user.book, Departure.seq).where(Departure.seq > since).order_by(Departure.seq)
    ends = (db.session.scalar(one.offset(limit - 1).limit(1)) or now for one in (moved, left))
    until = min(now, *ends)
    cards = of_book(user, Card.json).where(Card.seq > since, Card.seq <= until)
    texts = db.session.scalars(cards.order_by(Card.seq, Card.customer_id)).all()
    return texts, departed(user.book, since, until), until


def of_book(user, *columns):
    return db.select(*columns).where(Card.organisation_id == user.organisation_id, Card.book_id == user.book.id)


def settled(user):
    """What a device keeps beside the cards: who its person is with what she may, and the organisation's own things."""
    return {"user": user.person, "organisation": organisation(user)}


def organisation(user):
    """The organisation's own things, as a device keeps them."""
    here = user.organisation
    return {"home": here.home, "advisor": here.advisor, "things": things(user), "time_zone": here.time_zone}
