"""The door of the address book. Each route: find, ask, do, answer."""

from uuid import UUID

from flask import Blueprint, abort, redirect, request, session
from flask_login import current_user

from webapp import hx
from webapp.accounts.device import device
from webapp.accounts.permission import NotAllowed, may
from webapp.changes.apply import apply
from webapp.customers import shell, whose
from webapp.customers.around import around
from webapp.customers.fields import PARTS, REACH
from webapp.customers.filter import asked_filter, held
from webapp.customers.finding import find_people, turned_page
from webapp.customers.form import customer_form
from webapp.customers.merged import merged
from webapp.customers.people import people
from webapp.customers.record import record
from webapp.customers.selecting import selecting
from webapp.customers.twins import twin_of
from webapp.customers.typed import blank, named
from webapp.db import db, uuid7
from webapp.fields.field import Refused, clean
from webapp.fields.places import names
from webapp.i18n import language

bp = Blueprint("customers", __name__, url_prefix="/customers")


@bp.get("")
def index():
    """The list: all of it, what a search (`q`) finds, what a filter (`f`) leaves; `from` and `after` turn the page.

    `select` draws ticks; `did`, with `changed` or `undone`, says what was done to many."""
    query, filter = clean(request.args.get("q", "")) or "", asked_filter(request.args)
    if filter:
        session["filter"] = filter
    rows, total, more = find_people(query, filter, turned_page(request.args))
    context = people(rows, shell.things(), total, query, filter, request.args.get("open"), more)
    return hx.page("customers.index", shell.frame, **context, **selecting(request.args))


@bp.get("/filter")
def choose():
    """Which customers the list is to show; `f`: what it shows now, else showed last; `q`: what is searched for."""
    filter = asked_filter(request.args) or session.get("filter", "")
    return hx.page("customers.choose", shell.frame, **choices(filter, "/customers"))


def choices(filter, list_at):
    """The context of the page that chooses a filter for a list; list_at: the address of the list."""
    query, countries = clean(request.args.get("q", "")) or "", [code for code, _ in names(language())]
    return held(filter) | {"query": query, "countries": countries, "things": shell.things(), "list_at": list_at}


@bp.get("/new")
def new():
    """An empty record; `name` is what was searched for and not found. 404 for who may add nobody."""
    if not may(current_user, "new"):
        abort(404)
    fresh = blank(str(uuid7()))
    asked = [{"kind": kind, "id": str(uuid7())} for kind in REACH]
    typed = named(request.args.get("name", ""), asked)
    return show(fresh, form={"typed": typed} if typed else None, asked=asked)


@bp.get("/<uuid:id>")
def show_customer(id):
    """One customer's record; reading is editing. Who was merged into another is found there.

    `merged` names the one she was just merged with, `parted` the one from whom she was parted again; `notes=all` also
    draws her older notes."""
    here = found(id)
    if here["id"] != str(id):
        return redirect(whose.home_of(here)["action"], 303)
    return show(here, bar=told(request.args), all_notes=request.args.get("notes") == "all")


def told(args):
    """What the bar says of a merge that was just made, or undone."""
    asked = [{"state": state, "other": args.get(state, type=UUID)} for state in ("merged", "parted")]
    return next((bar | {"other": str(bar["other"])} for bar in asked if bar["other"]), None)


@bp.get("/parts/<kind>")
def new_part(kind):
    """The row of one more empty part, with its new id; 404 for a kind of part there isn't."""
    if kind not in PARTS:
        abort(404)
    asked = [{"kind": kind, "id": str(uuid7())}]
    context = record(blank(str(uuid7())), shell.home(), shell.things(), asked=asked)
    return hx.page("customers.new_part", shell.frame, part=context["parts"][kind][0], **context)


@bp.post("/<uuid:id>")
def update(id):
    """Save what was typed; 422 with it where it can't be. With `add` one more empty part, with `draw` the same again.

    A customer who isn't there yet is made, where the form says that it is `new`."""
    is_new = "new" in request.form
    before = whose.find(id) or (blank(str(id)) if is_new and not whose.everywhere() else abort(404))
    form = customer_form(current_user.organisation, id, is_new, whose.things_for(before))
    if "add" in request.form or "draw" in request.form:
        return show(before, form=form.as_typed(), asked=asked_for(request.form.get("add")))
    if not form.validate():
        return show(before, 422, form.as_typed(), {"state": "invalid", "errors": len(form.sentences())})
    return save(id, before, form)


def save(id, before, form):
    """Through the one door, then the record as it now is; unless it turns out that she is in the book already.

    `anyway` says that she is somebody else."""
    changeset, result = form.changeset(), None
    try:
        if changeset:
            result = apply(changeset, by=current_user, via="web", device=device())
    except Refused as refusal:
        db.session.rollback()
        return show(before, 422, form.as_typed(), refused(refusal))
    after = whose.find(id)
    own = "anyway" not in request.form and not whose.everywhere()
    twin = twin_of(current_user.book, before, after, changeset.changes) if own else None
    if twin:
        db.session.rollback()
        return show(before, 422, form.as_typed(), {"state": "alike", "twin": twin})
    db.session.commit()
    bar = {"state": "saved", "at": after["changed_at"], "merged": merged(form.seen, changeset, after) if result else []}
    return hx.answer("customers.update", whose.home_of(after)["action"], **saved(after, bar))


def found(id):
    """The card of this customer; 404 for one who isn't found from here."""
    return whose.find(id) or abort(404)


def refused(refusal):
    """What the Save bar says of a change that was turned down."""
    return {"state": "refused", "reason": str(refusal) if isinstance(refusal, NotAllowed) else None}


def saved(after, bar):
    """What an answer to a change draws anew: the record with its bar, and her row in the list."""
    drawn = record(after, shell.home(), whose.things_for(after), bar=bar) | whose.home_of(after) | around(after)
    return drawn | {"row": whose.row_of(after)}


def show(card, status=200, form=None, bar=None, asked=(), all_notes=False):
    context = record(card, shell.home(), whose.things_for(card), form, bar, asked, all_notes)
    context |= whose.home_of(card) | around(card)
    return hx.page("customers.show_customer", whose.frame, status, **context)


def asked_for(kind):
    return [{"kind": kind, "id": str(uuid7())}] if kind in PARTS else []
