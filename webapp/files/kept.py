"""The bytes of a file, under their hash in the data folder; the row says which part of a customer they belong to."""

from hashlib import sha256
from pathlib import Path
from uuid import UUID

from flask import current_app
from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.db import Id, Number, db


class KeptFile(db.Model):
    __tablename__ = "kept_file"
    __table_args__ = (Index(None, "organisation_id", "sha"),)

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(Id, primary_key=True)  # of the part
    sha: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(Number)

    @property
    def path(self):
        folder = Path(current_app.config["DATA"]) / "files" / str(self.organisation_id)
        return folder / self.sha[:2] / self.sha


def keep(organisation_id, id, data):
    """Keep the bytes of the part that is about to be made. The caller commits."""
    kept = KeptFile(organisation_id=organisation_id, id=id, sha=sha256(data).hexdigest(), size=len(data))
    if not kept.path.exists():
        kept.path.parent.mkdir(parents=True, exist_ok=True)
        half = kept.path.with_name(f"{id}.part")
        half.write_bytes(data)
        half.rename(kept.path)
    db.session.add(kept)
    db.session.flush()


def forget(organisation_id, kept):
    """These files are gone for good; their bytes too, unless another file has the same."""
    for one in kept:
        db.session.delete(one)
    db.session.flush()
    for one in kept:
        mine = db.select(KeptFile.id).where(KeptFile.organisation_id == organisation_id, KeptFile.sha == one.sha)
        if db.session.scalar(mine.limit(1)) is None:
            one.path.unlink(missing_ok=True)
