"""Founding an organisation, and taking somebody on in it: a user, with an address book of her own."""

import secrets

from flask_security import hash_password

from webapp.accounts.book import AddressBook
from webapp.accounts.organisation import Organisation
from webapp.accounts.user import User
from webapp.db import db

ALSO = []  # what rooms settle for a new organisation: functions of it


def also(settle):
    """Register what a room settles for every new organisation: a function of it."""
    ALSO.append(settle)
    return settle


def found(name, country, time_zone, language="en"):
    """A new organisation, with nobody in it yet."""
    organisation = Organisation(name=name, country=country, time_zone=time_zone, language=language)
    db.session.add(organisation)
    db.session.flush()
    for settle in ALSO:
        settle(organisation)
    return organisation


def take_on(organisation, email, name, role="representative", password=None):
    """A new user of the organisation with her own address book. Without a password she signs in by a link."""
    user = User(
        organisation=organisation,
        email=email.strip().lower(),
        name=name,
        role=role,
        password=hash_password(password) if password else None,
        fs_uniquifier=secrets.token_hex(32),
    )
    db.session.add(user)
    db.session.flush()
    user.book = AddressBook(organisation_id=organisation.id, owner_id=user.id, name=name)
    db.session.flush()
    return user


def first_owner():
    """The owner of the organisation that was here first; None before there is one."""
    return db.session.scalar(db.select(User).where(User.role == "owner").order_by(User.id).limit(1))
