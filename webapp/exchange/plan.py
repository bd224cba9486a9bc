"""What a contact of a file would change: a new customer, or what an acquaintance lacks. Nothing is written here."""

from dataclasses import dataclass
from uuid import UUID

from webapp.changes.changeset import Change, Changeset
from webapp.customers.fields import PLURALS, REACH
from webapp.customers.folding import fold
from webapp.customers.line import phone_digits
from webapp.db import uuid7
from webapp.exchange import answers
from webapp.i18n import N_

NOTHING = N_("There is no name, phone, email or address in this row")
SEVERAL = N_("Several customers have this name and number; it can’t be told which of them it is")
NAMES = ("given", "family", "company")


@dataclass
class Plan:
    """What is to become of one row. outcome: added · changed · compare · there · refused"""

    contact: object
    outcome: str
    reason: str | None = None
    customer: str | None = None
    changeset: Changeset | None = None


def plan(contact, acquaintances, choices):
    """The plan for a contact. choices: the labels and other things it may name."""
    if contact.problem or contact.empty:
        return Plan(contact, "refused", contact.problem or NOTHING)
    seen = acquaintances.seen(contact)
    if seen:
        return Plan(contact, "there", customer=seen)
    meant = sorted(acquaintances.meet(contact))
    if len(meant) > 1:
        return Plan(contact, "refused", SEVERAL)
    if not meant:
        changeset = newcomer(contact, choices)
        return Plan(contact, "added", customer=str(changeset.changes[0].id), changeset=changeset)
    return filled(contact, acquaintances.cards[meant[0]], choices)


def newcomer(contact, choices):
    """The changeset that adds her with everything the row has."""
    id = uuid7()
    own = contact.fields | {"labels": []}
    own |= {field.name: ids if field.kind == "set" else ids[0] for field, ids in choices.lacking(contact, {})}
    parts = [added(id, *part) for part in parts_of(contact)]
    parts += answers.changes(contact, choices, id, {})
    own |= {f"primary_{kind}": str(first.id) for kind, first in firsts(contact, parts)}
    return Changeset((Change("add", "customer", id, id, new=own), *parts))


def firsts(contact, parts):
    """The preferred part of each kind there are several of."""
    for kind in contact.preferred:
        there = [part for part in parts if part.kind == kind]
        if len(there) > 1:
            yield kind, there[0]


def parts_of(contact):
    """All her parts, those she is reached by first: `[(kind, part)]`."""
    return [(kind, part) for kind in REACH for part in getattr(contact, PLURALS[kind])] + contact.more


def added(of, kind, part):
    return Change("add", kind, uuid7(), of, new=part)


def filled(contact, card, choices):
    """What the row has and she lacks is filled in; where it says otherwise, both wait to be compared."""
    id = UUID(card["id"])
    changes = [
        Change("set", "customer", id, id, name, None, value)
        for name, value in contact.fields.items()
        if says_otherwise(name, card.get(name), value)
    ]
    lacking = [(field, one) for field, ids in choices.lacking(contact, card) for one in ids]
    changes += [Change("set", "customer", id, id, field.name, None, one) for field, one in lacking]
    for kind, part in parts_of(contact):
        changes += fill_part(id, card, kind, part)
    changes += answers.changes(contact, choices, id, card)
    if not changes:
        return Plan(contact, "there", customer=card["id"])
    clash = any(change.do == "set" and standing(card, change) is not None for change in changes)
    return Plan(contact, "compare" if clash else "changed", None, card["id"], Changeset(tuple(changes)))


def says_otherwise(name, held, value):
    """Whether a value of the row is another one; a name that only differs in its accents is not."""
    if name in NAMES and held and fold(held) == fold(value):
        return False
    return held != value


def fill_part(of, card, kind, part):
    """A phone or e-mail she hasn't got is added; another address under the same label waits beside hers."""
    there = card.get(PLURALS[kind], [])
    if any(alike(kind, held, part) for held in there):
        return []
    if kind == "address":
        for held in there:
            if held["label"] == part["label"]:
                return [Change("set", kind, UUID(held["id"]), of, "place", None, part["place"])]
    return [added(of, kind, part)]


def alike(kind, held, part):
    if kind == "phone":
        return held["number"] == part["number"] or phone_digits(held)[-9:] == phone_digits(part | {"e164": None})[-9:]
    if kind == "email":
        return (held["address"] or "").lower() == part["address"].lower()
    if kind != "address":
        return all(held.get(name) == value for name, value in part.items())
    return same_place(held["place"] or {}, part["place"])


def same_place(held, place):
    """Whether a place says nothing the one that is held doesn't: the same in other lines, or less of it."""
    less = all(fold(held.get(name) or "") == fold(text) for name, text in place.items())
    return less or fold(" ".join(held.values())) == fold(" ".join(place.values()))


def standing(card, change):
    """What a `set` would be typed over in this card."""
    if change.kind == "customer":
        return None if isinstance(card.get(change.field), list) else card.get(change.field)
    held = next(part for part in card[PLURALS[change.kind]] if part["id"] == str(change.id))
    return held[change.field]
