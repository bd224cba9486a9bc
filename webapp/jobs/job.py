"""A job: a row that says what is to be done, how far it is, and who is at it until when."""

from datetime import timedelta
from random import uniform

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.db import Moment, Number, db, now, writing

LEASE = timedelta(minutes=2)
BACKOFF = [timedelta(seconds=30), timedelta(minutes=5), timedelta(hours=1), timedelta(hours=6), timedelta(days=1)]


class Job(db.Model):
    """status: due · running · done · failed · stopped (by a person, who may let it go on)."""

    __tablename__ = "job"
    __table_args__ = (Index("ix_job_next", "status", "due_at"),)

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    kind: Mapped[str] = mapped_column(String(20))
    key: Mapped[str | None] = mapped_column(String(120), unique=True)  # the same work is never queued twice
    payload: Mapped[object] = mapped_column(JSON)
    status: Mapped[str] = mapped_column(String(10), default="due")
    attempts: Mapped[int] = mapped_column(default=0)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None] = mapped_column(Text)
    due_at: Mapped[object] = mapped_column(Moment, default=now)
    lease_until: Mapped[object] = mapped_column(Moment, nullable=True)
    created_at: Mapped[object] = mapped_column(Moment, default=now)

    @property
    def over(self):
        return self.status in ("done", "failed")

    def hold(self):
        """Take the job before any worker does."""
        self.status, self.attempts, self.lease_until = "running", (self.attempts or 0) + 1, now() + LEASE

    def stop(self):
        """Leave off where it is; what was done stays done."""
        if not self.over:
            self.status = "stopped"

    def resume(self):
        if self.status == "stopped":
            self.status, self.due_at = "due", now()

    def put_off(self, error):
        """Try again later, a little longer each time; after the last time it has failed."""
        self.error = str(error)[:1000]
        if self.attempts > len(BACKOFF):
            self.status = "failed"
            return
        self.status = "due"
        self.due_at = now() + BACKOFF[self.attempts - 1] * uniform(0.8, 1.2)


class Later(Exception):
    """The job couldn't be done this time; it is tried again."""


class Never(Exception):
    """The job can't be done, however often it is tried."""


def enqueue(organisation_id, kind, payload, key=None, total=0):
    """Queue a job in the caller's transaction; one with a key that was queued before is the one from before."""
    if key:
        known = db.session.scalar(db.select(Job).where(Job.key == key))
        if known:
            return known
    job = Job(organisation_id=organisation_id, kind=kind, payload=payload, key=key, total=total)
    db.session.add(job)
    return job


def claim(kinds):
    """Take the next job of these kinds that is due, or whose worker died, and hold its lease; None without one."""
    writing()
    waiting = db.and_(Job.status == "due", Job.due_at <= now())
    orphaned = db.and_(Job.status == "running", Job.lease_until < now())
    job = db.session.scalar(
        db.select(Job)
        .where(Job.kind.in_(kinds), db.or_(waiting, orphaned))
        .order_by(Job.due_at)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if job:
        job.hold()
    db.session.commit()
    return job
