"""An address from the loose parts in which other programs keep it."""

from webapp.customers.fields import FIELDS
from webapp.exchange.countries import code, names
from webapp.exchange.echo import echoes
from webapp.fields.field import canonical, clean
from webapp.fields.rule import check

PLACE = FIELDS["address"][1]


def put(contact, label, parts, door=None):
    """One more address; a part that the rule refuses is kept, and so is the postcode of another country.

    parts: `{street, extended, box, town, region, postcode, country, hint}`; each may be missing.
    street: on one or more lines; hint: the code of the country in whose manner it is written.
    door: what else is known of it, `{field: text}`; without an address it is kept."""
    loose = {name: clean(text, lines=True) for name, text in parts.items() if name != "hint" and text}
    if not any(loose.values()):
        contact.beside("address", len(contact.addresses), door)
        return {}
    texts = {name: loose.get(name) for name in ("town", "region", "postcode")} | lines(loose)
    texts["country"] = country(contact, loose.get("country"), parts.get("hint"))
    place = {name: contact.taken(PLACE.part[name], text) for name, text in texts.items()}
    place = canonical(PLACE, place) or {}
    if check(PLACE, place):
        del place["postcode"]
        contact.keep("postcode", loose["postcode"])
    there = len(contact.addresses)
    contact.add("address", label, place)
    contact.beside("address", there, door)
    return place


def lines(loose):
    """Line 1 and line 2: the street, and with it the flat, the floor, the box."""
    street = [line for line in (loose.get("street") or "").split("\n") if line.strip()]
    box = loose.get("box")
    more = [f"PO Box {box}" if box.isdigit() else box] if box else []
    first, *rest = street + more or [None]
    return {"line1": first, "line2": ", ".join(filter(None, [*rest, loose.get("extended")]))}


def country(contact, name, hint):
    """Its code; a name nobody knows is kept."""
    found = code(name)
    if not found:
        contact.keep("country", name)
    return found or code(hint)


def written_out(contact, text, place):
    """Keep an address that is written out in full, if it says more than the place does."""
    if more(text, place):
        contact.keep("address", text)


def more(text, place):
    """Whether an address written out says more than the place."""
    return not echoes(text, [*place.values(), *names(place.get("country"))])
