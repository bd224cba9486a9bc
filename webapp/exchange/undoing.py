"""Undoing an import as a whole: the group of its changesets, as far as nobody changed since what it brought."""

from webapp.accounts.user import User
from webapp.changes import group
from webapp.db import db, now
from webapp.exchange.imported import ContactImport


def take_back(brought):
    """Undo an import, or queue its undoing where it was large: the job."""
    return group.undo_group(brought.id, db.session.get(User, brought.user_id))


def job_of(brought):
    """The job that undoes this import, if one was asked for."""
    return group.job_of(brought.organisation_id, brought.id)


@group.once_undone
def forget_whom_it_brought(organisation_id, group_id):
    """An import that was undone knows nobody any more, so it can come again."""
    brought = db.session.get(ContactImport, (organisation_id, group_id))
    if brought:
        brought.undone_at = now()
