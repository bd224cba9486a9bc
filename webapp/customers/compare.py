"""A conflict as it is drawn: what it is about, and the values to choose from. Its twin for the worker is compare.js."""

from flask_babel import gettext as _

from webapp.changes.kind import GONE
from webapp.customers.fields import FIELDS
from webapp.customers.things import names
from webapp.customers.typed import parts
from webapp.dates import day
from webapp.fields.places import called
from webapp.i18n import N_, language

CUSTOMER = N_("Customer")


def compared(card, clash, things):
    """One conflict of a card: `{kind, record, field, label, old, options: [{id, text, who, device, at}], settles}`.

    The first option is what stands; `old` is its value, and `settles` the candidates that are shown."""
    field, standing = field_in(clash), value_in(card, clash)
    now = {"id": "standing", "text": words(card, clash, standing, things)} | (clash["standing"] or {})
    waiting = [one | {"text": words(card, clash, one["value"], things)} for one in clash["candidates"]]
    return {
        "kind": clash["kind"],
        "record": clash["record"],
        "field": clash["field"],
        "label": field.label,
        "gone": field is GONE,
        "old": standing,
        "options": [now, *waiting],
        "settles": ",".join(candidate["id"] for candidate in clash["candidates"]),
    }


def field_in(clash):
    own = {field.name: field for field in FIELDS[clash["kind"]]}
    return own.get(clash["field"], GONE)


def part_in(card, clash):
    return next((part for part in parts(card) if part["id"] == clash["record"]), None)


def value_in(card, clash):
    """What stands in the card now."""
    if clash["kind"] == "customer":
        return card[clash["field"]]
    part = part_in(card, clash)
    return (True if part is None else None) if clash["field"] == "gone" else part and part[clash["field"]]


def words(card, clash, value, things):
    """A value in words a person compares."""
    field = field_in(clash)
    if field is GONE:
        return _("Removed") if value else kept(part_in(card, clash), clash["kind"]) or _("Kept")
    if field.kind == "id" and value:
        return chosen(card, value, things) or _("Removed")
    return said(field, value)


def chosen(card, id, things):
    """What an id stands for: a thing of the organisation, else a part of hers."""
    part = next((part for part in parts(card) if part["id"] == id), None)
    return names(things).get(id) or (part and kept(part, part["kind"]))


def said(field, value):
    """A value of a field in words."""
    if field.kind == "place":
        return street(value) or _("Nothing")
    if field.kind == "switch":
        return _("Yes") if value else _("No")
    if field.kind == "day" and value:
        return day(value)
    if field.kind == "hash" and value:
        return _("A photo")
    if field.kind == "country" and value:
        return called(language()).get(value, value)
    choice = dict(field.choices).get(value or "")
    return _(choice) if choice else value or _("Nothing")


def kept(part, kind):
    """What a part says, where that can be read."""
    said = part and part[main(kind).name]
    return street(said) if isinstance(said, dict) else said


def main(kind):
    """The field that says what a part is about: a phone's number, a note's text."""
    return next(field for field in FIELDS[kind] if field.name != "label")


def name(kind):
    """What a kind of record is called."""
    return CUSTOMER if kind == "customer" else main(kind).label


def street(place):
    return ", ".join((place or {}).values())
