"""Contacts as Doorstep itself exports them, in whichever of its languages: read back with nothing lost."""

from functools import cache

from flask_babel import force_locale
from flask_babel import gettext as _

from webapp.customers.fields import FIELDS, REACH
from webapp.customers.folding import fold
from webapp.exchange import address, days
from webapp.exchange.answers import heading
from webapp.exchange.columns import KEY, NUMBER, Column, columns, repeated
from webapp.exchange.contact import MANY, Contact
from webapp.exchange.countries import code
from webapp.exchange.formulas import unharmed
from webapp.fields.field import clean
from webapp.i18n import LANGUAGES, LOCALES

DOOR = [field.name for field in FIELDS["address"] if field.section == "door"]
TALLEST = 50_000  # lines of a row, all her notes together; here each quotation mark has its other one
PLACE = {"line1": "street", "line2": "extended"}  # what `address` calls them


def recognises(columns):
    return KEY in columns


def contacts(table):
    """A contact for each row of the table; in a CSV file an apostrophe may stand before what looks like a formula."""
    meant, rows = meanings(table.columns), list(table)
    days_of = [heading for heading, column in meant.items() if column.field.kind == "day"]
    day_first = days.order([raw[heading] for raw, _ in rows for heading in days_of if heading in raw])
    for number, (raw, problem) in enumerate(rows, 1):
        contact = Contact(number, raw, problem=problem, preferred=set(REACH))
        if not problem:
            cells = {heading: unharmed(text) for heading, text in raw.items()} if table.neutral else raw
            fill(contact, cells, meant, day_first)
        yield contact


def meanings(headings):
    """`{heading: Column}` in the language that knows most of these headings."""
    known = [{heading: of[heading] for heading in headings if heading in of} for of in map(every, LANGUAGES)]
    return max(known, key=len) | {heading: column for heading in headings if (column := of_question(heading))}


def of_question(heading):
    """The column of the answers to a question, by its words."""
    start = next((start for start in said()["answers"] if heading.startswith(start)), None)
    value = FIELDS["answer"][1]
    return Column(heading, "answer", value, question=heading[len(start) :]) if start else None


@cache
def every(language):
    """Every column an export in this language may have, by its heading."""
    with force_locale(LOCALES.get(language, language)):
        return {column.heading: column for column in columns(dict.fromkeys(repeated(), MANY))}


@cache
def said():
    """How yes, the number of a customer and each choice are called in any language: `{(field, folded text): value}`."""
    fields = {column.field for column in every("en").values() if column.field.choices}
    found = {"answers": set()}
    for language in LANGUAGES:
        with force_locale(LOCALES.get(language, language)):
            found["answers"].add(heading(""))
            found |= {(None, fold(_("Yes"))): True, (None, fold(_("No"))): None, (None, _(NUMBER)): NUMBER}
            found |= {(field, fold(_(label))): value for field in fields for value, label in field.choices}
    return found


def fill(contact, cells, meant, day_first):
    """Every cell goes somewhere; what no column is known for is kept under its heading."""
    contact.uid, parts = clean(cells.get(KEY, "")), {}
    for column_name, text in cells.items():
        column = meant.get(column_name)
        if column is None:
            contact.keep(column_name.lower(), "" if column_name == KEY or (None, column_name) in said() else text)
        elif column.question:
            contact.answers[column.question] = text
        elif column.kind == "customer":
            own(contact, column.field, text, day_first)
        else:
            name = column.part.name if column.part else column.field.name
            parts.setdefault((column.kind, column.n), {})[name] = value(column.part or column.field, text, day_first)
    for kind, n in sorted(parts):
        put(contact, kind, parts[kind, n])


def own(contact, field, text, day_first):
    if not field.of:
        return contact.set(field.name, value(field, text, day_first))
    for name in text.split("\n"):
        contact.choose(field, name)


def value(field, text, day_first):
    """The value that a text stands for; a text that stands for none stays as it is, for the rule to refuse."""
    if field.kind == "switch":
        return said().get((None, fold(text)), text)
    if field.kind == "day":
        return days.day(text, day_first) or text
    if field.kind == "country":
        return code(text) or text
    return said().get((field, fold(text)), text) if field.choices else text


def put(contact, kind, part):
    """One more part from its cells."""
    if kind not in REACH:
        return contact.add_more(kind, part)
    label = part.pop("label", "other")
    if kind == "address":
        door = {name: part.pop(name) for name in DOOR if name in part}
        address.put(contact, label, {PLACE.get(name, name): text for name, text in part.items()}, door)
    else:
        contact.add(kind, label, next(iter(part.values()), None))
