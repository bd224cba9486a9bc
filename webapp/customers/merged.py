"""What somebody else changed in the meantime, on the fields this edit left alone."""

from webapp.customers.fields import CUSTOMER, FIELDS
from webapp.customers.typed import seen


def merged(before, changeset, after):
    """The labels of the fields that are other than they were drawn, and not by this edit.

    before: the values as drawn (`typed.seen`); changeset: this edit; after: the card it led to."""
    mine = {(str(change.id), change.field) for change in changeset.changes}
    now = seen(after)
    own = [field for field in CUSTOMER if moved(before["c"], now["c"], field) and (after["id"], field.name) not in mine]
    parts = [
        field
        for id, part in now["p"].items()
        if id in before["p"]
        for field in FIELDS[part["kind"]]
        if moved(before["p"][id], part, field) and (id, field.name) not in mine
    ]
    return [field.label for field in own + parts]


def moved(before, now, field):
    return field.name in before and (before[field.name] or None) != (now[field.name] or None)
