"""A customer: the person or business a representative sells to, in exactly one address book."""

from uuid import UUID

from sqlalchemy import JSON, Boolean, ForeignKey, ForeignKeyConstraint, Index, String, Text, UniqueConstraint, update
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.accounts.organisation import Organisation
from webapp.customers.label import CustomerLabel
from webapp.db import Id, Moment, Number, db, now


class Customer(db.Model):
    __tablename__ = "customer"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "book_id"], ["address_book.organisation_id", "address_book.id"]),
        UniqueConstraint("organisation_id", "number"),
        Index(None, "organisation_id", "book_id"),
        Index(None, "binned_at"),
        Index(None, "organisation_id", "photo"),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    book_id: Mapped[int] = mapped_column(Number)
    number: Mapped[int] = mapped_column(Number)
    given: Mapped[str | None] = mapped_column(String(100))
    family: Mapped[str | None] = mapped_column(String(100))
    business: Mapped[bool | None] = mapped_column(Boolean)
    company: Mapped[str | None] = mapped_column(String(100))
    birthday: Mapped[str | None] = mapped_column(String(10))  # 1961-10-23, or --10-23 where the year isn't known
    title: Mapped[str | None] = mapped_column(String(40))
    gender: Mapped[str | None] = mapped_column(String(20))
    nationality: Mapped[str | None] = mapped_column(String(2))
    language: Mapped[str | None] = mapped_column(String(5))
    first_visit: Mapped[str | None] = mapped_column(String(10))
    status: Mapped[str | None] = mapped_column(String(20))
    group: Mapped[str | None] = mapped_column(String(36))
    channel: Mapped[str | None] = mapped_column(String(36))
    stores: Mapped[list | None] = mapped_column(JSON(none_as_null=True))
    guest: Mapped[bool | None] = mapped_column(Boolean)
    newsletter: Mapped[bool | None] = mapped_column(Boolean)
    tax: Mapped[str | None] = mapped_column(String(20))
    vat: Mapped[str | None] = mapped_column(String(40))
    reference: Mapped[str | None] = mapped_column(String(60))
    gift_card: Mapped[str | None] = mapped_column(String(60))
    pin: Mapped[str | None] = mapped_column(String(8))
    erp_id: Mapped[str | None] = mapped_column(String(60))
    note: Mapped[str | None] = mapped_column(Text)
    photo: Mapped[str | None] = mapped_column(String(64))  # the hash of its bytes
    primary_phone: Mapped[str | None] = mapped_column(String(36))
    primary_email: Mapped[str | None] = mapped_column(String(36))
    primary_address: Mapped[str | None] = mapped_column(String(36))
    billing_address: Mapped[str | None] = mapped_column(String(36))
    binned: Mapped[bool | None] = mapped_column(Boolean)
    binned_at: Mapped[object] = mapped_column(Moment, nullable=True)
    erased_at: Mapped[object] = mapped_column(Moment, nullable=True)
    merged_into: Mapped[str | None] = mapped_column(String(36))  # the customer she turned out to be
    merged: Mapped[object] = mapped_column(JSON(none_as_null=True), nullable=True)  # ids of whom she took in
    version: Mapped[int] = mapped_column(Number, default=0)  # the changesets applied to her
    created_at: Mapped[object] = mapped_column(Moment, default=now)
    changed_at: Mapped[object] = mapped_column(Moment, default=now)

    label_links: Mapped[list[CustomerLabel]] = relationship(cascade="all, delete-orphan")

    @property
    def of(self):
        """Her subject is she herself."""
        return self.id

    followed_by = ()  # whose cards say something else since she was merged or parted, until these are written anew
    left = frozenset()  # the books she was handed over from, or merged in, until their devices are told

    @property
    def book(self):
        """The id of the book she is in."""
        return self.book_id

    @book.setter
    def book(self, id):
        """Hand her over. Labels of the old book stay on her: they aren't shown in the new one, and are there again
        when she comes back."""
        self.left, self.book_id = self.left | {self.book_id}, id

    @property
    def labels(self):
        return sorted(str(link.label_id) for link in self.label_links) or None

    @labels.setter
    def labels(self, ids):
        wanted = {UUID(id) for id in ids or ()}
        kept = [link for link in self.label_links if link.label_id in wanted]
        new = wanted - {link.label_id for link in kept}
        self.label_links = kept + [
            CustomerLabel(organisation_id=self.organisation_id, customer_id=self.id, label_id=id) for id in sorted(new)
        ]


def next_numbers(organisation_id, count):
    """So many new customer numbers of the organisation; its counter is the first of all locks."""
    counter = update(Organisation).where(Organisation.id == organisation_id)
    forward = counter.values(customers_numbered=Organisation.customers_numbered + count)
    last = db.session.scalar(
        forward.returning(Organisation.customers_numbered), execution_options={"synchronize_session": False}
    )
    return range(last - count + 1, last + 1)
