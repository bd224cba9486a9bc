"""Merging two customers: one changeset, so that it stands in the history as one and is undone as one."""

from uuid import UUID

from webapp.changes.apply import apply
from webapp.changes.changeset import Change, Changeset
from webapp.changes.history import ChangeRow, on_changeset
from webapp.changes.kind import MERGED, MERGED_INTO
from webapp.changes.undo import not_undone, undo
from webapp.customers.fields import FIELDS, PLURALS, REACH
from webapp.db import db
from webapp.merging.pairs import BOTH, FIRST, PICKED, both, sets, twins


def merge(winner, loser, picks, by, device=None):
    """Make two customers one, through the one door; the caller commits.

    winner, loser: their cards; picks: `{field: id of the card whose value stays, or "both"}`; left out, the winner's
    where there is one. Returns the changeset's result; raises Refused where they can't be merged."""
    return apply(merging(winner, loser, picks), by=by, via="merge", device=device)


def merging(winner, loser, picks):
    """The changeset: what of the loser's is picked, her labels, no number twice, and that she is the winner now."""
    hers, into = UUID(loser["id"]), UUID(winner["id"])
    doubles = {kind: twins(kind, winner[PLURALS[kind]], loser[PLURALS[kind]]) for kind in REACH}
    changes = [
        Change("set", "customer", into, into, field.name, winner[field.name], new)
        for field in PICKED
        if (new := picked(field, winner, loser, picks.get(field.name))) != winner[field.name]
    ]
    changes += [
        Change("set", "customer", into, into, field.name, None, member)
        for field in sets()
        for member in loser[field.name]
        if member not in winner[field.name]
    ]
    changes += firsts(winner, loser, doubles)
    changes += [
        gone(kind, part, hers) for kind in REACH for part in loser[PLURALS[kind]] if part["id"] in doubles[kind]
    ]
    changes.append(Change("set", "customer", into, into, MERGED.name, None, str(hers)))
    changes.append(Change("set", "customer", hers, hers, MERGED_INTO.name, None, str(into)))
    return Changeset(tuple(changes))


def picked(field, winner, loser, pick):
    mine, other = winner[field.name], loser[field.name]
    if pick == BOTH and field.kind == "lines" and mine and other:
        return both(field, winner, loser) or mine
    if pick in (winner["id"], loser["id"]):
        return other if pick == loser["id"] else mine
    return other if mine is None else mine


def firsts(winner, loser, doubles):
    """Which phone, e-mail and address comes first: hers, where the winner had chosen none."""
    into = UUID(winner["id"])
    for name in FIRST:
        if winner[name] is None and loser[name] is not None:
            kind = name.removeprefix("primary_")
            if not winner[PLURALS[kind]]:
                yield Change("set", "customer", into, into, name, None, doubles[kind].get(loser[name], loser[name]))


def gone(kind, part, of):
    old = {field.name: part[field.name] for field in FIELDS[kind]}
    return Change("remove", kind, UUID(part["id"]), of, old=old)


def last_merge(organisation_id, winner, loser):
    """The changeset that merged these two and wasn't undone; None where there is none."""
    return db.session.scalar(
        not_undone(organisation_id)
        .join(ChangeRow, on_changeset())
        .where(ChangeRow.of == loser, ChangeRow.field == MERGED_INTO.name)
        .where(ChangeRow.do == "set", ChangeRow.outcome == "taken")
        .order_by(ChangeRow.turn.desc())
        .limit(1)
    )


def part_again(organisation_id, winner, loser, by, device=None):
    """Undo the merge of two: `[(kind, field)]` that stayed because it was changed since; None where there was none."""
    saved = last_merge(organisation_id, winner, loser)
    return None if saved is None else undo(saved, by, device)
