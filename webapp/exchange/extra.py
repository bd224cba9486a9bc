"""What a vCard has no property for: written into lines of our own, and read back. A new field just appears."""

from webapp.customers.fields import CUSTOMER, FIELDS, PLURALS, REACH
from webapp.exchange import answers
from webapp.exchange.columns import repeated, told
from webapp.exchange.lines import Line, escape

PROPERTIES = {"given", "family", "business", "company", "birthday", "note", "labels"}  # a vCard has one for each
PART = "X-DOORSTEP-PART"
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
    yield from answers.lines(card, names)
    for kind in repeated():
        for part in card.get(PLURALS[kind], []) if kind not in REACH else ():
            yield Line(PART, ";".join(escape(text) for text in written(kind, part)))
    for name, field in OURS.items():
        if card.get(field.name):
            yield Line(name, said(field, card[field.name], names))


def said(field, value, names):
    if field.of:
        return ",".join(escape(names[id]) for id in (value if field.kind == "set" else [value]) if id in names)
    return "1" if value is True else escape(value)


def written(kind, part):
    """A part of another kind: its kind, then each field and its value."""
    yield kind
    for field in FIELDS[kind]:
        if told(field) and part[field.name]:
            yield from (field.name, "1" if part[field.name] is True else part[field.name])


def take(contact, card):
    """Read those lines into a contact."""
    answers.take(contact, card)
    for line in card.take(PART):
        kind, *texts = line.parts()
        values = dict(zip(texts[::2], texts[1::2], strict=False))
        known = {field.name for field in FIELDS[kind]} if kind in repeated() and kind not in REACH else set()
        if values and values.keys() <= known:
            contact.add_more(kind, values)
        else:
            contact.keep(kind, line.text)
    for line in card.take(*OURS):
        field = OURS[line.name]
        for text in line.parts(",") if field.of else [line.text]:
            contact.choose(field, text) if field.of else contact.set(field.name, text)
