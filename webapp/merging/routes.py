"""The door of merging: choosing the second customer, seeing both side by side, making them one, and undoing it.

Under /company the two may be in two books; who is merged leaves hers, and is in the other one's from then on."""

from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_login import current_user

from webapp.accounts.device import device
from webapp.customers import whose
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
    here, query = find(id), asked()
    return choice(here, query, [shown(row, {}) for row in find_people(query, "", None)[0]] if query else [])


def asked():
    """The words or the number that is looked for."""
    return clean(request.args.get("q", "")) or ""


def choice(here, query, found):
    """The page that chooses the second one; found: whom the query finds, as rows."""
    rows = [row for row in (found if query else alike(here)) if row["id"] != here["id"]]
    context = {"card": here, "who": who(here), "query": query, "rows": rows} | whose.home_of(here)
    return render_template("merging/choose.html", **context, **whose.frame("customers"))


def alike(here):
    """The rows of those in her book who may be the same; under /company they say whose book it is."""
    rows, name = like(whose.book_of(here), UUID(here["id"])), whose.told(here)
    return [whose.listed(row, name) for row in rows] if name else rows


@bp.get("/<uuid:other>")
def compare(id, other):
    """Both side by side: which one is kept, and which value stays."""
    return show(*both(id, other))


@bp.post("/<uuid:other>")
def unite(id, other):
    """Make them one: `keep` is the one who stays, `c_<field>` whose value stays, `seen` what both were when drawn."""
    cards = both(id, other)
    ids = [card["id"] for card in cards]
    keep = request.form.get("keep", ids[0])
    if request.form.get("seen") != seen(cards) or keep not in ids:
        return show(*cards, moved=True)
    winner, loser = cards if keep == ids[0] else reversed(cards)
    picks = {field.name: request.form.get(f"c_{field.name}") for field in PICKED}
    try:
        merge(winner, loser, picks, current_user, device())
    except Refused:
        db.session.rollback()
        return show(*both(id, other), moved=True)
    db.session.commit()
    return redirect(f"{whose.home_of(winner)['action']}?merged={loser['id']}", 303)


@bp.post("/<uuid:other>/undo")
def undo(id, other):
    """Two customers again; 404 where they weren't merged."""
    here = find(id)
    if part_again(current_user.organisation_id, id, other, current_user, device()) is None:
        abort(404)
    db.session.commit()
    return redirect(f"{whose.home_of(here)['action']}?parted={other}", 303)


@bp.post("/<uuid:other>/not-same")
def part(id, other):
    """They are alike, and not the same: nobody is asked about them again."""
    both(id, other)
    keep_apart(current_user, id, other)
    db.session.commit()
    return redirect(url_for("scanning.index"), 303)


def find(id):
    found = whose.find(id) or abort(404)
    return found if not found["binned"] else abort(404)


def both(id, other):
    return (find(id), find(other)) if id != other else abort(404)


def show(first, second, moved=False):
    context = side_by_side((first, second), things_of(first, second)) | whose.home_of(first)
    context |= {"books": [whose.told(first), whose.told(second)], "across": first["book"] != second["book"]}
    page = render_template("merging/compare.html", **context, moved=moved, **whose.frame("customers"))
    return page, 409 if moved else 200


def things_of(first, second):
    """What the two choose from; in two books these are the labels of both."""
    mine, hers = whose.things_for(first), whose.things_for(second)
    return {name: those + [one for one in hers[name] if one not in those] for name, those in mine.items()}
