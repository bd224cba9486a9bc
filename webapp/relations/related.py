"""The section "Related" of a record: from cards to all its template needs. Pure; its twin is related.js."""

from flask_babel import gettext as _

from webapp.customers.alert import alert
from webapp.customers.record import who
from webapp.customers.row import row
from webapp.fields.field import digits
from webapp.relations.household import makes_a_household

TURNED = "~"  # behind the id of a kind of relation: the other way round


def related(card, cards, types, adding=None):
    """The context of the section.

    cards: those of the people she is related to, by the ids it has, as far as they are in the book; types: the
    organisation's kinds of relation; adding: the form for one more, where it is open."""
    others = {id: other["id"] for id, other in cards.items()}  # who was merged is another one now
    mine = [one for one in card["relations"] if others.get(one["other"], one["other"]) != card["id"]]
    return {
        "rows": [drawn(relation, cards.get(relation["other"]), types) for relation in mine],
        "household": any(makes_a_household(relation, types) for relation in mine),
        "adding": adding,
    }


def drawn(relation, other, types):
    """A relation as it is drawn; `who` is None where the other one isn't in the book any more."""
    return {
        "id": relation["id"],
        "other": relation["other"],
        "who": who(other) if other else None,
        "says": says(relation, types),
        "note": relation["note"],
        "binned": bool(other and other["binned"]),
        "alert": other and alert(other),
    }


def says(relation, types):
    """What she is to the other one, in the organisation's words."""
    known = next((one for one in types if one["id"] == relation["type"]), None)
    if not known:
        return _("Related to")
    return known["counterpart"] if relation["turned"] and known["counterpart"] else known["name"]


def choices(types):
    """What a new relation chooses from: `[[value, words]]`, each kind from both its sides; none that was removed."""
    both = [
        [[one["id"], one["name"]], [one["id"] + TURNED, one["counterpart"]]][: 2 if one["counterpart"] else 1]
        for one in types
        if not one["gone"]
    ]
    return [choice for side in both for choice in side]


def adding(card, types, query, cards, typed, errors):
    """The form for one more relation; cards: what the query finds, the best first; typed: `{other, type, note}`."""
    found = [card_found(one) for one in by_number(cards, query) if one["id"] != card["id"]][:SHOWN]
    only = found[0]["id"] if len(found) == 1 else ""
    return {
        "name": who(card)["name"],
        "query": query,
        "found": found,
        "choices": choices(types),
        "typed": typed | {"other": typed["other"] or only},
        "errors": errors,
    }


SHOWN = 8


def most(query):
    """How many customers are looked at: somebody with exactly this number may stand far behind in the list."""
    return 200 if is_number(query) else SHOWN + 1


def is_number(query):
    return query != "" and digits(query) == query


def by_number(cards, query):
    """Whoever has exactly this number comes first."""
    return sorted(cards, key=lambda one: not (is_number(query) and str(one["number"]) == query))


def card_found(card):
    number = _("Customer %(number)s", number=card["number"]) if card["number"] else _("Number after sync")
    return {
        "id": card["id"],
        "who": who(card),
        "alert": alert(card),
        "line": " · ".join(text for text in [row(card)["street"], number] if text),
    }
