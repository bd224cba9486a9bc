"""Templates compiled to JavaScript are drawn like Jinja draws them, or not built at all."""

import json
import re
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from tests.offline import node
from webapp.offline.compiler import Unsupported, build, known_words
from webapp.offline.modules import joined

HERE = Path(__file__).parent
FEATURES = json.loads((HERE / "features.json").read_text())
SINGLE = {f"{group}: {name}": {"a.html": source} for group, name, source, *_ in FEATURES["single"]}
SEVERAL = {name: templates for name, (templates, _) in FEATURES["several"].items()}
DRAW = """
console.log(JSON.stringify(module_tests_offline_features.api.drawnAlone(DATA.code, DATA.context)))
"""


def environment(templates):
    return Environment(
        loader=DictLoader(templates),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.loopcontrols"],
    )


@pytest.fixture(scope="module")
def drawn():
    """Every feature as both draw it: `{name: (Jinja's, ours)}`; those that aren't built are left out."""
    words, code, expected = known_words(*node.runtime()), {}, {}
    for name, templates in (SINGLE | SEVERAL).items():
        try:
            code[name] = build(environment(templates), ["a.html"], words)
            expected[name] = environment(templates).get_template("a.html").render(FEATURES["context"])
        except Unsupported:
            continue
    script = joined(HERE / "features.js", {}) + DRAW
    ours = node.run(script, {"code": code, "context": FEATURES["context"]})
    return {name: (expected[name], ours[name]) for name in expected}


def test_what_is_built_is_drawn_alike(drawn):
    assert {name: pair for name, pair in drawn.items() if pair[0] != pair[1]} == {}


def test_most_features_are_built(drawn):
    assert len(drawn) >= 140


def test_what_is_not_mirrored_is_refused_with_its_line():
    words = known_words(*node.runtime())
    for source, what in {
        "a\n{% for x in y recursive %}{% endfor %}": "a.html:2: a recursive loop",
        "{{ x|wordwrap }}": "a.html:1: the filter wordwrap",
        "{{ x is callable }}": "a.html:1: the test callable",
        "{{ x.__class__ }}": "a.html:1: .__class__",
        "{{ self.b() }}": "a.html:1: the method .b()",
        "{{ f(*x) }}": "a.html:1: *arguments in a call",
        "{{ x[::2] }}": "a.html:1: a slice with steps",
        "{{ x.format(1) }}": "a.html:1: the method .format()",
        "{% autoescape false %}{% endautoescape %}": "a.html:None: the statement Scope",
    }.items():
        with pytest.raises(Unsupported, match=re.escape(what)):
            build(environment({"a.html": source}), ["a.html"], words)
