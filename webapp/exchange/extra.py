"""What a vCard has no property for: written into lines of our own, and read back. A new field just appears."""

from webapp.customers.fields import CUSTOMER
from webapp.exchange.columns import told
from webapp.exchange.lines import Line, escape

PROPERTIES = {"given", "family", "business", "company", "birthday", "note", "labels"}  # a vCard has one for each
OURS = {f"X-DOORSTEP-{field.name.upper()}": field for field in CUSTOMER if told(field) and field.name not in PROPERTIES}


def lines(card, names):
    """Her labels, and every field that has no property. names: `{id: name}`."""
    labels = [escape(names[id]) for id in card["labels"] if id in names]
    if labels:
        yield Line("CATEGORIES", ",".join(labels))
    if card["business"] and not card["company"]:
        yield Line("ORG", "")  # or the name that is displayed would be taken for it
    if card["company"] and not (card["business"] or card["given"] or card["family"]):
        yield Line("X-ABShowAs", "PERSON")
    for name, field in OURS.items():
        if card.get(field.name):
            yield Line(name, said(field, card[field.name], names))


def said(field, value, names):
    if field.of:
        return ",".join(escape(names[id]) for id in (value if field.kind == "set" else [value]) if id in names)
    return "1" if value is True else escape(value)


def take(contact, card):
    """Read those lines into a contact."""
    for line in card.take(*OURS):
        field = OURS[line.name]
        for text in line.parts(",") if field.of else [line.text]:
            contact.choose(field, text) if field.of else contact.set(field.name, text)
