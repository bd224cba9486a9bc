"""Who is meant by an address or a form of the export, as a list of ids."""

from flask import abort, request
from flask_login import current_user

from webapp.accounts.permission import allowed, demand, may
from webapp.bulk import choosing
from webapp.bulk.action import BulkAction
from webapp.company import looking
from webapp.company.books import asked_book
from webapp.customers import shell
from webapp.customers.filter import asked_filter
from webapp.db import db
from webapp.fields.field import clean


def demanded():
    """Before anything else: she may export."""
    if current_user.is_authenticated:
        demand({"export"}, allowed(current_user))


def asked(args):
    """What of an address or a form says who is meant."""
    return {name: args[name] for name in ("q", "f", "bulk", "all", "book") if args.get(name)}


def meant(args):
    """Those of a choice (`bulk`), of the list as shown (`q`, `f`), with `all` of all books, or of one `book`.

    404 for somebody else's choice, and for all books where she sees her own alone."""
    if "bulk" in args:
        id = choosing.as_id(args["bulk"])
        here = id and db.session.get(BulkAction, (current_user.organisation_id, id))
        return here.ids() if here and here.user_id == current_user.id else abort(404)
    found = clean(args.get("q", "")) or "", asked_filter(args), shell.today()
    if "all" in args:
        every = current_user.organisation_id if may(current_user, "see") else abort(404)
        return looking.everyone(every, *found, asked_book(args))
    return choosing.matching(current_user.book or abort(404), *found)


def ticked():
    """The ticked ones (`id`); 404 where none of them is hers."""
    return choosing.ticked(current_user, request.form.getlist("id")) or abort(404)
