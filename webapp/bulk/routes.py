"""The door of bulk actions: choose customers, say what is to be done, see how far it is, stop it, undo it."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from webapp.accounts import permission
from webapp.accounts.book import others
from webapp.accounts.device import device
from webapp.bulk import action, choosing, deed, running
from webapp.changes.group import left
from webapp.customers import shell
from webapp.customers.filter import asked_filter
from webapp.customers.record import who
from webapp.db import db
from webapp.fields.field import clean

bp = Blueprint("bulk", __name__, url_prefix="/bulk")


@bp.before_request
def may():
    """The one place that says who may change many at once; 404 for who has no book of her own."""
    if current_user.book is None:
        abort(404)
    permission.demand({"bulk"}, permission.allowed(current_user))


@bp.get("")
def index():
    """What was done to many at once lately, with the way to undo it."""
    return render_template("bulk/index.html", actions=action.begun(current_user), said=words, **shell.frame("bulk"))


@bp.post("")
def choose():
    """Keep a choice: the ticked ones (`c`), with `all` whom `q` and `f` find, or with `bin` all in the bin.

    Without anybody it goes back to the list."""
    ids, filter = chosen(request.form)
    if not ids:
        return redirect(url_for("customers.index", select=1), 303)
    here = action.choose(current_user, ids, filter)
    db.session.commit()
    return redirect(url_for(".show", id=here.id), 303)


def chosen(form):
    """`(ids, the filter they were chosen by)`."""
    book = current_user.book
    if "bin" in form:
        return choosing.in_bin(book), None
    if "all" not in form:
        return choosing.ticked(current_user, form.getlist("c")), None
    query, filter = clean(form.get("q", "")) or "", asked_filter(form)
    return choosing.matching(book, query, filter, shell.today()), filter


@bp.get("/<uuid:id>")
def show(id):
    """Before it is begun: who was chosen, and what can be done; afterwards how far it is, and what became of it."""
    return page(mine_or_404(id))


@bp.post("/<uuid:id>/beginning")
def begin(id):
    """Do what the button `do` says, with the value beside it; 422 where there is none. A few are done at once."""
    here = mine_or_404(id)
    wanted = deed.asked(request.form, things())
    if wanted is None:
        return page(here, _("Choose what it is to be"), 422)
    job = running.begin(here, wanted)
    db.session.commit()
    over = job.status == "done" and not here.compare + here.refused
    return to_list(here, changed=here.changed) if over else back(id)


@bp.post("/<uuid:id>/stop")
def stop(id):
    """Leave off where it is; what was done stays done."""
    here = mine_or_404(id)
    for job in filter(None, (here.job, here.undoing)):
        job.stop()
    return back(id)


@bp.post("/<uuid:id>/resumption")
def resume(id):
    """Go on where it was stopped."""
    running.resume(mine_or_404(id))
    return back(id)


@bp.post("/<uuid:id>/undo")
def undo(id):
    """Take all of it back, as far as nobody changed it since; a few are taken back at once."""
    here = mine_or_404(id)
    job = running.take_back(here, current_user, device())
    over = job and job.status == "done" and not left(job)[0]
    db.session.commit()
    return to_list(here, undone=job.done) if over else back(id)


def page(here, wrong=None, status=200):
    cards = choosing.first_cards(here)
    whom = {"names": [who(card) for card in cards], "binned": any(card["binned"] for card in cards)}
    context = {"action": here, "wrong": wrong, "fields": deed.offered(things()), "said": words, "left": left}
    return render_template("bulk/show.html", **whom, **context, **shell.frame("bulk")), status


def words(here):
    """What an action does, as deed.said answers it."""
    return deed.said(here.deed, things())


def things():
    """What there is to choose from: the organisation's own things, and its address books for who may hand over."""
    books = others(current_user.book) if permission.may(current_user, "hand_over") else []
    return shell.things() | {"books": [{"id": str(book.id), "name": book.name} for book in books]}


def to_list(here, **counts):
    """Back to the list, which says what was done and offers to undo it."""
    return redirect(url_for("customers.index", did=here.id, **counts), 303)


def back(id):
    db.session.commit()
    return redirect(url_for(".show", id=id), 303)


def mine_or_404(id):
    here = db.session.get(action.BulkAction, (current_user.organisation_id, id))
    return here if here and here.user_id == current_user.id else abort(404)
