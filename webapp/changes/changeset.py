"""A changeset: what one person changed in one go, made where the edit was made. Plain JSON on its way here."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

from webapp.db import now, uuid7
from webapp.fields.field import Refused

DOINGS = ("add", "set", "remove", "settle")
OF_A_FIELD = ("set", "settle")
MOST_CHANGES = 2000
EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2999, 1, 1, tzinfo=UTC)  # of what a clock may say


@dataclass(frozen=True)
class Change:
    """One change of one record.

    do: `add` (new: its fields) · `set` (field, old, new) · `remove` (old: its fields as seen) ·
    `settle` (field, old, new, and the ids of the candidates that were seen and left behind)
    of: the subject's id; the record's own id when it is the subject"""

    do: str
    kind: str
    id: UUID
    of: UUID
    field: str | None = None
    old: object = None
    new: object = None
    settles: tuple = ()
    meant: tuple = ()  # whom it was addressed to, before she was merged into `of`; known to the door alone

    def as_json(self):
        names = {"do": self.do, "kind": self.kind, "id": str(self.id), "of": str(self.of), "field": self.field}
        settles = {"settles": [str(id) for id in self.settles]} if self.settles else {}
        return names | {"old": self.old, "new": self.new} | settles


@dataclass(frozen=True)
class Changeset:
    changes: tuple
    id: UUID = field(default_factory=uuid7)
    made_at: datetime = field(default_factory=now)
    undoes: UUID | None = None  # the changeset it takes back

    def __bool__(self):
        return bool(self.changes)

    def as_json(self):
        changes = [change.as_json() for change in self.changes]
        return {"id": str(self.id), "made_at": self.made_at.isoformat(), "changes": changes}


def parse(json):
    """A changeset from the JSON a client sent.

    Raises Refused with the reason when it isn't one."""
    if not isinstance(json, dict) or not isinstance(json.get("changes"), list):
        raise Refused("a changeset is {id, made_at, changes}")
    if not 0 < len(json["changes"]) <= MOST_CHANGES:
        raise Refused(f"a changeset has 1 to {MOST_CHANGES} changes")
    changes = tuple(parse_change(change) for change in json["changes"])
    undoes = json.get("undoes") and parse_id(json["undoes"])
    return Changeset(changes, parse_id(json.get("id")), parse_moment(json.get("made_at")), undoes or None)


def parse_change(json):
    if not isinstance(json, dict) or json.get("do") not in DOINGS:
        raise Refused(f"a change does one of {', '.join(DOINGS)}")
    id, settles = parse_id(json.get("id")), json.get("settles") or []
    if not isinstance(settles, list):
        raise Refused("settles is a list of ids")
    return Change(
        do=json["do"],
        kind=parse_name(json.get("kind")),
        id=id,
        of=parse_id(json.get("of", json["id"])),
        field=parse_name(json.get("field")) if json["do"] in OF_A_FIELD else None,
        old=json.get("old"),
        new=json.get("new"),
        settles=tuple(parse_id(settled) for settled in settles),
    )


def parse_name(value):
    if not isinstance(value, str) or not value.isidentifier() or len(value) > 40:
        raise Refused("a name is expected")
    return value


def parse_id(value):
    try:
        return UUID(value)
    except (ValueError, TypeError, AttributeError) as error:
        raise Refused("an id is a UUID") from error


def parse_moment(value):
    """When it was made, by the device's own clock: shown, never sorted by. One that makes no sense counts as now."""
    try:
        moment = datetime.fromisoformat(value)
        sensible = moment.tzinfo and EARLIEST <= moment.astimezone(UTC) <= LATEST
    except (ValueError, TypeError, OverflowError):
        return now()
    return moment.astimezone(UTC) if sensible else now()
