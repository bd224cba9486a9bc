"""How alike two customers are, by name, phone, e-mail and address. Pure; knows no database.

Who shares only a landline or a house with somebody is of her household: their first names tell them apart.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz.fuzz import ratio, token_sort_ratio

from webapp.customers.folding import fold

SURE, NEAR, STREETS = 90, 80, 75  # of 100: how alike whole names, their parts, and streets are at least
NUMBER = re.compile(r"[0-9]+")
WEIGHTS = {"email": 300, "phone": 300, "address": 200}


@dataclass
class Person:
    """What tells a customer from others. marks: `{"phone": {…}, "email": {…}, "address": {…}}`, each canonical;
    streets: how the street of each address is written."""

    id: object
    given: str = ""
    family: str = ""
    company: str = ""
    marks: dict = field(default_factory=dict)
    streets: dict = field(default_factory=dict)

    @cached_property
    def name(self):
        return f"{self.given} {self.family}".strip() or self.company


def house(line1, town, postcode):
    """A house, however its street is written: where it is, with its number; without one, with its street."""
    where = fold((postcode or "").replace(" ", "") or town or "")
    number = NUMBER.search(line1 or "")
    return f"{where} {number[0] if number and postcode else fold(line1 or '')}" if line1 else None


def street(line1):
    """A street without its number."""
    return " ".join(NUMBER.sub(" ", fold(line1)).split())


def likeness(one, other):
    """What speaks for two being one person, and how much: `(score, ["name", "phone" …])`; None where nothing does."""
    same = one.name == other.name
    if not same and not alike(one, other):
        return None
    shared = [kind for kind in WEIGHTS if share(kind, one, other)]
    if shared:
        return sum(WEIGHTS[kind] for kind in shared) + ratio(one.name, other.name), shared
    return (100, ["name"]) if same and one.name and not contradict(one, other) else None


EMPTY = frozenset()


def share(kind, one, other):
    """Whether both have one phone, e-mail address or house; in a house, the streets are written nearly alike."""
    shared = one.marks.get(kind, EMPTY) & other.marks.get(kind, EMPTY)
    if kind != "address":
        return bool(shared)
    return any(ratio(one.streets.get(each, ""), other.streets.get(each, "")) >= STREETS for each in shared)


def contradict(one, other):
    """Whether both have a phone, say, and not the same one."""
    return any(one.marks.get(kind) and other.marks.get(kind) for kind in WEIGHTS)


def alike(one, other):
    """Whether two names can be one person's."""
    if not (one.given or one.family) or not (other.given or other.family):
        return bool(one.company and other.company) and same_company(one.company, other.company)
    return (same_given(one.given, other.given) and near(one.family, other.family)) or swapped(one, other)


def same_company(one, other):
    """Businesses that can be one: nearly the same, or one of them with a word more."""
    return token_sort_ratio(one, other) >= SURE or within(one, other)


def within(one, other):
    """Whether one has all the words of the other: a double name, and one half of it."""
    one, other = set(one.split()), set(other.split())
    return one <= other or other <= one


def same_given(one, other):
    """First names that can be one: the same, nearly, an initial, the start of the other, or one that isn't known."""
    one, other = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return one == other or other.startswith(one) or (len(one) > 3 and ratio(one, other) >= NEAR)


def near(one, other):
    return within(one, other) or ratio(one, other) >= NEAR


def swapped(one, other):
    return bool(one.given and one.family) and (one.given, one.family) == (other.family, other.given)
