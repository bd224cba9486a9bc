"""The history: every changeset once, and every change of it with what stood there before. Append only."""

from uuid import UUID

from sqlalchemy import JSON, Boolean, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.changes.carrying import places_of
from webapp.changes.kind import registry
from webapp.db import Id, Moment, Number, db, now


class ChangesetRow(db.Model):
    """A changeset that was applied; its key makes a repeat answer with the first result."""

    __tablename__ = "changeset"
    __table_args__ = (Index(None, "organisation_id", "group_id"), Index(None, "organisation_id", "undoes"))

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    via: Mapped[str] = mapped_column(String(20))
    device: Mapped[str | None] = mapped_column(String(60))
    made_at: Mapped[object] = mapped_column(Moment)
    at: Mapped[object] = mapped_column(Moment, default=now)
    group_id: Mapped[UUID | None] = mapped_column(Id)
    undoes: Mapped[UUID | None] = mapped_column(Id)
    result: Mapped[object] = mapped_column(JSON)


class ChangeRow(db.Model):
    """One change of a subject, in its turn: `before` is what the record held, `outcome` what became of `new`."""

    __tablename__ = "change"
    __table_args__ = (Index(None, "organisation_id", "changeset_id"),)

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    of: Mapped[UUID] = mapped_column(Id, primary_key=True)
    turn: Mapped[int] = mapped_column(Number, primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    changeset_id: Mapped[UUID] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(String(40))
    record_id: Mapped[UUID] = mapped_column(Id)
    do: Mapped[str] = mapped_column(String(10))
    field: Mapped[str | None] = mapped_column(String(40))
    old: Mapped[object] = mapped_column(JSON(none_as_null=True), nullable=True)
    new: Mapped[object] = mapped_column(JSON(none_as_null=True), nullable=True)
    settles: Mapped[object] = mapped_column(JSON(none_as_null=True), nullable=True)  # candidates left behind
    before: Mapped[object] = mapped_column(JSON(none_as_null=True), nullable=True)
    outcome: Mapped[str] = mapped_column(String(10))
    revived: Mapped[bool | None] = mapped_column(Boolean)  # the record was gone, and this change brought it back


def first_results(organisation_id, user_id, ids):
    """The results these changesets were answered with before: `{id: result}`, without the new ones."""
    mine = db.select(ChangesetRow.id, ChangesetRow.result).where(
        ChangesetRow.organisation_id == organisation_id, ChangesetRow.user_id == user_id, ChangesetRow.id.in_(ids)
    )
    return dict(db.session.execute(mine).all())


def remember(edit, made, group):
    """Write down changesets that were applied, and each of their changes with its outcome.

    group: the id of the import or bulk action they belong to, or None."""
    who = {"organisation_id": edit.organisation_id, "user_id": edit.actor.id}
    how = {"via": edit.via, "device": edit.device, "at": now(), "group_id": group}
    db.session.execute(db.insert(ChangesetRow), [changeset_row(one) | who | how for one in made])
    changes = [change_row(one, n, *done) | who for one in made for n, done in enumerate(one.done)]
    if changes:
        db.session.execute(db.insert(ChangeRow), changes)


def changeset_row(one):
    names = ("id", "made_at", "undoes")
    return {name: getattr(one.changeset, name) for name in names} | {"result": one.result}


def change_row(one, n, change, before, outcome, revived):
    names = ("of", "kind", "do", "field", "old", "new")
    turn = one.turns[registry.kinds[change.kind].subject, change.of]
    return {name: getattr(change, name) for name in names} | {
        "record_id": change.id,
        "settles": [str(id) for id in change.settles] or None,
        "changeset_id": one.changeset.id,
        "turn": turn,
        "n": n,
        "before": before,
        "outcome": outcome,
        "revived": revived or None,
    }


def last_change(organisation_id, of, record_id, field):
    """The newest change that moved this field of a record, with its changeset: who, when and on what."""
    return last_of([of], organisation_id, record_id, field) or last_of(
        places_of(organisation_id, record_id), organisation_id, record_id, field
    )


def last_of(subjects, organisation_id, record_id, field):
    return (
        subjects
        and db.session.execute(
            db.select(ChangeRow, ChangesetRow)
            .join(ChangesetRow, on_changeset())
            .where(
                ChangeRow.organisation_id == organisation_id,
                ChangeRow.of.in_(subjects),
                ChangeRow.record_id == record_id,
                db.or_(ChangeRow.field == field, ChangeRow.do == ("remove" if field == "gone" else "add")),
                ChangeRow.outcome == "taken",
            )
            .order_by(ChangesetRow.at.desc(), ChangeRow.turn.desc(), ChangeRow.n.desc())
            .limit(1)
        ).first()
    )


def on_changeset():
    return db.and_(
        ChangesetRow.organisation_id == ChangeRow.organisation_id,
        ChangesetRow.user_id == ChangeRow.user_id,
        ChangesetRow.id == ChangeRow.changeset_id,
    )
