"""The changes that relate two customers, and part them again. Pure; its twin for the worker is tying.js.

A relation is two parts, one of each customer, made and removed in one changeset."""

from uuid import UUID

from webapp.changes.changeset import Change
from webapp.fields.field import clean
from webapp.fields.rule import NOT_A_CHOICE, Wrong, check
from webapp.i18n import N_
from webapp.relations.fields import RELATION
from webapp.relations.household import apart, makes_a_household
from webapp.relations.related import TURNED
from webapp.relations.relation import mirrored

NOBODY = N_("Choose a customer of this address book")
HERSELF = N_("Nobody is related to herself. Choose another customer")
ALREADY = N_("They are related like this already")
NOTE = RELATION[-1]


def typed(form):
    """What was typed into the form of a new relation: `{other, type, note}`."""
    return {name: (form.get(name) or "").strip() for name in ("other", "type")} | {"note": form.get("note") or ""}


def wrong(card, other, types, typed):
    """What is wrong with it, `{input: Wrong}`. other: the card of who was chosen, or None."""
    found = {
        "other": wrong_other(card, other, types, typed),
        "type": None if meant(typed["type"], types)[0] else Wrong(NOT_A_CHOICE),
        "note": check(NOTE, clean(typed["note"])),
    }
    return {name: one for name, one in found.items() if one}


def wrong_other(card, other, types, typed):
    if typed["other"] == card["id"]:
        return Wrong(HERSELF)
    if other is None:
        return Wrong(NOBODY)
    kind, turned = meant(typed["type"], types)
    known = kind and any(same(relation, other, kind, turned) for relation in card["relations"])
    return Wrong(ALREADY) if known else None


def same(relation, other, kind, turned):
    key = (relation["other"], relation["type"], bool(relation["turned"]))
    return key == (other["id"], kind["id"], turned)


def meant(text, types):
    """The kind of relation that was chosen, or None, and whether it is the other way round."""
    kind = next((one for one in types if one["id"] == text.removesuffix(TURNED) and not one["gone"]), None)
    return kind, bool(kind and kind["counterpart"] and text.endswith(TURNED))


def tied(id, card, other, types, typed):
    """The changes that relate these two. id: of her part; the other one's follows from it."""
    kind, turned = meant(typed["type"], types)
    return both(id, card, other, kind, turned, clean(typed["note"]))


def both(id, card, other, kind, turned, note=None):
    back = bool(kind["counterpart"]) and not turned
    return [add(id, card, other, kind, turned, note), add(mirrored(id), other, card, kind, back, note)]


def add(id, card, other, kind, turned, note):
    new = {"other": other["id"], "type": kind["id"]} | ({"turned": True} if turned else {})
    return Change("add", "relation", id, UUID(card["id"]), new=new | ({"note": note} if note else {}))


def parted(card, relations, cards):
    """The changes that remove these relations of hers; cards: those of the others, by id, as far as they are here."""
    return [change for relation in relations for change in untied(card, relation, cards.get(relation["other"]))]


def untied(card, relation, other):
    back = str(mirrored(UUID(relation["id"])))
    theirs = [one for one in other["relations"] if one["id"] == back] if other else []
    return [remove(card, relation), *(remove(other, one) for one in theirs)]


def remove(card, relation):
    old = {field.name: relation[field.name] for field in RELATION}
    return Change("remove", "relation", UUID(relation["id"]), UUID(card["id"]), old=old)


def left(card, members, cards, types, new_id):
    """The changes by which she leaves her household. The others stay together: where only she was between them, they
    are tied to each other.

    members: the others, by id; cards: of all she is related to; new_id: a function making an id."""
    hers = [relation for relation in card["relations"] if makes_a_household(relation, types)]
    plain = next((one for one in types if one["household"] and not one["counterpart"] and not one["gone"]), None)
    first, *others = apart(members, types) if members else [[]]
    bridges = [change for group in others if plain for change in both(new_id(), first[0], group[0], plain, False)]
    return parted(card, hers, cards) + bridges
