"""The door of the history: of one's own customers, and of what was done to many of them at once."""

from flask import Blueprint, abort, redirect, render_template, url_for
from flask_login import current_user

from webapp.accounts.device import device
from webapp.accounts.permission import may
from webapp.accounts.user import User
from webapp.changes import group
from webapp.customers import card, shell
from webapp.db import db
from webapp.history import pages, taking_back
from webapp.history.words import VIA, instant

bp = Blueprint("history", __name__)


@bp.get("/customers/<uuid:id>/history")
def index(id):
    """Who changed what of a customer, the newest first."""
    return pages.index(mine_or_404(id), url_for(".index", id=id), shell.frame("customers"))


@bp.get("/customers/<uuid:id>/history/<int:turn>")
def show(id, turn):
    """The record as it was after a turn of hers."""
    return pages.show(mine_or_404(id), turn, url_for(".index", id=id), shell.frame("customers"))


@bp.get("/customers/<uuid:id>/history/then")
def look_up(id):
    """To the record as it was on a day (`on`)."""
    return pages.look_up(mine_or_404(id), url_for(".index", id=id))


@bp.post("/customers/<uuid:id>/history/<int:turn>/undo")
def take_back(id, turn):
    """Take back one change (`n`) of a turn, or the whole of it."""
    return taking_back.take_back(mine_or_404(id), turn, url_for(".index", id=id))


def mine_or_404(id):
    return card.find(current_user.book, id) or abort(404)


@bp.get("/history/<uuid:id>")
def show_group(id):
    """What was done to many at once: by whom, to how many, and how far its undoing is."""
    first = group_or_404(id)
    job, total = group.job_of(first.organisation_id, id), group.count(first.organisation_id, id)
    told = {"who": db.session.get(User, first.user_id).name, "via": VIA.get(first.via, first.via)}
    context = told | {"id": id, "at": instant(first.at), "job": job, "total": total, "kept": job and group.left(job)[0]}
    return render_template("history/group.html", **context, **shell.frame("customers"))


@bp.post("/history/<uuid:id>/<any(undo, stop, resumption):deed>")
def undo_group(id, deed):
    """Take all of it back, as far as nobody changed it since; stop that, or go on with it."""
    first = group_or_404(id)
    job = group.job_of(first.organisation_id, id)
    if deed == "undo":
        group.undo_group(id, current_user, device())
    elif job:
        job.stop() if deed == "stop" else job.resume()
    db.session.commit()
    return redirect(url_for(".show_group", id=id), 303)


def group_or_404(id):
    """The first changeset of a group one did oneself; those who see all books find everybody's."""
    first = group.first(current_user.organisation_id, id)
    if first is None or not (first.user_id == current_user.id or may(current_user, "see")):
        abort(404)
    return first
