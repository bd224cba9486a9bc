"""After a release that gave the card another shape: every card, row and search line is made anew, some at a time."""

from itertools import groupby

from webapp.changes.clock import tick
from webapp.changes.kind import registry
from webapp.customers.card import SCHEMA, Card
from webapp.customers.customer import Customer
from webapp.db import db, writing

AT_ONCE = 100  # customers in one transaction


def renew(progress=lambda done, of: None):
    """Make the cards anew that have an older shape. Can be stopped at any moment, and called again.

    progress: told how many are done, of how many."""
    total, done = outdated(), 0
    while True:
        writing()
        customers = next_ones()
        if not customers:
            return db.session.rollback()
        for (organisation_id, book_id), group in groupby(customers, key=lambda one: (one.organisation_id, one.book_id)):
            registry.subjects["customer"].refresh(list(group), tick(organisation_id, book_id), book_id)
        db.session.commit()
        done += len(customers)
        progress(done, total)


def outdated():
    return db.session.scalar(db.select(db.func.count()).select_from(Card).where(is_outdated()))


def is_outdated():
    """Erased customers have no card to make anew."""
    return db.and_(Card.schema < SCHEMA, Card.json.not_like('%"erased":true%'))


def next_ones():
    mine = db.and_(Customer.organisation_id == Card.organisation_id, Customer.id == Card.customer_id)
    found = db.session.scalars(db.select(Customer).join(Card, mine).where(is_outdated()).limit(AT_ONCE)).all()
    return sorted(found, key=lambda one: (one.organisation_id, one.book_id, one.id))
