"""A book of made-up customers: reserved numbers and domains, the same people at every start."""

from random import Random
from uuid import UUID

from webapp.changes.apply import apply, apply_all
from webapp.changes.changeset import Change, Changeset
from webapp.db import db, uuid7, writing

GIVEN = [
    "Amelia",
    "Oluwaseun",
    "Joan",
    "Priya",
    "Nadia",
    "Lukas",
    "Rosa",
    "Imran",
    "Beth",
    "Margaret",
    "Siân",
    "Patrick",
    "Grace",
    "Hannah",
    "Wei",
    "Zoë",
    "Ruth",
    "Thu",
    "Anjali",
    "Wendy",
    "Fiona",
    "Gemma",
    "Álvaro",
    "Renée",
    "Łukasz",
    "Chloé",
    "Søren",
    "Agnes",
    "Mei",
    "Dawn",
    "Tomáš",
    "Aoife",
    "Björn",
    "Fatima",
    "Noor",
    "Jean-Luc",
]
FAMILY = [
    "Archer",
    "Adeyemi",
    "Ashworth",
    "Bains",
    "Begum",
    "Brandt",
    "Castellanos",
    "Chaudhry",
    "Clarke",
    "Cooper",
    "Davies",
    "Dunne",
    "Edwards",
    "Fitzgerald",
    "Müller",
    "O’Neill",
    "Nguyễn",
    "Patel",
    "Rhodes",
    "Stewart",
    "Taylor",
    "Wright",
    "Kowalski",
    "Østergaard",
    "García",
    "Lowe",
    "Murray",
    "Kwan",
    "Jackson",
    "Evans",
    "Wójcik",
    "Lefèvre",
    "Harris",
    "Iqbal",
    "Quinn",
    "Underwood",
    "Vaughan",
    "Yates",
    "Zając",
    "Bell",
]
STREETS = [
    f"{name} {kind}"
    for kind in ("Lane", "Row", "Road", "Close")
    for name in ("Mill", "Chapel", "Station", "Orchard", "Weaver", "Hill", "Elm")
]
TOWNS = (("Marsford", "MF4 2QT"), ("Marsford", "MF4 3BX"), ("Kelham", "KM1 7AB"), ("Kelham", "KM2 4RD"))
NOTES = (
    "Likes the rose hand cream. Works nights, so never before noon.",
    "Ring, don’t knock: baby asleep.",
    "Dog in the garden; use the side gate.",
    "Always pays in cash, wants a receipt.",
    "Her daughter Ellie orders too.",
)
LABELS = (("Tuesday round", "2"), ("Friday round", "5"), ("By post", None))
AT_ONCE = 25  # customers in one transaction


ADVISOR = {
    "advisor_name": "Adele Adams",
    "advisor_phone": "07700 900111",
    "advisor_email": "adele.adams@example.com",
    "advisor_hours": "7 days a week, 8am to 8pm",
}


def name_an_advisor(user):
    """Settle who advises the organisation of this owner."""
    writing()
    organisation = UUID(int=user.organisation_id)
    changes = [Change("set", "organisation", organisation, organisation, name, None, ADVISOR[name]) for name in ADVISOR]
    apply(Changeset(tuple(changes)), by=user, via="import")
    db.session.commit()


def fill(user, count, seed=7, progress=lambda done, of: None, more=lambda n: {}):
    """Add made-up customers to this person's book, through the one door: the ids of their labels.

    progress: told how many are done, of how many; more: further fields of the n-th."""
    chance = Random(seed)
    labels = make_labels(user)
    for start in range(0, count, AT_ONCE):
        writing()
        chunk = [customer(chance, n, labels, more(n)) for n in range(start, min(start + AT_ONCE, count))]
        apply_all(chunk, by=user, via="import")
        db.session.commit()
        progress(min(start + AT_ONCE, count), count)
    return labels


def make_labels(user):
    """The rounds of the demo, in one changeset; their ids."""
    writing()
    organisation, ids = UUID(int=user.organisation_id), [uuid7() for _ in LABELS]
    apply(
        Changeset(
            tuple(
                Change("add", "label", id, organisation, new={"name": name, "weekday": weekday})
                for id, (name, weekday) in zip(ids, LABELS, strict=True)
            )
        ),
        by=user,
        via="import",
    )
    db.session.commit()
    return ids


def customer(chance, n, labels, more):
    """The changeset that adds the n-th made-up customer: she and her parts."""
    id, given, family = uuid7(), chance.choice(GIVEN), chance.choice(FAMILY)
    business = chance.random() < 0.04
    she = {"given": given, "family": family, "labels": [str(label) for label in some(chance, labels)]} | more
    if business:
        she |= {"business": True, "company": f"{family} & Daughters"}
    if chance.random() < 0.4:
        she["birthday"] = birthday(chance)
    if chance.random() < 0.35:
        she["note"] = chance.choice(NOTES)
    return Changeset((Change("add", "customer", id, id, new=she), *parts(chance, n, id, given, family)))


def some(chance, labels):
    return chance.sample(labels, k=chance.choice((0, 1, 1, 1)))


def birthday(chance):
    year = chance.choice(("-", str(chance.randint(1940, 2004))))
    return f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"


def parts(chance, n, of, given, family):
    """Her phones, perhaps an e-mail, and an address, as changes."""
    mobile = {"label": "mobile", "number": f"07700 90{n % 10000:04}"}
    found = [Change("add", "phone", uuid7(), of, new=mobile)]
    if chance.random() < 0.4:
        home = {"label": "home", "number": f"01632 96{n % 10000:04}"}
        found.append(Change("add", "phone", uuid7(), of, new=home))
    if chance.random() < 0.55:
        name = "".join(letter for letter in f"{given}.{family}".lower() if letter.isascii() and letter not in "’'")
        found.append(Change("add", "email", uuid7(), of, new={"label": "home", "address": f"{name}{n}@example.com"}))
    town, postcode = chance.choice(TOWNS)
    line1 = f"{chance.randint(1, 120)} {chance.choice(STREETS)}"
    place = {"line1": line1, "town": town, "postcode": postcode, "country": "GB"}
    found.append(Change("add", "address", uuid7(), of, new={"label": "home", "place": place}))
    return found
