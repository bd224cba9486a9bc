"""A label: a word a representative sorts her customers by. One with a weekday is a round."""

from uuid import UUID

from sqlalchemy import Boolean, ForeignKey, ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.customers.things import thing
from webapp.db import Id, Number, db


class Label(db.Model):
    __tablename__ = "label"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "book_id"], ["address_book.organisation_id", "address_book.id"]),
        Index(None, "organisation_id", "book_id"),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    book_id: Mapped[int] = mapped_column(Number)
    everybody: Mapped[bool | None] = mapped_column(Boolean)  # the whole organisation sees it, not only its book
    name: Mapped[str] = mapped_column(String(60))
    weekday: Mapped[str | None] = mapped_column(String(1))  # 1 Monday … 7 Sunday
    gone: Mapped[bool | None] = mapped_column(Boolean)

    @property
    def of(self):
        """Its subject is the organisation."""
        return UUID(int=self.organisation_id)

    @of.setter
    def of(self, id):
        """Nothing to keep: the organisation is in its key."""


def labels_of(book):
    """The labels to be seen in this address book, by name."""
    return db.session.scalars(
        db.select(Label)
        .where(Label.organisation_id == book.organisation_id, db.or_(Label.book_id == book.id, Label.everybody))
        .where(Label.gone.is_(None))
        .order_by(Label.weekday.is_(None), Label.weekday, db.func.lower(Label.name), Label.id)
    ).all()


@thing("labels", Label)
def labels(user):
    """The labels of one's own book, `[{id, name, weekday}]`."""
    return [{"id": str(label.id), "name": label.name, "weekday": label.weekday} for label in labels_of(user.book)]


class CustomerLabel(db.Model):
    __tablename__ = "customer_label"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "customer_id"], ["customer.organisation_id", "customer.id"], ondelete="CASCADE"
        ),
        ForeignKeyConstraint(["organisation_id", "label_id"], ["label.organisation_id", "label.id"]),
        Index(None, "organisation_id", "label_id", "customer_id"),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    customer_id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    label_id: Mapped[UUID] = mapped_column(Id, primary_key=True)
