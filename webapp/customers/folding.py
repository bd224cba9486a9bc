"""Folding: what a text looks like to somebody in a hurry. Case and accents go; `muller`, `mueller` and `Müller` meet.

The same words stand in folding.js; tests/customers/folding.json pins both.
"""

import re
import unicodedata

MARKS = re.compile("[\u0300-\u036f]")
LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "’": "'",
        "ʼ": "'",
        "‘": "'",
        "-": " ",
        "‐": " ",
        "–": " ",
    }
)
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


def fold(text):
    """Lower case, no accents, one space between words."""
    plain = unicodedata.normalize("NFKD", text.lower()).translate(LETTERS)
    return " ".join(MARKS.sub("", plain).split())


def spellings(text):
    """The foldings under which a text can be found: as it sounds written with umlauts spelt out, and without."""
    lower = unicodedata.normalize("NFC", text.lower())
    forms = [fold(lower), fold(lower.translate(UMLAUTS))]
    forms += [form.replace("'", "") for form in forms if "'" in form]
    return list(dict.fromkeys(forms))


def sort_key(given, family, company, business):
    """Where she stands in the list: last name, then first; a business by its name; after Z what starts otherwise."""
    names = [company] if business or not (family or given) else [family, given, company]
    folded = fold(" ".join(name for name in names if name))
    return folded if "a" <= folded[:1] <= "z" else f"~{folded}"
