"""The door of the table: the same customers as in the list, with columns to choose and to sort by."""

import json
from urllib.parse import urlencode

from flask import Blueprint, render_template, request, session
from flask_login import current_user

from webapp.customers import shell
from webapp.customers.browse import filtered
from webapp.customers.card import Card
from webapp.customers.customer import Customer
from webapp.customers.filter import asked_filter
from webapp.customers.line import readings
from webapp.customers.search import holds_all
from webapp.customers.search_row import SearchRow, of_book
from webapp.customers.table import SORTED, chosen, columns, lines
from webapp.db import db
from webapp.fields.field import clean

bp = Blueprint("tables", __name__, url_prefix="/customers")
PAGE = 100


@bp.get("/table")
def index():
    """The table of a search (`q`) and a filter (`f`): columns `c`, sorted by `sort`, downwards with `down`, `page`."""
    if "c" in request.args:
        session["columns"] = chosen(request.args.getlist("c"))
    asked, shown = order(request.args), chosen(session.get("columns", ()))
    query, filter = clean(request.args.get("q", "")) or "", asked_filter(request.args)
    found = select(query, filter)
    cards = cards_of(found, **asked)
    total = db.session.scalar(found.with_only_columns(db.func.count()))
    drawn = heads(shown) | {"lines": lines(cards[:PAGE], shown, shell.things()), "total": total}
    more = asked["page"] + 1 if len(cards) > PAGE else None
    context = {"query": query, "filter": filter, "here": here(query, filter), "more": more}
    return render_template("customers/table.html", **drawn, **asked, **context, **shell.frame("table"))


def order(args):
    """By what the table is sorted, and which page of it is shown: `{sort, down, page}`."""
    sort = args.get("sort") if args.get("sort") in SORTED else "name"
    return {"sort": sort, "down": "down" in args, "page": min(max(1, args.get("page", 1, int)), 10_000)}


def heads(shown):
    """The columns that are shown, all there are, and those one can sort by."""
    every = columns()
    return {
        "shown": [(name, every[name][0]) for name in shown],
        "every": [(name, label, name in shown) for name, (label, _) in every.items()],
        "sorted": SORTED,
    }


def here(query, filter):
    """The address of this table, without its order and its page."""
    return "/customers/table?" + urlencode({name: text for name, text in (("q", query), ("f", filter)) if text})


def select(query, filter):
    rows = filtered(of_book(SearchRow.customer_id, book=current_user.book), filter, shell.today())
    meant = readings(query)
    return rows.where(db.or_(*map(holds_all, meant))) if meant else rows


def cards_of(found, sort, down, page):
    """The cards of one page of the table, and one more where there is another page."""
    card = db.and_(Card.organisation_id == SearchRow.organisation_id, Card.customer_id == SearchRow.customer_id)
    column = Customer.number if sort == "number" else getattr(SearchRow, SORTED[sort])
    rows = found.join(Card, card).with_only_columns(Card.json)
    if sort == "number":
        customer = db.and_(Customer.organisation_id == SearchRow.organisation_id, Customer.id == SearchRow.customer_id)
        rows = rows.join(Customer, customer)
    place = [column.is_(None), column.desc() if down else column, SearchRow.sort_key, SearchRow.customer_id]
    page_of = rows.order_by(*place).offset((page - 1) * PAGE).limit(PAGE + 1)
    return [json.loads(text) for text in db.session.scalars(page_of)]
