"""Undo: a new changeset, old and new swapped, through the same merge. What was changed since is left alone."""

from collections import defaultdict

from sqlalchemy.orm import aliased

from webapp.changes.apply import apply
from webapp.changes.candidate import Candidate
from webapp.changes.changeset import Change, Changeset
from webapp.changes.following import paths
from webapp.changes.history import ChangeRow, ChangesetRow, on_changeset
from webapp.changes.kind import GONE, id_of, registry
from webapp.changes.merge import CONFLICT, REPLACED, SAME, TAKEN
from webapp.db import db


def last_save(organisation_id, of):
    """The newest changeset of this subject that isn't an undo and wasn't undone; None when there is none."""
    return db.session.scalar(
        not_undone(organisation_id)
        .join(ChangeRow, on_changeset())
        .where(ChangeRow.of == of)
        .order_by(ChangeRow.turn.desc())
        .limit(1)
    )


def not_undone(organisation_id):
    """The changesets that can be undone: no undo themselves, and not undone yet."""
    inverse = aliased(ChangesetRow)
    undone = db.exists().where(inverse.organisation_id == organisation_id, inverse.undoes == ChangesetRow.id)
    mine = db.select(ChangesetRow).where(ChangesetRow.organisation_id == organisation_id)
    return mine.where(ChangesetRow.undoes.is_(None), ~undone)


def undo(saved, by, device=None):
    """Take a changeset back as far as nobody changed since what it did.

    saved: its row; returns the fields that were left as they are, `[(kind, field)]`."""
    inverse, left = inverted(saved)
    apply(inverse, by=by, via="undo", device=device)
    return [(kind, field) for _, kind, field in left]


def put_back(row, by, device=None):
    """Take one change of a changeset back, if the record still holds what it put there; whether it does.

    What is made of two records goes and comes as one."""
    rows = [row, *of_twin(row)]
    if any(one.outcome != TAKEN or makes_a_subject(one) or not still_there(one) for one in rows):
        return False
    apply(Changeset(tuple(map(backwards, rows))), by=by, via="undo", device=device)
    return True


def of_twin(row):
    """The same change to the record that is one thing with this one's, made in the same changeset."""
    twin = registry.kinds[row.kind].twin
    if twin is None:
        return []
    here = db.select(ChangeRow).where(ChangeRow.organisation_id == row.organisation_id)
    here = here.where(ChangeRow.changeset_id == row.changeset_id, ChangeRow.user_id == row.user_id)
    here = here.where(ChangeRow.record_id == twin(row.record_id), ChangeRow.do == row.do)
    return [one for one in db.session.scalars(here) if one.field == row.field]


def inverted(saved):
    """The changeset that takes this one back, and what it leaves as it is, `[(subject id, kind, field)]`."""
    return inverted_all([saved])[0]


def inverted_all(together):
    """For each of these changesets of one organisation what `inverted` answers; no two of them touch one subject."""
    rows = changes_of(together)
    at_hand = subjects_of([row for of in rows.values() for row in of])  # noqa: F841 so that none is looked up by itself
    return [inverse(saved, rows[saved.user_id, saved.id]) for saved in together]


def inverse(saved, rows):
    taken, inverses = [row for row in rows if row.outcome == TAKEN], []
    if any(makes_a_subject(row) and touched_since(row, saved) for row in taken):
        left = taken
    else:
        there = [row for row in taken if still_there(row)]
        inverses, left = [backwards(row) for row in there], [row for row in taken if row not in there]
    waiting = [row for row in rows if row.outcome in (CONFLICT, REPLACED)]
    inverses += [change for row in waiting for change in withdrawn(row)]
    return Changeset(tuple(inverses), undoes=saved.id), [(row.of, row.kind, row.field) for row in left]


def changes_of(together):
    """The changes of these changesets, `{(user id, id): [change]}`, the last one of a subject first."""
    here = db.select(ChangeRow).where(ChangeRow.organisation_id == together[0].organisation_id)
    found = defaultdict(list)
    for row in db.session.scalars(here.where(ChangeRow.changeset_id.in_([saved.id for saved in together]))):
        found[row.user_id, row.changeset_id].append(row)
    for rows in found.values():
        rows.sort(key=lambda row: (row.of, -row.n))  # by the database it would read the whole history in that order
    return found


def subjects_of(rows):
    """The subjects these changes were made to, read in one look for each kind."""
    ids = defaultdict(set)
    for row in rows:
        ids[registry.kinds[row.kind].subject].add(row.of)
    return [registry.subjects[name].lock(rows[0].organisation_id, ids[name]) for name in sorted(ids)]


def makes_a_subject(row):
    return row.do == "add" and registry.kinds[row.kind].is_subject


def touched_since(row, saved):
    """Whether anybody else changed this subject after the changeset, outside the group it belongs to."""
    later = db.select(ChangeRow.of).join(ChangesetRow, on_changeset())
    later = later.where(ChangeRow.organisation_id == row.organisation_id, ChangeRow.of == row.of)
    same_group = ChangesetRow.group_id == saved.group_id if saved.group_id else db.false()
    others = later.where(
        ChangeRow.turn > row.turn, ChangeRow.outcome != SAME, db.not_(db.func.coalesce(same_group, db.false()))
    )
    return db.session.scalar(others.limit(1)) is not None


def backwards(row):
    """The change that takes this one back; what was made goes into the bin or away, what was removed comes back."""
    kind, names = registry.kinds[row.kind], {"kind": row.kind, "id": row.record_id, "of": row.of}
    if row.do == "remove":
        return Change("set", field=GONE.name, old=True, new=None, **names)
    if row.do == "add":
        away = "binned" if kind.is_subject else GONE.name
        return Change("set", field=away, old=None, new=True, **names)
    before = row.old if kind.field[row.field].kind == "set" else row.before
    return Change("set", field=row.field, old=row.new, new=before, **names)


def still_there(row):
    """Whether the record still holds what this change put there."""
    kind, record = registry.kinds[row.kind], record_of(row)
    if record is None:
        return False
    if row.do == "add":
        return all(getattr(record, name) == value for name, value in row.new.items())
    if row.do == "remove":
        return bool(record.gone)
    held = getattr(record, row.field)
    if kind.field[row.field].kind == "set":
        own = id_of(record) == row.record_id  # whom she was merged into may have had the member herself
        return own and ((row.new in (held or ())) if row.new else (row.old not in (held or ())))
    return held == row.new


def record_of(row):
    """The record a change was made to; of somebody who was merged into another, that one's."""
    kind, id = registry.kinds[row.kind], row.record_id
    record = kind.find(row.organisation_id, id)
    if kind.is_subject and row.field not in kind.stays and getattr(record, "merged_into", None):
        return kind.find(row.organisation_id, paths(row.organisation_id, kind.name, {id})[id][-1])
    return record


def withdrawn(row):
    """The change that takes a value back which still waits to be compared."""
    record, field = record_of(row), row.field or GONE.name
    here = db.select(Candidate).where(
        Candidate.organisation_id == row.organisation_id, Candidate.record_id == id_of(record), Candidate.field == field
    )
    mine = [one for one in db.session.scalars(here.where(Candidate.settled_at.is_(None))) if one.value == row.new]
    if not mine:
        return []
    held = getattr(record, field)
    settles = tuple(candidate.id for candidate in mine)
    return [Change("settle", row.kind, row.record_id, row.of, field, held, held, settles)]
