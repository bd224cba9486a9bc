"""What the worker knows beside its code: the list of fields, countries, names of days and months, texts. Plain JSON.

What is large and seldom changes, the tables, is a script of its own, which the worker imports."""

from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from webapp import dates
from webapp.accounts.permission import REASONS
from webapp.changes.kind import GONE
from webapp.customers import fields, filter, things
from webapp.customers.traits import SAID_OTHERWISE
from webapp.fields import places
from webapp.fields.rule import PATTERNS
from webapp.i18n import LANGUAGES
from webapp.offline.literal import literal

TRANSLATIONS = Path(__file__).parent.parent / "translations"


def module(**more):
    """The source of the module `data`: one constant for each thing known.

    more: further constants, by their names in capitals."""
    known = {
        "FIELDS": fields.as_json(),
        "PARTS": fields.PARTS,
        "REACH": fields.REACH,
        "SECTIONS": [list(section) for section in fields.SECTIONS],
        "PLURALS": fields.PLURALS,
        "THINGS": list(things.THINGS),
        "GONE": GONE.as_json(),
        "REASONS": list(REASONS.values()),  # what the server says to a change it turns down
        "SAID_OTHERWISE": SAID_OTHERWISE,
        "SPECIAL": filter.SPECIAL,
        "TRAIT": filter.TRAIT.pattern,
        "PERIOD": filter.PERIOD.pattern,
        "TEXTS": filter.TEXTS,
        "DAYS": filter.DAYS,
        "PATTERNS": PATTERNS,
    } | more
    constants = "".join(f"export const {name} = {literal(value)}\n" for name, value in known.items())
    return constants + "".join(f"export const {name} = self.TABLES.{name}\n" for name in tables())


@cache
def tables():
    """The tables by their names; the texts come later, by what is said."""
    return {
        "PLACES": places.places(),
        "COUNTRIES": {language: dict(places.names(language)) for language in LANGUAGES},
        "COUNTRY_ORDER": {language: [code for code, _ in places.names(language)] for language in LANGUAGES},
        "DATES": {language: dates.tables(language) for language in LANGUAGES},
        "CATALOGUES": {},
    }


def tables_script(said=None):
    """The script of the tables.

    said: the source of all that says a text, beside the tables themselves; left out, every text is in it."""
    known = tables()
    texts = catalogues(said and said + literal(known))
    return f"self.TABLES = {literal(known | {'CATALOGUES': texts})}\n"


def catalogues(script=None):
    """Of each language the texts that a script says, and no others; without one, all of them."""
    found = {language: catalogue(language) for language in LANGUAGES}
    return {
        language: {id: text for id, text in texts.items() if script is None or says(script, id)}
        for language, texts in found.items()
    }


def says(script, text):
    return f'"{text}"' in script or literal(text) in script


def catalogue(language):
    """The texts of a language by their English: a text, or one for each plural."""
    path = TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        return dict(text(message) for message in read_po(file) if message.id and message.string)


def text(message):
    if isinstance(message.id, tuple):
        return message.id[0], list(message.string)
    return message.id, message.string
