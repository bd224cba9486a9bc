"""What other rooms show on a customer's record, and have to look up for it. Its twin for the worker is around.js."""

AROUND = []  # functions of a card, each answering what its templates need


def also(look):
    """Register what a room shows on the record: a function of a card, answering a context of plain JSON."""
    AROUND.append(look)
    return look


def around(card):
    """The context of all rooms for the record of this card."""
    found = {}
    for look in AROUND:
        found |= look(card)
    return found
