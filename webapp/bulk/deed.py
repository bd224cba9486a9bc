"""What can be done to many at once: set a field, put something into a set of hers, or take it out.

Built from the one list of fields: one that is offered here and known there appears by itself, with its choices.
"""

from dataclasses import asdict, dataclass
from uuid import uuid5

from webapp.changes.changeset import Change, Changeset
from webapp.customers.fields import BOOK, CUSTOMER
from webapp.fields.field import canonical
from webapp.i18n import N_

SET, PUT, TAKE = "set", "put", "take"
OWN_CHOICES = ("status", "language", "guest")  # offered beside whatever chooses from the organisation's own things
FIELD = {field.name: field for field in (*CUSTOMER, BOOK)}


@dataclass(frozen=True)
class Deed:
    """do: `set` (value None empties it) · `put` (value: a member) · `take`; field: the name of a customer's field."""

    do: str
    field: str
    value: object = None

    as_json = asdict

    def done(self, card):
        """Whether it is so already."""
        if self.do == SET:
            return card.get(self.field) == self.value
        return (self.value in (card.get(self.field) or ())) == (self.do == PUT)

    def change(self, id, seen):
        """The change it makes to a customer; seen: what stood in the field when the action began."""
        old, new = {SET: (seen, self.value), PUT: (None, self.value), TAKE: (self.value, None)}[self.do]
        return Change("set", "customer", id, id, self.field, old, new)

    def changeset(self, action, id, seen):
        """Its changeset, with an id of its own for each customer: made again, it is the same one."""
        return Changeset((self.change(id, seen),), id=uuid5(action.id, str(id)))


BIN, RESTORE = Deed(SET, "binned", True), Deed(SET, "binned", None)


def offered(things):
    """The fields that can be changed: `[{name, label, set, choices: [[value, name]]}]`.

    things: the organisation's own things by name, `{"labels": [{id, name}], …}`, and the `books` to hand over to"""
    known = [field for field in FIELD.values() if field.of or field.name in OWN_CHOICES or field is BOOK]
    return [
        {"name": field.name, "label": field.label, "set": field.kind == "set", "choices": choices(field, things)}
        for field in sorted(known, key=lambda field: field.name != "labels")
    ]


def choices(field, things):
    """What the field may be, as `[value, name]`."""
    nothing = [] if field.kind == "set" else [["", N_("None")]]
    if field.of:
        return nothing + [[one["id"], one["name"]] for one in things[field.of]]
    if field is BOOK:
        return [[one["id"], one["name"]] for one in things["books"]]
    if field.kind == "switch":
        return [["1", N_("Yes")], ["", N_("No")]]
    return [list(choice) for choice in field.choices]


def asked(form, things):
    """What a form asks for, or None where it names nothing that can be done.

    The button `do` says `bin`, `restore`, or `put labels`; the value stands in `v_labels`."""
    do, _, name = form.get("do", "").partition(" ")
    if not name:
        return {"bin": BIN, "restore": RESTORE}.get(do)
    field = next((field for field in offered(things) if field["name"] == name), None)
    value = form.get(f"v_{name}", "")
    if not field or do not in ((PUT, TAKE) if field["set"] else (SET,)):
        return None
    known = value in [key for key, _ in field["choices"]] and (value or do == SET)
    return Deed(do, name, meant(FIELD[name], value)) if known else None


def meant(field, value):
    """The value as it is kept."""
    if field.kind == "set":
        return value
    return canonical(field, int(value) if field is BOOK else value)


def said(deed, things):
    """A deed in words to be translated: `(what it does, the field's label, the value's name)`."""
    if deed["field"] == "binned":
        return SET, None, N_("Delete") if deed["value"] else N_("Restore")
    field = next((field for field in offered(things) if field["name"] == deed["field"]), None)
    names = dict(field["choices"]) if field else {}
    value = "1" if deed["value"] is True else str(deed["value"] or "")
    return deed["do"], field and field["label"], names.get(value) or N_("something that is gone")
