"""vCard files: read as phones and mail programs write them, written as an iPhone keeps them."""

from webapp.customers.fields import FIELDS
from webapp.exchange import extra
from webapp.exchange.card import DOOR, Card, cards
from webapp.exchange.columns import in_order
from webapp.exchange.contact import Contact
from webapp.exchange.lines import Line, escape, unfolded
from webapp.exchange.person import fill
from webapp.fields.places import names
from webapp.i18n import N_

LONGEST = 2_000  # lines of a card; a person's has a hundred
LONG = N_("This card has too many lines to be a person's")
CUT = N_("This card has no end: the file may be cut off")
GROUP = N_("This is a group, not a person; its name is a label of its members")
KIND, MEMBER = "X-ADDRESSBOOKSERVER-KIND", "X-ADDRESSBOOKSERVER-MEMBER"
NAMES = {"phone": "TEL", "email": "EMAIL", "address": "ADR"}
TYPES = {"mobile": "CELL", "home": "HOME", "work": "WORK", "fax": "FAX", "other": "OTHER"}


def contacts(data):
    """A contact for each card. A group is one too, with a problem, and its name is a label of its members."""
    found = [contact(number, *card) for number, card in enumerate(cards(unfolded(data)), 1)]
    by_uid = {person.uid: person for person in found if person.uid}
    for group in found:
        for uid in group.kept.get("members", "").split("\n") if group.problem == GROUP else ():
            if uid in by_uid:
                by_uid[uid].add_label(group.kept.get("group", ""))
    return found


def contact(number, texts, complete):
    card, found = Card(texts), Contact(number, "\n".join(texts), problem=None if complete else CUT)
    if len(card.lines) > LONGEST:
        found.problem = LONG
    elif any(line.text.lower() == "group" for line in card.lines if line.name in ("KIND", KIND)):
        found.problem = GROUP
        gather(found, card)
    else:
        fill(found, card)
    return found


def gather(group, card):
    """A group card is kept, not filled in."""
    card.take("KIND", KIND, "N")
    for line in card.lines:
        key = {"FN": "group", MEMBER: "members", "MEMBER": "members"}.get(line.name, line.name)
        group.keep(key, line.text.removeprefix("urn:uuid:"))


def write(card, names=None):
    """A card of the address book as the text of a vCard 3.0.

    names: `{id: name}` of her labels; given, the vCard holds whatever is known about her, for another address book."""
    own = [] if names is None else extra.lines(card, names)
    lines = (Line("BEGIN", "VCARD"), *person(card), *own, *parts(card), Line("END", "VCARD"))
    return "".join(map(str, lines))


def person(card):
    """Who she is, as a phone shows it."""
    given, family, company = (card[name] or "" for name in ("given", "family", "company"))
    yield Line("VERSION", "3.0")
    yield Line("UID", card["id"])
    yield Line("N", ";".join((escape(family), escape(given), "", "", "")))
    yield Line("FN", escape(called(card)))
    if company:
        yield Line("ORG", escape(company))
    if card["business"]:
        yield Line("X-ABShowAs", "COMPANY")
    if card["birthday"]:
        yield birthday(card["birthday"])
    if card["note"]:
        yield Line("NOTE", escape(card["note"]))


def called(card):
    """The name a phone shows: hers, the company's, else the first number or address there is."""
    person = " ".join(filter(None, (card["given"], card["family"])))
    ways = [part[name] for kind, name in (("phone", "number"), ("email", "address")) for part in in_order(card, kind)]
    named = (card["company"], person) if card["business"] else (person, card["company"])
    return next(filter(None, (*named, *ways)), "")


def birthday(day):
    """iPhones want a year even where there is none: 1604, and a note to leave it out."""
    if day.startswith("--"):
        return Line("BDAY", f"1604{day[1:]}", params=[("X-APPLE-OMIT-YEAR", "1604")])
    return Line("BDAY", day)


def parts(card):
    """Her phones, emails and addresses; a label in words of her own, and a country, stand beside the line."""
    number = 0
    for kind in NAMES:
        for at, part in enumerate(in_order(card, kind)):
            number += 1
            line = Line(NAMES[kind], value(kind, part), f"item{number}", types(kind, part["label"], first=at == 0))
            yield from beside(line, kind, part)


def types(kind, label, first):
    known = TYPES.get(label) if ours(kind, label) else None
    said = {"email": "INTERNET", "phone": "VOICE"}.get(kind if label != "fax" else None), known, first and "PREF"
    return [("TYPE", type) for type in said if type]


def ours(kind, label):
    """Whether a label is one of the list, or none at all, and not in her own words."""
    return not label or label in dict(FIELDS[kind][0].choices)


def value(kind, part):
    if kind != "address":
        return escape(part["number" if kind == "phone" else "address"])
    place = part["place"]
    lines = [place[name] for name in ("line1", "line2") if place.get(name)]
    flat = lines.pop() if lines and not place.get("line1") else ""
    country = dict(names("en")).get(place.get("country"), "")
    rest = [place.get(name, "") for name in ("town", "region", "postcode")]
    return ";".join(escape(text) for text in ("", flat, "\n".join(lines), *rest, country))


def beside(line, kind, part):
    """The line and what Apple writes beside it; alone, it needs no group."""
    label, country = part["label"], (part.get("place") or {}).get("country")
    notes = [] if ours(kind, label) else [Line("X-ABLabel", escape(label), line.group)]
    notes += [Line("X-ABADR", country.lower(), line.group)] if country else []
    notes += [Line(key, escape(part[name]), line.group) for key, name in DOOR.items() if part.get(name)]
    line.group = line.group if notes else ""
    return [line, *notes]
