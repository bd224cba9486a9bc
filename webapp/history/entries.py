"""The history of a customer, a page at a time: who changed what, when and from where, before and after."""

from itertools import groupby
from uuid import UUID

from flask_babel import gettext as _

from webapp.accounts.user import User
from webapp.changes.history import ChangeRow, ChangesetRow, on_changeset
from webapp.changes.kind import GONE, MERGED, MERGED_INTO, registry
from webapp.changes.merge import SAME, TAKEN
from webapp.customers.compare import name as name_of
from webapp.customers.fields import FIELDS
from webapp.db import db
from webapp.history.words import VIA, in_one_line, in_words, instant, meanings

CHANGES = 80  # of a page
ONLY_AS_A_WHOLE = (MERGED.name, MERGED_INTO.name)  # what isn't put back by itself
SAID = ("switch", "choice")  # kinds of field whose emptiness is a word: No, Active


def page(organisation_id, card, records, before):
    """One page of her history, the newest first: `(entries, the turn the next page is before, or None)`.

    records: all that is kept of her now (`then.records`); before: only turns before this one."""
    rows = changes(organisation_id, UUID(card["id"]), before)
    turns = [list(rows) for _, rows in groupby(rows, key=lambda row: row.ChangeRow.turn)]
    whole = turns[:-1] if len(rows) > CHANGES and len(turns) > 1 else turns
    names = meanings(organisation_id, card["book"], records, values_of(rows))
    undone = undone_among(organisation_id, rows)
    entries = [entry(turn, records, names, undone) for turn in whole]
    return entries, entries[-1]["turn"] if len(rows) > CHANGES else None


def changes(organisation_id, of, before):
    mine = db.select(ChangeRow, ChangesetRow, User.name).join(ChangesetRow, on_changeset())
    mine = mine.join(User, User.id == ChangeRow.user_id)
    mine = mine.where(ChangeRow.organisation_id == organisation_id, ChangeRow.of == of, ChangeRow.turn < before)
    return db.session.execute(mine.order_by(ChangeRow.turn.desc(), ChangeRow.n).limit(CHANGES + 1)).all()


def values_of(rows):
    for row in rows:
        for value in (row.ChangeRow.old, row.ChangeRow.new, row.ChangeRow.before):
            yield from value.values() if isinstance(value, dict) else [value]


def undone_among(organisation_id, rows):
    """Which of these changesets were taken back as a whole."""
    ids = {row.ChangesetRow.id for row in rows}
    here = db.select(ChangesetRow.undoes).where(ChangesetRow.organisation_id == organisation_id)
    return set(db.session.scalars(here.where(ChangesetRow.undoes.in_(ids))))


def entry(rows, records, names, undone):
    """What one person did in one go."""
    saved, who = rows[0].ChangesetRow, rows[0].name
    shown = [line for row in rows if row.ChangeRow.outcome != SAME for line in lines(row.ChangeRow, records, names)]
    undo = saved.undoes is None and saved.id not in undone and undoable(saved, shown)
    if undo and len(shown) == 1:
        shown[0]["back"] = False  # it would do the same
    return {
        "turn": rows[0].ChangeRow.turn,
        "who": who,
        "via": _(VIA.get(saved.via, saved.via)),
        "device": saved.device,
        "at": instant(saved.at),
        "group": saved.group_id and str(saved.group_id),
        "undone": saved.id in undone,
        "undo": undo,
        "changes": shown,
    }


def undoable(saved, shown):
    return saved.via == "merge" or any(line["back"] for line in shown)


def lines(row, records, names):
    """A change in words: `[{n, label, before, after, waits, back}]`; a new customer is as many as she has fields."""
    if row.do == "add" and row.kind == "customer" and row.before is None:
        told = [field for field in FIELDS["customer"] if (row.new or {}).get(field.name)]
        return [line(row, field.label, None, in_words(field, row.new[field.name], names)) for field in told]
    back = row.outcome == TAKEN and row.field not in ONLY_AS_A_WHOLE and stands(row, records)
    return [line(row, *WORDS[row.do](row, records, names), back)]


def line(row, label, before, after, back=False):
    waits = row.outcome != TAKEN
    return {"n": row.n, "label": _(label), "before": before, "after": after, "waits": waits, "back": back}


def added(row, records, names):
    return name_of(row.kind), None, in_one_line(row.kind, row.new, names)


def removed(row, records, names):
    return name_of(row.kind), in_one_line(row.kind, row.before or row.old, names), _("Removed")


def changed(row, records, names):
    field = field_of(row)
    if field is None:
        part = in_one_line(row.kind, records.get((row.kind, row.record_id)), names)
        return name_of(row.kind), *((part, _("Removed")) if row.new else (None, part))
    if field.kind == "set":
        both = (value and in_words(field, value, names) for value in (row.old, row.new))
        return field.label, *both
    before = in_words(field, row.before, names) if row.before is not None or field.kind in SAID else None
    return field.label, before, in_words(field, row.new, names)


WORDS = {"add": added, "remove": removed, "set": changed, "settle": changed}


def field_of(row):
    """The field a change is about; None where it is about a part being there at all."""
    return None if row.field == GONE.name else registry.kinds[row.kind].field.get(row.field)


def stands(row, records):
    """Whether the record holds what this change put there, so that it can be put back."""
    held = records.get((row.kind, row.record_id))
    if held is None or (row.kind == "customer" and row.do == "add"):
        return False
    if row.do == "remove":
        return bool(held[GONE.name])
    if row.do == "add":
        return not held[GONE.name] and row.before is None and all(held.get(name) == row.new[name] for name in row.new)
    value, field = held.get(row.field), field_of(row)
    if field and field.kind == "set":
        return (row.new in (value or ())) if row.new else (row.old not in (value or ()))
    return value == row.new != row.before and not (field and held.get(GONE.name))
