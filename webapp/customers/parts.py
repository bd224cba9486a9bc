"""The parts of a customer: phones, e-mail addresses, addresses. Each has its own id and label; removed, it stays."""

from uuid import UUID

from sqlalchemy import Boolean, ForeignKey, ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from webapp.customers import fields
from webapp.customers.fields import PLACE
from webapp.db import Id, db


class Part:
    """What every part has: its customer (`of`), and whether it was removed."""

    KNOWN = ()  # what the card says of it beside its fields: attributes of plain JSON
    start = staticmethod(lambda actor, part: None)  # what a new one has beside its fields
    twin = None  # where two parts, one of each of two customers, are one thing: from the one's id to the other's

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    of: Mapped[UUID] = mapped_column(Id)
    gone: Mapped[bool | None] = mapped_column(Boolean)

    @declared_attr.directive
    def __table_args__(cls):
        customer = ForeignKeyConstraint(["organisation_id", "of"], ["customer.organisation_id", "customer.id"])
        return (customer, Index(None, "organisation_id", "of"))

    @property
    def turn(self):
        """Where it stands among those with the same label, or without one."""
        return str(self.id)


class Labelled:
    label: Mapped[str | None] = mapped_column(String(40))


class Phone(Labelled, Part, db.Model):
    __tablename__ = "phone"
    KNOWN = ("e164",)

    number: Mapped[str | None] = mapped_column(String(60))  # as typed
    e164: Mapped[str | None] = mapped_column(String(20))


class Email(Labelled, Part, db.Model):
    __tablename__ = "email"

    address: Mapped[str | None] = mapped_column(String(254))


class Address(Labelled, Part, db.Model):
    __tablename__ = "address"

    line1: Mapped[str | None] = mapped_column(String(100))
    line2: Mapped[str | None] = mapped_column(String(100))
    town: Mapped[str | None] = mapped_column(String(100))
    region: Mapped[str | None] = mapped_column(String(100))
    postcode: Mapped[str | None] = mapped_column(String(20))
    country: Mapped[str | None] = mapped_column(String(2))
    door: Mapped[str | None] = mapped_column(String(100))
    gate: Mapped[str | None] = mapped_column(String(40))
    delivery: Mapped[str | None] = mapped_column(String(200))

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


def part(kind, plural, of_fields):
    """Register the model of one more kind of part: it is in the card, the form and the history.

    kind: its name in a change; plural: its name in the card; of_fields: its fields."""

    def register(model):
        fields.add_part(kind, plural, of_fields)
        MODELS[kind] = model
        return model

    return register
