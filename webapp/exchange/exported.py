"""An export that takes a while: whom it is about, who asked for it, and where its file is, for a day."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

from flask import current_app
from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.bulk.choosing import unpacked
from webapp.db import Id, Moment, db, now, uuid7
from webapp.jobs.job import Job

KEPT = timedelta(days=1)


class KeptExport(db.Model):
    __tablename__ = "kept_export"
    __table_args__ = (Index(None, "organisation_id", "user_id", "created_at"), Index(None, "created_at"))

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[UUID] = mapped_column(Id, primary_key=True, default=uuid7)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"))
    chosen: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)  # their ids, 16 bytes each, in their order
    format: Mapped[str] = mapped_column(String(4))
    language: Mapped[str] = mapped_column(String(2))
    name: Mapped[str] = mapped_column(String(40))
    created_at: Mapped[object] = mapped_column(Moment, default=now)

    def ids(self):
        """The ids of whom it is about."""
        return unpacked(self.chosen)

    @property
    def key(self):
        return f"export:{self.id}"

    @property
    def job(self):
        """The job that makes it."""
        return db.session.scalar(db.select(Job).where(Job.key == self.key))

    @property
    def folder(self):
        return root() / str(self.organisation_id) / str(self.id)

    @property
    def file(self):
        return self.folder / "file"

    @property
    def until(self):
        return self.created_at + KEPT


def root():
    return Path(current_app.config["DATA"]) / "exports"


def find(user, id):
    """The export this person asked for not more than a day ago, or None."""
    found = db.session.get(KeptExport, (user.organisation_id, id))
    return found if found and found.user_id == user.id and found.until > now() else None


def of(user):
    """The exports this person asked for within a day, the newest first."""
    here = db.select(KeptExport).where(
        KeptExport.organisation_id == user.organisation_id,
        KeptExport.user_id == user.id,
        KeptExport.created_at > now() - KEPT,
    )
    return db.session.scalars(here.order_by(KeptExport.created_at.desc())).all()
