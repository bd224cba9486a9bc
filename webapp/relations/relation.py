"""A relation: two parts, one of each customer, made and removed together in one changeset (docs/decisions)."""

from uuid import UUID

from sqlalchemy import Boolean, ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column, validates

from webapp.changes.clock import tick
from webapp.changes.history import ChangeRow
from webapp.changes.kind import registry
from webapp.customers import absorbed
from webapp.customers.customer import Customer
from webapp.customers.erasing import also
from webapp.customers.parts import Part, part
from webapp.db import Id, db
from webapp.fields.field import Refused
from webapp.relations import relation_type  # noqa: F401  the kinds it is one of
from webapp.relations.fields import RELATION


def mirrored(id):
    """The id of the other customer's part of this relation: they differ in the last bit."""
    return UUID(int=id.int ^ 1)


@part("relation", "relations", RELATION)
class Relation(Part, db.Model):
    __tablename__ = "relation"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "of"], ["customer.organisation_id", "customer.id"]),
        ForeignKeyConstraint(["organisation_id", "other"], ["customer.organisation_id", "customer.id"]),
        ForeignKeyConstraint(["organisation_id", "type"], ["relation_type.organisation_id", "relation_type.id"]),
        Index(None, "organisation_id", "of"),
        Index(None, "organisation_id", "other"),
    )

    twin = staticmethod(mirrored)

    other_id: Mapped[UUID] = mapped_column("other", Id)
    type_id: Mapped[UUID | None] = mapped_column("type", Id)
    turned: Mapped[bool | None] = mapped_column(Boolean)
    note: Mapped[str | None] = mapped_column(String(200))

    @validates("other_id")
    def somebody_else(self, key, id):
        if id is None or id == self.of:
            raise Refused("a relation is to somebody else")
        return id


def as_text(column):
    """An id as changes carry it: a text."""
    return property(
        lambda self: str(id) if (id := getattr(self, column)) else None,
        lambda self, text: setattr(self, column, text and UUID(text)),
    )


Relation.other, Relation.type = as_text("other_id"), as_text("type_id")


@also
def forget(organisation_id, ids):
    """Nobody is related any more to customers who were erased."""
    here = db.select(Relation).where(Relation.organisation_id == organisation_id, Relation.other_id.in_(ids))
    left = db.session.scalars(here).all()
    db.session.execute(
        db.update(ChangeRow)
        .where(ChangeRow.organisation_id == organisation_id, ChangeRow.record_id.in_([one.id for one in left]))
        .values(old=None, new=None, before=None)
    )
    whose = {one.of for one in left}
    for one in left:
        db.session.delete(one)
    db.session.flush()
    refresh(organisation_id, whose)


def refresh(organisation_id, ids):
    """Write the cards of these customers anew."""
    here = db.select(Customer).where(Customer.organisation_id == organisation_id, Customer.id.in_(ids))
    mine = db.session.scalars(here.where(Customer.erased_at.is_(None)).order_by(Customer.book_id, Customer.id)).all()
    for book in sorted({customer.book_id for customer in mine}):
        together = [customer for customer in mine if customer.book_id == book]
        registry.subjects["customer"].refresh(together, tick(organisation_id, book), book)


@absorbed.also
def follow(organisation_id, ids):
    """Relations to somebody who was merged into another are to that one from then on, and back again."""
    known = db.select(Relation).where(Relation.organisation_id == organisation_id)
    near = db.session.scalars(known.where(db.or_(Relation.other_id.in_(ids), Relation.of.in_(ids)))).all()
    sides = {one.id: one.of for one in db.session.scalars(known.where(Relation.id.in_([mirrored(o.id) for o in near])))}
    wrong = [one for one in near if sides.get(mirrored(one.id), one.other_id) != one.other_id]
    for one in wrong:
        mine = (Relation.organisation_id == organisation_id, Relation.id == one.id)
        db.session.execute(db.update(Relation).where(*mine).values(other_id=sides[mirrored(one.id)]))
        db.session.expire(one)
    return {one.of for one in wrong}
