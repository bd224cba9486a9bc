"""Devices that work on one customer at the same time, each with what it last saw and what it hasn't sent yet."""

from dataclasses import replace
from uuid import UUID

from webapp.changes.apply import apply
from webapp.changes.changeset import Change, Changeset
from webapp.customers import card
from webapp.db import db, uuid7, writing

VALUES = ("fresh", "fresh", "fresh", "a", "b", None)  # a fresh one is typed only once


class Device:
    """A phone: reads the card when it has a signal, types over what it sees, sends in its own order."""

    def __init__(self, user, book, customer):
        self.user, self.book, self.home = user, book, customer
        self.queue, self.sent = [], []
        self.pull()

    def pull(self):
        self.base = card.find(self.book, self.home)
        self.customer = UUID(self.base["id"])  # another one, while she is merged into her
        self.view = {"customer": dict(self.base)} | {part["id"]: dict(part) for part in self.base["phones"]}
        for changeset in self.queue:
            self.see(changeset)

    def see(self, changeset):
        for change in changeset.changes:
            record = self.view.setdefault(self.key(change), {"id": str(change.id)})
            if change.do == "remove":
                del self.view[self.key(change)]
            elif change.do == "add":
                record |= change.new | {"id": str(change.id)}
            else:
                record[change.field] = change.new

    def key(self, change):
        return "customer" if change.kind == "customer" else str(change.id)

    def type(self, name, value):
        """Change a field of hers, or the number of one of her phones by its place in the list."""
        kind, record, id = self.target(name)
        value = str(uuid7()) if value == "fresh" else value
        if record is None or record.get(field_of(name)) == value:
            return
        self.enqueue(Change("set", kind, id, self.customer, field_of(name), record.get(field_of(name)), value))

    def target(self, name):
        if not name.startswith("phone"):
            return "customer", self.view["customer"], self.customer
        phones = [record for key, record in self.view.items() if key != "customer"]
        at = int(name[-1])
        return ("phone", phones[at], UUID(phones[at]["id"])) if at < len(phones) else ("phone", None, None)

    def add_phone(self, number):
        self.enqueue(Change("add", "phone", uuid7(), self.customer, new={"label": "mobile", "number": number}))

    def remove_phone(self, name):
        kind, record, id = self.target(name)
        if record is not None:
            old = {"label": record.get("label"), "number": record.get("number")}
            self.enqueue(Change("remove", kind, id, self.customer, old=old))

    def choose(self, which):
        """Settle the first conflict she sees, for what stands or for the last candidate."""
        for clash in self.base["conflicts"][:1]:
            candidates = {candidate["id"]: candidate["value"] for candidate in clash["candidates"]}
            old = self.standing(clash)
            new = old if which == "standing" else list(candidates.values())[-1]
            change = Change("settle", clash["kind"], UUID(clash["record"]), self.customer, clash["field"], old, new)
            self.enqueue(replace(change, settles=tuple(UUID(id) for id in candidates)))

    def standing(self, clash):
        if clash["kind"] == "customer":
            return self.base[clash["field"]]
        part = next((part for part in self.base["phones"] if part["id"] == clash["record"]), None)
        return part.get(clash["field"]) if part else (True if clash["field"] == "gone" else None)

    def enqueue(self, change):
        self.queue.append(Changeset((change,)))
        self.see(self.queue[-1])

    def send(self, times=1):
        """Send what waits longest, as often as a bad line makes it."""
        if not self.queue:
            return
        for _ in range(times):
            writing()
            apply(self.queue[0], by=self.user, via="sync")
            db.session.commit()
        self.sent.append(self.queue.pop(0))


def field_of(name):
    return "number" if name.startswith("phone") else name
