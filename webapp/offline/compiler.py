"""Compiles Jinja templates to plain JavaScript, from Jinja's own syntax tree.

The same lexer, parser and whitespace control as on the server; what the runtime (runtime.js) doesn't mirror exactly is
a build error with file and line, never a silent difference. No eval, no library, no node.
"""

import re

from jinja2 import nodes

from webapp.offline.expressions import Expressions
from webapp.offline.literal import literal
from webapp.offline.statements import Statements


class Unsupported(Exception):
    """A template uses what the worker can't draw; the message names the file, the line, and what it is."""


class Compiler(Statements, Expressions):
    """One template: its JavaScript, and the names of the templates it asks for.

    words: the names the runtime knows, `{filters, tests, methods}`."""

    def __init__(self, environment, name, words):
        self.environment, self.name, self.words = environment, name, words
        self.blocks, self.asks_for, self.modules = {}, [], set()
        self.block = self.parent = None
        self.names = 0

    def compile(self, source):
        """The statement that defines this template in the runtime's table `T`."""
        body = self.statements(self.environment.parse(source, self.name).body, top=True)
        blocks = ",".join(f"{literal(name)}:{code}" for name, code in self.blocks.items())
        end = self.parent or "o"
        return f'T[{literal(self.name)}]={{r(c,S){{let o="";{body}return {end}}},b:{{{blocks}}}}};'

    def fail(self, node, what):
        raise Unsupported(f"{self.name}:{getattr(node, 'lineno', '?')}: {what} can't be drawn by the worker")

    def name_of(self, letter):
        """A name no template uses."""
        self.names += 1
        return f"{letter}{self.names}"

    def ask_for(self, template, may_miss=False):
        if not isinstance(template, nodes.Const) or not isinstance(template.value, str):
            self.fail(template, "a template whose name isn't written out")
        if not may_miss:
            self.asks_for.append(template.value)


def known_words(*sources):
    """The names of the filters, tests and methods that JavaScript sources define: `F.x =`, `I.x =`, `SM.x =`."""
    every = "\n".join(sources)
    return {
        "filters": set(re.findall(r"^F\.(\w+) ?=", every, re.MULTILINE)),
        "tests": set(re.findall(r"^I\.(\w+) ?=", every, re.MULTILINE)),
        "methods": set(re.findall(r"^[SD]M\.(\w+) ?=", every, re.MULTILINE)),
    }


def build(environment, names, words):
    """These templates and all they ask for, as JavaScript, in the order of their names.

    Raises Unsupported."""
    waiting, built = list(names), {}
    while waiting:
        name = waiting.pop()
        if name not in built:
            compiler = Compiler(environment, name, words)
            built[name] = compiler.compile(environment.loader.get_source(environment, name)[0])
            waiting += compiler.asks_for
    return "\n".join(built[name] for name in sorted(built))
