"""The scan of a book for pairs that may be one person: only those who share something are compared."""

from collections import defaultdict
from itertools import combinations

from webapp.changes.clock import reading
from webapp.customers.customer import Customer
from webapp.customers.folding import fold
from webapp.customers.line import phone_digits
from webapp.customers.parts import Address, Email, Phone
from webapp.db import db
from webapp.merging.likeness import Person, house, likeness, street

CROWD = 30  # a switchboard, or a house of many flats: there everybody is compared with whoever is called alike
NEIGHBOURS = 8
KEPT = {}  # (organisation, book) → (its state, its pairs): the last scan
MOST = 32  # books whose last scan is kept


def pairs(book):
    """The pairs of a book, the likeliest first: `[(id, id, ["phone", …])]`; scanned anew once the book moved."""
    key, now = (book.organisation_id, book.id), state(book)
    if KEPT.get(key, (None,))[0] != now:
        if len(KEPT) >= MOST:
            KEPT.clear()
        KEPT[key] = now, scan(people(book))
    return KEPT[key][1]


def state(book):
    """What is another one once anything in the book moved."""
    last = db.select(db.func.count(), db.func.max(Customer.changed_at))
    last = last.where(Customer.organisation_id == book.organisation_id, Customer.book_id == book.id)
    return reading(book.organisation_id, book.id), *db.session.execute(last).one()


def scan(people):
    """The pairs among these people."""
    found = {}
    for block in blocks(people):
        for one, other in within(block):
            key = (one.id, other.id) if one.id < other.id else (other.id, one.id)
            if key not in found:
                found[key] = likeness(one, other)
    likely = [(score, key, why) for key, alike in found.items() if alike for score, why in [alike]]
    return [(*key, why) for _, key, why in sorted(likely, key=lambda one: (-one[0], one[1]))]


def blocks(people):
    """Those who share a phone, an e-mail address, a house, or the whole name."""
    found = defaultdict(list)
    for person in people:
        if person.name:
            found["name", person.name].append(person)
        for kind, marks in person.marks.items():
            for mark in marks:
                found[kind, mark].append(person)
    return [block for block in found.values() if len(block) > 1]


def within(block):
    """The pairs of a block to compare; of a crowd, only neighbours by name."""
    if len(block) <= CROWD:
        return combinations(block, 2)
    near = sorted(block, key=lambda one: (one.family, one.given, one.company))
    return ((one, other) for at, one in enumerate(near) for other in near[at + 1 : at + 1 + NEIGHBOURS])


def people(book):
    """Everybody in a book, as much as is compared: four reads, however large it is."""
    mine = Customer.organisation_id == book.organisation_id, Customer.book_id == book.id
    here = (*mine, Customer.binned.is_(None), Customer.merged_into.is_(None), Customer.erased_at.is_(None))
    names = db.select(Customer.id, Customer.given, Customer.family, Customer.business, Customer.company).where(*here)
    found = {row.id: person(*row) for row in db.session.execute(names)}
    parts = (
        ("phone", Phone, (Phone.number, Phone.e164), lambda number, e164: digits(number, e164)),
        ("email", Email, (Email.address,), lambda address: address and address.lower()),
        ("address", Address, (Address.line1, Address.town, Address.postcode), house),
    )
    for kind, model, columns, mark in parts:
        for of, *values in db.session.execute(parts_of(model, columns, mine)):
            made = mark(*values) if of in found else None
            if made:
                found[of].marks.setdefault(kind, set()).add(made)
                if kind == "address":
                    found[of].streets[made] = street(values[0])
    return list(found.values())


def person(id, given, family, business, company):
    named = not business and (given or family)
    given, family, company = (fold(name or "") for name in (given, family, company))
    return Person(id, given, family) if named else Person(id, company=company)


def parts_of(model, columns, mine):
    customer = db.and_(Customer.organisation_id == model.organisation_id, Customer.id == model.of)
    return db.select(model.of, *columns).join(Customer, customer).where(*mine, model.gone.is_(None))


def digits(number, e164):
    return phone_digits({"number": number, "e164": e164})[-9:]
