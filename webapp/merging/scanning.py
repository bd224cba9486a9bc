"""The door of the scan: who may be in the book twice, pair by pair."""

import json

from flask import Blueprint, render_template, request, url_for
from flask_login import current_user

from webapp.customers import shell
from webapp.customers.card import Card
from webapp.customers.people import shown
from webapp.customers.row import row
from webapp.db import db
from webapp.i18n import N_
from webapp.merging.apart import kept_apart
from webapp.merging.duplicates import pairs

PAGE = 25
WHY = {
    "name": N_("the same name"),
    "phone": N_("the same phone"),
    "email": N_("the same email address"),
    "address": N_("the same address"),
}
bp = Blueprint("scanning", __name__)


@bp.get("/duplicates")
def index():
    """Who may be one person, the likeliest first; `page` counts from 1."""
    page = min(max(1, request.args.get("page", 1, int)), 10_000)
    found = open_pairs(current_user.book)
    here = found[(page - 1) * PAGE : page * PAGE]
    more = url_for(".index", page=page + 1) if len(found) > page * PAGE else None
    context = {"pairs": drawn(current_user.book, here), "total": len(found), "more": more}
    return render_template("merging/duplicates.html", **context, **shell.frame("duplicates"))


def open_pairs(book):
    """The pairs of a book nobody has said of that they aren't the same."""
    apart = kept_apart(book)
    return [pair for pair in pairs(book) if pair[:2] not in apart]


def like(book, id):
    """The rows of those who may be the same person as this customer."""
    others = [other if one == id else one for one, other, _ in open_pairs(book) if id in (one, other)]
    rows = rows_of(book, others[:PAGE])
    return [rows[other] for other in others if other in rows]


def drawn(book, pairs):
    """These pairs as they are drawn: `{rows: [two], why: [words]}`."""
    rows = rows_of(book, {id for one, other, _ in pairs for id in (one, other)})
    there = [pair for pair in pairs if pair[0] in rows and pair[1] in rows]
    return [{"rows": [rows[one], rows[other]], "why": [WHY[kind] for kind in why]} for one, other, why in there]


def rows_of(book, ids):
    here = db.select(Card.customer_id, Card.json).where(
        Card.organisation_id == book.organisation_id, Card.book_id == book.id, Card.customer_id.in_(ids)
    )
    cards = {id: json.loads(text) for id, text in db.session.execute(here)}
    return {id: told(card) for id, card in cards.items() if "number" in card}


def told(card):
    """A row with her number, phone and e-mail, by which a person tells two from each other."""
    reach = [phone["number"] for phone in card["phones"]] + [email["address"] for email in card["emails"]]
    return shown(row(card), {}) | {"number": card["number"], "reach": [text for text in reach if text][:2]}
