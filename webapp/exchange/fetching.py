"""The door of an export that takes a while: begin it, see how far it is, stop it, fetch its file within a day."""

from flask import Blueprint, abort, redirect, render_template, request, send_file, url_for
from flask_login import current_user

from webapp.customers import shell
from webapp.db import db, writing
from webapp.exchange import exported, exporting
from webapp.exchange.forgetting import forget
from webapp.exchange.formats import FORMATS
from webapp.exchange.meant import demanded, meant

bp = Blueprint("exports", __name__, url_prefix="/exports")
bp.before_request(demanded)


@bp.post("")
def begin():
    """Begin the export of whom `q`, `f`, `all`, `book` or `bulk` say, as a `format`; 404 for one that isn't known."""
    format = request.form.get("format")
    if format not in FORMATS:
        abort(404)
    db.session.rollback()  # nobody waits for the database while they are looked for
    ids = meant(request.form)
    writing()
    return back(exporting.begin(current_user, ids, format).id)


@bp.get("/<uuid:id>")
def show(id):
    """How far it is; and when it is made, the way to its file."""
    export = mine_or_404(id)
    context = {"export": export, "job": export.job, "there": export.file.exists()}
    return render_template("exchange/making.html", **context, **shell.frame("import"))


@bp.post("/<uuid:id>/stop")
def stop(id):
    """Leave off where it is; what was made stays."""
    mine_or_404(id).job.stop()
    return back(id)


@bp.post("/<uuid:id>/resumption")
def resume(id):
    """Go on where it was stopped."""
    mine_or_404(id).job.resume()
    return back(id)


@bp.post("/<uuid:id>/removal")
def remove(id):
    """The file goes, and what was made of it until now."""
    forget([mine_or_404(id)])
    db.session.commit()
    return redirect(url_for("leaving.index"), 303)


@bp.get("/<uuid:id>/file")
def fetch(id):
    """The file, for who asked for it; 404 before it is made."""
    export = mine_or_404(id)
    if export.job.status != "done" or not export.file.exists():
        abort(404)
    answer = send_file(export.file, as_attachment=True, download_name=export.name)
    answer.headers |= {"Content-Type": FORMATS[export.format].kind, "Cache-Control": "private, no-store"}
    return answer


def back(id):
    db.session.commit()
    return redirect(url_for(".show", id=id), 303)


def mine_or_404(id):
    return exported.find(current_user, id) or abort(404)
