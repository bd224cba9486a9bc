"""How customers are found: the narrow table that lists and searches read, and nothing but it."""

import json
from uuid import UUID

from sqlalchemy import Boolean, ForeignKey, ForeignKeyConstraint, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.customers.line import key, line, rank, readings
from webapp.customers.row import row
from webapp.db import Id, Number, Sortable, db, upsert

COLUMNS = ("book_id", "sort_key", "born", "incomplete", "line", "row")
SCANNED = 10_000  # up to so many customers a book is read through; above, the trigrams lead


class SearchRow(db.Model):
    __tablename__ = "customer_search"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "customer_id"], ["customer.organisation_id", "customer.id"]),
        UniqueConstraint("organisation_id", "customer_id"),
        Index("ix_customer_search_browse", "organisation_id", "book_id", "sort_key", "customer_id"),
        Index("ix_customer_search_born", "organisation_id", "book_id", "born"),
    )

    docid: Mapped[int] = mapped_column(Number, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    customer_id: Mapped[UUID] = mapped_column(Id)
    book_id: Mapped[int] = mapped_column(Number)
    sort_key: Mapped[str] = mapped_column(Sortable)
    born: Mapped[str | None] = mapped_column(String(5))  # month and day of her birthday
    incomplete: Mapped[bool] = mapped_column(Boolean)
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
    for customer in binned:
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
        "sort_key": key(card),
        "born": card["birthday"] and card["birthday"][-5:],
        "incomplete": not shown["complete"],
        "line": line(card),
        "row": json.dumps(shown, ensure_ascii=False, separators=(",", ":")),
    }


def of_book(*columns, book):
    return db.select(*columns).where(SearchRow.organisation_id == book.organisation_id, SearchRow.book_id == book.id)


def search(rows, query, limit=200):
    """What a query finds among some rows, best first: exact words, then starts of words, then inside.

    rows: a select of search rows, perhaps filtered. Returns `(list rows, how many there are)`, at most `limit` rows."""
    meant = readings(query)
    hits = rows.with_only_columns(SearchRow.docid, SearchRow.line).where(db.or_(*map(holds_all, meant)))
    hits = db.session.execute(hits.order_by(SearchRow.sort_key, SearchRow.customer_id)).all()
    ranked = sorted((rank(hit.line, meant), n) for n, hit in enumerate(hits))
    return rows_of([hits[n].docid for _, n in ranked[:limit]]), len(ranked)


def holds_all(needles):
    find = db.func.strpos if db.session.get_bind().dialect.name == "postgresql" else db.func.instr
    return db.and_(*(find(SearchRow.line, needle) > 0 for needle in needles))


def rows_of(docids):
    """The list rows of these documents, in this order."""
    found = dict(db.session.execute(db.select(SearchRow.docid, SearchRow.row).where(SearchRow.docid.in_(docids))).all())
    return [json.loads(found[docid]) for docid in docids]
