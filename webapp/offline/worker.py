"""Builds the worker: one classic script of the twins, the compiled templates and the tables. No node, no eval."""

import re
from hashlib import sha256
from pathlib import Path

import minify

from webapp.customers.card import SCHEMA
from webapp.guard import CSP
from webapp.i18n import LANGUAGES
from webapp.offline import data
from webapp.offline.compiler import build, known_words
from webapp.offline.modules import joined
from webapp.pages import PAGES, WITHOUT_A_PAGE

HERE = Path(__file__).parent
RUNTIME = [HERE / "runtime" / name for name in ("values.js", "engine.js", "filters.js")]
ALONE = ("offline/away.html", "offline/first.html", "offline/leaving.html")  # the worker's own pages
FILES = ("app.css", "app.js", "htmx.js", "icons.svg", "icon.svg", "icon-192.png", "apple-touch-icon.png")
HEADERS = {"Content-Security-Policy": CSP, "Cache-Control": "no-store", "Referrer-Policy": "same-origin"}
CONVERTERS = {"UUIDConverter": r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"}
BLANK = "0" * 10  # stands for the version while it is worked out


class Unanswered(Exception):
    """An endpoint is to be answered by the worker, and has no answer in JavaScript."""


def scripts(app):
    """The worker of this application, whose version is the hash of all that is in it; and its tables, by their address:
    `(source, (address, source))`.

    Raises compiler.Unsupported and Unanswered."""
    whole = joined(HERE / "worker.js", {"data": data.module(**constants(app)), "templates": templates(app)})
    answered = set(re.findall(r'answers\["([\w.]+)"\] =', whole))
    missing = {*PAGES, *WITHOUT_A_PAGE} - answered
    if missing:
        raise Unanswered(", ".join(sorted(missing)))
    tables = minified(data.tables_script(whole))
    address = f"/static/tables-{version(tables)}.js"
    worker = minified(f'importScripts("{address}")\n{whole}')
    return worker.replace(BLANK, version(worker)), (address, tables)


def minified(source):
    return minify.string("text/javascript", source)


def version(source):
    return sha256(source.encode()).hexdigest()[: len(BLANK)]


def templates(app):
    """The module of the compiled templates."""
    words = known_words(*(path.read_text() for path in [*RUNTIME, *HERE.parent.glob("*.js")]))
    names = [name for page in PAGES.values() for name in page[1:] if name]
    return 'import { $, F, I, T } from "./runtime/engine.js"\n' + build(app.jinja_env, [*names, *ALONE], words)


def constants(app):
    static = app.jinja_env.globals["static"]
    files = [f"{static}/{name}" for name in FILES]
    return {
        "STATIC": static,
        "SHELL": {"version": BLANK, "files": [*files, "/manifest.webmanifest"]},
        "SCHEMA": SCHEMA,
        "HEADERS": HEADERS,
        "LANGUAGES": LANGUAGES,
        "PAGES": {name: list(page) for name, page in PAGES.items()},
        "ROUTES": routes(app),
    }


def routes(app):
    """The addresses the worker answers: `[endpoint, method, regular expression]`."""
    ours = [rule for rule in app.url_map.iter_rules() if rule.endpoint in {*PAGES, *WITHOUT_A_PAGE}]
    return [
        [rule.endpoint, method, pattern(rule)] for rule in ours for method in sorted(rule.methods & {"GET", "POST"})
    ]


def pattern(rule):
    """The regular expression of a rule, its arguments as named groups."""

    def group(match):
        converter = rule._converters[match[1]]
        return f"(?<{match[1]}>{CONVERTERS.get(type(converter).__name__, converter.regex)})"

    return re.sub(r"<(?:[^<>:]+:)?(\w+)>", group, rule.rule)
