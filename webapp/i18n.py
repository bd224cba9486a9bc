"""The languages Doorstep speaks, and which of them a person gets."""

from flask import has_request_context, request
from flask_babel import Babel
from flask_babel import get_locale as babel_locale
from flask_login import current_user
from jinja2 import pass_context

LANGUAGES = {"en": "English", "fr": "Français"}
LOCALES = {"fr": "fr_FR"}  # Flask-Security has French under this name only; Doorstep's own is found by it too


def N_(text):
    """Marks a text for the catalogue; it is translated where it is shown."""
    return text


def init_app(app):
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    Babel(app, locale_selector=chosen, timezone_selector=time_zone)
    app.jinja_env.globals["ngettext"] = with_grouped(app.jinja_env.globals["ngettext"])


def with_grouped(ngettext):
    """ngettext for templates, which writes the number it is about as the language groups it."""

    @pass_context
    def grouped(context, one, many, count, **values):
        num = number(count) if type(count) is int else count
        return ngettext(context, one, many, count, **{"num": num} | values)

    return grouped


def chosen():
    """The locale of the user's own language, else of what the browser asks for, else English."""
    if not has_request_context():
        return "en"
    own = getattr(current_user, "language", None)
    wanted = [name.split("-")[0].lower() for name in request.accept_languages.values()]
    spoken = own or next((name for name in wanted if name in LANGUAGES), "en")
    return LOCALES.get(spoken, spoken)


def language():
    """The two letters of the language this answer is written in."""
    locale = babel_locale()
    return locale.language if locale else "en"


def time_zone():
    organisation = getattr(current_user, "organisation", None) if has_request_context() else None
    return organisation.time_zone if organisation else "UTC"


def number(value):
    """A whole number as the language groups it: 2,000 · 2 000."""
    return f"{value:,}".replace(",", "\u202f" if language() == "fr" else ",")
