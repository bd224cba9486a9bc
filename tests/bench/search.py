"""How long the office looks through all books, beside a search of one of them."""

import time
from datetime import date

from flask_migrate import upgrade

from tests import cast
from tests.bench.house import house, measuring, person
from tests.bench.offline import tell
from tests.bench.table import Line
from tests.bench.typing import KEYSTROKES
from webapp import demo
from webapp.accounts import founding
from webapp.company import looking
from webapp.customers.browse import browse, filtered
from webapp.customers.search import search
from webapp.customers.search_row import SearchRow, of_book
from webapp.db import db, writing

TODAY = date(2026, 3, 10)
ROUNDS = 5
ASKED = (  # what, (query, filter) each
    ("a character typed", [(typed, "") for typed in KEYSTROKES]),
    ("what many have", [(typed, "") for typed in ("lane", "marsford", "07700", "mill")]),
    ("what few have", [("jean-luc o'neill", ""), ("07700 900415", ""), ("12 mill lane", "")]),
    ("what nobody has", [("nobody at all", ""), ("zz", ""), ("07700 91", "")]),
    ("a filter many pass", [("", "has-phone"), ("", "no-email")]),
    ("a filter few pass", [("", "business,birthdays"), ("", "created-2020-01-01-2020-02-01")]),
    ("a filter nobody passes", [("", "incomplete"), ("", "inactive"), ("", "compare")]),
    ("a search with a filter", [("mill", "no-email"), ("ann", "business"), ("zajac", "incomplete")]),
)


def options(parser):
    parser.add_argument("--customers", type=int, default=50_000, metavar="N")
    parser.add_argument("--books", type=int, default=20, metavar="N")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")


def run(chosen):
    """Print what was measured, even when it was stopped."""
    with measuring(chosen.database) as (where, lines):
        measure(where, chosen, lines)


def measure(where, chosen, lines):
    with house(where).app_context():
        upgrade()
        cast.arrive()
        each = chosen.customers // chosen.books
        books = [fill(n, each, f"book {n + 1} of {chosen.books}") for n in range(chosen.books)]
        db.session.execute(db.text("ANALYZE"))
        db.session.commit()
        for what, asked in ASKED:
            tell(what)
            one = timed(asked, lambda query, filter: in_one(books[0], query, filter))
            every = timed(asked, lambda query, filter: in_all(books[0].organisation_id, query, filter))
            within = timed(asked, lambda query, filter: in_all(books[0].organisation_id, query, filter, books[0].id))
            lines += [
                Line(f"{what}, in one book", one, customers=each),
                Line(f"{what}, in all books (longest {max(every):,.0f})", every, one, customers=chosen.customers),
                Line(f"{what}, in all books, of one", within, one, customers=chosen.customers),
            ]


def fill(n, each, what):
    """One more representative with a book of made-up customers: the book."""
    writing()
    user = founding.take_on(person("rita").organisation, f"rep-{n}@example.com", f"Representative {n}")
    db.session.commit()
    demo.fill(user, each, seed=n, progress=lambda done, of: tell(f"{what}: {done:,} of {of:,} customers"))
    return user.book


def timed(asked, deed):
    """How long each question takes (ms), asked some times; the first round warms up."""
    rounds = [[took(deed, one) for one in asked] for _ in range(ROUNDS + 1)]
    return [ms for times in rounds[1:] for ms in times]


def took(deed, one):
    start = time.perf_counter()
    deed(*one)
    db.session.rollback()
    return 1000 * (time.perf_counter() - start)


def in_one(book, query, filter):
    if not query:
        return browse(book, filter, TODAY)
    return search(filtered(of_book(SearchRow.docid, book=book), filter, TODAY), book, query)


def in_all(organisation_id, query, filter, book_id=None):
    return looking.look(organisation_id, query, filter, TODAY, book_id)
