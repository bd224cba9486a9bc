"""A segment: a filter under a name, counted in the sidebar; of one book, or for everybody in the organisation."""

from sqlalchemy import Boolean, ForeignKeyConstraint, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.customers import shelf
from webapp.customers.label import belongs_to_her_book, stands_in_her_book
from webapp.customers.things import thing
from webapp.db import Number, db
from webapp.fields.field import Field
from webapp.i18n import N_

MOST = 30  # segments of one sidebar
SEGMENT = (
    Field("name", N_("Segment"), max=60, missing=N_("Enter a name")),
    Field("filter", N_("Filter"), "words", max=1000, missing=N_("Choose a filter in the list first")),
    Field("everybody", N_("For everybody in the organisation"), "switch"),
)


class Segment(shelf.Thing, db.Model):
    __tablename__ = "segment"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "book_id"], ["address_book.organisation_id", "address_book.id"]),
        Index(None, "organisation_id", "book_id"),
    )

    book_id: Mapped[int] = mapped_column(Number)
    everybody: Mapped[bool | None] = mapped_column(Boolean)
    filter: Mapped[str] = mapped_column(Text)


def segments_of(user):
    """The segments this person sees, by name."""
    mine = db.or_(Segment.book_id == user.book.id, Segment.everybody)
    here = db.select(Segment).where(Segment.organisation_id == user.organisation_id, mine, Segment.gone.is_(None))
    return db.session.scalars(here.order_by(db.func.lower(Segment.name), Segment.id).limit(MOST)).all()


@thing("segments", Segment)
def segments(user):
    """Those as plain JSON, `[{id, name, filter}]`."""
    return [{"id": str(one.id), "name": one.name, "filter": one.filter} for one in segments_of(user)]


shelf.add(
    shelf.Shelf(
        "segments",
        "segment",
        Segment,
        SEGMENT,
        title=N_("Segments"),
        about=N_("A filter under a name. Choose a filter in the list, then “Save as segment”."),
        new=N_("A new segment"),
        records=segments_of,
        start=belongs_to_her_book,
        hers=stands_in_her_book,
        needs="edit",
    )
)
