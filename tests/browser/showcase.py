"""What a page shows seldom: a round and a birthday today, two values to compare, somebody in the bin."""

from datetime import date

from tests import cast
from webapp.changes.apply import apply
from webapp.changes.changeset import Change, Changeset
from webapp.db import db, writing


def fill(by):
    """Add them to this person's book: the customers' ids by family name."""
    today = date.today()
    round = cast.label(by, "Today’s round", str(today.isoweekday()))
    due = {"labels": [str(round)], "birthday": f"--{today:%m-%d}"}
    ids = {"Due": cast.customer(by, given="Dora", family="Due", mobile="07700 900160", street="13 Elm Close", **due)}
    for family in ("Clash", "Binned"):
        ids[family] = cast.customer(by, given="Nora", family=family, mobile="07700 900161")
    change(by, ids["Clash"], "note", None, "Ring twice")
    change(by, ids["Clash"], "note", None, "Knock, don’t ring")
    change(by, ids["Binned"], "binned", None, True)
    return ids


def change(by, id, field, old, new):
    writing()
    apply(Changeset((Change("set", "customer", id, id, field, old, new),)), by=by, via="web")
    db.session.commit()
