"""The list row: the little of a card that the list shows. Nothing in it depends on today."""

from webapp.customers.alert import alert
from webapp.customers.line import key


def row(card):
    """The row of a card: who she is, where she lives, her labels; plain JSON."""
    address = first(card["addresses"], card["primary_address"])
    place = (address and address["place"]) or {}
    return {
        "id": card["id"],
        "given": card["given"],
        "family": card["family"],
        "company": card["company"],
        "business": card["business"],
        "photo": card["photo"],
        "letter": letter(card),
        "street": ", ".join(place[name] for name in ("line2", "line1") if place.get(name)) or place.get("town"),
        "labels": card["labels"],
        "birthday": card["birthday"],
        "status": card["status"],
        "conflicts": len(card["conflicts"]),
        "alert": alert(card),
        "complete": complete(card),
    }


def letter(card):
    """The heading she stands under: A to Z, or # for everybody else."""
    start = key(card)[:1]
    return start.upper() if "a" <= start <= "z" else "#"


def first(parts, primary):
    """The part that was chosen as the first one, else the one that was there first."""
    chosen = [part for part in parts if part["id"] == primary]
    return (chosen or parts or [None])[0]


def complete(card):
    """Whether nothing is missing that a new customer would be asked for: her names, and a way to reach her."""
    named = card["company"] if card["business"] else card["given"] and card["family"]
    return bool(named and (card["phones"] or card["emails"] or card["addresses"]))
