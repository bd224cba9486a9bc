"""What filters ask of a customer beside her labels and her birthday, each as a word: `no-email`, `country-fr`."""

import re
from uuid import UUID

from webapp.customers.things import names

PARTS = {"email": "emails", "phone": "phones", "address": "addresses"}
SPECIAL = ("today", "birthdays", "incomplete", "compare")
TRAIT = re.compile("(has|no)-(email|phone|address)|business|person|active|inactive|country-[a-z]{2}")
MOST = 12  # words of one filter


def traits(card):
    """The words that are true of a card."""
    have = [f"{'has' if card[parts] else 'no'}-{name}" for name, parts in PARTS.items()]
    countries = {address["place"].get("country") for address in card["addresses"] if address["place"]}
    kind = "business" if card["business"] else "person"
    return [*have, kind, card["status"] or "active", *map(named, sorted(filter(None, countries)))]


def named(country):
    return f"country-{country.lower()}"


def known_filter(asked):
    """A filter in one text, its words joined by commas, from what an address says; what doesn't exist is left out."""
    words = [known(word) for text in asked for word in text.split(",")]
    return ",".join(list(dict.fromkeys(filter(None, words)))[:MOST])


def known(word):
    if word in SPECIAL or TRAIT.fullmatch(word):
        return word
    try:
        return str(UUID(word))
    except ValueError:
        return ""


def picked(filter, things):
    """The words of a filter to be shown and taken away: `[{word, country, label, without}]`.

    things: what there is to choose from, `{labels: [{id, name}], …}`."""
    words = filter.split(",") if filter else []
    known = names(things)
    return [
        {
            "word": word,
            "country": word[-2:].upper() if word.startswith("country-") else None,
            "label": known.get(word),
            "without": ",".join(other for other in words if other != word),
        }
        for word in words
    ]
