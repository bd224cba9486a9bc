"""Taking back from the history: one change of a save, or the whole of it. What was changed since is left, and named."""

from uuid import UUID

from flask import abort, redirect, request
from flask_login import current_user

from webapp.accounts.device import device
from webapp.accounts.permission import NotAllowed
from webapp.changes.history import ChangeRow, ChangesetRow, on_changeset
from webapp.changes.undo import not_undone, put_back, undo
from webapp.db import db
from webapp.fields.field import Refused


def take_back(card, turn, here):
    """Take a turn of hers back, or with `n` one change of it; then back to her history, which says what was left.

    404 for a turn or change she never had. A save that is not to be undone as it stands is said to be left."""
    if not 0 < turn <= card["version"]:
        abort(404)
    of, n = UUID(card["id"]), request.form.get("n", type=int)
    try:
        left = one(of, turn, n) if "n" in request.form else whole(of, turn)
    except NotAllowed:
        raise
    except Refused:
        db.session.rollback()
        left = [("customer", None)]
    db.session.commit()
    named = "".join(f"&left={kind}.{field}" if field else f"&left={kind}" for kind, field in dict.fromkeys(left))
    return redirect(f"{here}?done={turn}{named}", 303)


def one(of, turn, n):
    row = None if n is None else db.session.get(ChangeRow, (current_user.organisation_id, of, turn, within(n)))
    if row is None:
        abort(404)
    return [] if put_back(row, current_user, device()) else [(row.kind, row.field)]


def within(n):
    """A number a database knows."""
    return n if 0 <= n < 2**31 else -1


def whole(of, turn):
    """Undo the save that was her turn; one that was undone before, or is an undo, is left as it is."""
    hers = not_undone(current_user.organisation_id).join(ChangeRow, on_changeset())
    saved = db.session.scalar(hers.where(ChangeRow.of == of, ChangeRow.turn == turn).limit(1))
    return undo(saved, current_user, device()) if isinstance(saved, ChangesetRow) else [("customer", None)]
