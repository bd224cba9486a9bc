"""Which country is meant: by its code, or its name in English, in French, or as it calls itself."""

from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_official_languages

from webapp.customers.folding import fold
from webapp.fields.places import places

ALSO = {  # what people write and no table has
    "GB": "great britain, britain, england, scotland, wales, northern ireland, grande bretagne, angleterre, ecosse",
    "US": "united states of america, u.s.a., u.s., america, etats unis d'amerique",
    "IE": "republic of ireland, eire",
    "NL": "holland, the netherlands, hollande",
}


def code(text):
    """The two letters of a country, or None."""
    if not text or not text.strip():
        return None
    upper = text.strip().upper()
    return upper if upper in places() else known().get(fold(text))


@cache
def known():
    """Every way to name a country, folded: `{name: code}`."""
    found = {fold(other): codes[0] for other, codes in get_global("territory_aliases").items() if len(codes) == 1}
    found = {name: code for name, code in found.items() if code in places() and not name.isdigit()}
    found |= {name: code for code, names in ALSO.items() for name in names.split(", ")}
    for language_of in (lambda code: ["en", "fr"], get_official_languages):
        for code in places():
            for language in language_of(code):
                found.setdefault(fold(territories(language).get(code, code)), code)
    return found


@cache
def names(code):
    """Every way to name this country, folded."""
    return [name for name, found in known().items() if found == code]


@cache
def territories(language):
    try:
        return Locale.parse(language).territories
    except UnknownLocaleError:
        return {}
