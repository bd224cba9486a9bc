"""Reading through a book: by name, by label, by birthday, a page at a time."""

import json
from calendar import isleap
from datetime import timedelta

from webapp.customers.filter import PERIOD, SPECIAL, YEARLY, sign, span
from webapp.customers.label import CustomerLabel
from webapp.customers.search_row import SearchRow, at, of_book
from webapp.db import db

ONE_PAGE = 1000  # up to so many customers are one page
PAGE = 200  # above it
BIRTHDAYS_AHEAD = 14  # days


def browse(book, filter, today, after=None):
    """The rows of a filter, by name: `(rows, the place after the last of them, or None at the end)`.

    filter: "" for all, or words that are all to be true, as filter.asked_filter joins them; after: where the page
    before ended, `(sort key, id)`."""
    place = SearchRow.sort_key, SearchRow.customer_id
    rows = filtered(of_book(*place, SearchRow.row, book=book), filter, today).order_by(*place)
    if after:
        rows = rows.where(db.tuple_(*place) > at(place, after))
    size = PAGE if after or count(book, filter, today) > ONE_PAGE else ONE_PAGE
    found = db.session.execute(rows.limit(size + 1)).all()
    last = found[size - 1] if len(found) > size else None
    return [json.loads(row.row) for row in found[:size]], last and (last.sort_key, last.customer_id)


def filtered(rows, filter, today):
    return rows.where(*[true(word, today) for word in filter.split(",") if word])


def true(word, today):
    """The condition that a word of a filter is true of a row."""
    if word in ("today", "birthdays"):
        return SearchRow.born.in_(days_ahead(today, 1 if word == "today" else BIRTHDAYS_AHEAD))
    if word in ("incomplete", "compare"):
        return SearchRow.incomplete if word == "incomplete" else SearchRow.clashing
    if PERIOD.fullmatch(word):
        name = word.partition("-")[0]
        return within(getattr(SearchRow, name), *span(word, today), yearly=name in YEARLY)
    return SearchRow.traits.contains(sign(word), autoescape=True)


def within(day, first, last, yearly):
    """Whether a day is within a period; one that comes round every year may go beyond its end."""
    after, before = day >= first if first else day.is_not(None), day <= last if last else day.is_not(None)
    return db.or_(after, before) if yearly and first and last and first > last else db.and_(after, before)


def count(book, filter, today):
    return db.session.scalar(filtered(of_book(db.func.count(), book=book), filter, today))


def days_ahead(today, number):
    """So many days from today on, as `11-21`; in a common year a birthday on 29 February is kept on the 28th."""
    days = {today + timedelta(days=n) for n in range(number)}
    leaps = {"02-29" for day in days if (day.month, day.day) == (2, 28) and not isleap(day.year)}
    return {day.strftime("%m-%d") for day in days} | leaps


def counts(book, today):
    """How many customers each filter shows: `{filter: count}`, with "" for all; a label without any is left out."""
    labelled = db.select(CustomerLabel.label_id, db.func.count()).join(
        SearchRow,
        db.and_(
            SearchRow.organisation_id == CustomerLabel.organisation_id,
            SearchRow.customer_id == CustomerLabel.customer_id,
        ),
    )
    mine = labelled.where(SearchRow.organisation_id == book.organisation_id, SearchRow.book_id == book.id)
    by_label = {str(id): n for id, n in db.session.execute(mine.group_by(CustomerLabel.label_id))}
    return {name: count(book, name, today) for name in ("", *SPECIAL)} | by_label
