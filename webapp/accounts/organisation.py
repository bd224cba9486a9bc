"""An organisation: the company a representative works for, and what it has settled for everybody."""

from uuid import UUID

from sqlalchemy import Boolean, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.db import Id, Moment, Number, db, now


class Organisation(db.Model):
    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    country: Mapped[str] = mapped_column(String(2))
    language: Mapped[str] = mapped_column(String(2), default="en")
    time_zone: Mapped[str] = mapped_column(String(64), default="Europe/London")
    email_required: Mapped[bool | None] = mapped_column(Boolean)
    most_addresses: Mapped[int | None] = mapped_column(Number)  # of one customer
    customers_numbered: Mapped[int] = mapped_column(Number, default=0)  # the last customer number given
    version: Mapped[int] = mapped_column(Number, default=0)  # the changesets applied to its own things
    created_at: Mapped[object] = mapped_column(Moment, default=now)

    advisor_name: Mapped[str | None] = mapped_column(String(100))
    advisor_phone: Mapped[str | None] = mapped_column(String(40))
    advisor_email: Mapped[str | None] = mapped_column(String(254))
    advisor_hours: Mapped[str | None] = mapped_column(String(100))
    advisor_photo: Mapped[str | None] = mapped_column(String(64))  # sha256 of the picture

    @property
    def of(self):
        """Its subject is itself, under its number as a UUID."""
        return UUID(int=self.id)

    @property
    def home(self):
        """What a record needs to know of it, as plain JSON."""
        return {name: getattr(self, name) for name in ("country", "email_required", "most_addresses")}

    @property
    def advisor(self):
        """Whom its people ask for help, as plain JSON: `{name, phone, email, hours, photo}`."""
        return {name: getattr(self, f"advisor_{name}") for name in ("name", "phone", "email", "hours", "photo")}


class OfOrganisation:
    """What an organisation has of its own: a model whose changes are about the organisation."""

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    gone: Mapped[bool | None] = mapped_column(Boolean)

    @property
    def of(self):
        """Its subject is the organisation."""
        return UUID(int=self.organisation_id)

    @of.setter
    def of(self, id):
        """Nothing to keep: the organisation is in its key."""
