"""The parts of a customer: phones, e-mail addresses, addresses. Each has its own id and label; removed, it stays."""

from uuid import UUID

from sqlalchemy import Boolean, ForeignKey, ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from webapp.customers.fields import PLACE
from webapp.db import Id, db


class Part:
    """What every part has: its customer (`of`), its label, and whether it was removed."""

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    of: Mapped[UUID] = mapped_column(Id)
    label: Mapped[str | None] = mapped_column(String(40))
    gone: Mapped[bool | None] = mapped_column(Boolean)

    @declared_attr.directive
    def __table_args__(cls):
        customer = ForeignKeyConstraint(["organisation_id", "of"], ["customer.organisation_id", "customer.id"])
        return (customer, Index(None, "organisation_id", "of"))


class Phone(Part, db.Model):
    __tablename__ = "phone"

    number: Mapped[str | None] = mapped_column(String(60))  # as typed
    e164: Mapped[str | None] = mapped_column(String(20))


class Email(Part, db.Model):
    __tablename__ = "email"

    address: Mapped[str | None] = mapped_column(String(254))


class Address(Part, db.Model):
    __tablename__ = "address"

    line1: Mapped[str | None] = mapped_column(String(100))
    line2: Mapped[str | None] = mapped_column(String(100))
    town: Mapped[str | None] = mapped_column(String(100))
    region: Mapped[str | None] = mapped_column(String(100))
    postcode: Mapped[str | None] = mapped_column(String(20))
    country: Mapped[str | None] = mapped_column(String(2))

    @property
    def place(self):
        """The address as a whole, the unit in which it is merged; empty parts are left out."""
        parts = {part.name: getattr(self, part.name) for part in PLACE}
        return {name: value for name, value in parts.items() if value is not None} or None

    @place.setter
    def place(self, place):
        for part in PLACE:
            setattr(self, part.name, (place or {}).get(part.name))


MODELS = {"phone": Phone, "email": Email, "address": Address}
