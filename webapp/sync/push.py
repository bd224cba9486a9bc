"""One changeset of a device through the one door, in a transaction of its own."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy.exc import DataError, IntegrityError

from webapp.changes.apply import apply
from webapp.changes.changeset import parse
from webapp.changes.history import ChangesetRow
from webapp.changes.undo import inverted
from webapp.customers import card
from webapp.customers.customer import Customer
from webapp.customers.fields import FIELDS
from webapp.db import db, writing
from webapp.fields.field import Erased, Refused


def push(sent, user, device):
    """What became of it: `{id, status, outcomes, cards}`, or `{id, status, reason}` when it is rejected or erased.

    status: applied · conflict · rejected · erased; cards: those of the customers it named, as they are now."""
    id = sent.get("id") if isinstance(sent, dict) and isinstance(sent.get("id"), str) else None
    for _ in range(2):  # the same changeset may come twice at the same moment: the second time, the other one is in
        try:
            return take(sent, user, device)
        except (IntegrityError, DataError):
            db.session.rollback()
        except Erased as erased:
            return rejected(id, "erased", erased)
        except Refused as refused:
            return rejected(id, "rejected", refused)
    return rejected(id, "rejected", "the database doesn't take it")


def take(sent, user, device):
    changeset = parse(sent)
    writing()
    left = without_the_erased(as_it_is_now(changeset, user), user)
    result = apply(left, by=user, via="undo" if changeset.undoes else "sync", device=device)
    db.session.commit()
    return result | {"cards": cards(changeset, user)}


def rejected(id, status, reason):
    db.session.rollback()
    return {"id": id, "status": status, "reason": str(reason)}


def as_it_is_now(changeset, user):
    """An undo takes back what its changeset really did here; one of a changeset that never arrived does nothing."""
    if not changeset.undoes:
        return changeset
    undone = db.session.get(ChangesetRow, (user.organisation_id, user.id, changeset.undoes))
    return replace(changeset, changes=inverted(undone)[0].changes if undone else ())


def without_the_erased(changeset, user):
    """Of a changeset about several customers, what is about those who are still here: the others' is kept for them."""
    ids = {change.of for change in changeset.changes}
    here = db.select(Customer.id).where(Customer.organisation_id == user.organisation_id, Customer.id.in_(ids))
    erased = set(db.session.scalars(here.where(Customer.erased_at.is_not(None)))) if len(ids) > 1 else set()
    kept = tuple(change for change in changeset.changes if change.of not in erased)
    return replace(changeset, changes=kept) if kept else changeset


def cards(changeset, user):
    """The cards of the customers a changeset names."""
    ids = sorted({change.of for change in changeset.changes if change.kind in FIELDS})
    return [found for id in ids if (found := card.find(user.book, UUID(str(id))))]
