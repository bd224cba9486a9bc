"""What the customers' room answers the one door: a customer with all her parts is changed as one."""

from webapp.changes.kind import Kind, registry
from webapp.customers import card, search
from webapp.customers.customer import Customer, next_number
from webapp.customers.fields import CUSTOMER, FIELDS, NO_COMPANY, NO_FAMILY, NO_GIVEN, PARTS
from webapp.customers.label import Label
from webapp.customers.numbers import as_e164
from webapp.customers.parts import MODELS, Address, Phone
from webapp.db import db, now
from webapp.fields.field import Refused


class Customers:
    """A changes.kind.Subject."""

    def lock(self, organisation_id, ids):
        here = db.select(Customer).where(Customer.organisation_id == organisation_id, Customer.id.in_(ids))
        return {customer.id: customer for customer in db.session.scalars(here.order_by(Customer.id).with_for_update())}

    def make(self, actor, id):
        number = next_number(actor.organisation_id)
        return Customer(
            organisation_id=actor.organisation_id,
            id=id,
            book_id=actor.book.id,
            number=number,
            version=0,
            created_at=now(),
            changed_at=now(),
            label_links=[],
        )

    def admit(self, actor, customer):
        """Her own representative; and those who run the organisation."""
        return actor.runs_the_organisation or (actor.book is not None and customer.book_id == actor.book.id)

    def finish(self, actor, customer, changed, via):
        if via not in ("import", "undo"):
            must_be_named(customer, changed)
        if ("customer", "labels") in changed:
            labels_must_exist(customer)
        if ("customer", "binned") in changed:
            customer.binned_at = now() if customer.binned else None
        if {("phone", "number"), ("address", "place"), ("customer", "primary_address")} & changed:
            renumber(actor.organisation.country, customer)

    def turn(self, customer):
        customer.version += 1
        customer.changed_at = now()
        return customer.version

    def clock(self, customer):
        return customer.book_id

    def refresh(self, customers, seq):
        cards = card.build(customers)
        together = [(customer, cards[customer.id]) for customer in customers]
        card.keep(together, seq)
        search.keep(together)


def must_be_named(customer, changed):
    """A person needs first and last name, a business its company; checked on what the edit changes, not on the rest."""
    needed = {"company": NO_COMPANY} if customer.business else {"given": NO_GIVEN, "family": NO_FAMILY}
    for name, sentence in needed.items():
        touched = customer.version == 0 or ("customer", name) in changed
        if touched and getattr(customer, name) is None:
            raise Refused(sentence)


def labels_must_exist(customer):
    ids = [link.label_id for link in customer.label_links]
    here = (
        db.select(db.func.count())
        .select_from(Label)
        .where(Label.organisation_id == customer.organisation_id, Label.id.in_(ids))
    )
    if db.session.scalar(here) != len(ids):
        raise Refused("no such label")


def renumber(home, customer):
    """Phones as E.164. A number written without its country is of her address's country, else the organisation's."""
    db.session.flush()
    mine = {"organisation_id": customer.organisation_id, "of": customer.id}
    addresses = db.session.scalars(db.select(Address).filter_by(gone=None, **mine).order_by(Address.id)).all()
    first = [address for address in addresses if str(address.id) == customer.primary_address] or addresses
    country = next((address.country for address in first if address.country), home)
    for phone in db.session.scalars(db.select(Phone).filter_by(**mine)):
        phone.e164 = as_e164(phone.number, country)


def register():
    kinds = [Kind(name, MODELS[name], FIELDS[name], "customer") for name in PARTS]
    registry.add("customer", Customers(), Kind("customer", Customer, CUSTOMER, "customer"), *kinds)
