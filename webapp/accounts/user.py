"""A user: a person who signs in to work, with one role, and at most one address book of her own."""

from dataclasses import dataclass

from flask_security import RoleMixin, UserMixin
from sqlalchemy import Boolean, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.accounts import permission
from webapp.accounts.book import AddressBook
from webapp.accounts.organisation import Organisation
from webapp.db import Moment, Number, db, now

ROLES = ("owner", *(role for role, _ in permission.ROLES))


@dataclass(frozen=True)
class Role(RoleMixin):
    """A role as Flask-Security knows it; what a role may do is decided at the one door."""

    name: str
    permissions: tuple = ()


class User(UserMixin, db.Model):
    __tablename__ = "user"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    role: Mapped[str] = mapped_column(String(20), default="representative")
    language: Mapped[str | None] = mapped_column(String(2))  # none: what the browser asks for
    single_keys: Mapped[bool] = mapped_column(Boolean, default=True)
    password: Mapped[str | None] = mapped_column(String(255))
    active: Mapped[bool] = mapped_column(Boolean, default=True)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[object] = mapped_column(Moment, default=now)

    organisation: Mapped[Organisation] = relationship(lazy="joined", innerjoin=True)
    book: Mapped[AddressBook | None] = relationship(lazy="joined", foreign_keys=AddressBook.owner_id, uselist=False)

    @property
    def roles(self):
        """What Flask-Security asks for; a user of Doorstep has exactly one role."""
        return [Role(self.role)]

    @property
    def person(self):
        """Who she is to her own screens, as plain JSON."""
        return {
            "id": self.id,
            "name": self.name,
            "email": self.email,
            "language": self.language,
            "single_keys": self.single_keys,
            "may": sorted(permission.allowed(self)),
        }
