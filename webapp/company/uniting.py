"""The door of merging across books: the second one is looked for in all of them; the rest is as in one's own."""

from functools import wraps

from flask import abort
from flask_login import current_user

from webapp.accounts.permission import may
from webapp.company import routes as company
from webapp.company.books import books
from webapp.company.looking import look
from webapp.customers import shell, whose
from webapp.customers.line import readings
from webapp.merging import routes as merging


def for_who_merges(view):
    """The view, for who may merge; who may only look finds nothing there."""

    @wraps(view)
    def guarded(**known):
        return view(**known) if may(current_user, "merge") else abort(404)

    return guarded


def choose(id):
    """Whom to merge her with: found in all books by the words or the number in `q`, the last changed first; without
    them, who of her own book may be the same."""
    here, query = merging.find(id), merging.asked()
    names = {book.id: book.name for book in books(current_user.organisation_id)}
    rows = [whose.listed(row, names.get(row["book"])) for row in found(query)]
    return merging.choice(here, query, rows)


def found(query):
    return look(current_user.organisation_id, query, "", shell.today())[0] if readings(query) else []


PAIR = "/customers/<uuid:id>/merge/<uuid:other>"
company.bp.get("/customers/<uuid:id>/merge", endpoint="merge_with")(for_who_merges(choose))
company.bp.get(PAIR, endpoint="compare")(for_who_merges(merging.compare))
company.bp.post(PAIR, endpoint="unite")(for_who_merges(merging.unite))
company.bp.post(f"{PAIR}/undo", endpoint="two_again")(for_who_merges(merging.undo))
