"""What the worker knows beside its code: the list of fields, countries, names of days and months, texts. Plain JSON."""

from pathlib import Path

from babel.messages.pofile import read_po

from webapp import dates
from webapp.changes.kind import GONE
from webapp.customers import fields
from webapp.fields import places
from webapp.fields.rule import PATTERNS
from webapp.i18n import LANGUAGES
from webapp.offline.literal import literal

TRANSLATIONS = Path(__file__).parent.parent / "translations"


def module(**more):
    """The source of the module `data`: one constant for each table.

    more: further constants, by their names in capitals."""
    tables = {
        "FIELDS": fields.as_json(),
        "PARTS": list(fields.PARTS),
        "PLURALS": fields.PLURALS,
        "GONE": GONE.as_json(),
        "PATTERNS": PATTERNS,
        "PLACES": places.places(),
        "COUNTRIES": {language: dict(places.names(language)) for language in LANGUAGES},
        "COUNTRY_ORDER": {language: [code for code, _ in places.names(language)] for language in LANGUAGES},
        "DATES": {language: dates.tables(language) for language in LANGUAGES},
    } | more
    return "".join(f"export const {name} = {literal(value)}\n" for name, value in tables.items())


def catalogues(script=None):
    """The module `texts`: of each language the texts that a script says, and no others; without one, all of them."""
    found = {language: catalogue(language) for language in LANGUAGES}
    said = {
        language: {id: text for id, text in texts.items() if script is None or says(script, id)}
        for language, texts in found.items()
    }
    return f"export const CATALOGUES = {literal(said)}\n"


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
