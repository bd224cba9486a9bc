"""A sign-in link: a secret address that signs one person in, once, for as long as it lasts."""

import secrets
from datetime import timedelta
from hashlib import sha256

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.accounts.user import User
from webapp.db import Moment, db, now

LASTS = timedelta(days=1)


class SignInLink(db.Model):
    __tablename__ = "sign_in_link"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    until: Mapped[object] = mapped_column(Moment)


def make(user):
    """A new link for this person: its secret, which is kept nowhere."""
    secret = secrets.token_urlsafe(24)
    db.session.add(SignInLink(hash=hashed(secret), user_id=user.id, until=now() + LASTS))
    return secret


def use(secret):
    """The person a link signs in, who can use it no more; None when it was used, is too old, or never was."""
    taken = (
        db.delete(SignInLink).where(SignInLink.hash == hashed(secret)).returning(SignInLink.user_id, SignInLink.until)
    )
    link = db.session.execute(taken).one_or_none()
    user = link and link.until > now() and db.session.get(User, link.user_id)
    return user if user and user.active else None


def hashed(secret):
    return sha256(secret.encode()).hexdigest()
