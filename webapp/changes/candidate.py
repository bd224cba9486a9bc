"""A candidate: a typed value that waits because the record holds another. Those of one field are a conflict."""

from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.db import Id, Moment, db, now, uuid7


class Candidate(db.Model):
    __tablename__ = "candidate"
    __table_args__ = (Index("ix_candidate_open", "organisation_id", "of", "settled_at"),)

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(Id, primary_key=True, default=uuid7)
    of: Mapped[UUID] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(String(40))
    record_id: Mapped[UUID] = mapped_column(Id)
    field: Mapped[str] = mapped_column(String(40))
    value: Mapped[object] = mapped_column(JSON(none_as_null=True), nullable=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    device: Mapped[str | None] = mapped_column(String(60))
    made_at: Mapped[object] = mapped_column(Moment)
    settled_at: Mapped[object] = mapped_column(Moment, nullable=True)

    def settle(self):
        self.settled_at = now()


def waiting(organisation_id, ids):
    """The open candidates of these subjects, oldest first."""
    return db.session.scalars(
        db.select(Candidate)
        .where(Candidate.organisation_id == organisation_id, Candidate.of.in_(ids), Candidate.settled_at.is_(None))
        .order_by(Candidate.made_at, Candidate.id)
    ).all()
