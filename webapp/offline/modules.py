"""Joins JavaScript modules into one classic script, in the order in which they need each other. No bundler.

A module becomes a function of its own, so that its names stay its own; what it exports is there for those that import
it. Imports stand at the top, one statement each, by relative path, or by the bare name of a module made here.
"""

import re
from pathlib import Path

IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"([^"]+)"\n', re.MULTILINE)
EXPORT = re.compile(r"^export ((?:async )?(?:function\*?|class|const|let) (\w+|\$))", re.MULTILINE)


def joined(entry, made):
    """The script of a module and of all it imports.

    entry: the path of the module; made: the source of each module made at build, by its bare name."""
    done = {}
    add(Path(entry).resolve(), made, done, ())
    return "\n".join(done.values())


def add(where, made, done, waiting):
    """Add a module after those it imports. where: its path, or the name of one that is made."""
    if where in done:
        return
    if where in waiting:
        raise ValueError(f"{where} imports itself")
    source = made[where] if where in made else where.read_text()
    for _, name in IMPORT.findall(source):
        add(found(where, name, made), made, done, (*waiting, where))
    done[where] = as_function(where, source, made)


def found(where, name, made):
    """The module an import names; one that is made here stands in this folder."""
    folder = where.parent if isinstance(where, Path) else Path(__file__).parent
    return name if name in made else (folder / name).resolve()


def as_function(where, source, made):
    exports = [name for _, name in EXPORT.findall(source)]

    def bound(match):
        if not match[1]:
            return ""
        names = re.sub(r"(\S+) as (\S+)", r"\1: \2", " ".join(match[1].split()).rstrip(","))
        return f"const {{ {names} }} = {variable(found(where, match[2], made))}\n"

    body = EXPORT.sub(r"\1", IMPORT.sub(bound, source))
    return f"const {variable(where)} = (() => {{\n{body}\nreturn {{ {', '.join(exports)} }}\n}})()"


def variable(where):
    """The name a module goes by in the script."""
    name = where if isinstance(where, str) else "_".join(where.with_suffix("").parts[-3:])
    return "module_" + re.sub(r"\W", "_", name)
