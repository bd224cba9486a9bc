"""Undoing an import as a whole: each of its changesets, the last one first, as far as nobody changed it since."""

from webapp.accounts.user import User
from webapp.changes.apply import apply_all
from webapp.changes.history import ChangesetRow
from webapp.changes.undo import inverted, not_undone
from webapp.db import db, now
from webapp.exchange.importing import imported, queue
from webapp.jobs.job import Job
from webapp.jobs.worker import handles

AT_ONCE = 25  # changesets in one transaction


def take_back(brought):
    """Queue the undoing of an import."""
    return queue(brought, "undo import", len(changesets(brought)))


def changesets(brought):
    """The changesets of an import that weren't undone yet, the last one first."""
    mine = not_undone(brought.organisation_id).where(ChangesetRow.group_id == brought.id)
    return db.session.scalars(mine.order_by(ChangesetRow.at.desc(), ChangesetRow.id)).all()


@handles("undo import")
def undo_import(job):
    """Take back what an import did, a chunk at a time."""
    brought = imported(job)
    user = db.session.get(User, brought.user_id)
    while waiting := changesets(brought)[:AT_ONCE]:
        apply_all([inverted(saved)[0] for saved in waiting], user, "undo", group=brought.id)
        job.done += len(waiting)
        yield
    brought.undone_at = now()


def job_of(brought):
    """The job that undoes this import, if one was asked for."""
    return db.session.scalar(db.select(Job).where(Job.key == f"undo import:{brought.id}"))
