"""The list as a table, for a screen with room: which columns there are, and what stands in them."""

from webapp.customers.compare import said
from webapp.customers.fields import CUSTOMER
from webapp.customers.record import who
from webapp.customers.row import first
from webapp.customers.things import names
from webapp.dates import day
from webapp.i18n import N_

NOT_SHOWN = ("given", "family", "binned", "photo")  # nor ids without a name, nor what is secret
USUAL = ("phone", "email", "street", "town", "labels")  # what is shown until somebody chooses
SORTED = {"name": "sort_key", "number": "number", "created": "created", "changed": "changed", "birthday": "born"}


def place(card, name):
    address = first(card["addresses"], card["primary_address"])
    return ((address and address["place"]) or {}).get(name)


def reach(card, kind, name):
    part = first(card[f"{kind}s"], card[f"primary_{kind}"])
    return part and part[name]


COLUMNS = {
    "number": (N_("Number"), lambda card, known: card["number"]),
    "phone": (N_("Phone"), lambda card, known: reach(card, "phone", "number")),
    "email": (N_("Email"), lambda card, known: reach(card, "email", "address")),
    "street": (N_("Street"), lambda card, known: ", ".join(filter(None, (place(card, "line2"), place(card, "line1"))))),
    "town": (N_("Town or city"), lambda card, known: place(card, "town")),
    "postcode": (N_("Postcode"), lambda card, known: place(card, "postcode")),
    "created": (N_("Added"), lambda card, known: day(card["created_at"][:10])),
    "changed": (N_("Changed"), lambda card, known: day(card["changed_at"][:10])),
}


def columns():
    """Every column there is: `{name: (label, function of a card and the names of things)}`; a new field is one more."""
    shown = [field for field in CUSTOMER if field.name not in NOT_SHOWN and not field.secret]
    own = {field.name: (field.label, of_field(field)) for field in shown if field.of or field.kind != "id"}
    return COLUMNS | own


def of_field(field):
    """What stands in the column of a customer's field."""

    def read(card, known):
        value = card[field.name]
        if field.of:
            ids = value if field.kind == "set" else [value]
            return ", ".join(known[id] for id in ids or () if id in known)
        return said(field, value) if value else None

    return read


def chosen(asked):
    """The columns that are asked for, in their order; the usual ones where none of them is known."""
    return [name for name in columns() if name in asked] or list(USUAL)


def lines(cards, shown, things):
    """The table's lines: `[{id, who, cells: [text]}]`."""
    known, all = names(things), columns()
    return [
        {"id": card["id"], "who": who(card), "cells": [str(all[name][1](card, known) or "") for name in shown]}
        for card in cards
    ]
