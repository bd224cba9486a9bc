"""The household of a customer: whoever is related to her by a kind of relation that makes one, and so on from there.

The same words stand in household.js for the worker.
"""

from functools import partial

MOST = 30  # people of one household


def household(card, types, cards_of):
    """Everybody of her household but her, `{id: card}`; nobody who is in the bin.

    types: the organisation's kinds of relation; cards_of: a function of ids answering `{id: card}`."""
    found, fresh = {card["id"]: card}, [card]
    while fresh and len(found) < MOST:
        ids = sorted({id for one in fresh for id in tied_to(one, types)} - found.keys())
        here = {one["id"]: one for _, one in sorted(cards_of(ids).items()) if not one["binned"]}
        fresh = [one for id, one in here.items() if id not in found]
        found |= here
    return {id: one for id, one in found.items() if id != card["id"]}


def tied_to(card, types):
    """Whom she is tied to directly, in one household: their ids."""
    return [relation["other"] for relation in card["relations"] if makes_a_household(relation, types)]


def makes_a_household(relation, types):
    return any(one["id"] == relation["type"] and one["household"] for one in types)


def shared(card, members):
    """What she has in common with her household: `{id of her part: [{part, member, name}]}`.

    An address that is the same as a member's, and a home phone: a change of it is offered to them too."""
    mine = [(part, "place") for part in card["addresses"]] + [(part, "number") for part in home(card)]
    found = {part["id"]: also(part, name, members) for part, name in mine if part[name]}
    return {id: theirs for id, theirs in found.items() if theirs}


def also(part, name, members):
    """The members' parts that hold the same; at most one of each member."""
    found = []
    for member in members:
        parts = member["addresses"] if name == "place" else home(member)
        same = [one for one in parts if one[name] == part[name]]
        found += [{"part": one["id"], "member": member["id"], "name": called(member)} for one in same[:1]]
    return found


def home(card):
    return [phone for phone in card["phones"] if phone["label"] == "home"]


def called(card):
    """Her name in one text."""
    names = [card["company"]] if card["business"] else [card["given"], card["family"]]
    return " ".join(name for name in names if name) or card["company"] or ""


def apart(members, types):
    """The groups into which a household falls where one of it leaves: `[[card, …]]`. members: the others, by id."""
    groups, left = [], dict(sorted(members.items()))
    while left:
        first = next(iter(left.values()))
        groups.append([first, *household(first, types, partial(pick, left)).values()])
        left = {id: one for id, one in left.items() if one not in groups[-1]}
    return groups


def pick(cards, ids):
    return {id: cards[id] for id in ids if id in cards}
