"""What an organisation settled for customers, asked at the one door of whoever could know of it.

A device may not have known when it saved, so what it brings is taken all the same (docs/decisions/0008).
"""

from webapp.customers.fields import NO_STORE, TOO_MANY
from webapp.customers.parts import Address
from webapp.customers.store import Store
from webapp.db import db
from webapp.fields.field import Refused


def must_fit(organisation, changed):
    """A new customer has a store where there are any, and nobody gets more addresses than settled; raises Refused.

    changed: `[(customer, {(kind, field)})]`, not yet flushed."""
    added = {address.of for address in db.session.new if isinstance(address, Address)}
    with db.session.no_autoflush:
        new = any(customer.version == 1 and not customer.stores for customer, _ in changed)
        if new and db.session.scalar(stores(organisation.id).limit(1)):
            raise Refused(NO_STORE)
    if organisation.most_addresses is not None and added:
        db.session.flush()
        if db.session.scalar(crowded(organisation, added).limit(1)):
            raise Refused(TOO_MANY % {"most": organisation.most_addresses})


def stores(organisation_id):
    return db.select(Store.id).where(Store.organisation_id == organisation_id, Store.gone.is_(None))


def crowded(organisation, ids):
    """Those of these customers who have too many."""
    here = db.select(Address.of).where(Address.organisation_id == organisation.id, Address.of.in_(ids))
    return here.where(Address.gone.is_(None)).group_by(Address.of).having(db.func.count() > organisation.most_addresses)
