"""An address book: the customers one representative works with. A customer lives in exactly one."""

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.db import Number, db


class AddressBook(db.Model):
    __tablename__ = "address_book"
    __table_args__ = (UniqueConstraint("organisation_id", "id"), UniqueConstraint("organisation_id", "owner_id"))

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    name: Mapped[str] = mapped_column(String(100))


def others(book):
    """The other address books of its organisation, by name."""
    here = db.select(AddressBook).where(AddressBook.organisation_id == book.organisation_id, AddressBook.id != book.id)
    return db.session.scalars(here.order_by(AddressBook.name, AddressBook.id)).all()
