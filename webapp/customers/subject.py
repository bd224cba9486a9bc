"""What the customers' room answers the one door: a customer with all her parts is changed as one."""

from collections import defaultdict

from sqlalchemy.orm import selectinload

from webapp.accounts.book import AddressBook
from webapp.changes.kind import MERGED, MERGED_INTO, Kind, registry
from webapp.customers import absorbed, card, search_row
from webapp.customers.asked import MERGES, asked_of
from webapp.customers.customer import Customer, next_numbers
from webapp.customers.departure import depart, was_in
from webapp.customers.fields import BOOK, CUSTOMER, FIELDS, NO_COMPANY, NO_FAMILY, NO_GIVEN, PARTS
from webapp.customers.numbers import as_e164
from webapp.customers.parts import MODELS, Address, Phone
from webapp.customers.settled import must_fit
from webapp.customers.things import must_exist
from webapp.db import db, now
from webapp.fields.field import Refused
from webapp.i18n import N_
from webapp.photos import photo


class Customers:
    """A changes.kind.Subject."""

    def lock(self, organisation_id, ids):
        here = db.select(Customer).where(Customer.organisation_id == organisation_id, Customer.id.in_(ids))
        here = here.options(selectinload(Customer.label_links))
        return {
            customer.id: customer
            for customer in db.session.scalars(here.order_by(Customer.id).with_for_update(key_share=True))
        }

    def make(self, actor, ids):
        numbers = next_numbers(actor.organisation_id, len(ids)) if ids else []
        return {id: self.start(actor, id, number) for id, number in zip(ids, numbers, strict=True)}

    def start(self, actor, id, number):
        names = {"organisation_id": actor.organisation_id, "id": id, "book_id": actor.book.id, "number": number}
        return Customer(**names, version=0, created_at=now(), changed_at=now(), label_links=[])

    def admit(self, actor, customer, allowed):
        """Her own representative; those who see all books; and who had her before, or whom she took in: what waited on
        that one's phone while she was handed over or merged still arrives, in the new book. No phone's clock is asked
        when it was made."""
        if "see" in allowed:
            return True
        every = [customer, *absorbed.all_of(customer)]
        return actor.book is not None and any(ever_in(actor.book, one) for one in every)

    def needs(self, actor, changes, here, via):
        return asked_of(actor, changes, here, via)

    def merged_into(self, organisation_id, ids):
        return absorbed.merged_into(organisation_id, ids)

    def finish(self, actor, changed, via):
        if via not in ("import", "merge", "undo"):
            for customer, fields in changed:
                must_be_named(customer, fields)
        books_must_exist([customer for customer, fields in changed if ("customer", BOOK.name) in fields])
        if via == "web":
            must_fit(actor.organisation, changed)
        must_exist([customer for customer, _ in changed], {name for _, fields in changed for _, name in fields})
        photos_must_exist([customer for customer, fields in changed if ("customer", "photo") in fields])
        for customer, fields in changed:
            if ("customer", "binned") in fields:
                customer.binned_at = now() if customer.binned else None
        for check in CHECKS:
            check(actor, changed)
        renumber(actor.organisation.country, [customer for customer, fields in changed if DIALLED & fields])
        if any(MERGES & fields for _, fields in changed):
            absorbed.merge_and_part(changed, via)

    def turn(self, customer):
        customer.version += 1
        customer.changed_at = now()
        return customer.version

    def clocks(self, customer):
        return {customer.book_id} | customer.left | {other.book_id for other in customer.followed_by}

    def refresh(self, customers, seq, clock):
        depart([one for one in customers if clock in one.left and one.book_id != clock], clock, seq)
        follow = [other for one in customers for other in one.followed_by]
        for customer in customers:
            customer.left = customer.left - {clock}
            customer.followed_by = [other for other in customer.followed_by if other.book_id != clock]
        here = [one for one in [*customers, *follow] if one.book_id == clock]
        gone = [customer for customer in here if customer.merged_into]
        there = [customer for customer in here if not customer.merged_into]
        cards = card.build(there)
        together = [(customer, cards[customer.id]) for customer in there]
        if here:
            card.keep(together + [(customer, card.tombstone(customer)) for customer in gone], seq)
        search_row.keep(together)
        search_row.forget(gone)


CHECKS = []  # what other rooms refuse: functions of (actor, changed) that raise Refused


def ever_in(book, customer):
    return customer.book_id == book.id or was_in(book, customer)


def photos_must_exist(customers):
    """A device hands in a photo before the change that names it."""
    shas = {customer.photo for customer in customers if customer.photo}
    if shas and shas - photo.known(customers[0].organisation_id, shas):
        raise Refused(NO_PHOTO)


NO_PHOTO = N_("The photo hasn’t arrived")


def must_be_named(customer, fields):
    """A person needs first and last name, a business its company; checked on what the edit changes, not on the rest."""
    needed = {"company": NO_COMPANY} if customer.business else {"given": NO_GIVEN, "family": NO_FAMILY}
    for name, sentence in needed.items():
        touched = customer.version == 1 or ("customer", name) in fields
        if touched and getattr(customer, name) is None:
            raise Refused(sentence)


def books_must_exist(customers):
    """Whoever is handed over comes into a book of the same organisation."""
    for customer in customers:
        with db.session.no_autoflush:
            if db.session.scalar(book_of(customer.organisation_id, customer.book_id)) is None:
                raise Refused("no such address book")


def book_of(organisation_id, id):
    return db.select(AddressBook.id).where(AddressBook.organisation_id == organisation_id, AddressBook.id == id)


DIALLED = {("phone", "number"), ("address", "place"), ("customer", "primary_address")}


def renumber(home, customers):
    """Phones as E.164. A number written without its country is of her address's country, else the organisation's."""
    if not customers:
        return
    db.session.flush()
    addresses, phones = parts_of(Address, customers), parts_of(Phone, customers)
    for customer in customers:
        mine = [address for address in addresses[customer.id] if not address.gone]
        first = [address for address in mine if str(address.id) == customer.primary_address] or mine
        country = next((address.country for address in first if address.country), home)
        for phone in phones[customer.id]:
            phone.e164 = as_e164(phone.number, country)


def parts_of(model, customers):
    """The parts of one kind of these customers, also those that are gone: `{customer id: [part]}`."""
    ids = [customer.id for customer in customers]
    here = db.select(model).where(model.organisation_id == customers[0].organisation_id, model.of.in_(ids))
    found = defaultdict(list)
    for part in db.session.scalars(here.order_by(model.id)):
        found[part.of].append(part)
    return found


def register():
    own = (*CUSTOMER, BOOK, MERGED, MERGED_INTO)
    stays = ("binned", BOOK.name, MERGED.name, MERGED_INTO.name)
    hers = Kind("customer", Customer, own, "customer", stays=stays)
    registry.add("customer", Customers(), hers, *map(kind_of, PARTS))


def kind_of(part):
    """The kind of record one kind of part is."""
    model = MODELS[part]
    return Kind(part, model, FIELDS[part], "customer", start=model.start, twin=model.twin)
