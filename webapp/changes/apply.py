"""The one door: apply a changeset to the records it names, in the caller's transaction."""

from collections import defaultdict
from itertools import islice

from webapp.changes import clock, history
from webapp.changes.doing import DO
from webapp.changes.edit import Edit, Signature
from webapp.changes.following import following
from webapp.changes.kind import GONE, registry
from webapp.changes.merge import CONFLICT
from webapp.changes.tidy import kind_of, tidy
from webapp.db import db


def apply(changeset, by, via, device=None, group=None):
    """Apply a changeset: the only way an editable field is ever set. Never commits; the caller does.

    by: the user who made it; via: web, import, undo …; group: the id of the bulk action or import it belongs to.
    Returns its result, `{id, status: applied | conflict, outcomes: [...]}`; a changeset seen before answers with its
    first result. The transaction must be open for writing (`db.writing`).
    Raises Refused when it can't be applied; the caller rolls back."""
    return apply_all([changeset], by, via, device, group)[0]


def apply_all(changesets, by, via, device=None, group=None):
    """Apply several changesets of one person in one go, in their order: the results, as `apply` answers them.

    Raises Refused when one of them can't be applied; then none of them is, once the caller has rolled back."""
    results = history.first_results(by.organisation_id, by.id, [changeset.id for changeset in changesets])
    new = [
        (changeset, [tidy(change, strict=via != "undo") for change in changeset.changes])
        for changeset in changesets
        if changeset.id not in results
    ]
    edit, new = entered(by, via, device, new)
    made = [Made(edit, changeset, changes) for changeset, changes in new]
    for name, changed in by_room(edit).items():
        registry.subjects[name].finish(by, changed, via)
    write_down(edit, made, group)
    results |= {one.changeset.id: one.result for one in made}
    return [results[changeset.id] for changeset in changesets]


def entered(by, via, device, new):
    """The edit with all its subjects locked, and its changes addressed to where they are to land."""
    changes = following(by.organisation_id, [change for _, changes in new for change in changes])
    rest = iter(changes)
    new = [(changeset, list(islice(rest, len(as_sent)))) for changeset, as_sent in new]
    edit = Edit(by, via, device)
    edit.enter(changes)
    return entered(by, via, device, new) if edit.missed(changes) else (edit, new)


class Made:
    """A changeset that was made to its records: the turn it had on each subject, and what became of each change."""

    def __init__(self, edit, changeset, changes):
        edit.signature = Signature(edit.actor.id, edit.device, changeset.made_at)
        self.changeset = changeset
        self.done = [done(edit, kind_of(change), change) for change in changes]
        subjects = {(kind_of(change).subject, change.of) for change in changes}
        self.turns = {key: registry.subjects[key[0]].turn(edit.subjects[key]) for key in subjects}
        outcomes = [outcome for _, _, outcome, _ in self.done]
        status = CONFLICT if CONFLICT in outcomes else "applied"
        self.result = {"id": str(changeset.id), "status": status, "outcomes": outcomes}


def done(edit, kind, change):
    """Do one change: `(change, what stood before, outcome, whether the record was gone and came back with it)`."""
    edit.meant, was_gone = change.meant, is_gone(edit, change)
    before, outcome = DO[change.do](edit, kind, change)
    return change, before, outcome, was_gone and not is_gone(edit, change)


def is_gone(edit, change):
    return bool(getattr(edit.records.get((change.kind, change.id)), GONE.name, None))


def by_room(edit):
    """What was changed of each subject: `{kind of subject: [(subject, {(kind, field)})]}`."""
    rooms = defaultdict(list)
    for (name, id), subject in edit.subjects.items():
        rooms[name].append((subject, edit.changed[id]))
    return rooms


def write_down(edit, made, group):
    """The history, and last the clocks with what is read instead of the rows: a clock is held as short as can be."""
    if not made:
        return
    db.session.flush()
    history.remember(edit, made, group)
    for (name, book_id), subjects in by_clock(edit).items():
        registry.subjects[name].refresh(subjects, clock.tick(edit.organisation_id, book_id), book_id)


def by_clock(edit):
    """The touched subjects by their clock, in the order in which clocks are locked."""
    clocks = defaultdict(list)
    for (name, _), subject in edit.subjects.items():
        for book_id in registry.subjects[name].clocks(subject):
            clocks[name, book_id].append(subject)
    return dict(sorted(clocks.items()))
