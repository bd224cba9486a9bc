"""What can happen to a customer beside being edited: to the bin and back, a choice, an undo."""

import json
from uuid import UUID

from flask import Blueprint, abort, request
from flask_login import current_user

from webapp import hx
from webapp.accounts.device import device
from webapp.accounts.permission import NotAllowed
from webapp.changes.apply import apply
from webapp.changes.changeset import Change, Changeset, parse_change
from webapp.changes.undo import last_save, undo
from webapp.customers import shell, whose
from webapp.customers.compare import name as name_of
from webapp.customers.fields import FIELDS
from webapp.customers.record import record
from webapp.customers.routes import found, refused, saved, show
from webapp.db import db
from webapp.fields.field import Refused

bp = Blueprint("deeds", __name__, url_prefix="/customers")


@bp.post("/<uuid:id>/bin")
def bin(id):
    """Into the bin, for 30 days; she can be restored from there."""
    return do(found(id), Change("set", "customer", id, id, "binned", None, True))


@bp.post("/<uuid:id>/restoration")
def restore(id):
    """Back from the bin."""
    return do(found(id), Change("set", "customer", id, id, "binned", True, None))


@bp.post("/<uuid:id>/choice")
def choose(id):
    """Settle a conflict: `pick` is `standing` or a candidate's id; `old` and `settles` say what was seen."""
    here = found(id)
    return do(here, chosen(here, request.form) or abort(400))


@bp.post("/<uuid:id>/undo")
def undo_save(id):
    """Take the last save of this customer back; what was changed since is left, and named."""
    here = found(id)
    last = last_save(current_user.organisation_id, UUID(here["id"]))
    try:
        left = undo(last, current_user, device()) if last else []
    except NotAllowed as refusal:
        return turned_down(here, refusal)
    db.session.commit()
    return answer(id, {"state": "undone" if last else "nothing", "left": [label(*field) for field in left]})


@bp.get("/<uuid:id>/panel")
def panel(id):
    """What can be done with a customer of the list, below who she is in a few lines; a fragment."""
    return hx.page("deeds.panel", shell.frame, **record(found(id), shell.home(), shell.things()))


def do(here, change):
    """One change through the one door, and the record as it then is."""
    try:
        apply(Changeset((change,)), by=current_user, via="web", device=device())
    except NotAllowed as refusal:
        return turned_down(here, refusal)
    except Refused:
        abort(400)
    db.session.commit()
    return answer(change.of, None)


def turned_down(here, refusal):
    """The record as it was, and why in its bar."""
    db.session.rollback()
    return show(here, 422, bar=refused(refusal))


def answer(id, bar):
    after = whose.find(id)
    return hx.answer("customers.update", whose.home_of(after)["action"], **saved(after, bar))


def chosen(here, form):
    """The change a choice makes, or None when it names no open conflict of this card."""
    clash = next((clash for clash in here["conflicts"] if is_about(clash, form)), None)
    candidates = {candidate["id"]: candidate["value"] for candidate in clash["candidates"]} if clash else {}
    old = parsed(form.get("old"))
    if form.get("pick") not in ("standing", *candidates):
        return None
    return (
        parse_change(
            {
                "do": "settle",
                "kind": clash["kind"],
                "id": clash["record"],
                "of": here["id"],
                "field": clash["field"],
                "old": old,
                "new": old if form["pick"] == "standing" else candidates[form["pick"]],
                "settles": [id for id in form.get("settles", "").split(",") if id in candidates],
            }
        )
        if clash
        else None
    )


def is_about(clash, form):
    return (clash["record"], clash["field"]) == (form.get("record"), form.get("field"))


def parsed(text):
    try:
        return json.loads(text or "null")
    except ValueError:
        return None


def label(kind, name):
    return next((field.label for field in FIELDS.get(kind, ()) if field.name == name), name_of(kind))
