"""The words templates may use beside plain data: filters and tables, each with its twin in the worker."""

from flask_babel import gettext

from webapp import dates
from webapp.customers import fields
from webapp.fields import places
from webapp.fields.rule import PATTERNS
from webapp.i18n import language, number


def init_app(app):
    app.jinja_env.filters |= {
        "number": number,
        "when": dates.when,
        "day": dates.day,
        "weekday": dates.weekday,
        "translated": gettext,
        "country": country,
    }
    app.jinja_env.globals |= {
        "fields": fields.as_json(),
        "places": places.places(),
        "patterns": PATTERNS,
        "spoken": language,
    }


def country(code):
    """The name of a country in the language of the answer."""
    return places.called(language()).get(code, code)
