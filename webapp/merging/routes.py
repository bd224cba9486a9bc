"""The door of merging: choosing the second customer, seeing both side by side, making them one, and undoing it."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_login import current_user

from webapp.accounts.device import device
from webapp.customers import card, shell
from webapp.customers.finding import find_people
from webapp.customers.people import shown
from webapp.customers.record import who
from webapp.db import db
from webapp.fields.field import Refused, clean
from webapp.merging.apart import keep_apart
from webapp.merging.merge import merge, part_again
from webapp.merging.pairs import PICKED, seen, side_by_side
from webapp.merging.scanning import like

bp = Blueprint("merging", __name__, url_prefix="/customers/<uuid:id>/merge")


@bp.get("")
def choose(id):
    """Whom to merge her with: found by the words or the number in `q`; without them, who may be the same."""
    here = find(id)
    query = clean(request.args.get("q", "")) or ""
    found = find_people(query, "", None)[0] if query else []
    rows = [shown(row, {}) for row in found if row["id"] != here["id"]] if query else like(current_user.book, id)
    context = {"card": here, "who": who(here), "query": query, "rows": rows}
    return render_template("merging/choose.html", **context, **shell.frame("customers"))


@bp.get("/<uuid:other>")
def compare(id, other):
    """Both side by side: which one is kept, and which value stays."""
    return show(*both(id, other))


@bp.post("/<uuid:other>")
def unite(id, other):
    """Make them one: `keep` is the one who stays, `c_<field>` whose value stays, `seen` what both were when drawn."""
    cards = both(id, other)
    keep = request.form.get("keep", str(id))
    if request.form.get("seen") != seen(cards) or keep not in (str(id), str(other)):
        return show(*cards, moved=True)
    winner, loser = cards if keep == str(id) else reversed(cards)
    picks = {field.name: request.form.get(f"c_{field.name}") for field in PICKED}
    try:
        merge(winner, loser, picks, current_user, device())
    except Refused:
        db.session.rollback()
        return show(*both(id, other), moved=True)
    db.session.commit()
    return redirect(url_for("customers.show_customer", id=winner["id"], merged=loser["id"]), 303)


@bp.post("/<uuid:other>/undo")
def undo(id, other):
    """Two customers again; 404 where they weren't merged."""
    find(id)
    if part_again(current_user.organisation_id, id, other, current_user, device()) is None:
        abort(404)
    db.session.commit()
    return redirect(url_for("customers.show_customer", id=id, parted=other), 303)


@bp.post("/<uuid:other>/not-same")
def part(id, other):
    """They are alike, and not the same: nobody is asked about them again."""
    both(id, other)
    keep_apart(current_user, id, other)
    db.session.commit()
    return redirect(url_for("scanning.index"), 303)


def find(id):
    found = card.find(current_user.book, id) or abort(404)
    return found if not found["binned"] else abort(404)


def both(id, other):
    return (find(id), find(other)) if id != other else abort(404)


def show(first, second, moved=False):
    context = side_by_side((first, second), shell.things())
    page = render_template("merging/compare.html", **context, moved=moved, **shell.frame("customers"))
    return page, 409 if moved else 200
