"""Time travel: what records held before their newest changes. Pure, and knows no kind of record by name."""

from webapp.changes.kind import GONE, registry
from webapp.changes.merge import TAKEN


def rewound(records, rows):
    """The records as they were before these changes.

    records: what stands now, also what is gone, `{(kind, id): {field: value, "gone": …}}`;
    rows: their changes that are newer than the instant, the newest first.
    A record that was made since is not among what is returned."""
    then = {key: dict(held) for key, held in records.items()}
    for row in rows:
        BACK[row.do](then, (row.kind, row.record_id), row)
    return then


def before_add(then, key, row):
    """What was made wasn't there; an add of what was there already tells what that held."""
    if row.before is not None:
        held(then, key).update(row.before)
        come_back(then, key, row)
    elif row.outcome == TAKEN:
        then.pop(key, None)


def before_set(then, key, row):
    if row.outcome == TAKEN:
        values = held(then, key)
        values[row.field] = earlier(row, values.get(row.field))
    come_back(then, key, row)


def before_remove(then, key, row):
    if row.outcome == TAKEN:
        held(then, key)[GONE.name] = None


BACK = {"add": before_add, "set": before_set, "settle": before_set, "remove": before_remove}


def held(then, key):
    """The values of a record; of one that isn't kept any more, nobody asks."""
    return then.get(key, {})


def come_back(then, key, row):
    if row.revived:
        held(then, key)[GONE.name] = True


def earlier(row, value):
    """What a field held before a change it took. A set that was changed before sets were kept whole, by its member."""
    if not is_set(row):
        return row.before
    if row.before is not None:
        return row.before or None
    members = set(value or ()) - {row.new} | ({row.old} if row.old else set())
    return sorted(members) or None


def is_set(row):
    field = registry.kinds[row.kind].field.get(row.field)
    return field is not None and field.kind == "set"
