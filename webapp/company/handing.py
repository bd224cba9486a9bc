"""The door of handing over: from one's own book, or by a manager from any book, to another representative."""

from flask import Blueprint, abort, redirect, render_template, request
from flask_babel import gettext as _
from flask_login import current_user

from webapp.accounts.device import device
from webapp.accounts.permission import NotAllowed, may
from webapp.changes.apply import apply
from webapp.changes.changeset import Change, Changeset
from webapp.company import routes as company
from webapp.company.books import books
from webapp.customers import whose
from webapp.customers.record import who
from webapp.customers.routes import found
from webapp.db import db
from webapp.fields.field import Refused

bp = Blueprint("handing", __name__)


@bp.get("/customers/<uuid:id>/hand-over")
def whom(id):
    """Whom to hand this customer over to; 404 for who may not."""
    return page(found(id))


@bp.post("/customers/<uuid:id>/hand-over")
def hand_over(id):
    """Hand her over to another `book`, from the one she was in when it was chosen (`seen`); 422 with a sentence where
    that can't be. Then to her record in all books, or back to one's own."""
    here = found(id)
    seen, book = request.form.get("seen", type=int), request.form.get("book", type=int)
    if book is None:
        return page(here, _("Choose a representative"))
    try:
        change = Change("set", "customer", id, id, "book", seen, book)
        apply(Changeset((change,)), by=current_user, via="web", device=device())
    except NotAllowed:
        raise
    except Refused as refusal:
        db.session.rollback()
        return page(here, _(str(refusal)))
    db.session.commit()
    return redirect(f"/company/customers/{id}" if may(current_user, "see") else "/customers", 303)


def page(here, wrong=None):
    if not may(current_user, "hand_over"):
        abort(404)
    every = books(current_user.organisation_id)
    now = next((one.name for one in every if one.id == here["book"]), None)
    to = [one for one in every if one.active and one.id != here["book"]]
    context = {"card": here, "who": who(here), "now": now, "books": to, "wrong": wrong, **whose.home_of(here)}
    return render_template("company/hand_over.html", **context, **whose.frame("customers")), 422 if wrong else 200


company.bp.get("/customers/<uuid:id>/hand-over")(whom)
company.bp.post("/customers/<uuid:id>/hand-over")(hand_over)
