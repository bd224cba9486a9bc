"""A file of a customer as a part of her: its name, how large it is, who brought it and when."""

from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship

from webapp.customers.card import moment
from webapp.customers.erasing import also
from webapp.customers.parts import Part, part
from webapp.db import Moment, db
from webapp.fields.field import Field, Refused
from webapp.files.kept import KeptFile, forget
from webapp.i18n import N_

FILE = (Field("name", N_("File"), max=200),)


def brought(actor, file):
    """Only what was brought is a file: its bytes are there before the part is made."""
    if db.session.get(KeptFile, (file.organisation_id, file.id)) is None:
        raise Refused("a file is brought before it is kept with a customer")
    file.user_id, file.author = actor.id, actor.name


@part("file", "files", FILE)
class File(Part, db.Model):
    __tablename__ = "file"
    KNOWN = ("size", "author", "at")
    start = staticmethod(brought)

    name: Mapped[str | None] = mapped_column(String(200))
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    author: Mapped[str] = mapped_column(String(100))
    made_at: Mapped[object] = mapped_column(Moment)

    kept: Mapped[KeptFile | None] = relationship(
        KeptFile,
        primaryjoin=lambda: db.and_(
            foreign(File.organisation_id) == KeptFile.organisation_id, foreign(File.id) == KeptFile.id
        ),
        viewonly=True,
        lazy="joined",
    )

    @property
    def size(self):
        return self.kept.size if self.kept else None

    @property
    def at(self):
        return moment(self.made_at)


def find(organisation_id, of, id):
    """The file of this customer, or None; not one that was removed."""
    file = db.session.get(File, (organisation_id, id))
    return file if file and file.of == UUID(of) and not file.gone and file.kept else None


@also
def forget_files(organisation_id, ids):
    """The bytes of all files an erased customer ever had, before the parts themselves are gone."""
    hers = db.select(File.id).where(File.organisation_id == organisation_id, File.of.in_(ids))
    here = db.select(KeptFile).where(KeptFile.organisation_id == organisation_id, KeptFile.id.in_(hers))
    forget(organisation_id, db.session.scalars(here).all())
