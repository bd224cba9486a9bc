"""Between a card and a form: which inputs show a field, what they hold, and what was typed into them.

The same words stand in typed.js for the worker.
"""

from webapp.customers.fields import CUSTOMER, FIELDS, PARTS, PLURALS
from webapp.fields.field import digits


def inputs(field, prefix):
    """The names of the inputs that show a field: one, or one for each part of a day or a place."""
    if field.kind == "day":
        return [f"{prefix}{field.name}_{part}" for part in ("day", "month", "year")]
    if field.kind == "place":
        return [f"{prefix}{part.name}" for part in field.parts]
    return [f"{prefix}{field.name}"]


def texts(field, prefix, value):
    """What those inputs hold for a canonical value: `{input: text}`, a list of ids for a set."""
    names = inputs(field, prefix)
    if field.kind == "day":
        year, month, day = (value or "").rsplit("-", 2) if value else ("", "", "")
        return dict(zip(names, (day.lstrip("0"), month.lstrip("0"), year.strip("-")), strict=True))
    if field.kind == "place":
        return {f"{prefix}{part.name}": (value or {}).get(part.name) or "" for part in field.parts}
    if field.kind == "switch":
        return {names[0]: "1" if value else ""}
    return {names[0]: value or ([] if field.kind == "set" else "")}


def value(field, prefix, typed):
    """The value typed into a field's inputs; not yet canonical. typed: `{input: text or list}`."""
    found = [typed.get(name) for name in inputs(field, prefix)]
    if field.kind == "day":
        return day(*(part or "" for part in found))
    if field.kind == "place":
        return {part.name: text for part, text in zip(field.parts, found, strict=True) if text}
    return found[0] or None


def day(day, month, year):
    """A date as ISO 8601 writes it, `--10-23` without its year; nonsense stays nonsense, for the rule to refuse."""
    if not (day + month + year).strip():
        return None
    return f"{year.strip() or '-'}-{month.strip():0>2}-{day.strip():0>2}"


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
    fields = {field.name: None for field in CUSTOMER}
    sections = {plural: [] for plural in PLURALS.values()}
    return {"id": id, "number": None, "changed_at": None} | fields | sections | {"labels": [], "conflicts": []}


def named(text, asked):
    """What a search for somebody unknown says about her: a phone number, or a first and a last name.

    Returns what to type into an empty record: `{input: text}`."""
    phone = next(part for part in asked if part["kind"] == "phone")
    if len(digits(text)) >= 6:
        return {f"{prefix(phone)}number": text}
    given, _, family = text.strip().rpartition(" ")
    return {"c_given": given, "c_family": family} if text.strip() else {}
