"""Whatever stands in a book, the worker draws it as the server does, byte for byte, and no template is left out."""

import json
import os
from hashlib import sha256
from pathlib import Path

import pytest
from flask_babel import force_locale

from tests.offline import node
from tests.offline.hostile import TWINS, contexts
from webapp.i18n import LANGUAGES
from webapp.offline import data, worker
from webapp.offline.modules import joined

HERE = Path(__file__).parent
SEED = {"en": 20_261_121, "fr": 20_261_122}
DRAW = "\nconsole.log(JSON.stringify(module_tests_offline_hostile.api.compared(JSON.parse(DATA))))"
MANY = 1_000  # in each language


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_contexts_are_drawn_alike(building, language, many):
    drawn = drawn_by_jinja(building, language, many(10))
    found = compared_in_node(building, drawn)

    assert len(drawn) >= MANY
    assert not [parted(drawn[at], ours) for at, ours in found["different"]], found["number"]
    assert sorted(found["drawn"]) == sorted(found["all"])


def drawn_by_jinja(app, language, times):
    """Every context as the server draws it: `[(language, html, context)]`."""
    found = []
    with app.test_request_context(), force_locale(language):
        for context in contexts(SEED[language], times):
            template, twin, given, more = context
            values = TWINS[twin](*given) | more
            found.append((language, app.jinja_env.get_template(template).render(values), context))
    return found


def compared_in_node(app, drawn):
    """The same contexts in the worker: which come out otherwise, and which templates were drawn."""
    made = {"data": data.module(**worker.constants(app)), "templates": worker.templates(app)}
    script = f"globalThis.self = globalThis\n{data.tables_script()}{joined(HERE / 'hostile.js', made)}{DRAW}"
    given = [[language, sha256(html.encode()).hexdigest(), *context] for language, html, context in drawn]
    return node.run(script, json.dumps(given), env=os.environ | {"TZ": "UTC"})  # as text: `__proto__` stays a name


def parted(theirs, ours):
    """Where the two part: the language, the template, and what each goes on with."""
    language, html, (template, *_) = theirs
    at = len(os.path.commonprefix([html, ours]))
    return language, template, html[max(0, at - 80) : at + 60], ours[max(0, at - 80) : at + 60]
