"""The clocks: one per address book, and one for the organisation's own things. A tick is a commit's place in line."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from webapp.db import Number, db, upsert

ORGANISATION = 0  # the clock of what belongs to no single book


class Clock(db.Model):
    __tablename__ = "clock"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    book_id: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(Number, default=0)


def tick(organisation_id, book_id):
    """Move a clock on by one; its row stays locked until the commit, so number order is commit order."""
    insert = upsert(Clock).values(organisation_id=organisation_id, book_id=book_id, seq=1)
    forward = insert.on_conflict_do_update(index_elements=["organisation_id", "book_id"], set_={"seq": Clock.seq + 1})
    return db.session.scalar(forward.returning(Clock.seq))


def reading(organisation_id, book_id):
    """Where a clock stands; 0 before its first tick."""
    clock = db.select(Clock.seq).where(Clock.organisation_id == organisation_id, Clock.book_id == book_id)
    return db.session.scalar(clock) or 0
