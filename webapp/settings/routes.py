"""The door of the settings: one's own, and the organisation's."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from webapp.accounts.device import device, devices_of, mine
from webapp.accounts.permission import NotAllowed, may
from webapp.changes.apply import apply
from webapp.changes.changeset import Change, Changeset
from webapp.customers import shell
from webapp.customers.card import moment
from webapp.db import db, now
from webapp.fields.field import Refused
from webapp.i18n import LANGUAGES
from webapp.photos import photo
from webapp.settings.fields import SETTINGS
from webapp.settings.form import fields_form

bp = Blueprint("settings", __name__, url_prefix="/settings")


@bp.post("/profile")
def profile():
    """One's own language, and whether single keys are shortcuts."""
    chosen = request.form.get("language")
    current_user.language = chosen if chosen in LANGUAGES else None
    current_user.single_keys = "single_keys" in request.form
    db.session.commit()
    return redirect(url_for("help.index"), 303)


@bp.route("/organisation", methods=["GET", "POST"])
def organisation():
    """What those with `settings` settle for everybody; 404 for the others."""
    if not may(current_user, "settings"):
        abort(404)
    mine = current_user.organisation
    form = fields_form(SETTINGS, mine, mine.country)
    if request.method == "POST" and form.validate():
        return through_the_door(form.changes("organisation", mine.of, mine.of), url_for(".organisation", saved=1))
    return page("settings/organisation.html", form)


@bp.post("/organisation/photo")
def advisor_photo():
    """The advisor's photo (`photo`); 422 with a sentence when it is none."""
    if not may(current_user, "settings"):
        abort(404)
    mine = current_user.organisation
    try:
        sha = photo.keep(mine.id, request.files["photo"].read() if "photo" in request.files else b"")
    except photo.NotAPicture as error:
        return page("settings/organisation.html", fields_form(SETTINGS, mine, mine.country), wrong=_(str(error)))
    change = Change("set", "organisation", mine.of, mine.of, "advisor_photo", mine.advisor_photo, sha)
    return through_the_door([change], url_for(".organisation", saved=1))


@bp.get("/devices")
def devices():
    """The devices one is signed in on."""
    here = mine(current_user)
    shown = [as_shown(one, here) for one in devices_of(current_user)]
    return render_template("settings/devices.html", devices=shown, **shell.frame("help"))


@bp.post("/devices/<uuid:id>/revocation")
def revoke(id):
    """Sign a device out from afar; with `wipe` it also forgets all that it keeps. 404 for somebody else's."""
    found = next((one for one in devices_of(current_user) if one.id == id), None) or abort(404)
    found.revoked_at, found.wipe = now(), "wipe" in request.form
    db.session.commit()
    return redirect(url_for(".devices"), 303)


def as_shown(one, here):
    times = {"first_at": moment(one.first_at), "last_at": moment(one.last_at)}
    return {"id": str(one.id), "name": one.name, "here": here is not None and one.id == here.id} | times


def through_the_door(changes, there):
    try:
        if changes:
            apply(Changeset(tuple(changes)), by=current_user, via="web", device=device())
    except NotAllowed:
        raise
    except Refused:
        abort(400)
    db.session.commit()
    return redirect(there, 303)


def page(template, form, **context):
    status = 422 if request.method == "POST" else 200
    return render_template(template, form=form, **context, **shell.frame("settings")), status
