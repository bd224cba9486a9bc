"""Erasing: after 30 days in the bin, everything personal about a customer is gone for good, also from the history.

The one exception to "nothing is dropped", and so the one place beside the door that moves a book's clock: what is
left is her number, and a mark that tells the devices to forget her.
"""

from itertools import groupby

from webapp.changes.candidate import Candidate
from webapp.changes.carrying import Carried
from webapp.changes.clock import tick
from webapp.changes.history import ChangeRow
from webapp.customers import card
from webapp.customers.absorbed import absorbed
from webapp.customers.bin import KEPT
from webapp.customers.customer import Customer
from webapp.customers.fields import CUSTOMER
from webapp.customers.parts import MODELS
from webapp.db import db, now
from webapp.jobs.worker import handles

AT_ONCE = 50
ALSO = []  # what other rooms forget with her: functions of (organisation id, customer ids)


def also(forget):
    """Register what another room has to forget with a customer: a function of (organisation id, ids)."""
    ALSO.append(forget)
    return forget


@handles("erase")
def erase_the_bin(job):
    """Erase whoever has been in a bin for 30 days."""
    yield
    while due := overdue():
        erase(due)
        job.done += len(due)
        yield


def overdue():
    here = db.select(Customer).where(Customer.binned_at < now() - KEPT, Customer.erased_at.is_(None))
    here = here.where(Customer.merged_into.is_(None))
    return db.session.scalars(
        here.order_by(Customer.organisation_id, Customer.book_id, Customer.id).limit(AT_ONCE)
    ).all()


def erase(customers):
    """Forget these customers, and tell their books. The caller commits."""
    for (organisation_id, book_id), group in groupby(with_absorbed(customers), key=place):
        together = list(group)
        ids = [customer.id for customer in together]
        forget(organisation_id, ids)
        for customer in together:
            blank(customer)
        db.session.flush()
        tombstones = [(customer, card.tombstone(customer)) for customer in together]
        card.keep(tombstones, tick(organisation_id, book_id))


def with_absorbed(customers):
    """These customers and all whom they took in, book by book."""
    taken = [one for each in absorbed(customers).values() for one in each]
    return sorted([*customers, *taken], key=place)


def place(customer):
    return customer.organisation_id, customer.book_id


def forget(organisation_id, ids):
    for forget_also in ALSO:
        forget_also(organisation_id, ids)
    for model in (*MODELS.values(), Candidate, Carried):
        db.session.execute(db.delete(model).where(model.organisation_id == organisation_id, model.of.in_(ids)))
    db.session.execute(
        db.update(ChangeRow)
        .where(ChangeRow.organisation_id == organisation_id, ChangeRow.of.in_(ids))
        .values(old=None, new=None, before=None)
    )


def blank(customer):
    customer.label_links = []
    for field in CUSTOMER:
        if field.name not in ("labels", "binned"):
            setattr(customer, field.name, None)
    customer.binned_at, customer.erased_at = None, now()
