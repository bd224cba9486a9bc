"""The pages of a customer's history, for whoever found her: her own representative, or a manager over all books.

card: the customer as she was found; here: the address of her history; frame: what the page around it needs."""

from datetime import UTC, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import abort, redirect, render_template, request
from flask_babel import gettext as _
from flask_login import current_user

from webapp.accounts.user import User
from webapp.changes.history import ChangeRow, ChangesetRow, on_changeset
from webapp.customers.compare import name as name_of
from webapp.customers.fields import FIELDS
from webapp.customers.record import who
from webapp.db import db
from webapp.history import drawing, entries
from webapp.history.then import card_at, records, turn_at
from webapp.history.words import instant, meanings


def index(card, here, frame):
    """The page of her history; `before` turns the page, `done` and `left` say what became of an undo."""
    last = card["version"] + 1
    before = min(max(request.args.get("before", last, int), 1), last)
    organisation_id = current_user.organisation_id
    shown, more = entries.page(organisation_id, card, records(organisation_id, UUID(card["id"])), before)
    left = [label for label in map(called, request.args.getlist("left")) if label]
    context = {"entries": shown, "more": more, "done": request.args.get("done"), "left": left, "here": here}
    return render_template("history/index.html", card=card, who=who(card), day=today(), **context, **frame)


def show(card, turn, here, frame):
    """The record as it was after a turn of hers; 404 for one she never had."""
    if not 0 <= turn <= card["version"]:
        abort(404)
    organisation_id, of = current_user.organisation_id, UUID(card["id"])
    now = records(organisation_id, of)
    then = card_at(card, of, organisation_id, turn)
    names = meanings(organisation_id, card["book"], now, drawing.values(then) + drawing.values(card)) if then else {}
    context = {"then": then, "turn": turn, "here": here, "signed": signed(organisation_id, of, turn)}
    groups = drawing.drawn(then, card, names) if then else []
    return render_template("history/then.html", card=card, who=who(then or card), groups=groups, **context, **frame)


def look_up(card, here):
    """To the record as it was at the end of a day (`on`), in the organisation's time; to her history without one."""
    try:
        day = datetime.fromisoformat(request.args.get("on", "")).date()
        end = datetime.combine(day, time.max, ZoneInfo(current_user.organisation.time_zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        return redirect(here, 303)
    return redirect(f"{here}/{turn_at(current_user.organisation_id, UUID(card['id']), end)}", 303)


def today():
    return datetime.now(ZoneInfo(current_user.organisation.time_zone)).date().isoformat()


def signed(organisation_id, of, turn):
    """Who had made the record what it then was, and when; None before there was one."""
    row = db.session.execute(
        db.select(ChangesetRow.at, User.name)
        .join(ChangeRow, on_changeset())
        .join(User, User.id == ChangeRow.user_id)
        .where(ChangeRow.organisation_id == organisation_id, ChangeRow.of == of, ChangeRow.turn == turn)
        .limit(1)
    ).first()
    return row and {"at": instant(row.at), "who": row.name}


def called(text):
    """The name of a field written `kind.field`, or of a kind; None where it is neither."""
    kind, _dot, name = text.partition(".")
    labels = {field.name: field.label for field in FIELDS.get(kind, ())}
    return _(labels.get(name) or name_of(kind)) if kind in FIELDS else None
