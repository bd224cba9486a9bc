"""The one door: apply a changeset to the records it names, in the caller's transaction."""

from collections import defaultdict

from webapp.changes import clock, history
from webapp.changes.doing import DO
from webapp.changes.edit import Edit
from webapp.changes.kind import registry
from webapp.changes.merge import CONFLICT
from webapp.changes.tidy import kind_of
from webapp.db import db


def apply(changeset, by, via, device=None, group=None, undoes=None):
    """Apply a changeset: the only way an editable field is ever set. Never commits; the caller does.

    by: the user who made it; via: web, import, undo …; group: the id of the bulk action or import it belongs to.
    Returns its result, `{id, status: applied | conflict, outcomes: [...]}`; a changeset seen before answers with its
    first result. The transaction must be open for writing (`db.writing`).
    Raises Refused when it can't be applied; the caller rolls back."""
    known = history.first_result(by.organisation_id, by.id, changeset.id)
    if known:
        return known
    edit = Edit(by, changeset, via, device)
    edit.enter()
    done = [(change, *DO[change.do](edit, kind_of(change), change)) for change in edit.changes]
    for (name, id), subject in edit.subjects.items():
        registry.subjects[name].finish(by, subject, edit.changed[id], via)
    return write_down(edit, done, {"group_id": group, "undoes": undoes})


def write_down(edit, done, belongs):
    """The history, and last the clocks with what is read instead of the rows: a clock is held as short as can be."""
    turns = {key: registry.subjects[key[0]].turn(subject) for key, subject in edit.subjects.items()}
    outcomes = [outcome for *_, outcome in done]
    result = {
        "id": str(edit.changeset.id),
        "status": CONFLICT if CONFLICT in outcomes else "applied",
        "outcomes": outcomes,
    }
    db.session.flush()
    remember(edit, done, turns, belongs | {"result": result})
    for (name, book_id), subjects in by_clock(edit).items():
        registry.subjects[name].refresh(subjects, clock.tick(edit.organisation_id, book_id))
    return result


def remember(edit, done, turns, belongs):
    who = {"organisation_id": edit.organisation_id, "user_id": edit.actor.id}
    db.session.execute(
        db.insert(history.ChangesetRow),
        who
        | belongs
        | {
            "id": edit.changeset.id,
            "via": edit.via,
            "device": edit.device,
            "made_at": edit.changeset.made_at,
        },
    )
    db.session.execute(
        db.insert(history.ChangeRow),
        [
            who
            | {
                "of": change.of,
                "turn": turns[kind_of(change).subject, change.of],
                "n": n,
                "changeset_id": edit.changeset.id,
                "kind": change.kind,
                "record_id": change.id,
                "do": change.do,
                "field": change.field,
                "old": change.old,
                "new": change.new,
                "before": before,
                "outcome": outcome,
            }
            for n, (change, before, outcome) in enumerate(done)
        ],
    )


def by_clock(edit):
    """The touched subjects by their clock, in the order in which clocks are locked."""
    clocks = defaultdict(list)
    for (name, _), subject in edit.subjects.items():
        clocks[name, registry.subjects[name].clock(subject)].append(subject)
    return dict(sorted(clocks.items()))
