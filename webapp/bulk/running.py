"""Doing a bulk action: chunk by chunk through the one door, each chunk and its progress in one transaction."""

import json
from uuid import UUID

from webapp.accounts.user import User
from webapp.bulk.action import BulkAction
from webapp.bulk.deed import SET, Deed
from webapp.changes import group
from webapp.changes.apply import apply_all
from webapp.changes.history import ChangeRow, ChangesetRow, on_changeset
from webapp.customers.card import Card
from webapp.db import db, now
from webapp.fields.field import Refused
from webapp.jobs.job import enqueue
from webapp.jobs.pace import Pace
from webapp.jobs.worker import handles

AT_ONCE = 25  # so many are done while the person waits


def begin(action, deed):
    """Do it to those who were chosen, a few here and now, more by the worker; asked again, it is the job from before.

    The caller commits, and has opened the transaction for writing."""
    if action.deed is None:
        action.deed, action.began_at = deed.as_json(), now()
    where = [action.organisation_id, str(action.id)]
    job = enqueue(action.organisation_id, "bulk", where, action.key, action.total)
    db.session.flush()
    if job.status == "due" and job.total <= AT_ONCE:
        list(change_all(job))
        job.status = "done"
    return job


def resume(action):
    """Go on where it was stopped, unless it is being undone."""
    if action.job and not action.undoing:
        action.job.resume()


def take_back(action, by, device):
    """Undo all it did until now; where it is still at it, it stops first. The job that undoes it, or None."""
    if not action.job:
        return None
    action.job.stop()
    return group.undo_group(action.id, by, device)


def action_of(job):
    organisation_id, id = job.payload
    return db.session.get(BulkAction, (organisation_id, UUID(id)))


@handles("bulk")
def change_all(job):
    """Go through the chosen customers from where the job stands."""
    action, pace = action_of(job), Pace()
    user, deed, ids = db.session.get(User, action.user_id), Deed(**action.deed), action.ids()
    yield
    while job.done < len(ids):
        chunk = ids[job.done : job.done + pace.size]
        with pace.measured():
            action.count(**carry_out(action, deed, chunk, user))
        job.done += len(chunk)
        yield


def carry_out(action, deed, ids, user):
    """Do it to some customers: how many of them were `changed`, `same`, `compare` or `refused`."""
    cards = cards_of(action, ids)
    to_do = [id for id in ids if id in cards and not deed.done(cards[id])]
    before = seen(action, deed, {id: cards[id] for id in to_do})
    changesets = [deed.changeset(action, id, before[id]) for id in to_do]
    results = [result["status"] for result in applied(changesets, user, action) if result]
    return {
        "changed": results.count("applied"),
        "compare": results.count("conflict"),
        "same": len(cards) - len(to_do),
        "refused": len(ids) - len(cards) + len(to_do) - len(results),
    }


def cards_of(action, ids):
    """The cards of these customers; who was erased since has none."""
    here = db.select(Card.customer_id, Card.json).where(Card.organisation_id == action.organisation_id)
    found = {id: json.loads(text) for id, text in db.session.execute(here.where(Card.customer_id.in_(ids)))}
    return {id: card for id, card in found.items() if "number" in card}


def seen(action, deed, cards):
    """What stood in the field when the action began: where somebody changed it since, what was there before her."""
    now_there = {id: card.get(deed.field) for id, card in cards.items()}
    if deed.do != SET:
        return now_there
    since = db.select(ChangeRow.of, ChangeRow.before).join(ChangesetRow, on_changeset())
    since = since.where(
        ChangeRow.organisation_id == action.organisation_id,
        ChangeRow.of.in_(moved_since(action.began_at, cards)),
        ChangeRow.field == deed.field,
        ChangeRow.outcome == "taken",
        ChangesetRow.at > action.began_at,
    )
    return now_there | dict(db.session.execute(since.order_by(ChangeRow.turn.desc())).all())


def moved_since(moment, cards):
    """The customers somebody has changed since then; a card tells it to the second."""
    return [id for id, card in cards.items() if card["changed_at"] >= moment.strftime("%Y-%m-%dT%H:%M:%SZ")]


def applied(changesets, user, action):
    """The results of these changesets; where one is refused each is tried by itself, and its own result is None."""
    try:
        with db.session.begin_nested():
            return apply_all(changesets, user, "bulk", group=action.id)
    except Refused:
        return [alone(changeset, user, action) for changeset in changesets]


def alone(changeset, user, action):
    try:
        with db.session.begin_nested():
            return apply_all([changeset], user, "bulk", group=action.id)[0]
    except Refused:
        return None
