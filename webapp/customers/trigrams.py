"""The trigram index: for books too large to be read through. It narrows down; the search line itself decides."""

from sqlalchemy import column, literal_column, table

from webapp.customers.search_row import SearchRow, marker
from webapp.db import db

SCANNED = 10_000  # up to so many customers a book is read through
TRIGRAM = table("raw_trigram", column("rowid"))


def narrowed(rows, book, meant):
    """The rows that can hold one of the readings, by the index; all rows where it wouldn't help."""
    if any(len(needle) < 3 for needles in meant for needle in needles) or not is_large(book):
        return rows
    if db.session.get_bind().dialect.name == "postgresql":
        return rows.where(db.or_(*(db.and_(*map(holds, needles)) for needles in meant)))
    terms = " OR ".join(f"({matches([marker(book.id), *needles])})" for needles in meant)
    found = db.select(TRIGRAM.c.rowid).where(literal_column("raw_trigram").op("MATCH")(terms))
    return rows.where(SearchRow.docid.in_(found))


def is_large(book):
    here = db.select(SearchRow.docid).where(
        SearchRow.organisation_id == book.organisation_id, SearchRow.book_id == book.id
    )
    return db.session.scalar(here.offset(SCANNED).limit(1)) is not None


def holds(needle):
    return SearchRow.line.contains(needle, autoescape=True)


def matches(needles):
    """Every trigram of every needle, as full-text search wants to read it."""
    found = [needle[at : at + 3] for needle in needles for at in range(len(needle) - 2)]
    return " AND ".join(f'"{trigram}"' for trigram in dict.fromkeys(found))
