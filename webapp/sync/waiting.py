"""The door of what waits on a device. The worker answers it; without a worker nothing ever waits."""

from flask import Blueprint, abort, jsonify
from flask_login import current_user

from webapp import hx
from webapp.customers import shell
from webapp.customers.browse import count

bp = Blueprint("waiting", __name__)


@bp.get("/waiting")
def index():
    """What was saved on this device and hasn't been sent: here, nothing."""
    return hx.page("waiting.index", shell.frame, waiting=[], old=0)


@bp.get("/waiting/pill")
def pill():
    """The pill: what isn't well."""
    return hx.page("waiting.pill", shell.frame, pill=shell.pill(count(current_user.book, "compare", shell.today())))


@bp.get("/waiting.json")
def export():
    """What waits as a file, to rescue it: `{changesets: [...]}`."""
    return jsonify(changesets=[])


@bp.post("/waiting/<uuid:id>/<any(retry, discard):deed>")
def settle(id, deed):
    """Try a parked changeset once more, or discard it; 404 for one that doesn't wait, as none does here."""
    abort(404)
