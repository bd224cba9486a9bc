"""The narrow table that lists and searches read, and nothing but it: one row for each customer outside the bin."""

import json
from uuid import UUID

from sqlalchemy import Boolean, ForeignKey, ForeignKeyConstraint, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.customers.line import key, line
from webapp.customers.row import row
from webapp.customers.traits import texts, traits
from webapp.db import Id, Moment, Number, Sortable, db, upsert

WIDE = 3200  # half of Unicode's private-use area: as many signs as a marker's digit has values
ORGANISATION, BOOK = 0xE000, 0xE000 + WIDE  # where the signs of each begin
COLUMNS = (
    "book_id", "moved_at", "sort_key", "born", "visited", "created", "changed", "incomplete", "clashing", "traits",
    "line", "row",
)  # fmt: skip


class SearchRow(db.Model):
    __tablename__ = "customer_search"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "customer_id"], ["customer.organisation_id", "customer.id"]),
        UniqueConstraint("organisation_id", "customer_id"),
        Index("ix_customer_search_browse", "organisation_id", "book_id", "sort_key", "customer_id"),
        Index("ix_customer_search_moved", "organisation_id", "moved_at", "customer_id"),
        Index("ix_customer_search_born", "organisation_id", "book_id", "born"),
        Index("ix_customer_search_created", "organisation_id", "book_id", "created", "customer_id"),
        Index("ix_customer_search_changed", "organisation_id", "book_id", "changed", "customer_id"),
    )

    docid: Mapped[int] = mapped_column(Number, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    customer_id: Mapped[UUID] = mapped_column(Id)
    book_id: Mapped[int] = mapped_column(Number)
    moved_at: Mapped[object] = mapped_column(Moment)  # of her last change: the order of a look through all books
    sort_key: Mapped[str] = mapped_column(Sortable)
    born: Mapped[str | None] = mapped_column(String(5))  # month and day of her birthday
    visited: Mapped[str | None] = mapped_column(Sortable)  # month and day of her first visit
    created: Mapped[str | None] = mapped_column(Sortable)  # the day she was added, in UTC
    changed: Mapped[str | None] = mapped_column(Sortable)
    incomplete: Mapped[bool] = mapped_column(Boolean)
    clashing: Mapped[bool] = mapped_column(Boolean)  # something of hers is to be compared
    traits: Mapped[str] = mapped_column(Text)  # each between two commas
    line: Mapped[str] = mapped_column(Text)
    row: Mapped[str] = mapped_column(Text)


def keep(cards):
    """Write what lists and searches read of these cards, `[(customer, card)]`; the bin is not searched."""
    seen = [(customer, card) for customer, card in cards if not customer.binned]
    binned = [customer for customer, _ in cards if customer.binned]
    if seen:
        insert = upsert(SearchRow)
        new = {name: insert.excluded[name] for name in COLUMNS}
        key = ["organisation_id", "customer_id"]
        db.session.execute(insert.on_conflict_do_update(index_elements=key, set_=new), [values(*one) for one in seen])
    forget(binned)


def forget(customers):
    """They are neither listed nor found any more."""
    for customer in customers:
        db.session.execute(
            db.delete(SearchRow).where(
                SearchRow.organisation_id == customer.organisation_id, SearchRow.customer_id == customer.id
            )
        )


def values(customer, card):
    shown = row(card)
    return {
        "organisation_id": customer.organisation_id,
        "customer_id": customer.id,
        "book_id": customer.book_id,
        "moved_at": customer.changed_at,
        "sort_key": key(card),
        "born": yearly(card["birthday"]),
        "visited": yearly(card.get("first_visit")),
        "created": card["created_at"][:10],
        "changed": card["changed_at"][:10],
        "incomplete": not shown["complete"],
        "clashing": bool(shown["conflicts"]),
        "traits": f",{','.join(traits(card) + texts(card))},",
        "line": front(customer.organisation_id, customer.book_id) + line(card),
        "row": json.dumps(shown, ensure_ascii=False, separators=(",", ":")),
    }


def yearly(day):
    """Month and day, `11-21`."""
    return day and day[-5:]


def of_book(*columns, book):
    return db.select(*columns).where(SearchRow.organisation_id == book.organisation_id, SearchRow.book_id == book.id)


def of_organisation(*columns, organisation_id):
    return db.select(*columns).where(SearchRow.organisation_id == organisation_id)


def at(place, values):
    """A place in the order of some columns, to compare with them: its values as the columns keep them."""
    return db.tuple_(*values, types=[column.type for column in place])


def front(organisation_id, book_id):
    """What stands in front of every line: the markers of its organisation and of its book."""
    return marker(ORGANISATION, organisation_id) + marker(BOOK, book_id)


def marker(first, n):
    """Three signs that stand in front of the lines of one organisation or book, and nowhere else: a trigram of their
    own. first: ORGANISATION or BOOK; n: its number."""
    signs = ""
    for _ in range(3):
        n, digit = divmod(n, WIDE)
        signs += chr(first + digit)
    return signs
