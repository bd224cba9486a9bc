"""The columns of an export: every field of the one list, and every part of her. A new field just appears."""

from typing import NamedTuple

from flask_babel import gettext as _

from webapp.customers.fields import CUSTOMER, FIELDS, PARTS, PLURALS
from webapp.exchange import answers
from webapp.exchange.countries import code
from webapp.exchange.table import unique
from webapp.fields.field import Field
from webapp.fields.places import called
from webapp.i18n import N_, language

KEY = "Doorstep ID"  # the same in every language: by it a table is known to be one of ours
NUMBER = N_("Customer number")
NOUNS = {"phone": N_("Phone"), "email": N_("Email"), "address": N_("Address"), "note": N_("Note")}


class Column(NamedTuple):
    """Where a column's cell comes from. n: which of her parts, from 0; part: of a place."""

    heading: str
    kind: str
    field: Field
    n: int = 0
    part: Field | None = None
    question: str | None = None  # the id of the question it has the answers to; in a file its words


def columns(most, questions=()):
    """The columns in the language of the answer.

    most: how many parts of each kind they have room for; questions: `[{id, name}]`, one more column for each."""
    found = [Column(_(field.label), "customer", field) for field in CUSTOMER if told(field)]
    for kind in (kind for kind in PARTS if kind in most):
        found += [column for n in range(most.get(kind, 0)) for column in of_part(kind, n)]
    value = FIELDS["answer"][1]
    found += [Column(answers.heading(one["name"]), "answer", value, question=one["id"]) for one in questions]
    headings = unique([KEY, _(NUMBER), *(column.heading for column in found)])[2:]
    return [column._replace(heading=heading) for column, heading in zip(found, headings, strict=True)]


def repeated():
    """The kinds of part that have numbered columns; an answer stands under its question."""
    return [kind for kind in PARTS if kind != "answer"]


def told(field):
    """Ids mean nothing elsewhere, but where they have a name; a secret stays; whoever is in the bin isn't exported."""
    return (field.of or field.kind not in ("id", "hash")) and not field.secret and field.name != "binned"


def of_part(kind, n):
    """Phone 1 and what belongs to it: Phone 1: Kind of phone, Address 1: Postcode."""
    name, fields = f"{_(NOUNS.get(kind, kind.capitalize()))} {n + 1}", [field for field in FIELDS[kind] if told(field)]
    main = next((field for field in fields if field.name != "label"), None)
    for field in fields:
        alone = field is main
        if field.kind == "place":
            yield from (Column(f"{name}: {_(part.label)}", kind, field, n, part) for part in field.parts)
        else:
            yield Column(name if alone else f"{name}: {_(field.label)}", kind, field, n)


def headings(columns):
    return [KEY, _(NUMBER), *(column.heading for column in columns)]


def cells(card, columns, names):
    """A card as texts under these columns. names: `{id: name}` of what a card only has the id of."""
    parts = {kind: in_order(card, kind) for kind in repeated()}
    given = answers.given(card)
    yield from (card["id"], str(card["number"]))
    for column in columns:
        if column.question:
            yield given.get(column.question, "")
            continue
        there = [card] if column.kind == "customer" else parts[column.kind][column.n : column.n + 1]
        value = there[0].get(column.field.name) if there else None
        yield text(column.part or column.field, value.get(column.part.name) if value and column.part else value, names)


def in_order(card, kind):
    """The parts of one kind that say something, the preferred first."""
    said = [field.name for field in FIELDS[kind] if field.name != "label"]
    there = [part for part in card[PLURALS[kind]] if any(part[name] for name in said)]
    return sorted(there, key=lambda part: part["id"] != card.get(f"primary_{kind}"))


def text(field, value, names):
    """A value as a person reads it, in one text; `ours` reads it back."""
    if value in (None, [], ""):
        return ""
    if field.kind == "switch":
        return _("Yes")
    if field.of:
        return "\n".join(names[id] for id in (value if field.kind == "set" else [value]) if id in names)
    if field.kind == "country":
        name = called(language()).get(value, value)
        return name if code(name) == value else value
    choice = dict(field.choices).get(value) if field.choices else None
    return _(choice) if choice else str(value)
