"""A customer as she was: her record now, minus the changes since. Nothing is kept for it but the history."""

from uuid import UUID

from webapp.changes.carrying import Carried
from webapp.changes.changeset import OF_A_FIELD
from webapp.changes.history import ChangeRow, ChangesetRow, on_changeset
from webapp.changes.kind import GONE, MERGED, registry
from webapp.changes.merge import TAKEN
from webapp.changes.rewind import rewound
from webapp.customers.fields import PARTS, PLURALS
from webapp.db import db

TOLD = ("kind", "record_id", "do", "field", "old", "new", "before", "outcome", "revived")  # what rewinding reads


def card_at(card, of, organisation_id, turn):
    """The card of a customer after this turn of hers: her fields and parts; None where she wasn't there yet.

    What is derived (E.164, when she was changed) and what waited to be compared is not in it."""
    now = records(organisation_id, of)
    then = rewound(now, newer(organisation_id, of, turn))
    own = then.get(("customer", of))
    if own is None:
        return None
    came_later = brought(organisation_id, joined(now[("customer", of)]) - joined(own))
    then = {key: held for key, held in then.items() if key[1] not in came_later}
    parts = {PLURALS[kind]: parts_of(kind, then) for kind in PARTS}
    return {"id": card["id"], "number": card["number"], "version": turn, "conflicts": []} | whole(own) | parts


def joined(own):
    """Whom she had taken in."""
    return {UUID(id) for id in own[MERGED.name] or ()}


def brought(organisation_id, losers):
    """The ids of the parts that came along with these customers when they were merged into her."""
    here = db.select(Carried.record_id).where(Carried.organisation_id == organisation_id, Carried.of.in_(losers))
    return set(db.session.scalars(here.where(Carried.hers))) if losers else set()


def whole(own):
    """Her own fields as a card has them: a set is never null."""
    sets = {field.name for field in registry.kinds["customer"].fields if field.kind == "set"}
    return {name: (value or []) if name in sets else value for name, value in own.items()}


def parts_of(kind, then):
    """The parts of one kind that were there, in the order in which they were made."""
    mine = [(id, held) for (name, id), held in then.items() if name == kind and not held[GONE.name]]
    return [
        {"id": str(id), "kind": kind} | {name: value for name, value in held.items() if name != GONE.name}
        for id, held in sorted(mine, key=lambda one: one[0])
    ]


def records(organisation_id, of):
    """All that is kept of a subject's records now, also what is gone: `{(kind, id): {field: value}}`."""
    kinds = [kind for kind in registry.kinds.values() if kind.subject == "customer"]
    return {
        (kind.name, record.id): {name: getattr(record, name) for name in kind.field}
        for kind in kinds
        for record in kept(kind, organisation_id, of)
    }


def kept(kind, organisation_id, of):
    column = kind.model.id if kind.is_subject else kind.model.of
    return db.session.scalars(
        db.select(kind.model).where(kind.model.organisation_id == organisation_id, column == of)
    ).all()


def newer(organisation_id, of, turn):
    """The changes of a subject after this turn that tell what was before, the newest first.

    Of a field that was set again and again only the first tells: it found what stood at the instant."""
    again = db.and_(ChangeRow.do.in_(OF_A_FIELD), ChangeRow.outcome == TAKEN, ~is_set(), ChangeRow.revived.is_(None))
    nth = db.func.row_number().over(
        partition_by=(again, ChangeRow.record_id, ChangeRow.field), order_by=(ChangeRow.turn, ChangeRow.n)
    )
    columns = [getattr(ChangeRow, name) for name in ("turn", "n", *TOLD)]
    since = db.select(*columns, again.label("again"), nth.label("nth")).where(
        ChangeRow.organisation_id == organisation_id, ChangeRow.of == of, ChangeRow.turn > turn
    )
    told = since.subquery().c
    rows = db.select(*(told[name] for name in TOLD)).where(db.or_(~told.again, told.nth == 1))
    return db.session.execute(rows.order_by(told.turn.desc(), told.n.desc())).all()


def is_set():
    """Whether a change is of a set, which older histories tell member by member."""
    sets = {field.name for kind in registry.kinds.values() for field in kind.fields if field.kind == "set"}
    return db.func.coalesce(ChangeRow.field.in_(sets), db.false())


def turn_at(organisation_id, of, instant):
    """The turn a subject was at, at this instant of the server's clock; 0 where it wasn't there yet."""
    mine = db.select(ChangeRow.turn).join(ChangesetRow, on_changeset())
    mine = mine.where(ChangeRow.organisation_id == organisation_id, ChangeRow.of == of, ChangesetRow.at <= instant)
    return db.session.scalar(mine.order_by(ChangeRow.turn.desc(), ChangeRow.n.desc()).limit(1)) or 0
