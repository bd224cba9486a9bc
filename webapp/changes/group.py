"""Undoing a group of changesets as one (an import, a bulk action, a merge): customer by customer, in small chunks."""

from collections import defaultdict
from uuid import UUID

from webapp.accounts.user import User
from webapp.changes.apply import apply_all
from webapp.changes.history import ChangeRow, ChangesetRow, on_changeset
from webapp.changes.undo import inverted_all, not_undone
from webapp.db import db, now
from webapp.fields.field import Refused
from webapp.jobs.job import Job, enqueue
from webapp.jobs.pace import Pace
from webapp.jobs.worker import handles

AT_ONCE = 25  # changesets that are taken back while the person waits
NAMED = 200  # of what was left, so many are named
ALSO = []  # what rooms do when a group of theirs was undone: functions of (organisation id, group id)


def once_undone(function):
    """Register what a room does when a group was undone: a function of (organisation id, group id)."""
    ALSO.append(function)
    return function


def undo_group(group_id, by, device=None):
    """Take back all that was done under this group's id, as far as nobody changed it since. The caller commits.

    A few changesets are taken back here and now, in the caller's transaction (`db.writing`); more by the worker.
    Returns the job: `done` of `total`, its `status` (`done` when it is over already); `left(job)` names what stayed."""
    total = db.session.scalar(standing(by.organisation_id, group_id).with_only_columns(db.func.count()))
    payload = {"group": str(group_id), "user": by.id, "device": device}
    job = enqueue(by.organisation_id, "undo group", payload, key(by.organisation_id, group_id), total)
    if job.over and total:  # more was done under this id after it had been undone
        job.status, job.payload, job.attempts, job.done, job.total = "due", payload, 0, 0, total
        job.due_at = now()
    db.session.flush()
    if job.status == "due" and total <= AT_ONCE:
        list(take_back(job))
        job.status = "done"
    return job


def job_of(organisation_id, group_id):
    """The job that undoes this group, or did; None when nobody asked for it."""
    return db.session.scalar(db.select(Job).where(Job.key == key(organisation_id, group_id)))


def first(organisation_id, group_id):
    """The first changeset of a group; None where there is no such group."""
    return db.session.scalar(done_in(organisation_id, group_id).order_by(ChangesetRow.at, ChangesetRow.id).limit(1))


def count(organisation_id, group_id):
    """How many changesets a group has, without those that undid it."""
    mine = done_in(organisation_id, group_id).with_only_columns(db.func.count())
    return db.session.scalar(mine)


def done_in(organisation_id, group_id):
    here = db.select(ChangesetRow).where(ChangesetRow.organisation_id == organisation_id)
    return here.where(ChangesetRow.group_id == group_id, ChangesetRow.undoes.is_(None))


def left(job):
    """What stayed because somebody changed it since: `(how many changesets, [(subject id, kind, field)])`."""
    return job.payload.get("kept", 0), [(UUID(of), kind, field) for of, kind, field in job.payload.get("left", [])]


def key(organisation_id, group_id):
    return f"undo group:{organisation_id}:{group_id}"


def standing(organisation_id, group_id):
    """The changesets of a group that weren't undone yet."""
    return not_undone(organisation_id).where(ChangesetRow.group_id == group_id)


def waiting(organisation_id, group_id):
    """Those changesets as `(user id, id)`; of each customer the last one first."""
    last_turn = db.select(db.func.max(ChangeRow.turn)).where(on_changeset()).correlate(ChangesetRow).scalar_subquery()
    mine = standing(organisation_id, group_id).order_by(ChangesetRow.at.desc(), last_turn.desc(), ChangesetRow.id)
    return [tuple(row) for row in db.session.execute(mine.with_only_columns(ChangesetRow.user_id, ChangesetRow.id))]


@handles("undo group")
def take_back(job):
    """Take a group back, a chunk at a time; stopped and resumed, it goes on with what still stands."""
    group, by = UUID(job.payload["group"]), db.session.get(User, job.payload["user"])
    keys, pace = waiting(job.organisation_id, group), Pace()
    yield
    job.done = max(0, job.total - len(keys))
    while keys:
        with pace.measured():
            chunk = together(job.organisation_id, keys[: pace.size])
            stayed = undo_all(saved(job.organisation_id, chunk), by, job.payload["device"], group)
        job.payload = noted(job.payload, stayed)
        job.done, keys = job.done + len(chunk), keys[len(chunk) :]
        yield
    for function in ALSO:
        function(job.organisation_id, group)


def together(organisation_id, keys):
    """As many of these changesets as can be taken back in one go: no two of them touch the same subject."""
    here = db.select(ChangeRow.user_id, ChangeRow.changeset_id, ChangeRow.of).distinct()
    here = here.where(ChangeRow.organisation_id == organisation_id, ChangeRow.changeset_id.in_([id for _, id in keys]))
    subjects, seen = defaultdict(set), set()
    for user_id, id, of in db.session.execute(here):
        subjects[user_id, id].add(of)
    for n, one in enumerate(keys):
        if subjects[one] & seen:
            return keys[:n]
        seen |= subjects[one]
    return keys


def saved(organisation_id, keys):
    """The rows of these changesets, in their order."""
    here = db.select(ChangesetRow).where(ChangesetRow.organisation_id == organisation_id)
    here = here.where(ChangesetRow.user_id.in_({user_id for user_id, _ in keys}))  # as the key begins
    rows = db.session.scalars(here.where(ChangesetRow.id.in_([id for _, id in keys])))
    found = {(row.user_id, row.id): row for row in rows}
    return [found[one] for one in keys]


def undo_all(rows, by, device, group):
    """Undo these changesets in one go; where one is refused, each by itself: `[[(of, kind, field) that stayed]]`."""
    try:
        with db.session.begin_nested():
            return undo_together(rows, by, device, group)
    except Refused:
        return [undo_alone(row, by, device, group) for row in rows]


def undo_together(rows, by, device, group):
    undone = inverted_all(rows)
    apply_all([inverse for inverse, _ in undone], by, "undo", device, group)
    return [stayed for _, stayed in undone]


def undo_alone(row, by, device, group):
    """A customer who was erased, or went to another book, is left as a whole."""
    try:
        with db.session.begin_nested():
            return undo_together([row], by, device, group)[0]
    except Refused:
        here = db.select(ChangeRow.of, ChangeRow.kind, ChangeRow.field).where(
            ChangeRow.organisation_id == row.organisation_id,
            ChangeRow.changeset_id == row.id,
            ChangeRow.user_id == row.user_id,
        )
        return [tuple(one) for one in db.session.execute(here)]


def noted(payload, stayed):
    """The payload with what stayed written into it: how often, and the first of them by name."""
    here = [one for one in stayed if one]
    named = payload.get("left", []) + [[str(of), kind, field] for one in here for of, kind, field in one]
    return payload | {"kept": payload.get("kept", 0) + len(here), "left": named[:NAMED]}
