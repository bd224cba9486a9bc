"""The bin: customers who were deleted lately. They can be restored for 30 days."""

import json
from datetime import timedelta

from flask import Blueprint, request, url_for
from flask_login import current_user

from webapp import hx
from webapp.customers import shell
from webapp.customers.card import Card
from webapp.customers.people import thrown_away
from webapp.customers.selecting import selecting
from webapp.db import db

KEPT = timedelta(days=30)
PAGE = 100
bp = Blueprint("bin", __name__)


@bp.get("/bin")
def index():
    """Whom one has deleted, the last one first; `page` counts from 1, `select` draws ticks."""
    page = max(1, request.args.get("page", 1, int))
    cards = in_bin(current_user.book, page)
    more = url_for(".index", page=page + 1) if len(cards) > PAGE else None
    return hx.page(
        "bin.index", shell.frame, **thrown_away(cards[:PAGE], shell.things(), more), **selecting(request.args)
    )


def in_bin(book, page):
    """The cards of one page of the bin, and one more where there is another page."""
    here = db.select(Card.json).where(Card.organisation_id == book.organisation_id, Card.book_id == book.id)
    binned = here.where(Card.binned_at.is_not(None)).order_by(Card.binned_at.desc(), Card.customer_id)
    return [json.loads(text) for text in db.session.scalars(binned.offset((page - 1) * PAGE).limit(PAGE + 1))]
