"""The one page for every kind of things the organisation keeps: they are listed, added, changed, removed."""

from uuid import UUID

from babel.numbers import format_percent
from flask import Blueprint, abort, render_template, request, url_for
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_login import current_user

from webapp.changes.changeset import Change
from webapp.customers import shell
from webapp.customers.filter import picked
from webapp.customers.shelf import SHELVES
from webapp.db import uuid7
from webapp.fields.typed import texts
from webapp.settings.form import fields_form
from webapp.settings.routes import through_the_door

bp = Blueprint("shelves", __name__, url_prefix="/settings")


@bp.route("/<things>", methods=["GET", "POST"])
def index(things):
    """What stands on a shelf, and a form for one more; 404 for a shelf there isn't, or that is not for her."""
    shelf = find(things)
    form = form_of(shelf)
    if request.method == "POST" and form.validate():
        add = Change("add", shelf.kind, uuid7(), UUID(int=current_user.organisation_id), new=form.whole())
        return through_the_door([add], url_for(".index", things=things))
    return page(shelf, form)


@bp.route("/<things>/<uuid:id>", methods=["GET", "POST"])
def change(things, id):
    """One of them with its fields open, in its place; saved, the list again."""
    shelf = find(things)
    record = find_record(shelf, id)
    form = form_of(shelf, record)
    if request.method == "POST" and form.validate():
        return through_the_door(form.changes(shelf.kind, id, record.of), url_for(".index", things=things))
    return page(shelf, form, record)


@bp.post("/<things>/<uuid:id>/removal")
def remove(things, id):
    """Take one away. Customers who have it keep it; nobody can choose it any more."""
    shelf = find(things)
    record = find_record(shelf, id)
    old = {field.name: getattr(record, field.name) for field in shelf.fields}
    return through_the_door([Change("remove", shelf.kind, id, record.of, old=old)], url_for(".index", things=things))


def find(things):
    shelf = SHELVES.get(things)
    return shelf if shelf and shelf.may_change(current_user) else abort(404)


def find_record(shelf, id):
    return next((record for record in shelf.records(current_user) if record.id == id), None) or abort(404)


def form_of(shelf, record=None):
    return fields_form(shelf.fields, record, current_user.organisation.country)


def page(shelf, form, opened=None):
    things = shell.things()
    listed = [
        {"id": str(record.id), "name": record.name, "facts": facts(shelf, record), "open": record is opened}
        | {"picked": picked(getattr(record, "filter", ""), things)}
        for record in shelf.records(current_user)
    ]
    filter = form.values.get("f_filter") or request.args.get("f", "")
    context = {"shelf": shelf, "form": form, "listed": listed, "opened": opened, "picked": picked(filter, things)}
    status = 422 if request.method == "POST" else 200
    return render_template("settings/shelf.html", **context, **shell.frame("settings")), status


def facts(shelf, record):
    """What is known of a thing beside its name, in words."""
    known = ((field, getattr(record, field.name)) for field in shelf.fields if field.name != "name")
    return [in_words(field, value) for field, value in known if value and field.kind not in ("lines", "words")]


def in_words(field, value):
    if field.kind == "switch":
        return _(field.label)
    if field.kind == "choice":
        return _(dict(field.choices).get(value, value))
    if field.kind == "percent":
        return format_percent(value / 10_000, locale=get_locale(), decimal_quantization=False)
    return next(iter(texts(field, "", value).values()))
