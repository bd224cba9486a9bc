"""The trigram index: for books too large to be read through. It narrows down; the search line itself decides."""

from sqlalchemy import column, literal_column, table

from webapp.customers.search_row import BOOK, SearchRow, marker, of_book
from webapp.db import db

SCANNED = 10_000  # up to so many customers a book is read through
TRIGRAM = table("raw_trigram", column("rowid"))


def narrowed(rows, book, meant):
    """The rows of a book that can hold one of the readings, by the index; all rows where it wouldn't help."""
    if not helps(meant) or not is_large(of_book(SearchRow.docid, book=book)):
        return rows
    return by_index(rows, marker(BOOK, book.id), meant)


def helps(meant):
    """Whether the index can say anything: it knows nothing shorter than three letters."""
    return all(len(needle) >= 3 for needles in meant for needle in needles)


def is_large(rows):
    """Whether there are too many rows to be read through; rows: a select of their docids."""
    return db.session.scalar(rows.offset(SCANNED).limit(1)) is not None


def by_index(rows, front, meant):
    """The rows that the index says can hold one of the readings; front: the marker in front of their lines."""
    if db.session.get_bind().dialect.name == "postgresql":
        return rows.where(db.or_(*(db.and_(*map(holds, needles)) for needles in meant)))
    terms = " OR ".join(f"({matches([front, *needles])})" for needles in meant)
    found = db.select(TRIGRAM.c.rowid).where(literal_column("raw_trigram").op("MATCH")(terms))
    return rows.where(SearchRow.docid.in_(found))


def holds(needle):
    return SearchRow.line.contains(needle, autoescape=True)


def matches(needles):
    """Every trigram of every needle, as full-text search wants to read it."""
    found = [needle[at : at + 3] for needle in needles for at in range(len(needle) - 2)]
    return " AND ".join(f'"{trigram}"' for trigram in dict.fromkeys(found))
