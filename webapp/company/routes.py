"""The door of all books: /company, always over the network. A record opened here is the same one, found in any book."""

from flask import Blueprint, abort, render_template, request, url_for
from flask_login import current_user

from webapp import hx
from webapp.accounts.permission import ROLES, may
from webapp.company import looking
from webapp.company.books import PAGE, asked_book, books, sizes
from webapp.customers import deeds, picture, routes, shell, whose
from webapp.customers.filter import asked_filter, picked
from webapp.fields.field import clean
from webapp.files import routes as files
from webapp.history import pages, taking_back
from webapp.relations import routes as relations

bp = Blueprint(whose.COMPANY, __name__, url_prefix="/company")
ROLE = dict(ROLES)
QUICK = ("no-phone", "no-email", "business", "inactive", "incomplete", "compare")


@bp.before_request
def only_who_sees_all_books():
    if current_user.is_authenticated and not may(current_user, "see"):
        abort(404)


@bp.get("")
def index():
    """The representatives with their books, and how many customers each has; `page` counts from 1.

    A search and a filter (`q`, `f`) are kept for the list of the book that is chosen."""
    page = max(1, request.args.get("page", 1, int))
    every = books(current_user.organisation_id)
    here = every[(page - 1) * PAGE : page * PAGE]
    counted = sizes(current_user.organisation_id, [book.id for book in here])
    context = {"books": here, "counted": counted, "roles": ROLE, "more": len(every) > page * PAGE and page + 1}
    context["asked"] = asked_for(request.args) | {"book": None}
    return render_template("company/index.html", **context, **shell.frame(whose.COMPANY))


@bp.get("/customers")
def customers():
    """Customers of all books, the last changed first: what a search (`q`) finds, of one `book`, what a filter (`f`)
    leaves; `from` and `after` turn the page."""
    asked, organisation_id = asked_for(request.args), current_user.organisation_id
    query, filter, book = asked["q"] or "", asked["f"] or "", asked["book"]
    place = looking.turned_page(request.args)
    found, last = looking.look(organisation_id, query, filter, shell.today(), book, place)
    more = last and url_for(".customers", **asked, **{"from": last[0].isoformat(), "after": last[1]})
    every = books(organisation_id)
    names = {one.id: one.name for one in every}
    rows = [whose.listed(row, names.get(row["book"]), request.args.get("open")) for row in found]
    context = {"rows": rows, "more": more, "query": query, "filter": filter, "book": book, "books": every}
    context |= {"picked": picked(filter, shell.things()), "asked": asked, "quick": quick(filter)}
    if request.htmx.partial:
        return render_template("company/_people.html", **context)
    return render_template("company/customers.html", **context, **shell.frame(whose.COMPANY))


def quick(filter):
    """The words a filter may be narrowed by at once, each with the filter it makes then: `[(word, filter)]`."""
    words = filter.split(",") if filter else []
    return [(word, ",".join([*words, word])) for word in QUICK if word not in words]


def asked_for(args):
    """What an address asks for among all books, to be kept in the next one: `{q, f, book}`, each perhaps None."""
    return {"q": clean(args.get("q", "")), "f": asked_filter(args) or None, "book": asked_book(args)}


@bp.get("/filter")
def filters():
    """Which customers of all books the list is to show, and of whose book."""
    asked = asked_for(request.args)
    context = routes.choices(asked["f"] or "", url_for(".customers"))
    context |= {"book": asked["book"], "books": books(current_user.organisation_id)}
    return hx.page("customers.choose", whose.frame, **context)


bp.get("/customers/<uuid:id>")(routes.show_customer)
bp.post("/customers/<uuid:id>")(routes.update)
bp.post("/customers/<uuid:id>/bin")(deeds.bin)
bp.post("/customers/<uuid:id>/restoration")(deeds.restore)
bp.post("/customers/<uuid:id>/choice")(deeds.choose)
bp.post("/customers/<uuid:id>/undo")(deeds.undo_save)
bp.post("/customers/<uuid:id>/photo")(picture.change)
bp.get("/customers/<uuid:id>/related", endpoint="related")(relations.choose)
bp.post("/customers/<uuid:id>/related", endpoint="relate")(relations.add)
bp.post("/customers/<uuid:id>/related/removal", endpoint="part")(relations.remove)
bp.post("/customers/<uuid:id>/files")(files.bring)
bp.get("/customers/<uuid:id>/files/<uuid:file_id>")(files.fetch)
bp.errorhandler(413)(files.too_much)


@bp.get("/customers/<uuid:id>/history")
def history(id):
    """Who changed what of a customer, the newest first."""
    return pages.index(routes.found(id), url_for(".history", id=id), shell.frame(whose.COMPANY))


@bp.get("/customers/<uuid:id>/history/<int:turn>")
def then(id, turn):
    """The record as it was after a turn of hers."""
    return pages.show(routes.found(id), turn, url_for(".history", id=id), shell.frame(whose.COMPANY))


@bp.get("/customers/<uuid:id>/history/then")
def look_up(id):
    """To the record as it was on a day (`on`)."""
    return pages.look_up(routes.found(id), url_for(".history", id=id))


@bp.post("/customers/<uuid:id>/history/<int:turn>/undo")
def take_back(id, turn):
    """Take back one change (`n`) of a turn, or the whole of it."""
    return taking_back.take_back(routes.found(id), turn, url_for(".history", id=id))
