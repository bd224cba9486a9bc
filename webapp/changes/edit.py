"""One changeset on its way through the door: who brought it, the subjects it may touch, the records it did."""

from collections import defaultdict, namedtuple
from dataclasses import dataclass, field

from webapp.changes import candidate
from webapp.changes.kind import registry
from webapp.changes.tidy import kind_of, tidy
from webapp.db import db
from webapp.fields.field import Refused

Signature = namedtuple("Signature", "user_id device made_at")


@dataclass
class Edit:
    actor: object
    changeset: object
    via: str
    device: str | None = None
    changes: tuple = ()  # in canonical form
    subjects: dict = field(default_factory=dict)  # (kind, id) → subject
    records: dict = field(default_factory=dict)  # (kind, id) → record
    waiting: dict = field(default_factory=lambda: defaultdict(list))  # (record id, field) → open candidates
    changed: dict = field(default_factory=lambda: defaultdict(set))  # subject id → {(kind, field)}

    @property
    def organisation_id(self):
        return self.actor.organisation_id

    @property
    def signature(self):
        return Signature(self.actor.id, self.device, self.changeset.made_at)

    def enter(self):
        """Lock the subjects in the order of their kinds and ids, make the new ones, let nobody in who may not."""
        self.changes = tuple(tidy(change, strict=self.via != "undo") for change in self.changeset.changes)
        wanted = defaultdict(set)
        for change in self.changes:
            wanted[kind_of(change).subject].add(change.of)
        for name in sorted(wanted):
            self.enter_subjects(name, wanted[name])
        for waits in candidate.waiting(self.organisation_id, {id for _, id in self.subjects}):
            self.waiting[waits.record_id, waits.field].append(waits)

    def enter_subjects(self, name, ids):
        room = registry.subjects[name]
        found = room.lock(self.organisation_id, ids)
        for id in sorted(ids):
            if id in found:
                self.records[name, id] = found[id]
            subject = found.get(id) or (room.make(self.actor, id) if self.makes(name, id) else None)
            if subject is None or not room.admit(self.actor, subject):
                raise Refused(f"no such {name}")
            self.subjects[name, id] = subject

    def makes(self, name, id):
        return any(change.do == "add" and change.kind == name and change.id == id for change in self.changes)

    def record(self, kind, change):
        """The record a change names, or None when it is new.

        Raises Refused when it belongs to another subject than the change says."""
        key = kind.name, change.id
        if key not in self.records and not kind.is_subject:
            self.records[key] = db.session.get(kind.model, (self.organisation_id, change.id))
        record = self.records.get(key)
        if record is not None and record.of != change.of:
            raise Refused(f"no such {kind.name}")
        return record

    def put(self, kind, record, name, value):
        """Set one field of a record."""
        setattr(record, name, value)
        self.changed[record.of].add((kind.name, name))
