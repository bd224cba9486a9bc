"""Who is meant: the ticked ones, all that a search and a filter find, or all in the bin."""

import json
from uuid import UUID

from webapp.accounts.permission import may
from webapp.customers.browse import filtered
from webapp.customers.card import Card
from webapp.customers.line import readings
from webapp.customers.search import found
from webapp.customers.search_row import SearchRow, of_book
from webapp.db import db

MOST_TICKS = 2000


def ticked(user, texts):
    """The ids among these texts that are customers of this person's book; or of any, where she sees all."""
    wanted = list(dict.fromkeys(filter(None, map(as_id, texts[:MOST_TICKS]))))
    here = db.select(Card.customer_id).where(Card.organisation_id == user.organisation_id)
    here = here if may(user, "see") else here.where(Card.book_id == user.book.id)
    known = set(db.session.scalars(here.where(Card.customer_id.in_(wanted))))
    return [id for id in wanted if id in known]


def as_id(text):
    try:
        return UUID(text)
    except ValueError:
        return None


def packed(ids):
    """Ids as they are kept with what is done to these customers, 16 bytes each."""
    return b"".join(id.bytes for id in ids)


def unpacked(kept):
    return [UUID(bytes=kept[at : at + 16]) for at in range(0, len(kept), 16)]


def matching(book, query, filter, today):
    """The ids of all a search and a filter find in this book, by name."""
    rows = filtered(of_book(SearchRow.customer_id, book=book), filter, today)
    place = SearchRow.sort_key, SearchRow.customer_id
    if not readings(query):
        return db.session.scalars(rows.order_by(*place)).all()
    docids = found(filtered(of_book(SearchRow.docid, book=book), filter, today), book, query)
    by_docid = dict(db.session.execute(rows.with_only_columns(SearchRow.docid, SearchRow.customer_id)).all())
    return [by_docid[docid] for docid in docids]


def in_bin(book):
    """The ids of all who are in the bin of this book."""
    here = db.select(Card.customer_id).where(Card.organisation_id == book.organisation_id, Card.book_id == book.id)
    return db.session.scalars(here.where(Card.binned_at.is_not(None)).order_by(Card.customer_id)).all()


def first_cards(action, limit=6):
    """The cards of the first of the chosen customers."""
    ids = action.ids(limit)
    here = db.select(Card.customer_id, Card.json).where(Card.organisation_id == action.organisation_id)
    cards = {id: json.loads(text) for id, text in db.session.execute(here.where(Card.customer_id.in_(ids)))}
    return [cards[id] for id in ids if id in cards and "number" in cards[id]]
