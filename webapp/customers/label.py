"""A label: a word a representative sorts her customers by. One with a weekday is a round."""

from uuid import UUID

from sqlalchemy import Boolean, ForeignKey, ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.accounts.organisation import OfOrganisation
from webapp.customers import shelf
from webapp.customers.things import thing
from webapp.db import Id, Number, db
from webapp.fields.field import Field
from webapp.i18n import N_

WEEKDAYS = (
    ("1", N_("Monday")),
    ("2", N_("Tuesday")),
    ("3", N_("Wednesday")),
    ("4", N_("Thursday")),
    ("5", N_("Friday")),
    ("6", N_("Saturday")),
    ("7", N_("Sunday")),
)
LABEL = (
    Field("name", N_("Label"), max=60, missing=N_("Enter a name")),
    Field("weekday", N_("Day of the round"), "choice", max=1, choices=WEEKDAYS),
    Field("everybody", N_("For everybody in the organisation"), "switch"),
)


class Label(OfOrganisation, db.Model):
    __tablename__ = "label"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "book_id"], ["address_book.organisation_id", "address_book.id"]),
        Index(None, "organisation_id", "book_id"),
    )

    book_id: Mapped[int] = mapped_column(Number)
    everybody: Mapped[bool | None] = mapped_column(Boolean)  # the whole organisation sees it, not only its book
    name: Mapped[str] = mapped_column(String(60))
    weekday: Mapped[str | None] = mapped_column(String(1))  # 1 Monday … 7 Sunday


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


def belongs_to_her_book(actor, label):
    label.book_id = actor.book.id


def stands_in_her_book(actor, label):
    return actor.book is not None and label.book_id == actor.book.id


shelf.add(
    shelf.Shelf(
        "labels",
        "label",
        Label,
        LABEL,
        title=N_("Rounds and labels"),
        about=N_("A label with a day is a round: it shows up under Today on that day."),
        new=N_("A new label"),
        records=lambda user: labels_of(user.book),
        start=belongs_to_her_book,
        hers=stands_in_her_book,
        needs="edit",
    )
)


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
