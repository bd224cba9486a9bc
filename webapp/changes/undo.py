"""Undo: a new changeset, old and new swapped, through the same merge. What was changed since is left alone."""

from webapp.changes.apply import apply
from webapp.changes.changeset import Change, Changeset
from webapp.changes.history import ChangeRow, ChangesetRow, on_changeset
from webapp.changes.kind import GONE, registry
from webapp.db import db


def last_save(organisation_id, of):
    """The newest changeset of this subject that isn't an undo and wasn't undone; None when there is none."""
    undone = db.select(ChangesetRow.undoes).where(
        ChangesetRow.organisation_id == organisation_id, ChangesetRow.undoes.is_not(None)
    )
    return db.session.scalar(
        db.select(ChangesetRow)
        .join(ChangeRow, on_changeset())
        .where(ChangeRow.organisation_id == organisation_id, ChangeRow.of == of)
        .where(ChangesetRow.undoes.is_(None), ChangesetRow.id.not_in(undone))
        .order_by(ChangeRow.turn.desc())
        .limit(1)
    )


def undo(saved, by, device=None, group=None):
    """Take a changeset back as far as nobody changed it since.

    saved: its row; returns `(the fields left as they are: [(kind, field)], the result or None if nothing is left)`."""
    changes, left = [], []
    for row in changes_of(saved):
        inverse = backwards(row)
        if inverse is None:
            continue
        if still_there(row):
            changes.append(inverse)
        else:
            left.append((row.kind, row.field))
    if not changes:
        return left, None
    return left, apply(Changeset(tuple(changes)), by=by, via="undo", device=device, group=group, undoes=saved.id)


def changes_of(saved):
    """The changes of a changeset that moved something, the last one first."""
    return db.session.scalars(
        db.select(ChangeRow)
        .where(ChangeRow.organisation_id == saved.organisation_id, ChangeRow.changeset_id == saved.id)
        .where(ChangeRow.user_id == saved.user_id, ChangeRow.outcome == "taken")
        .order_by(ChangeRow.of, ChangeRow.n.desc())
    ).all()


def backwards(row):
    """The change that takes this one back; None for the making of a subject, which is binned by its room instead."""
    kind, names = registry.kinds[row.kind], {"kind": row.kind, "id": row.record_id, "of": row.of}
    if row.do == "remove":
        return Change("set", field=GONE.name, old=True, new=None, **names)
    if row.do == "add":
        if kind.is_subject:
            return Change("set", field="binned", old=None, new=True, **names) if "binned" in kind.field else None
        return Change("set", field=GONE.name, old=None, new=True, **names)
    if kind.field[row.field].kind == "set":
        return Change("set", field=row.field, old=row.new, new=row.old, **names)
    return Change("set", field=row.field, old=row.new, new=row.before, **names)


def still_there(row):
    """Whether the record still holds what this change put there."""
    kind = registry.kinds[row.kind]
    record = db.session.get(kind.model, (row.organisation_id, row.record_id))
    if record is None:
        return False
    if row.do == "add":
        return all(getattr(record, name) == value for name, value in row.new.items())
    if row.do == "remove":
        return bool(record.gone)
    held = getattr(record, row.field)
    if kind.field[row.field].kind == "set":
        return (row.new in (held or ())) if row.new else (row.old not in (held or ()))
    return held == row.new
