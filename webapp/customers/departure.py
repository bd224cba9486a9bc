"""Departures: who was handed over from one book to another, or was merged in another book for a while. Devices of the
old book hear of it; edits that waited there still arrive."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from webapp.customers.card import Card
from webapp.db import Id, Number, db, upsert


class Departure(db.Model):
    """A customer who was in this book, and left it at this reading of its clock. It stays when she comes back."""

    __tablename__ = "departure"
    __table_args__ = (Index(None, "organisation_id", "book_id", "seq"),)

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    book_id: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    customer_id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    seq: Mapped[int] = mapped_column(Number)


def depart(customers, book_id, seq):
    """Write down that these customers left a book, at one tick of its clock."""
    if not customers:
        return
    insert, key = upsert(Departure), ["organisation_id", "book_id", "customer_id"]
    here = {"book_id": book_id, "seq": seq}
    rows = [{"organisation_id": customer.organisation_id, "customer_id": customer.id} | here for customer in customers]
    db.session.execute(insert.on_conflict_do_update(index_elements=key, set_={"seq": insert.excluded.seq}), rows)


def was_in(book, customer):
    """Whether a customer was in this book before."""
    return db.session.get(Departure, (book.organisation_id, book.id, customer.id)) is not None


def departed(book, since, until):
    """The ids of those who left a book between two readings of its clock, and didn't come back."""
    back = db.exists().where(
        Card.organisation_id == Departure.organisation_id,
        Card.customer_id == Departure.customer_id,
        Card.book_id == book.id,
    )
    here = of_book(book, Departure.customer_id).where(Departure.seq > since, Departure.seq <= until, ~back)
    return db.session.scalars(here.order_by(Departure.customer_id)).all()


def of_book(book, *columns):
    return db.select(*columns).where(Departure.organisation_id == book.organisation_id, Departure.book_id == book.id)
