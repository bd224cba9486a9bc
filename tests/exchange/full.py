"""A customer of whom everything is known, in the most awkward words there are."""

from uuid import UUID

from tests import cast
from webapp.accounts.user import User
from webapp.changes.apply import apply
from webapp.changes.changeset import Change, Changeset
from webapp.customers.fields import CUSTOMER
from webapp.customers.things import things
from webapp.db import db, uuid7, writing
from webapp.exchange.columns import told
from webapp.questions.answer import answer_id

HOSTILE = "=1+2;\"a\", 'b' \\n \\\\ _x0041_ _x005F_ \uffff <b>&amp; ::: é 😀"
OWN = {
    "text": HOSTILE,
    "lines": "\n".join([HOSTILE, "-2", "@x", '"', "'=x", *['"', ""] * 400]).strip(),
    "switch": True,
    "day": "--02-29",
    "email": "+a@example.com",
    "country": "FR",
}
DOOR = {"door": HOSTILE, "gate": "=4711#", "delivery": '+ behind; the "shed"'}
PLACE = {
    "line1": "+1, Rue; “x”",
    "line2": HOSTILE[:90],
    "town": "-Town",
    "region": "@x",
    "postcode": "MF4 2QT",
    "country": "GB",
}


def full(user):
    """A customer of whom everything is known, in the most awkward words there are."""
    writing()
    id, home = uuid7(), uuid7()
    own = {field.name: fitting(field) for field in CUSTOMER if fillable(field)}
    labels = sorted(labels_of(user))
    parts = [
        ("phone", uuid7(), "mobile", {"number": "+44 7700 900142"}),
        ("phone", home, HOSTILE[:40].strip(), {"number": "(01632) 960-001 ext. 12"}),
        ("phone", uuid7(), "fax", {"number": "*31#07700900143"}),
        ("email", uuid7(), "work", {"address": "=ann+1@example.com"}),
        ("note", uuid7(), None, {"text": OWN["lines"], "alert": True}),
        ("note", uuid7(), None, {"text": "Likes tea"}),
        ("address", uuid7(), "home", {"place": PLACE} | DOOR),
        ("address", uuid7(), "work", {"place": {"line2": "Flat 2", "country": "FR"}}),
    ]
    new = own | {"labels": labels, "primary_phone": str(home)}
    changes = [
        Change("add", kind, part, id, new=({"label": label} if label else {}) | value)
        for kind, part, label, value in parts
    ]
    changes += answers_of(user, id)
    writing()
    apply(Changeset((Change("add", "customer", id, id, new=new), *changes)), by=user, via="import")
    db.session.commit()
    return id


def fitting(field):
    """A value this field takes, as awkward as it may be."""
    value = OWN.get(field.kind) or field.choices[-1][0]
    return value[: field.max].strip() if field.kind == "text" else value


def answers_of(user, customer):
    """An answer of each kind to the questions of the organisation, which are asked from now on."""
    ask(user)
    known = {question["name"]: question["id"] for question in things(user)["questions"]}
    for name, value in ANSWERS.items():
        new = {"question": known[name], "several" if name == "=Several; of these?" else "value": value}
        yield Change("add", "answer", UUID(answer_id(known[name], str(customer))), customer, new=new)


ANSWERS = {"=Several; of these?": "=a\nb", "What, \\n else: though?": OWN["lines"], "How many": "-3"}


def ask(user):
    """Let the organisation ask these questions; another one that is asked the same has other ids."""
    there = {question["name"] for question in things(user)["questions"]}
    of = UUID(int=user.organisation_id)
    forms = {"=Several; of these?": {"form": "several", "options": "=a\nb\nc"}, "How many": {"form": "number"}}
    changes = [
        Change("add", "question", uuid7(), of, new={"name": name} | forms.get(name, {}))
        for name in ANSWERS
        if name not in there
    ]
    owner = db.session.scalar(
        db.select(User).where(User.organisation_id == user.organisation_id, User.role == "owner").limit(1)
    )
    writing()
    if changes:
        apply(Changeset(tuple(changes)), by=owner, via="web")
        db.session.commit()


def labels_of(user):
    """The ids of two labels, made the first time."""
    there = {label["name"]: label["id"] for label in things(user)["labels"]}
    return [str(there.get(name) or cast.label(user, name)) for name in ("=Tuesday, round; \\", "By post|x")]


def fillable(field):
    return told(field) and field.kind != "set" and not getattr(field, "of", None)
