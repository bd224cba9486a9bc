"""What filters ask of a customer: words that are true of her, `no-email`, `language.fr`, and texts, `town:marsford`.

The same words stand in traits.js for the worker."""

from webapp.customers.alert import alerts
from webapp.customers.fields import CUSTOMER
from webapp.customers.folding import spellings
from webapp.customers.line import LEADING, tight_postcode
from webapp.fields.field import digits

PARTS = {"email": "emails", "phone": "phones", "address": "addresses"}
MORE = []  # what other rooms tell of a card: functions answering words
SAID_OTHERWISE = ("status", "business", "binned")  # fields whose words are older than `field.value`


def traits(card):
    """The words that are true of a card."""
    have = [f"{'has' if card[parts] else 'no'}-{name}" for name, parts in PARTS.items()]
    countries = {address["place"].get("country") for address in card["addresses"] if address["place"]}
    kind = "business" if card["business"] else "person"
    lives = [f"country-{code.lower()}" for code in sorted(filter(None, countries))]
    noted = ["alert"] if alerts(card) else []
    own = [word for field in CUSTOMER for word in of_field(field, card[field.name])]
    more = [word for tell in MORE for word in tell(card)]
    return [*have, kind, card["status"] or "active", *noted, *lives, *own, *more]


def of_field(field, value):
    """The words of one field: the ids it holds, or `name.value` of a choice."""
    if field.of:
        return (value if field.kind == "set" else [value]) if value else []
    if field.name in SAID_OTHERWISE:
        return []
    if field.kind == "switch":
        return [f"{field.name}.{'1' if value else '0'}"]
    return [f"{field.name}.{value.lower()}"] if value and field.kind in ("choice", "country") else []


def texts(card):
    """What filters by a text find her by: `name:text`, once from the start of each of its words."""
    found = [(name, card[name]) for name in ("given", "family", "company")]
    found += [("email", part) for email in card["emails"] for part in sides(email["address"])]
    for address in card["addresses"]:
        found += [(name, (address["place"] or {}).get(name)) for name in ("town", "region", "postcode")]
        found.append(("postcode", tight_postcode(address)))
    words = [f"{name}:{end}" for name, text in found if text for spelling in spellings(text) for end in ends(spelling)]
    return list(dict.fromkeys(words + [f"phone:{number}" for phone in card["phones"] for number in numbers(phone)]))


def sides(address):
    """An e-mail address as a whole, and what stands behind its @."""
    return [address, address.rpartition("@")[2]] if address else []


def ends(text):
    """A text from the start of each of its words to its end."""
    words = text.replace(",", " ").split()
    return [" ".join(words[at:]) for at in range(len(words))]


def numbers(phone):
    """A number with its country and as it was typed, both without zeros in front."""
    return list(filter(None, (digits(phone["e164"]), LEADING.sub("", digits(phone["number"])))))
