"""A bulk action: whom it is about, what it does, and how it went. It is chosen first, and begun once."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.bulk.choosing import packed, unpacked
from webapp.changes import group
from webapp.db import Id, Moment, db, now, uuid7
from webapp.jobs.job import Job

LEFT_LYING = timedelta(days=1)  # a choice nothing was done with is forgotten then


class BulkAction(db.Model):
    """Its id is the group of its changesets. What it does stays None until it is begun."""

    __tablename__ = "bulk_action"
    __table_args__ = (Index(None, "organisation_id", "user_id", "created_at"),)

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(Id, primary_key=True, default=uuid7)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    filter: Mapped[str | None] = mapped_column(String(1000))  # where all that match were chosen
    chosen: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)  # their ids, 16 bytes each, in the order of work
    total: Mapped[int] = mapped_column()
    deed: Mapped[object] = mapped_column(JSON(none_as_null=True), nullable=True)
    changed: Mapped[int] = mapped_column(default=0)
    same: Mapped[int] = mapped_column(default=0)  # it was so already
    compare: Mapped[int] = mapped_column(default=0)  # somebody changed it meanwhile: both values wait
    refused: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[object] = mapped_column(Moment, default=now)
    began_at: Mapped[object] = mapped_column(Moment, nullable=True)

    def ids(self, limit=None):
        """The chosen customers' ids, or the first of them."""
        return unpacked(self.chosen[: limit and 16 * limit])

    @property
    def job(self):
        """The job that does it, or None before it is begun."""
        return db.session.scalar(db.select(Job).where(Job.key == self.key))

    @property
    def undoing(self):
        """The job that undoes it, if somebody asked for that."""
        return group.job_of(self.organisation_id, self.id)

    @property
    def key(self):
        return f"bulk:{self.id}"

    def count(self, **outcomes):
        """Add what became of some customers."""
        for name, number in outcomes.items():
            setattr(self, name, getattr(self, name) + number)


def choose(user, ids, filter=None):
    """Keep a choice of customers, so that nobody joins it or leaves it before something is done."""
    forget_choices(user)
    action = BulkAction(
        organisation_id=user.organisation_id,
        user_id=user.id,
        filter=without_names(filter) or None,
        chosen=packed(ids),
        total=len(ids),
    )
    db.session.add(action)
    db.session.flush()
    return action


def without_names(filter):
    """A filter without the texts that are looked for: they may be somebody's name, who may be erased."""
    return ",".join(word for word in (filter or "").split(",") if ":" not in word)[:600]


def forget_choices(user):
    """Drop this person's choices nothing was ever done with."""
    lying = db.and_(BulkAction.began_at.is_(None), BulkAction.created_at < now() - LEFT_LYING)
    db.session.execute(db.delete(BulkAction).where(*hers(user), lying))


def hers(user):
    return BulkAction.organisation_id == user.organisation_id, BulkAction.user_id == user.id


def begun(user, limit=20):
    """The last actions this person began, the newest first."""
    mine = db.select(BulkAction).where(*hers(user), BulkAction.began_at.is_not(None))
    return db.session.scalars(mine.order_by(BulkAction.created_at.desc()).limit(limit)).all()
