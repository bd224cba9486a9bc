"""What passes through the door in one go: who brings it, the subjects it may touch, and the records it does."""

from collections import defaultdict, namedtuple
from dataclasses import dataclass, field

from webapp.accounts import permission
from webapp.changes import candidate
from webapp.changes.following import paths, stays
from webapp.changes.kind import registry
from webapp.changes.tidy import kind_of
from webapp.db import db
from webapp.fields.field import Erased, Refused

Signature = namedtuple("Signature", "user_id device made_at")


@dataclass
class Edit:
    actor: object
    via: str
    device: str | None = None
    subjects: dict = field(default_factory=dict)  # (kind, id) → subject
    records: dict = field(default_factory=dict)  # (kind, id) → record, None for one that isn't there yet
    waiting: dict = field(default_factory=lambda: defaultdict(list))  # (record id, field) → open candidates
    changed: dict = field(default_factory=lambda: defaultdict(set))  # subject id → {(kind, field)}
    signature: Signature | None = None  # of the changeset that is being applied
    meant: tuple = ()  # whom the change that is being made was addressed to, when she was merged into another

    @property
    def organisation_id(self):
        return self.actor.organisation_id

    def enter(self, changes):
        """Lock the subjects in the order of their kinds and ids, make the new ones, let nobody in who may not."""
        wanted, named = defaultdict(list), defaultdict(set)
        for change in changes:
            kind = kind_of(change)
            if kind.is_subject and change.id != change.of:
                raise Refused(f"no such {kind.name}")
            wanted[kind.subject].append(change)
            named[kind.name].add(change.id)
        allowed = permission.allowed(self.actor) if changes else frozenset()
        for name in sorted(wanted):
            self.enter_subjects(name, wanted[name], allowed)
        for name in named:
            self.find_records(registry.kinds[name], named[name])
        for waits in candidate.waiting(self.organisation_id, {id for _, id in self.subjects}):
            self.waiting[waits.record_id, waits.field].append(waits)

    def enter_subjects(self, name, changes, allowed):
        room, ids = registry.subjects[name], {change.of for change in changes} | self.concerned(name, changes)
        new = {change.id for change in changes if change.do == "add" and kind_of(change).is_subject}
        here = room.lock(self.organisation_id, ids)
        self.records |= {(name, id): here.get(id) for id in ids}
        permission.demand(room.needs(self.actor, changes, here, self.via), allowed)
        missing = sorted(ids - here.keys())
        found = here | room.make(self.actor, [id for id in missing if id in new])
        for id in ids:
            if id not in found or not room.admit(self.actor, found[id], allowed):
                raise Refused(f"no such {name}")
            if getattr(found[id], "erased_at", None):
                raise Erased(f"this {name} has been erased")
            self.subjects[name, id] = found[id]

    def concerned(self, name, changes):
        """Whom a merge or its undoing reaches beside those it names: where her things have come to be."""
        merged = {change.of for change in changes if stays(kind_of(change), change)}
        return {id for path in paths(self.organisation_id, name, merged).values() for id in path}

    def missed(self, changes):
        """Whether somebody was merged into another between the look and the lock."""
        named = {(kind_of(change).subject, change.of) for change in changes if not stays(kind_of(change), change)}
        return any(getattr(self.subjects[key], "merged_into", None) for key in named)

    def find_records(self, kind, ids):
        """The records that are there already, in one look."""
        if kind.is_subject:
            return
        self.records |= {(kind.name, id): None for id in ids}
        here = db.select(kind.model).where(kind.model.organisation_id == self.organisation_id, kind.model.id.in_(ids))
        for record in db.session.scalars(here):
            if not kind.hers(self.actor, record):
                raise Refused(f"no such {kind.name}")
            self.records[kind.name, record.id] = record

    def record(self, kind, change):
        """The record a change names, or None when it is new.

        Raises Refused when it belongs to another subject than the change says."""
        record = self.records[kind.name, change.id]
        if record is not None and record.of != change.of:
            raise Refused(f"no such {kind.name}")
        return record

    def put(self, kind, record, name, value):
        """Set one field of a record."""
        setattr(record, name, value)
        self.changed[record.of].add((kind.name, name))
