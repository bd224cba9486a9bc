"""A device somebody works on: named in a word she would use herself, listed for her, and revoked when it is lost."""

import re
from uuid import UUID

from flask import current_app, jsonify, request, session
from flask_login import current_user, user_logged_in, user_logged_out
from sqlalchemy import Boolean, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp import guard
from webapp.db import Id, Moment, Number, db, now, uuid7

KINDS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Mac", "Macintosh"),
    ("Windows", "Windows"),
    ("Linux", "Linux"),
)


class Device(db.Model):
    """One browser profile, or one installed Doorstep; its id lives in the session and nowhere a page could read it."""

    __tablename__ = "device"
    __table_args__ = (Index(None, "user_id", "revoked_at"),)

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(Id, primary_key=True, default=uuid7)
    user_id: Mapped[int] = mapped_column(Number)
    name: Mapped[str] = mapped_column(String(60))
    first_at: Mapped[object] = mapped_column(Moment, default=now)
    last_at: Mapped[object] = mapped_column(Moment, default=now)
    revoked_at: Mapped[object] = mapped_column(Moment, nullable=True)
    wipe: Mapped[bool] = mapped_column(Boolean, default=False)  # and it is to forget everything


def init_app(app):
    user_logged_in.connect(signed_in, app)
    user_logged_out.connect(signed_out, app)
    app.before_request(turn_away)


def device():
    """The kind of device this request comes from, from its User-Agent; None when it doesn't say."""
    agent = request.headers.get("User-Agent", "")
    return next((name for name, sign in KINDS if re.search(sign, agent)), None)


def mine(user):
    """The device of this session; None when it isn't known yet."""
    known = session.get("device")
    return db.session.get(Device, (user.organisation_id, UUID(known))) if known else None


def recognise(user):
    """The device of this session, made known when it comes for the first time. The caller commits."""
    found = mine(user)
    if found is None or found.user_id != user.id or found.revoked_at:
        found = Device(organisation_id=user.organisation_id, user_id=user.id, name=device() or "?", id=uuid7())
        db.session.add(found)
        session["device"] = str(found.id)
    found.last_at = now()
    return found


def devices_of(user):
    """The devices this person is signed in on, the last used first."""
    here = db.select(Device).where(Device.user_id == user.id, Device.revoked_at.is_(None))
    return db.session.scalars(here.order_by(Device.last_at.desc(), Device.id)).all()


def signed_in(app, user):
    """Whoever signs in stays signed in on this device: for a year, or until it is revoked."""
    session.permanent = True
    recognise(user)


def signed_out(app, user):
    found = mine(user)
    if found:
        found.revoked_at = found.revoked_at or now()
        db.session.commit()


def turn_away():
    """A revoked device is nobody. It is known until somebody signs in anew: its worker may ask last of all whether
    to forget everything."""
    found = mine(current_user) if "device" in session and current_user.is_authenticated else None
    if found is None or not found.revoked_at:
        return None
    current_app.login_manager._update_request_context_with_user()
    if request.path.startswith("/sync/"):
        return jsonify(error="revoked", wipe=found.wipe), 401
    return guard.signed_in()
