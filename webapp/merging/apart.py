"""Two who are alike and not the same: somebody said so, and isn't asked again."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from webapp.customers.customer import Customer
from webapp.customers.erasing import also
from webapp.db import Id, Moment, db, now, upsert


class Apart(db.Model):
    """A pair that isn't one person, the smaller id first."""

    __tablename__ = "apart"
    __table_args__ = (Index(None, "organisation_id", "other"),)

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    one: Mapped[UUID] = mapped_column(Id, primary_key=True)
    other: Mapped[UUID] = mapped_column(Id, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    at: Mapped[object] = mapped_column(Moment, default=now)


def keep_apart(user, one, other):
    """Remember that these two are not the same; said twice, it is remembered once."""
    one, other = sorted((one, other))
    row = {"organisation_id": user.organisation_id, "one": one, "other": other, "user_id": user.id, "at": now()}
    db.session.execute(upsert(Apart).values(row).on_conflict_do_nothing())


def kept_apart(book):
    """The pairs of this book of whom somebody said so: `{(id, id)}`."""
    customer = db.and_(Customer.organisation_id == Apart.organisation_id, Customer.id == Apart.one)
    here = db.select(Apart.one, Apart.other).join(Customer, customer)
    mine = Customer.organisation_id == book.organisation_id, Customer.book_id == book.id
    return {tuple(row) for row in db.session.execute(here.where(*mine))}


@also
def forget_pairs(organisation_id, ids):
    hers = db.or_(Apart.one.in_(ids), Apart.other.in_(ids))
    db.session.execute(db.delete(Apart).where(Apart.organisation_id == organisation_id, hers))
