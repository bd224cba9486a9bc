"""The door of the exchange: bring contacts along, see what becomes of each, stop it, undo it; take one out."""

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from webapp.accounts.permission import allowed, demand
from webapp.customers import card, shell
from webapp.db import db
from webapp.exchange import importing, undoing, vcard
from webapp.exchange.imported import OUTCOMES, ContactImport
from webapp.exchange.reading import FOUND_LATER, Unreadable

bp = Blueprint("exchange", __name__)
PAGE = 100  # rows of a report


@bp.before_request
def demanded():
    """Bringing contacts along adds customers; taking one out is an export."""
    if current_user.is_authenticated:
        demand({"export" if request.endpoint == "exchange.contact" else "new"}, allowed(current_user))


@bp.get("/import")
def index():
    """A form to bring a file, and the imports of before."""
    return page()


@bp.post("/import")
def bring():
    """Take a file (`file`) in and rehearse it; 422 with a sentence when it isn't a file of contacts."""
    upload = request.files.get("file")
    if upload is None or not upload.filename:
        return page(_("Choose a file"), 422)
    try:
        brought = importing.bring(current_user, upload.filename, upload.read())
    except Unreadable as error:
        return page(_(error.sentence), 422)
    db.session.commit()
    return redirect(url_for(".show", id=brought.id), 303)


@bp.get("/import/<uuid:id>")
def show(id):
    """The report of an import: how far it is, how many rows became what, and every row (`outcome`, `after`)."""
    brought = mine_or_404(id)
    outcome = request.args.get("outcome") if request.args.get("outcome") in OUTCOMES else None
    rows = brought.rows(request.args.get("after", 0, int), PAGE + 1, outcome)
    more = url_for(".show", id=id, outcome=outcome, after=rows[PAGE - 1].n) if len(rows) > PAGE else None
    context = {"brought": brought, "counts": brought.counts(), "rows": rows[:PAGE], "more": more, "outcome": outcome}
    context |= {"reason": brought.job.error if brought.job.error in FOUND_LATER else None}
    return render_template("exchange/import.html", undoing=undoing.job_of(brought), **context, **shell.frame("import"))


@bp.post("/import/<uuid:id>/going-ahead")
def go_ahead(id):
    """After the rehearsal: the same file, written."""
    brought = importing.go_ahead(mine_or_404(id))
    db.session.commit()
    return redirect(url_for(".show", id=brought.id), 303)


@bp.post("/import/<uuid:id>/stop")
def stop(id):
    """Leave off where it is; what was imported stays."""
    mine_or_404(id).job.stop()
    return back(id)


@bp.post("/import/<uuid:id>/resumption")
def resume(id):
    """Go on where it was stopped."""
    mine_or_404(id).job.resume()
    return back(id)


@bp.post("/import/<uuid:id>/undo")
def undo(id):
    """Take back everything this import did, as far as nobody changed it since."""
    brought = mine_or_404(id)
    if not brought.rehearsal:
        undoing.take_back(brought)
    return back(id)


@bp.get("/customers/<uuid:id>.vcf")
def contact(id):
    """One customer as a vCard, for a phone's own contacts."""
    found = card.find(current_user.book, id) or abort(404)
    name = f"attachment; filename={id}.vcf"
    return Response(vcard.write(found), mimetype="text/vcard", headers={"Content-Disposition": name})


def back(id):
    db.session.commit()
    return redirect(url_for(".show", id=id), 303)


def mine_or_404(id):
    brought = db.session.get(ContactImport, (current_user.organisation_id, id))
    return brought if brought and brought.book_id == current_user.book.id else abort(404)


def page(wrong=None, status=200):
    mine = db.select(ContactImport).where(ContactImport.organisation_id == current_user.organisation_id)
    before = mine.where(ContactImport.book_id == current_user.book.id, ContactImport.rehearsal.is_(False))
    imports = db.session.scalars(before.order_by(ContactImport.created_at.desc()).limit(20)).all()
    return render_template("exchange/index.html", imports=imports, wrong=wrong, **shell.frame("import")), status
