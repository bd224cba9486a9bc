"""The rule a typed value has to meet, and the sentence that says what to do when it doesn't."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from webapp.fields.field import NUMBERS, ascii_digits
from webapp.fields.places import places
from webapp.i18n import N_

PATTERNS = {  # also read by the page, as an input's pattern
    "phone": r"(?=(?:[^0-9]*[0-9]){6,28}[^0-9]*$)[0-9 +\(\)\.\/*#,;–\-]+(?:(?:[xX]|[eE][xX][tT]\.?|[pP]oste) *[0-9]+)?",
    "email": r"[^ @]+@[^ @\.]+(?:\.[^ @\.]+)+",
}
HASH = re.compile("[0-9a-f]{64}")
DAY = re.compile("(?:([0-9]{4})|-)-([0-9]{2})-([0-9]{2})")


TOO_LONG = N_("%(label)s must be %(max)s characters or less")
NOT_A_CHOICE = N_("Choose one of the list")
NO_COUNTRY = N_("Choose a country")
NO_PHONE = N_("Enter a phone number")
NO_PHOTO = N_("Choose a photo")


@dataclass(frozen=True)
class Wrong:
    """A sentence about a typed value, still to be translated, and what it names."""

    text: str
    values: dict = field(default_factory=dict)
    part: str | None = None  # which part of a place it is about

    def __str__(self):
        return self.text % self.values


def check(field, value, country=None, old=None):
    """Whether this canonical value may be typed here: None, or the Wrong that says what to do.

    country: two letters, the one the organisation is at home in; it chooses the examples.
    old: the value it was typed over; of an address only what was changed is checked."""
    if value in (None, True) or field.kind in ("set", "book"):
        return None
    if field.kind == "place":
        return check_place(field, value, country, old or {})
    if field.kind in NUMBERS:
        return None if isinstance(value, int) and 0 <= value <= field.max else Wrong(field.wrong)
    if len(value) > field.max:
        return Wrong(TOO_LONG, {"label": field.label, "max": field.max})
    if field.pattern and not re.fullmatch(field.pattern, value):
        return Wrong(field.wrong)
    return CHECKS[field.kind](field, value, country) if field.kind in CHECKS else None


def check_phone(field, value, country):
    if re.fullmatch(PATTERNS["phone"], ascii_digits(value)):
        return None
    example = places().get(country, {}).get("phone")
    return Wrong(field.wrong, {"example": example}) if example else Wrong(NO_PHONE)


def check_email(field, value, country):
    return None if re.fullmatch(PATTERNS["email"], value) else Wrong(field.wrong)


def check_choice(field, value, country):
    return None if field.open or value in dict(field.choices) else Wrong(NOT_A_CHOICE)


def check_country(field, value, country):
    return None if value in places() else Wrong(NO_COUNTRY)


def check_hash(field, value, country):
    return None if HASH.fullmatch(value) else Wrong(NO_PHOTO)


def check_day(field, value, country):
    match = DAY.fullmatch(value)
    return None if match and exists(match[1] or 2000, match[2], match[3]) else Wrong(field.wrong)


def exists(year, month, day):
    try:
        return date(int(year), int(month), int(day)) >= date(1850, 1, 1)
    except ValueError:
        return False


CHECKS = {
    "phone": check_phone,
    "email": check_email,
    "choice": check_choice,
    "country": check_country,
    "day": check_day,
    "hash": check_hash,
}


def check_place(field, value, country, old):
    """The first changed part of a place that is wrong, or its postcode, which follows the pattern of its country."""
    changed = [part for part in field.parts if value.get(part.name) != old.get(part.name)]
    for part in changed:
        wrong = check(part, value.get(part.name), country)
        if wrong:
            return replace(wrong, part=part.name)
    return check_postcode(value) if {"postcode", "country"} & {part.name for part in changed} else None


def check_postcode(value):
    place, code = places().get(value.get("country"), {}), value.get("postcode")
    if not code or not place.get("postcode") or re.fullmatch(place["postcode"], code):
        return None
    return Wrong(place["wrong"], {"example": place["example"]}, "postcode")
