"""What is editable: rooms register their kinds of record, and the subjects these belong to, when the app is made.

A *record* is anything with fields (a customer, a phone, a label). Its *subject* is what it belongs to, and what is
locked, checked, refreshed and synced as one: a customer with all her parts, or the organisation itself.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol
from uuid import UUID

from webapp.db import db
from webapp.fields.field import Field

GONE = Field("gone", "Removed", "switch")
MERGED_INTO = Field("merged_into", "Merged into", "id")  # of the one who left: the subject she is now
MERGED = Field("merged", "Merged", "set")  # of the one who stays: whom she took in


class Subject(Protocol):
    """What a room answers for the things it lets the door change."""

    def lock(self, organisation_id, ids):
        """The subjects of these ids, by id, read for writing in the order of their ids."""

    def make(self, actor, ids):
        """New subjects of these ids for this person, by id; none where they are not made here."""

    def admit(self, actor, subject, allowed):
        """Whether this subject is there for this person at all; allowed: the actions she may do."""

    def needs(self, actor, changes, here, via):
        """The actions a person has to be allowed to make these changes; here: the subjects there were before, by id."""

    def merged_into(self, organisation_id, ids):
        """Of those of these ids that were merged into another, that one: `{id: id}`."""

    def finish(self, actor, changed, via):
        """Derive what follows from what was changed, `[(subject, {(kind, field)})]`; Refused if it can't stay so."""

    def turn(self, subject):
        """Count this changeset on the subject; its number."""

    def clocks(self, subject):
        """The ids of the books whose clocks it moves; 0 for the organisation's own."""

    def refresh(self, subjects, seq, clock):
        """Write what is read instead of the rows: cards, list rows, search lines; of one clock, at one reading."""


@dataclass(frozen=True)
class Kind:
    """One kind of record: its table, its fields (the merge units), and the kind of its subject."""

    name: str
    model: type
    fields: tuple
    subject: str
    start: callable = lambda actor, record: None  # what a new record has beside its fields
    hers: callable = lambda actor, record: True  # whether this person may change this record of a subject she may
    required: tuple = ()  # the names of fields that are never empty
    twin: callable = None  # of what is made of two records: from the id of the one to the id of the other
    stays: tuple = ()  # the names of a subject's fields that don't follow it when it is merged into another

    @cached_property
    def field(self):
        own = {field.name: field for field in self.fields}
        return own if self.is_subject else own | {GONE.name: GONE}

    @property
    def is_subject(self):
        return self.name == self.subject

    def find(self, organisation_id, id):
        """The record of this id, or None."""
        numbered = self.model.id.type.python_type is int
        return db.session.get(self.model, organisation_id if numbered else (organisation_id, id))


def id_of(record):
    """The id a record has in a change; the organisation's own is a number, its subject's stands for it."""
    return record.id if isinstance(record.id, UUID) else record.of


class Registry:
    """The kinds and subjects of all rooms, by name."""

    def __init__(self):
        self.kinds, self.subjects = {}, {}

    def add(self, subject, room, *kinds):
        """Register a room's answers for its subject, and the kinds of record that belong to it."""
        self.subjects[subject] = room
        self.kinds.update({kind.name: kind for kind in kinds})

    def add_kind(self, kind):
        self.kinds[kind.name] = kind


registry = Registry()
