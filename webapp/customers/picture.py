"""Her photo: given, taken away, and forgotten with her. Its twin for the worker is picture.js."""

from flask import Blueprint, request
from flask_babel import gettext as _
from flask_login import current_user

from webapp import hx
from webapp.accounts.organisation import Organisation
from webapp.changes.changeset import Change
from webapp.changes.history import ChangeRow
from webapp.customers import shell, whose
from webapp.customers.around import around
from webapp.customers.customer import Customer
from webapp.customers.deeds import do
from webapp.customers.erasing import also
from webapp.customers.record import record
from webapp.customers.routes import found
from webapp.db import db
from webapp.i18n import N_
from webapp.photos import photo

bp = Blueprint("picture", __name__, url_prefix="/customers")
NO_SIGNAL = N_("This photo can’t be read without a signal. Choose a JPEG, or try again later.")  # says the worker


@bp.post("/<uuid:id>/photo")
def change(id):
    """Give her another photo (`photo`), or with `gone` none; `old` is the one that was seen.

    422 with a sentence where it is no photo."""
    here = found(id)
    upload = request.files.get("photo")
    try:
        sent = upload.read() if upload else b""
        new = None if "gone" in request.form else photo.keep(current_user.organisation_id, sent)
    except photo.NotAPicture as error:
        return wrong(here, _(str(error)))
    return do(here, Change("set", "customer", id, id, "photo", request.form.get("old"), new))


def wrong(here, sentence):
    context = record(here, shell.home(), whose.things_for(here)) | whose.home_of(here) | around(here)
    context["photo_wrong"] = sentence
    return hx.page("customers.show_customer", whose.frame, 422, **context)


@also
def forget_photos(organisation_id, ids):
    """Erased customers leave no photo behind, also none they had before."""
    now = db.select(Customer.photo).where(Customer.organisation_id == organisation_id, Customer.id.in_(ids))
    was = db.select(ChangeRow.old, ChangeRow.new).where(ChangeRow.organisation_id == organisation_id)
    rows = db.session.execute(was.where(ChangeRow.of.in_(ids), ChangeRow.field == "photo"))
    shas = {value for row in rows for value in row} | set(db.session.scalars(now))
    mine = {sha for sha in shas if isinstance(sha, str)} - others(organisation_id, ids, shas)
    photo.forget(organisation_id, mine)


def others(organisation_id, ids, shas):
    """Those of the photos that somebody else has."""
    here = db.select(Customer.photo).where(Customer.organisation_id == organisation_id, Customer.id.not_in(ids))
    advisor = db.session.get(Organisation, organisation_id).advisor_photo
    return {advisor, *db.session.scalars(here.where(Customer.photo.in_([sha for sha in shas if sha])))}
