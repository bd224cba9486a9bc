"""The card's section of open conflicts: for each field what stands and since when, and what waits beside it."""

from collections import defaultdict

from webapp.accounts.user import User
from webapp.changes.candidate import waiting
from webapp.changes.history import last_change
from webapp.customers.card import moment, section
from webapp.db import db


@section("conflicts")
def conflicts(organisation_id, ids):
    """`{customer id: [{kind, record, field, standing, candidates: [{id, value, …}]}]}`, each signed who, device, at."""
    found = defaultdict(dict)
    for candidate in waiting(organisation_id, ids):
        clashes = found[candidate.of]
        key = candidate.record_id, candidate.field
        if key not in clashes:
            clashes[key] = clash(candidate)
        clashes[key]["candidates"].append(
            {"id": str(candidate.id), "value": candidate.value} | signature(candidate, candidate.made_at)
        )
    return {id: list(clashes.values()) for id, clashes in found.items()}


def clash(candidate):
    last = last_change(candidate.organisation_id, candidate.of, candidate.record_id, candidate.field)
    standing = signature(last.ChangesetRow, last.ChangesetRow.made_at) if last else None
    return {
        "kind": candidate.kind,
        "record": str(candidate.record_id),
        "field": candidate.field,
        "standing": standing,
        "candidates": [],
    }


def signature(by, made_at):
    """Who typed a value, on what, and when."""
    return {
        "user": by.user_id,
        "who": db.session.get(User, by.user_id).name,
        "device": by.device,
        "at": moment(made_at),
    }
