"""Is she in the book already? Somebody of the same name with the same street, phone or e-mail.

The same words stand in twins.js; tests/customers/twins.json pins both.
"""

import json

from webapp.customers.card import Card
from webapp.customers.fields import REACH
from webapp.customers.folding import fold, sort_key
from webapp.customers.line import phone_digits
from webapp.customers.record import who
from webapp.customers.row import row
from webapp.customers.search_row import SearchRow, of_book
from webapp.db import db

NAMES = ("given", "family", "business", "company")


def twin_of(book, before, after, changes):
    """Who of this book is the same person as a card by what these changes did to it: `{id, name, street, an}`, or None.

    before: the card as it was, whose twins are known; after: as it is now."""
    if not any(change.kind in REACH or change.do == "add" or change.field in NAMES for change in changes):
        return None
    found = (one for one in namesakes(book, after) if one["id"] != after["id"])
    return next((told(one) for one in found if same(after, one) and not same(before, one)), None)


def namesakes(book, card):
    """The cards of those whose names begin with hers, in the order of the list."""
    start, place = first_key(card), SearchRow.sort_key
    hers = (
        of_book(SearchRow.docid, book=book)
        .with_only_columns(Card.json)
        .join_from(
            SearchRow,
            Card,
            db.and_(Card.organisation_id == SearchRow.organisation_id, Card.customer_id == SearchRow.customer_id),
        )
    )
    hers = hers.where(place >= start, place < f"{start}!").order_by(place, SearchRow.customer_id)
    return [json.loads(text) for text in db.session.scalars(hers)]


def first_key(card):
    """Where the list has whoever is called like her; her company may follow."""
    person = not card["business"] and (card["given"] or card["family"])
    return sort_key(card["given"], card["family"], None if person else card["company"], card["business"])


def same(one, other):
    """Whether two cards are of one person."""
    return called(one) == called(other) and called(one) != "" and bool(marks(one) & marks(other))


def called(card):
    person = not card["business"] and (card["given"] or card["family"])
    names = [card["given"], card["family"]] if person else [card["company"]]
    return fold(" ".join(name for name in names if name))


def marks(card):
    """What is hers alone, or shared by a household: her phones, e-mail addresses and streets, however written."""
    phones = {f"phone {phone_digits(phone)[-9:]}" for phone in card["phones"] if phone["number"]}
    emails = {f"email {email['address'].lower()}" for email in card["emails"] if email["address"]}
    streets = {f"street {street}" for address in card["addresses"] if (street := street_of(address["place"] or {}))}
    return phones | emails | streets


def street_of(place):
    """A street with its number, and where that is; None without a street."""
    if not place.get("line1"):
        return None
    where = (place.get("postcode") or "").replace(" ", "") or place.get("town") or ""
    return fold(f"{place['line1']} {where}")


def told(card):
    """How a twin is spoken of; an: whether her name asks for "an" and not for "a"."""
    name = who(card)["name"]
    return {"id": card["id"], "name": name, "street": row(card)["street"], "an": fold(name)[:1] in tuple("aeiou")}
