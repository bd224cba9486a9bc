"""People who change one customer at the same time, each over what she last saw: whatever kinds of part there are."""

from uuid import UUID

from tests import cast
from webapp.changes.apply import apply
from webapp.changes.changeset import Change, Changeset
from webapp.changes.kind import registry
from webapp.changes.undo import last_save, undo
from webapp.customers import card, fields
from webapp.customers.customer import Customer
from webapp.customers.fields import FIELDS, PLURALS
from webapp.db import db, uuid7, writing
from webapp.fields.field import Refused
from webapp.history.then import card_at

PARTS = [kind for kind in fields.PARTS if kind != "relation"]  # which is made of two, one of each customer

PLACES = [{"line1": "1 Birch Lane", "country": "GB"}, {"line1": "9 Oak Street", "town": "Marsford", "country": "GB"}]
VALUES = {
    "phone": ["07700 900001", "07700 900002", "07700 900003"],
    "email": ["a@example.com", "b@example.com"],
    "switch": [True, None],
    "day": ["1961-10-23", "--10-23"],
    "place": PLACES,
}


class Somebody:
    """One person on one device: reads the card now and then, and types over what she saw."""

    def __init__(self, user, customer, play):
        self.user, self.customer, self.play = user, customer, play
        self.look()

    def look(self):
        self.seen = self.play.card()

    def edit(self, kind, at, field, pick):
        """Another value for a field of hers, or of one of her parts; of a set, one member more or less."""
        kind, record = self.record(kind, at)
        field = FIELDS[kind][field % len(FIELDS[kind])]
        if record is not None:
            is_set = field.kind == "set"
            old, new = self.member(field, record, pick) if is_set else (record[field.name], self.value(field, pick))
            self.change("set", kind, record["id"], field.name, old, new)

    def record(self, kind, at):
        """What she sees of one kind: the customer herself, or the part at a place of the list."""
        kind = ("customer", *PARTS)[kind % (len(PARTS) + 1)]
        if kind == "customer":
            return kind, self.seen
        parts = self.seen[PLURALS[kind]]
        return kind, parts[at % len(parts)] if parts else None

    def member(self, field, record, pick):
        id = self.play.members[pick % len(self.play.members)]
        return (id, None) if id in (record[field.name] or []) else (None, id)

    def value(self, field, pick):
        known = VALUES.get(field.kind) or [name for name, _ in field.choices if name] or ["a", "b", "c"]
        if field.kind == "id":
            known = [part["id"] for kind in PARTS for part in self.seen[PLURALS[kind]]] or [None]
        return [*known, None][pick % (len(known) + 1)]

    def add(self, kind, pick):
        kind = PARTS[kind % len(PARTS)]
        new = {field.name: self.value(field, pick + n) for n, field in enumerate(FIELDS[kind]) if field.kind != "set"}
        self.change("add", kind, uuid7(), None, None, new)

    def add_again(self, kind, at, pick):
        """A device that had not heard of a removal, or sends the same part a second time, with other words."""
        kind = PARTS[kind % len(PARTS)]
        known = sorted(self.play.made[kind])
        if known:
            new = {field.name: self.value(field, pick) for field in FIELDS[kind] if field.kind != "set"}
            self.change("add", kind, known[at % len(known)], None, None, new)

    def remove(self, kind, at):
        kind, part = self.record(kind, at)
        if part and kind != "customer":
            self.change("remove", kind, part["id"], None, {f.name: part[f.name] for f in FIELDS[kind]}, None)

    def choose(self, at, pick):
        """Settle a conflict she sees, for nothing, or for a value that waits."""
        if not self.seen["conflicts"]:
            return
        clash = self.seen["conflicts"][at % len(self.seen["conflicts"])]
        waiting = {one["id"]: one["value"] for one in clash["candidates"]}
        old, new = self.standing(clash), [*waiting.values(), self.standing(clash)][pick % (len(waiting) + 1)]
        settles = tuple(UUID(id) for id in waiting)
        self.change("settle", clash["kind"], clash["record"], clash["field"], old, new, settles)

    def standing(self, clash):
        if clash["kind"] == "customer":
            return self.seen[clash["field"]]
        part = next((part for part in self.seen[PLURALS[clash["kind"]]] if part["id"] == clash["record"]), None)
        return (None if part else True) if clash["field"] == "gone" else part and part[clash["field"]]

    def change(self, do, kind, id, field, old, new, settles=()):
        id = UUID(str(id))
        self.play.made.setdefault(kind, set()).add(str(id))
        change = Change(do, kind, id, self.customer, field, old, new, settles)
        self.play.turn(lambda: apply(Changeset((change,)), by=self.user, via="sync"))

    def undo(self):
        last = last_save(self.user.organisation_id, self.customer)
        if last:
            self.play.turn(lambda: undo(last, self.user))


class Play:
    """A customer's life, and her card after each turn of it."""

    def __init__(self, rita):
        self.rita, self.made, self.cards = rita, {kind: set() for kind in PARTS}, {}
        self.members = [str(cast.label(rita, name)) for name in ("Tuesday round", "By post", "Flowers")]
        self.customer = cast.customer(rita, given="Ann", family="Avery", mobile="07700 900000", street="1 Mill Lane")
        self.made["phone"].add(self.card()["phones"][0]["id"])
        self.keep()

    def card(self):
        return card.find(self.rita.book, self.customer)

    def turn(self, deed):
        """Do something and keep the card it leads to; what the rule refuses is no turn."""
        writing()
        try:
            deed()
        except Refused:
            db.session.rollback()
            return
        db.session.commit()
        self.keep()

    def keep(self):
        here = self.card()
        self.cards[here["version"]] = here

    def rebuilt(self, turn):
        return card_at(self.card(), self.customer, self.rita.organisation_id, turn)

    def turns(self):
        return db.session.get(Customer, (self.rita.organisation_id, self.customer)).version


def typed(here):
    """What a person typed of a card: her fields, and each part's; the order of parts is the drawing's."""
    own = {field.name: here[field.name] for field in FIELDS["customer"]}
    parts = {
        part["id"]: {field.name: part[field.name] for field in registry.kinds[kind].fields}
        for kind in PARTS
        for part in here[PLURALS[kind]]
    }
    return own | {"parts": parts}
