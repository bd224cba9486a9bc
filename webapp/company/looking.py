"""Looking through all books: what was changed last comes first, a page at a time, and nothing is counted."""

import json
from datetime import datetime
from uuid import UUID

from webapp.customers.browse import filtered
from webapp.customers.line import readings
from webapp.customers.search import holds_all
from webapp.customers.search_row import ORGANISATION, SearchRow, at, marker, of_organisation
from webapp.customers.trigrams import by_index, helps, is_large
from webapp.db import db

PAGE = 50
NEWEST = 5_000  # so many are read through before the index is asked: what many have is found among them
PLACE = SearchRow.moved_at, SearchRow.customer_id


def look(organisation_id, query, filter, today, book_id=None, after=None):
    """A page of the organisation's customers, the last changed first: `(rows, the place after it, or None)`.

    query: what is searched for, or ""; filter: words as filter.asked_filter joins them; book_id: of one book only;
    after: where the page before ended, `(moment, id)`. Each row is a list row with the number of its `book`."""
    everybody = beyond(of_all(organisation_id, filter, today, book_id), after)
    found = places(everybody, organisation_id, readings(query), after)
    last = found[PAGE - 1] if len(found) > PAGE else None
    return rows_at(organisation_id, found[:PAGE]), last and tuple(last)


def of_all(organisation_id, filter, today, book_id):
    everybody = filtered(of_organisation(*PLACE, organisation_id=organisation_id), filter, today)
    return everybody.where(SearchRow.book_id == book_id) if book_id else everybody


def beyond(rows, after):
    return rows.where(db.tuple_(*PLACE) < at(PLACE, after)) if after else rows


def everyone(organisation_id, query, filter, today, book_id=None):
    """The ids of all a look would find, in its order."""
    rows, meant = of_all(organisation_id, filter, today, book_id), readings(query)
    if meant and asks_the_index(organisation_id, meant):
        rows = by_index(rows, marker(ORGANISATION, organisation_id), meant)
    if meant:
        rows = rows.where(db.or_(*map(holds_all, meant)))
    return db.session.scalars(rows.with_only_columns(SearchRow.customer_id).order_by(*descending(PLACE))).all()


def places(everybody, organisation_id, meant, after):
    """The places of a page and of one more, in their order."""
    if not meant:
        return page_of(everybody)
    if not asks_the_index(organisation_id, meant):
        return page_of(everybody.where(db.or_(*map(holds_all, meant))))
    return newest(everybody, organisation_id, meant, after) or of_index(everybody, organisation_id, meant)


def asks_the_index(organisation_id, meant):
    return helps(meant) and is_large(of_organisation(SearchRow.docid, organisation_id=organisation_id))


def newest(everybody, organisation_id, meant, after):
    """A page of what is found among the last changed of all; nothing where they don't fill it."""
    here = beyond(of_organisation(*PLACE, organisation_id=organisation_id), after)
    last = db.session.execute(here.order_by(*descending(PLACE)).offset(NEWEST - 1).limit(1)).first()
    some = everybody.where(db.tuple_(*PLACE) >= at(PLACE, last)) if last else everybody
    found = page_of(some.where(db.or_(*map(holds_all, meant))))
    return found if len(found) > PAGE else []


def of_index(everybody, organisation_id, meant):
    """A page of what the index finds; worked out first and put in order then, so that no planner walks all of it."""
    rows = by_index(everybody, marker(ORGANISATION, organisation_id), meant).where(db.or_(*map(holds_all, meant)))
    hits = rows.cte("hits").prefix_with("MATERIALIZED")
    place = hits.c.moved_at, hits.c.customer_id
    return db.session.execute(db.select(*place).order_by(*descending(place)).limit(PAGE + 1)).all()


def page_of(rows):
    return db.session.execute(rows.order_by(*descending(PLACE)).limit(PAGE + 1)).all()


def descending(place):
    return [column.desc() for column in place]


def rows_at(organisation_id, places):
    ids = [place.customer_id for place in places]
    here = of_organisation(SearchRow.customer_id, SearchRow.book_id, SearchRow.row, organisation_id=organisation_id)
    found = {one.customer_id: one for one in db.session.execute(here.where(SearchRow.customer_id.in_(ids)))}
    return [json.loads(found[id].row) | {"book": found[id].book_id} for id in ids]


def turned_page(args):
    """The place an address turns to, `(moment, id)`, or None at the start."""
    try:
        moment = datetime.fromisoformat(args["from"])
        return (moment, UUID(args["after"])) if moment.tzinfo else None
    except (KeyError, ValueError):
        return None
