"""The card: one customer as a plain JSON document. What Flask renders, devices keep, and exports are made from.

Built in one place, here; kept in its own table by the one door, so that reading her is one row.
"""

import json
from collections import defaultdict
from datetime import UTC
from uuid import UUID

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.customers.absorbed import absorbed
from webapp.customers.fields import CUSTOMER, FIELDS, PARTS, PLURALS
from webapp.customers.parts import MODELS
from webapp.db import Id, Moment, Number, db, upsert

SCHEMA = 4  # raised with the shape of the card; a release that raises it makes every card anew


class Card(db.Model):
    __tablename__ = "card"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "customer_id"], ["customer.organisation_id", "customer.id"]),
        Index(None, "organisation_id", "book_id", "seq"),
        Index(None, "organisation_id", "book_id", "customer_id"),
        Index(None, "organisation_id", "book_id", "binned_at"),
        Index(None, "schema"),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    customer_id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    book_id: Mapped[int] = mapped_column(Number)
    seq: Mapped[int] = mapped_column(Number)  # the book's clock at her last change
    binned_at: Mapped[object] = mapped_column(Moment, nullable=True)
    schema: Mapped[int] = mapped_column(default=SCHEMA, server_default="1")
    json: Mapped[str] = mapped_column(Text)


SECTIONS = {}  # name → the function of (organisation id, customer ids) that answers {customer id: its JSON}


def section(name):
    """Register a part of the card: a function of (organisation id, ids) answering `{id: plain JSON}`."""

    def register(function):
        SECTIONS[name] = function
        return function

    return register


def tombstone(customer):
    """What is left of her card where she isn't in the book any more: devices forget her."""
    now = {"merged_into": customer.merged_into} if customer.merged_into else {}
    return {"id": str(customer.id), "erased": True} | now


def build(customers):
    """The cards of these customers, all of one organisation: `{id: card}`."""
    if not customers:
        return {}
    organisation_id, ids = customers[0].organisation_id, [customer.id for customer in customers]
    sections = {name: read(organisation_id, ids) for name, read in SECTIONS.items()}
    sections |= {PLURALS[kind]: parts(kind, organisation_id, ids) for kind in PARTS}
    return {
        customer.id: head(customer) | {name: found.get(customer.id, []) for name, found in sections.items()}
        for customer in customers
    }


def head(customer):
    """Her own fields, and what the server knows of her."""
    fields = {field.name: getattr(customer, field.name) for field in CUSTOMER}
    return (
        {
            "id": str(customer.id),
            "schema": SCHEMA,
            "number": customer.number,
            "book": customer.book_id,
            "version": customer.version,
            "created_at": moment(customer.created_at),
            "changed_at": moment(customer.changed_at),
            "binned_at": moment(customer.binned_at),
        }
        | fields
        | {field.name: fields[field.name] or [] for field in CUSTOMER if field.kind == "set"}
        | also_numbered(customer)
    )


def also_numbered(customer):
    """The numbers of whom she took in: she is found by them too."""
    numbers = sorted(one.number for one in absorbed([customer])[customer.id])
    return {"numbers": numbers} if numbers else {}


def parts(kind, organisation_id, ids):
    """The parts of one kind, in the order of the labels they can have, and then as they were made: `{id: [part]}`."""
    known = [label for label, _ in FIELDS[kind][0].choices]

    def place(part):
        label = getattr(part, "label", None)
        return (known.index(label) if label in known else len(known), part.turn)

    model, found = MODELS[kind], defaultdict(list)
    here = db.select(model).where(model.organisation_id == organisation_id, model.of.in_(ids))
    for part in db.session.scalars(here.where(model.gone.is_(None))):
        found[part.of].append(part)
    return {of: [plain(kind, part) for part in sorted(parts, key=place)] for of, parts in found.items()}


def plain(kind, part):
    names = [*(field.name for field in FIELDS[kind]), *MODELS[kind].KNOWN]
    return {"id": str(part.id), "kind": kind} | {name: getattr(part, name) for name in names}


def moment(instant):
    """An instant as the card writes it: UTC, to the second."""
    return instant and instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def keep(cards, seq):
    """Write the cards of one book at one tick of its clock: `[(customer, card)]`."""
    rows = [
        {
            "organisation_id": customer.organisation_id,
            "customer_id": customer.id,
            "book_id": customer.book_id,
            "seq": seq,
            "binned_at": None if customer.merged_into else customer.binned_at,
            "schema": SCHEMA,
            "json": dump(card),
        }
        for customer, card in cards
    ]
    insert = upsert(Card)
    new = {name: insert.excluded[name] for name in ("book_id", "seq", "binned_at", "schema", "json")}
    key = ["organisation_id", "customer_id"]
    db.session.execute(insert.on_conflict_do_update(index_elements=key, set_=new), rows)


def dump(card):
    return json.dumps(card, ensure_ascii=False, separators=(",", ":"))


def find(book, id):
    """The card of one customer of this book, or None; of somebody who was merged into another, that one's."""
    return find_all(book, [id]).get(str(id))


def find_anywhere(organisation_id, id):
    """The card of one customer in whichever book of the organisation, or None; of somebody merged, the other one's."""
    return find_all_anywhere(organisation_id, [id]).get(str(id))


def find_all_anywhere(organisation_id, ids):
    """The cards of these customers in whichever books of the organisation, by these ids; without those not found."""
    return kept(ids, Card.organisation_id == organisation_id)


def find_all(book, ids):
    """The cards of these customers of this book, by these ids; without those who aren't in it.

    Of somebody who was merged into another it is that one's."""
    return kept(ids, Card.organisation_id == book.organisation_id, Card.book_id == book.id)


def kept(ids, *where):
    here = db.select(Card.customer_id, Card.json).where(*where)
    rows = db.session.execute(here.where(Card.customer_id.in_(ids))) if ids else ()
    found = {str(id): json.loads(text) for id, text in rows}
    merged = {id: UUID(card["merged_into"]) for id, card in found.items() if "merged_into" in card}
    onward = kept(list(merged.values()), *where) if merged else {}
    found |= {id: onward[str(into)] for id, into in merged.items() if str(into) in onward}
    return {id: card for id, card in found.items() if "number" in card}  # what was erased is not here
