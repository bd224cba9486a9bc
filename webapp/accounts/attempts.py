"""Tries to sign in, counted in a table so that every process knows of them. Flask-Limiter has no such store."""

from datetime import timedelta
from hashlib import sha256

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.db import Moment, Number, db, now

WINDOW = timedelta(minutes=15)
MOST = {"who": 10, "where": 100}


class Attempt(db.Model):
    """A wrong try: hashes of who it was for and where it came from, nothing that could be read."""

    __tablename__ = "attempt"
    __table_args__ = (Index(None, "who", "at"), Index(None, "place", "at"))

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    who: Mapped[str] = mapped_column(String(64))
    place: Mapped[str] = mapped_column(String(64))
    at: Mapped[object] = mapped_column(Moment, default=now)


def used_up(who, place):
    """Whether this person, or this place, has tried too often lately."""
    return count(Attempt.who == hashed(who)) >= MOST["who"] or count(Attempt.place == hashed(place)) >= MOST["where"]


def count(whose):
    lately = db.select(db.func.count()).select_from(Attempt).where(whose, Attempt.at > now() - WINDOW)
    return db.session.scalar(lately)


def remember(who, place):
    """Count a try, whatever becomes of the request; tries of the past are forgotten on the way."""
    db.session.execute(db.delete(Attempt).where(Attempt.at < now() - WINDOW))
    db.session.add(Attempt(who=hashed(who), place=hashed(place)))
    db.session.commit()


def hashed(text):
    return sha256((text or "").encode()).hexdigest()
