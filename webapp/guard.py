"""The guard at every door: who may come in, from where, and what a browser may do with the answer."""

from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, jsonify, redirect, render_template, request, url_for
from flask_login import current_user

from webapp.db import db, writing

PUBLIC = ("/healthz", "/sw.js", "/manifest.webmanifest", "/static/", "/sign-in")
SAFE = ("GET", "HEAD", "OPTIONS")
FROM_ELSEWHERE = ()  # blueprints whose requests come from other programs, which know no Origin
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
bp = Blueprint("guard", __name__)


def init_app(app):
    app.before_request(same_origin)
    app.before_request(open_for_writing)
    app.before_request(signed_in)
    app.after_request(headers)
    app.register_error_handler(404, not_found)
    app.register_error_handler(500, trouble)
    app.register_blueprint(bp)


def same_origin():
    """Refuse an unsafe request that doesn't come from one of our own pages (CSRF)."""
    if request.method in SAFE or request.blueprint in FROM_ELSEWHERE:
        return
    origin = request.headers.get("Origin")
    ours = urlsplit(origin).netloc == request.host if origin else None
    if ours is None:
        ours = request.headers.get("Sec-Fetch-Site") == "same-origin"
    if not ours:
        abort(403)


def open_for_writing():
    if request.method not in SAFE:
        writing()


def signed_in():
    if request.endpoint and not request.path.startswith(PUBLIC) and not current_user.is_authenticated:
        return nobody()


def nobody():
    """The answer to somebody who isn't signed in, by the kind of request."""
    if request.path.startswith("/sync/"):
        return jsonify(error="sign in"), 401
    there = url_for("security.login", next=request.full_path.rstrip("?") if request.method == "GET" else None)
    if request.htmx:
        return Response(status=401, headers={"HX-Redirect": there})
    return redirect(there, 303)


def headers(response):
    response.headers.setdefault("Content-Security-Policy", CSP)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def not_found(error):
    return render_template("errors/missing.html"), 404


def trouble(error):
    db.session.rollback()  # the page says who is signed in, and the trouble may have been the database's
    return render_template("errors/trouble.html"), 500


@bp.get("/healthz")
def healthz():
    """200 and `ok` once the application answers."""
    return "ok", {"Content-Type": "text/plain"}
