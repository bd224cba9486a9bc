"""One editable field, and the canonical form of its values."""

import re
import unicodedata
from dataclasses import dataclass, fields
from functools import cached_property
from uuid import UUID

from webapp.fields.places import written

CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ufeff\ud800-\udfff]")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
DASHES = re.compile("[\u2010-\u2015\u2212]")
BLANKS = re.compile("[\\s\u200b]+")
DIGITS = {base + digit: str(digit) for base in (0x0660, 0x06F0, 0xFF10) for digit in range(10)}


class Refused(Exception):
    """A value no device of ours would send, not of the field's kind at all. The message is for a log, not a person."""


class Erased(Refused):
    """What this is about has been erased for good; a device that still has it is to forget it."""


@dataclass(frozen=True)
class Field:
    """One editable field: how it is called, what it may hold, how it is typed.

    kind: text · lines · digits · phone · email · choice · switch · day · country · region · postcode · place · set · id
    on pages that only Flask draws also number and percent (integers: wholes, and hundredths of a per cent)"""

    name: str
    label: str
    kind: str = "text"
    max: int = 100
    missing: str | None = None  # the sentence when it is required and empty
    wrong: str | None = None  # the sentence when it is written wrongly
    choices: tuple = ()
    open: bool = False  # a choice that takes other words too
    parts: tuple = ()  # the fields of a place
    pattern: str | None = None  # what a text of it has to look like
    of: str | None = None  # the things of the organisation it chooses from, for an id or a set: labels, stores …
    capital: str | None = None  # autocapitalize
    spell: bool = False  # spellcheck
    section: str | None = None  # where on the record it stands; drawn by that section's loop
    secret: bool = False  # left out of what leaves the house, unless it is asked for

    @cached_property
    def part(self):
        return {part.name: part for part in self.parts}

    def as_json(self):
        """What the template's loop and the worker read of it."""
        plain = {member.name: getattr(self, member.name) for member in fields(self)}
        return plain | {"parts": [part.as_json() for part in self.parts], "choices": [list(c) for c in self.choices]}


def clean(value, lines=False):
    """The canonical form of a text: NFC, trimmed, no control characters; an empty one is None."""
    text = value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    text = unicodedata.normalize("NFC", CONTROL.sub("", text))
    return (text.strip() if lines else BLANKS.sub(" ", text).strip()) or None


def canonical(field, value):
    """The one form in which a value of this field is kept, compared and sent; empty is None.

    Raises Refused when it is no value of this kind."""
    if value is None or value == "":
        return None
    if field.kind == "switch":
        return canonical_switch(value)
    if field.kind == "book":
        return canonical_book(value)
    if field.kind == "place":
        return canonical_place(field, value)
    if field.kind == "set":
        return canonical_set(value)
    if field.kind in NUMBERS:
        return canonical_number(field, value)
    if not isinstance(value, str):
        raise Refused(f"{field.name}: a text is expected")
    if field.kind == "id":
        return canonical_id(value)
    text = clean(value, lines=field.kind == "lines")
    return (TIDY.get(field.kind, str)(text) or None) if text else None


def canonical_switch(value):
    if value not in (True, False, "1", "0"):
        raise Refused("yes or no is expected")
    return True if value in (True, "1") else None


def canonical_book(value):
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 2**63:
        raise Refused("a number is expected")
    return value


def canonical_place(field, value):
    """A place keeps its parts in one order and leaves out the empty ones."""
    if not isinstance(value, dict) or not value.keys() <= field.part.keys():
        raise Refused(f"{field.name}: an address is expected")
    parts = {part.name: canonical(part, value.get(part.name)) for part in field.parts}
    if parts.get("postcode"):
        parts["postcode"] = written(parts.get("country"), parts["postcode"])
    return {name: text for name, text in parts.items() if text is not None} or None


def canonical_set(value):
    if not isinstance(value, list):
        raise Refused("a list of ids is expected")
    return sorted({canonical_id(member) for member in value}) or None


NUMBERS = {"number": 1, "percent": 100}  # the parts that one of them is kept in
TYPED = re.compile(r"([0-9]{1,15})(?:[.,]([0-9]{1,2}))?( ?%)?")


def canonical_number(field, value):
    """An integer; typed, it may have decimals and a sign of per cent where its kind has. Nonsense stays as it is."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63:
        return value
    if not isinstance(value, str):
        raise Refused(f"{field.name}: a number is expected")
    text, parts = clean(ascii_digits(value)), NUMBERS[field.kind]
    match = TYPED.fullmatch(text or "")
    if not match or (parts == 1 and (match[2] or match[3])):
        return text
    return int(match[1]) * parts + int((match[2] or "0").ljust(2, "0")) * parts // 100


def canonical_id(value):
    try:
        return str(UUID(value))
    except (ValueError, AttributeError, TypeError) as error:
        raise Refused("an id is a UUID") from error


def lower_domain(text):
    name, at, domain = text.rpartition("@")
    return f"{name}{at}{domain.lower()}"


def upper(text):
    return ascii_digits(text).upper()


def dialled(text):
    """A number without the signs nobody sees, which phones copy along with it, and with the dashes of a keyboard."""
    return DASHES.sub("-", INVISIBLE.sub("", text)).strip()


def ascii_digits(text):
    """Arabic, Persian and full-width digits as ASCII; everything else as it was."""
    return text.translate(DIGITS)


TIDY = {"phone": dialled, "email": lower_domain, "postcode": upper, "country": upper, "digits": ascii_digits}


def digits(text):
    """The digits of a number, however it is written."""
    return re.sub("[^0-9]", "", ascii_digits(text or ""))
