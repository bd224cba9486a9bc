"""The door out: the customers of a list, as a file that other programs read, and that this one reads back."""

from flask import Blueprint, Response, abort, render_template, request, stream_with_context, url_for
from flask_login import current_user

from webapp.accounts.permission import allowed, demand, may
from webapp.bulk import choosing
from webapp.bulk.action import BulkAction
from webapp.company import looking
from webapp.company.books import asked_book
from webapp.customers import shell
from webapp.customers.filter import asked_filter
from webapp.db import db
from webapp.exchange.export import FORMATS
from webapp.fields.field import clean

bp = Blueprint("leaving", __name__)


@bp.before_request
def demanded():
    if current_user.is_authenticated:
        demand({"export"}, allowed(current_user))


@bp.get("/export")
def index():
    """What would be exported, as the list shows it (`q`, `f`), with `all` that of all books, or of one `book`; or as it
    was chosen (`bulk`); and as which files."""
    asked = {name: request.args[name] for name in ("q", "f", "bulk", "all", "book") if request.args.get(name)}
    files = {format: url_for(".export", format=format, **asked) for format in FORMATS}
    context = {"count": len(meant(request.args)), "files": files, "asked": asked}
    return render_template("exchange/export.html", **context, **shell.frame("import"))


@bp.route("/export.<any(csv, xlsx, vcf):format>", methods=["GET", "POST"])
def export(format):
    """The file: of the list as shown (`q`, `f`, `all`, `book`), of a choice (`bulk`), or posted, of the ticked (`id`).

    404 for somebody else's choice, and where none of the ticked ones is hers."""
    ids = meant(request.args) if request.method == "GET" else ticked() or abort(404)
    written, kind = FORMATS[format]
    name = f'attachment; filename="doorstep-{shell.today()}.{format}"'
    body = stream_with_context(written(current_user, ids))
    return Response(body, content_type=kind, headers={"Content-Disposition": name})


def meant(asked):
    """The ids of those an address is about."""
    if "bulk" in asked:
        id = choosing.as_id(asked["bulk"])
        here = id and db.session.get(BulkAction, (current_user.organisation_id, id))
        return here.ids() if here and here.user_id == current_user.id else abort(404)
    found = clean(asked.get("q", "")) or "", asked_filter(asked), shell.today()
    if "all" in asked:
        every = current_user.organisation_id if may(current_user, "see") else abort(404)
        return looking.everyone(every, *found, asked_book(asked))
    return choosing.matching(current_user.book, *found)


def ticked():
    return choosing.ticked(current_user, request.form.getlist("id"))
