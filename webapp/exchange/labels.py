"""The kind of a phone, email or address: which of our words is meant by somebody else's."""

import re

from webapp.customers.fields import FIELDS
from webapp.customers.folding import fold
from webapp.fields.field import clean

WORDS = {
    "mobile": "mobile cell cellphone cellular iphone gsm portable",
    "home": "home domicile maison personal personnel perso prive private",
    "work": "work business office bureau travail pro professionnel professionnelle",
    "fax": "fax homefax workfax otherfax telecopie telecopieur",
    "other": "other autre",
}
MEANT = {word: label for label, words in WORDS.items() for word in words.split()}
APPLE = re.compile(r"_\$!<(.*)>!\$_")
USUAL = {"phone": "other", "email": "home", "address": "home"}  # where none is said
SILENT = {"voice", "pref", "internet", "msg", "text", "textphone", "video", "dom", "intl", "postal", "parcel", "x400"}
FIRST = ("fax", "mobile", "work", "home", "other")  # which of several types says most


def label(kind, text):
    """mobile, home, work, fax, other; the words themselves where they say something else."""
    text = APPLE.sub(r"\1", clean(text or "") or "")
    meant = {MEANT.get(word) for word in fold(text).split()}
    if len(meant) > 1 and "fax" in meant and None not in meant:
        meant = {"fax"}
    known = [name for name, _ in FIELDS[kind][0].choices if meant == {name}]
    return known[0] if known else text or USUAL[kind]


def of_types(kind, types):
    """The label that a card's types amount to."""
    said = [type for type in types if type and type not in SILENT]
    known = [label(kind, type) for type in said if type in MEANT]
    found = next((name for name in FIRST if name in known), None)
    return found or label(kind, " ".join(said).removeprefix("x-").capitalize())
