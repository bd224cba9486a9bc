"""What a change does to its record: add, set, remove, settle. Each answers (what stood before, the outcome)."""

from webapp.changes.candidate import Candidate
from webapp.changes.carrying import CANDIDATE, note, was_with
from webapp.changes.history import last_change
from webapp.changes.kind import GONE, MERGED_INTO, id_of
from webapp.changes.merge import CONFLICT, REPLACED, SAME, TAKEN, merge
from webapp.changes.tidy import field_of
from webapp.db import db, uuid7
from webapp.fields.field import Refused


def add(edit, kind, change):
    """A new record; one that is here already takes what it lacks, and what differs waits beside it."""
    record = edit.record(kind, change)
    if record is None:
        create(edit, kind, change)
        return None, TAKEN
    before = whole(kind, record)
    outcomes = [take_in(edit, kind, record, name, value) for name, value in change.new.items()]
    if getattr(record, GONE.name, None):
        edit.put(kind, record, GONE.name, None)
        return before, TAKEN
    return before, next((outcome for outcome in (CONFLICT, TAKEN) if outcome in outcomes), SAME)


def create(edit, kind, change):
    record = (
        edit.subjects[kind.subject, change.of]
        if kind.is_subject
        else kind.model(organisation_id=edit.organisation_id, id=change.id, of=change.of)
    )
    kind.start(edit.actor, record)
    if hasattr(kind.model, "made_at"):  # a record that says when it was made: as its changeset does
        record.made_at = edit.signature.made_at
    db.session.add(record)
    edit.records[kind.name, change.id] = record
    for name, value in change.new.items():
        edit.put(kind, record, name, value)
    if change.meant:
        note(edit.organisation_id, change.meant, kind.name, [change.id])
        was_with(edit.organisation_id, change.of, kind.name, [change.id])


def take_in(edit, kind, record, name, value):
    """Merge what an add carries for one field into a record that is here already."""
    if kind.field[name].kind == "set":
        return put_members(edit, kind, record, name, {*(getattr(record, name) or ()), *(value or ())})
    return merge_into(edit, kind, record, name, None, value)


def set_(edit, kind, change):
    """A new value for one field. An edit of a part that somebody removed brings it back, and asks."""
    record, field = known(edit, kind, change), field_of(kind, change)
    if field.kind == "set":
        return list(getattr(record, field.name) or ()), set_member(edit, kind, record, change)
    before = getattr(record, field.name)
    if field == MERGED_INTO and before not in (change.old, change.new):
        raise Refused(f"this {kind.name} was merged into another meanwhile")
    outcome = merge_into(edit, kind, record, field.name, change.old, change.new)
    if getattr(record, GONE.name, None) and outcome != SAME and field != GONE:
        bring_back(edit, kind, record)
    return before, outcome


def set_member(edit, kind, record, change):
    """A set is merged member by member: putting one in and taking one out never clash."""
    members = set(getattr(record, change.field) or ())
    after = (members - {change.old}) | ({change.new} if change.new else set())
    return put_members(edit, kind, record, change.field, after)


def put_members(edit, kind, record, name, members):
    if members == set(getattr(record, name) or ()):
        return SAME
    edit.put(kind, record, name, sorted(members) or None)
    return TAKEN


def remove(edit, kind, change):
    """A part goes, unless somebody changed it since it was seen: then it stays, and the removal waits."""
    record = known(edit, kind, change)
    if kind.is_subject:
        raise Refused(f"a {kind.name} is not removed but binned")
    before = whole(kind, record)
    if not record.gone and any(before[name] != value for name, value in change.old.items()):
        wait(edit, kind, record, GONE.name, True)
        return before, CONFLICT
    return before, merge_into(edit, kind, record, GONE.name, None, True)


def whole(kind, record):
    """What a record holds, as a removal keeps it."""
    return {field.name: getattr(record, field.name) for field in kind.fields}


def settle(edit, kind, change):
    """Somebody chose: her value is an ordinary change, and the candidates she saw are left behind."""
    record, field = known(edit, kind, change), field_of(kind, change)
    if field.kind == "set":
        raise Refused(f"{field.name} has nothing to settle")
    seen = [candidate for candidate in edit.waiting[id_of(record), field.name] if candidate.id in change.settles]
    leave_behind(edit, record, field.name, seen)
    before = getattr(record, field.name)
    return before, merge_into(edit, kind, record, field.name, change.old, change.new)


DO = {"add": add, "set": set_, "remove": remove, "settle": settle}


def known(edit, kind, change):
    record = edit.record(kind, change)
    if record is None:
        raise Refused(f"no such {kind.name}")
    return record


def merge_into(edit, kind, record, name, old, new):
    """Merge one value into a record: it takes it, or the value becomes a candidate that waits."""
    waiting = edit.waiting[id_of(record), name]
    outcome = merge(getattr(record, name), old, new, [candidate.value for candidate in waiting])
    if outcome == TAKEN:
        edit.put(kind, record, name, new)
    replaced = [old] if outcome in (REPLACED, SAME) else []
    held = [getattr(record, name), *replaced]
    leave_behind(edit, record, name, [candidate for candidate in waiting if candidate.value in held])
    if outcome in (CONFLICT, REPLACED):
        wait(edit, kind, record, name, new)
    return outcome


def bring_back(edit, kind, record):
    """The part stays, with the conflict "removed there": the removal waits in the name of who removed it."""
    edit.put(kind, record, GONE.name, None)
    removal = last_change(edit.organisation_id, record.of, record.id, GONE.name)
    if removal:
        wait(edit, kind, record, GONE.name, True, by=removal.ChangesetRow)


def wait(edit, kind, record, name, value, by=None):
    """Keep a value as a candidate, once: the same value typed twice waits once."""
    waiting, by = edit.waiting[id_of(record), name], by or edit.signature
    if any(candidate.value == value for candidate in waiting):
        return
    candidate = Candidate(
        id=uuid7(),
        organisation_id=edit.organisation_id,
        of=record.of,
        kind=kind.name,
        record_id=id_of(record),
        field=name,
        value=value,
        user_id=by.user_id,
        device=by.device,
        made_at=by.made_at,
    )
    db.session.add(candidate)
    waiting.append(candidate)
    if kind.is_subject:
        note(edit.organisation_id, edit.meant, CANDIDATE, [candidate.id])


def leave_behind(edit, record, name, candidates):
    """These candidates wait no longer: the record holds them, a newer one replaces them, or somebody chose."""
    for candidate in candidates:
        candidate.settle()
        edit.waiting[id_of(record), name].remove(candidate)
