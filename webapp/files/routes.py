"""The door of files: bring one, open one. They need a signal; the list of them travels in the card."""

from mimetypes import guess_type
from uuid import UUID

from flask import Blueprint, abort, request, send_file
from flask_babel import gettext as _
from flask_login import current_user

from webapp import hx
from webapp.accounts.permission import allowed, demand
from webapp.changes.changeset import Change
from webapp.customers import shell, whose
from webapp.customers.around import around
from webapp.customers.deeds import do
from webapp.customers.record import record
from webapp.db import db, uuid7, writing
from webapp.fields.field import clean
from webapp.files import file, kept
from webapp.i18n import N_

bp = Blueprint("files", __name__, url_prefix="/customers/<uuid:id>/files")
LARGEST = 16_000_000  # bytes
NOTHING, TOO_LARGE = N_("Choose a file"), N_("This file is too large. Choose one with less than 16 MB.")
OPENED = ("application/pdf", "image/jpeg", "image/png", "text/plain", "text/csv")  # a phone knows what to do with them


@bp.post("")
def bring(id):
    """Keep a file (`file`) with a customer, as it is; 422 with a sentence where there is none, or one too large."""
    customer(id)
    demand({"edit"}, allowed(current_user))
    db.session.rollback()  # nobody waits for the database while a slow line brings the file
    upload = request.files.get("file")
    name = called(upload.filename) if upload else None
    data = upload.read(LARGEST + 1) if upload else b""
    writing()
    here = customer(id)
    if not name or len(data) > LARGEST:
        return wrong(here, TOO_LARGE if name else NOTHING)
    part = uuid7()
    kept.keep(current_user.organisation_id, part, data)
    return do(here, Change("add", "file", part, UUID(here["id"]), new={"name": name}))


@bp.get("/<uuid:file_id>")
def fetch(id, file_id):
    """A file of a customer one may see, to be kept or opened outside of Doorstep, never shown in it; 404 otherwise."""
    here = customer(id)
    found = file.find(current_user.organisation_id, here["id"], file_id) or abort(404)
    if not found.kept.path.exists():
        abort(404)
    kind = guess_type(found.name or "")[0]
    options = {"mimetype": kind if kind in OPENED else "application/octet-stream", "etag": found.kept.sha}
    answer = send_file(found.kept.path, as_attachment=True, download_name=found.name, **options)
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@bp.errorhandler(413)
def too_much(error):
    """More than any form of ours may send."""
    return wrong(customer(request.view_args["id"]), TOO_LARGE)


def customer(id):
    return whose.find(id) or abort(404)


def called(filename):
    """The name of a file without the folders it stood in; of a long one its end, which says what it is."""
    name = clean((filename or "").replace("\\", "/").rpartition("/")[2])
    return name and clean(name[-200:])


def wrong(here, sentence):
    form = {"errors": {"files": _(sentence)}}
    context = record(here, shell.home(), whose.things_for(here), form, {"state": "invalid", "errors": 1})
    context |= whose.home_of(here) | around(here)
    return hx.page("customers.show_customer", whose.frame, 422, **context)
