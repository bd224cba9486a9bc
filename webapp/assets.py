"""One stylesheet, one script and one sheet of icons, joined at start and served under a fingerprint, for ever."""

import re
from hashlib import sha256
from pathlib import Path

from flask import Blueprint, Response, abort

STATIC = Path(__file__).parent.parent / "static"
FOREVER = "public, max-age=31536000, immutable"
bp = Blueprint("assets", __name__)


def init_app(app):
    files = joined()
    fingerprint = sha256(b"".join(name.encode() + body for name, (body, _) in sorted(files.items()))).hexdigest()[:10]
    app.extensions["assets"] = files
    app.extensions["fingerprint"] = fingerprint
    app.register_blueprint(bp)
    app.jinja_env.globals["static"] = f"/static/{fingerprint}"


def joined():
    """Every file a page asks for, by name: `(bytes, mimetype)`."""
    modules = sorted((STATIC / "js").rglob("*.js"), key=lambda path: (len(path.parts), path))  # elements come last
    script = "\n".join(module(path) for path in modules)
    return {
        "app.css": (stylesheet().encode(), "text/css"),
        "app.js": (f"(() => {{\n{script}\n}})()\n".encode(), "text/javascript"),
        "htmx.js": ((STATIC / "vendor" / "htmx.min.js").read_bytes(), "text/javascript"),
        "icons.svg": (sprite().encode(), "image/svg+xml"),
    } | {path.name: (path.read_bytes(), MIMETYPES[path.suffix]) for path in (STATIC / "img").iterdir()}


MIMETYPES = {".png": "image/png", ".svg": "image/svg+xml"}


def stylesheet():
    """The layers of app.css, in its order, with every import in its place."""
    source = (STATIC / "css" / "app.css").read_text()
    return re.sub(r'@import url\("([^"]+)"\) layer\((\w+)\);', include, source)


def include(match):
    body = (STATIC / "css" / match[1]).read_text()
    return f"@layer {match[2]} {{\n{body}}}\n"


def module(path):
    """A module as part of one script: its imports are there already, its exports are for all."""
    source = re.sub(r'^import .*?from "[^"]+"\n', "", path.read_text(), flags=re.MULTILINE)
    return re.sub(r"^export ", "", source, flags=re.MULTILINE)


def sprite():
    """The icons as symbols of one file: `<use href="…/icons.svg#phone">`."""
    icons = [icon(path) for path in sorted((STATIC / "vendor").glob("*.svg"))]
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(icons)}</svg>'


def icon(path):
    shapes = " ".join(re.search(r"<svg[^>]*>(.*)</svg>", path.read_text(), re.DOTALL)[1].split())
    return f'<symbol id="{path.stem}" viewBox="0 0 24 24">{shapes}</symbol>'


@bp.get("/static/<fingerprint>/<path:name>")
def static(fingerprint, name):
    """A file of the build: bytes that never change under this address.

    404 for an unknown name; an older fingerprint gets today's file, for as long as the answer."""
    from flask import current_app

    files = current_app.extensions["assets"]
    if name not in files:
        abort(404)
    body, mimetype = files[name]
    current = fingerprint == current_app.extensions["fingerprint"]
    return Response(body, mimetype=mimetype, headers={"Cache-Control": FOREVER if current else "no-cache"})
