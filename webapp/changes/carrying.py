"""Merging two subjects: what belongs to the one is carried over to the other, and each thing remembers whose it was."""

from uuid import UUID

from sqlalchemy import Boolean, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.changes.candidate import Candidate
from webapp.changes.kind import registry
from webapp.db import Id, db, upsert

CANDIDATE = "candidate"  # beside the kinds of record: a value that waits for the subject's own fields


class Carried(db.Model):
    """A record that belonged to a subject while it was merged, or was taken along: to go back when that is undone."""

    __tablename__ = "carried"
    __table_args__ = (Index(None, "organisation_id", "record_id"),)

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    of: Mapped[UUID] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(String(40), primary_key=True)
    record_id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    hers: Mapped[bool] = mapped_column(Boolean)  # it carries this subject's id; no: it only once belonged there


def kinds_of(subject):
    """The kinds of record that belong to a kind of subject."""
    return [kind for kind in registry.kinds.values() if kind.subject == subject and not kind.is_subject]


def carry_over(organisation_id, subject, loser, winner):
    """All that is the loser's becomes the winner's, under its own id; the values that wait to be compared too.

    subject: its kind, as the registry names it; loser, winner: ids."""
    for kind in kinds_of(subject):
        hers = of(kind.model, organisation_id, loser)
        ids = db.session.scalars(db.select(kind.model.id).where(*hers)).all()
        note(organisation_id, (loser,), kind.name, ids)
        was_with(organisation_id, winner, kind.name, ids)
        db.session.execute(db.update(kind.model).where(*hers).values(of=winner))
    waits = of(Candidate, organisation_id, loser)
    own = (*waits, Candidate.record_id == loser)
    note(organisation_id, (loser,), CANDIDATE, db.session.scalars(db.select(Candidate.id).where(*own)).all())
    db.session.execute(db.update(Candidate).where(*own).values(of=winner, record_id=winner))
    db.session.execute(db.update(Candidate).where(*waits).values(of=winner))


def give_back(organisation_id, subject, loser, path):
    """What carries the loser's id goes back to her, wherever it came to be.

    path: whom she was merged into, and whom that one was, and so on: it isn't theirs to take along any more."""
    for kind in kinds_of(subject):
        ids = carried(organisation_id, loser, kind.name)
        db.session.execute(db.update(kind.model).where(*among(kind.model, organisation_id, ids)).values(of=loser))
        waits = Candidate.organisation_id == organisation_id, Candidate.record_id.in_(ids)
        db.session.execute(db.update(Candidate).where(*waits).values(of=loser))
        let_go(organisation_id, path, kind.name, ids)
    ids = carried(organisation_id, loser, CANDIDATE)
    own = {"of": loser, "record_id": loser}
    db.session.execute(db.update(Candidate).where(*among(Candidate, organisation_id, ids)).values(own))
    let_go(organisation_id, path, CANDIDATE, ids)


def of(model, organisation_id, subject):
    return model.organisation_id == organisation_id, model.of == subject


def among(model, organisation_id, ids):
    return model.organisation_id == organisation_id, model.id.in_(ids)


def carried(organisation_id, loser, kind):
    here = db.select(Carried.record_id).where(*of(Carried, organisation_id, loser), Carried.kind == kind, Carried.hers)
    return db.session.scalars(here).all()


def note(organisation_id, losers, kind, ids):
    """Remember that these records carry the ids of these subjects."""
    insert = upsert(Carried)
    key = ["organisation_id", "of", "kind", "record_id"]
    write(
        insert.on_conflict_do_update(index_elements=key, set_={"hers": True}), organisation_id, losers, kind, ids, True
    )


def was_with(organisation_id, subject, kind, ids):
    """Remember that these records belonged to this subject for a while, so that their history is found there."""
    write(upsert(Carried).on_conflict_do_nothing(), organisation_id, [subject], kind, ids, False)


def write(insert, organisation_id, subjects, kind, ids, hers):
    names = {"organisation_id": organisation_id, "kind": kind, "hers": hers}
    rows = [names | {"of": subject, "record_id": id} for subject in subjects for id in ids]
    if rows:
        db.session.execute(insert, rows)


def let_go(organisation_id, subjects, kind, ids):
    theirs = Carried.organisation_id == organisation_id, Carried.of.in_(subjects), Carried.kind == kind
    db.session.execute(db.update(Carried).where(*theirs, Carried.record_id.in_(ids)).values(hers=False))


def places_of(organisation_id, record_id):
    """The subjects a record ever belonged to, where it was carried over."""
    here = db.select(Carried.of).where(Carried.organisation_id == organisation_id, Carried.record_id == record_id)
    return db.session.scalars(here).all()
