"""Which rows an address of the list asks for: a search, a filter, a page."""

from uuid import UUID

from flask import url_for
from flask_login import current_user

from webapp.customers.browse import browse, count, filtered
from webapp.customers.line import readings
from webapp.customers.search import search
from webapp.customers.search_row import SearchRow, of_book
from webapp.customers.shell import today
from webapp.fields.field import clean


def find_people(query, filter, place):
    """`(rows, how many there are, the address of the next page or None)` of one's own book."""
    book, day = current_user.book, today()
    if readings(query):
        rows, total = search(filtered(of_book(SearchRow.docid, book=book), filter, day), book, query)
        return rows, total, None
    rows, last = browse(book, filter, day, place)
    more = last and url_for("customers.index", f=filter or None, **{"from": last[0], "after": last[1]})
    return rows, count(book, filter, day), more


def turned_page(args):
    """The place where the page before ended, `(sort key, id)`, or None at the start."""
    try:
        return clean(args["from"]) or "", UUID(args["after"])
    except (KeyError, ValueError):
        return None
