"""Between a card and the form of her record: what its inputs hold, and the values as they are drawn.

The same words stand in typed.js for the worker.
"""

from webapp.customers.fields import CUSTOMER, FIELDS, PARTS, PLURALS
from webapp.fields.field import digits
from webapp.fields.typed import texts


def prefix(part):
    return f"p_{part['id']}_"


def of_card(card):
    """Everything the inputs of her record hold: `{input: text}`."""
    found = {}
    for field in CUSTOMER:
        found |= texts(field, "c_", card.get(field.name))
    for part in parts(card):
        for field in FIELDS[part["kind"]]:
            found |= texts(field, prefix(part), part[field.name])
    return found


def seen(card):
    """The values as they are drawn, that an edit is typed over: `{"c": {field: value}, "p": {id: {kind, …}}}`."""
    return {
        "c": {field.name: card.get(field.name) for field in CUSTOMER},
        "p": {
            part["id"]: {"kind": part["kind"]} | {field.name: part[field.name] for field in FIELDS[part["kind"]]}
            for part in parts(card)
        },
    }


def parts(card):
    return [part for kind in PARTS for part in card[PLURALS[kind]]]


def blank(id):
    """The card of a customer who isn't there yet."""
    fields = {field.name: [] if field.kind == "set" else None for field in CUSTOMER}
    sections = {plural: [] for plural in PLURALS.values()}
    return {"id": id, "number": None, "version": None, "changed_at": None} | fields | sections | {"conflicts": []}


def named(text, asked):
    """What a search for somebody unknown says about her: a phone number, or a first and a last name.

    Returns what to type into an empty record: `{input: text}`."""
    phone = next(part for part in asked if part["kind"] == "phone")
    if len(digits(text)) >= 6:
        return {f"{prefix(phone)}number": text}
    given, _, family = text.strip().rpartition(" ")
    return {"c_given": given, "c_family": family} if text.strip() else {}
