"""How customers are found: by any word of what is known about them, the best first."""

import json

from webapp.customers.line import rank, readings
from webapp.customers.search_row import SearchRow
from webapp.customers.trigrams import narrowed
from webapp.db import db


def search(rows, book, query, limit=200):
    """What a query finds among some rows, best first: exact words, then starts of words, then inside.

    rows: a select of the book's search rows, perhaps filtered.
    Returns `(list rows, how many there are)`, at most `limit` rows."""
    docids = found(rows, book, query)
    return rows_of(docids[:limit]), len(docids)


def found(rows, book, query):
    """The documents a query finds among some rows, best first."""
    meant = readings(query)
    hits = narrowed(rows, book, meant).with_only_columns(SearchRow.docid, SearchRow.line)
    hits = hits.where(db.or_(*map(holds_all, meant)))
    hits = db.session.execute(hits.order_by(SearchRow.sort_key, SearchRow.customer_id)).all()
    ranked = sorted((rank(hit.line, meant), n) for n, hit in enumerate(hits))
    return [hits[n].docid for _, n in ranked]


def holds_all(needles):
    find = db.func.strpos if db.session.get_bind().dialect.name == "postgresql" else db.func.instr
    return db.and_(*(find(SearchRow.line, needle) > 0 for needle in needles))


def rows_of(docids):
    """The list rows of these documents, in this order."""
    found = dict(db.session.execute(db.select(SearchRow.docid, SearchRow.row).where(SearchRow.docid.in_(docids))).all())
    return [json.loads(found[docid]) for docid in docids]
