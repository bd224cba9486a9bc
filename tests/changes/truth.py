"""The true property of the one door: every typed value is in the record, or in an open conflict, or was named as `old`
by a later changeset."""

from uuid import UUID

from webapp.changes.candidate import Candidate
from webapp.changes.history import ChangeRow, ChangesetRow, on_changeset
from webapp.changes.kind import registry
from webapp.db import db


def kept(organisation_id, *customers):
    """Make sure of it for all that was ever typed into these customers, who may have been merged: their history."""
    rows = db.session.scalars(
        db.select(ChangeRow)
        .join(ChangesetRow, on_changeset())
        .where(ChangeRow.organisation_id == organisation_id, ChangeRow.of.in_(customers))
        .order_by(ChangesetRow.at, ChangeRow.turn, ChangeRow.n)
    ).all()
    for at, row in enumerate(rows):
        for field, value in typed(row):
            assert stands(row, field, value) or waits(row, field, value) or named(rows[at + 1 :], row, field, value), (
                row.do,
                field,
                value,
            )
    return rows


def typed(row):
    """What somebody typed with a change: `(field, value)`. That two were merged is nothing typed."""
    if row.field in ("merged", "merged_into"):
        return []
    if row.do == "add":
        return [(name, one) for name, value in (row.new or {}).items() for one in each(row, name, value)]
    return [("gone", True)] if row.do == "remove" else [(row.field, row.new)]


def each(row, field, value):
    """A value as it was typed: the members of a set one by one."""
    return value or () if registry.kinds[row.kind].field[field].kind == "set" else [value]


def stands(row, field, value):
    kind = registry.kinds[row.kind]
    held = getattr(db.session.get(kind.model, (row.organisation_id, row.record_id)), field)
    if kind.field[field].kind == "set":
        return value in (held or ()) if value else row.old not in (held or ())
    return held == value


def waits(row, field, value):
    here = db.select(Candidate).where(
        Candidate.organisation_id == row.organisation_id, Candidate.kind == row.kind, Candidate.field == field
    )
    if row.kind != "customer":  # what waits for her own fields goes with her, when she is merged into another
        here = here.where(Candidate.record_id == row.record_id)
    return any(candidate.value == value for candidate in db.session.scalars(here.where(Candidate.settled_at.is_(None))))


def named(later, row, field, value):
    """Whether a later changeset named the value: as what it typed over, removed, or left behind."""
    same = [other for other in later if other.record_id == row.record_id or "customer" == row.kind == other.kind]
    return any(names(other, field, value) for other in same)


def names(other, field, value):
    if other.do == "remove":
        return value is None if field == "gone" else field in other.old and other.old[field] == value
    if other.do == "add":
        return field == "gone"  # added again, so she saw that it was gone
    left = [db.session.get(Candidate, (other.organisation_id, UUID(id))).value for id in other.settles or []]
    return other.field == field and (other.old == value or value in left)
