"""The door out: the customers of a list, as a file that other programs read, and that this one reads back."""

from flask import Blueprint, Response, redirect, render_template, request, stream_with_context, url_for
from flask_login import current_user

from webapp.customers import shell
from webapp.db import db
from webapp.exchange import exported, exporting
from webapp.exchange.export import written
from webapp.exchange.formats import FORMATS
from webapp.exchange.meant import asked, demanded, meant, ticked

bp = Blueprint("leaving", __name__)
bp.before_request(demanded)


@bp.get("/export")
def index():
    """What would be exported, as the list shows it (`q`, `f`), with `all` that of all books, or of one `book`; or as it
    was chosen (`bulk`); and as which files. Many are exported by a job, which the page offers to begin."""
    count, args = len(meant(request.args)), asked(request.args)
    files = {format: url_for(".export", format=format, **args) for format in FORMATS}
    context = {"count": count, "many": count > exporting.FEW, "files": files, "asked": args}
    before = exported.of(current_user)
    return render_template("exchange/export.html", exports=before, **context, **shell.frame("import"))


@bp.route("/export.<any(csv, xlsx, vcf):format>", methods=["GET", "POST"])
def export(format):
    """The file: of the list as shown (`q`, `f`, `all`, `book`), of a choice (`bulk`), or posted, of the ticked (`id`).

    Of many it is not: 303 to the page where such an export is begun; where they were posted, it has begun.
    404 for somebody else's choice, and where none of the ticked ones is hers."""
    ids = meant(request.args) if request.method == "GET" else ticked()
    if len(ids) <= exporting.FEW:
        name = f'attachment; filename="{exporting.name_for(current_user, format)}"'
        body = stream_with_context(written(format, current_user, ids))
        return Response(body, content_type=FORMATS[format].kind, headers={"Content-Disposition": name})
    if request.method == "GET":
        return redirect(url_for(".index", **asked(request.args)), 303)
    begun = exporting.begin(current_user, ids, format)
    db.session.commit()
    return redirect(url_for("exports.show", id=begun.id), 303)
