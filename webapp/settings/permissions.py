"""The door of permissions: what each role may do, a table of switches that only the owner sees and moves."""

import json
from uuid import UUID

from flask import Blueprint, abort, render_template, request, url_for
from flask_login import current_user

from webapp.accounts.permission import ACTIONS, ROLES, USUAL, Permission, allowed_to, id_for, may, settled
from webapp.changes.changeset import Change
from webapp.customers import shell
from webapp.db import db
from webapp.settings.fields import PERMISSION
from webapp.settings.routes import through_the_door

bp = Blueprint("permissions", __name__, url_prefix="/settings/permissions")


@bp.before_request
def only_the_owner():
    if current_user.is_authenticated and not may(current_user, "permissions"):
        abort(404)


@bp.get("")
def index():
    """Who may do what: a switch for each role and action."""
    context = {"roles": ROLES, "actions": ACTIONS, "ticked": ticked(), **shell.frame("settings")}
    return render_template("settings/permissions.html", **context)


@bp.post("")
def settle():
    """Move the switches that stand otherwise than they were `seen`; `may` are those that are on, as `role:action`."""
    now, here = set(ticked()), rows()
    moved = seen().symmetric_difference(request.form.getlist("may"))
    wanted = [one for one in every() if one in moved and (one in request.form.getlist("may")) != (one in now)]
    return through_the_door([flip(one, here) for one in wanted], url_for(".index", saved=1))


def every():
    return [f"{role}:{action}" for role, _ in ROLES for action, _ in ACTIONS]


def ticked():
    """The switches that are on."""
    otherwise = settled(current_user.organisation_id)
    may = {role: allowed_to(role, otherwise) for role, _ in ROLES}
    return [f"{role}:{action}" for role, _ in ROLES for action, _ in ACTIONS if action in may[role]]


def seen():
    """The switches that were on when they were drawn; without them, those that are on now."""
    try:
        return {str(one) for one in json.loads(request.form["seen"])}
    except (KeyError, ValueError, TypeError):
        return set(ticked())


def rows():
    here = db.select(Permission).where(Permission.organisation_id == current_user.organisation_id)
    return {row.id: row for row in db.session.scalars(here.where(Permission.gone.is_(None)))}


def flip(one, here):
    """The change that turns a switch: away with what was settled otherwise, or settle the opposite of the usual."""
    role, action = one.split(":")
    id, of = id_for(role, action), UUID(int=current_user.organisation_id)
    if id in here:
        old = {field.name: getattr(here[id], field.name) for field in PERMISSION}
        return Change("remove", "permission", id, of, old=old)
    new = {"role": role, "action": action, "allowed": action not in USUAL[role]}
    return Change("add", "permission", id, of, new=new)
