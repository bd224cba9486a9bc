"""An import: a file somebody brought, and what became of every row of it. Each can be undone as a whole."""

from uuid import UUID

from sqlalchemy import JSON, Boolean, ForeignKey, ForeignKeyConstraint, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.customers.erasing import also
from webapp.db import Id, Moment, Number, db, now, uuid7
from webapp.jobs.job import Job

OUTCOMES = ("added", "changed", "compare", "there", "refused")


class ContactImport(db.Model):
    __tablename__ = "contact_import"
    __table_args__ = (Index(None, "organisation_id", "book_id", "created_at"),)

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(Id, primary_key=True, default=uuid7)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    book_id: Mapped[int] = mapped_column(Number)
    job_id: Mapped[int | None] = mapped_column(ForeignKey("job.id"))
    filename: Mapped[str] = mapped_column(String(200))
    format: Mapped[str] = mapped_column(String(20))
    file: Mapped[bytes] = mapped_column(LargeBinary)
    rehearsal: Mapped[bool] = mapped_column(Boolean, default=True)  # nothing is written yet, only foreseen
    created_at: Mapped[object] = mapped_column(Moment, default=now)
    undone_at: Mapped[object] = mapped_column(Moment, nullable=True)

    job: Mapped[Job | None] = relationship(lazy="joined")

    def counts(self):
        """How many rows had which outcome, and how many had something kept for later: `{outcome: number}`."""
        mine = db.select(ImportedRow.outcome, db.func.count()).where(*of_import(self)).group_by(ImportedRow.outcome)
        kept = db.select(db.func.count()).where(*of_import(self), ImportedRow.kept.is_not(None))
        found = dict(db.session.execute(mine).all())
        return {outcome: found.get(outcome, 0) for outcome in OUTCOMES} | {"kept": db.session.scalar(kept)}

    def rows(self, after, limit, outcome=None):
        """The rows after one of them, in the order of the file."""
        rows = db.select(ImportedRow).where(*of_import(self), ImportedRow.n > after)
        rows = rows.where(ImportedRow.outcome == outcome) if outcome else rows
        return db.session.scalars(rows.order_by(ImportedRow.n).limit(limit)).all()


class ImportedRow(db.Model):
    """One row of the file: what became of it and why; the row itself, and of it what has no field yet."""

    __tablename__ = "contact_import_row"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "import_id"],
            ["contact_import.organisation_id", "contact_import.id"],
            ondelete="CASCADE",
        ),
        Index(None, "organisation_id", "book_id", "hash"),
        Index(None, "organisation_id", "book_id", "uid"),
        Index(None, "organisation_id", "customer_id"),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    import_id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    book_id: Mapped[int] = mapped_column(Number)
    outcome: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str | None] = mapped_column(Text)
    name: Mapped[str | None] = mapped_column(String(210))
    customer_id: Mapped[UUID | None] = mapped_column(Id)
    hash: Mapped[str] = mapped_column(String(64))
    uid: Mapped[str | None] = mapped_column(String(200))
    raw: Mapped[object] = mapped_column(JSON)
    kept: Mapped[object] = mapped_column(JSON(none_as_null=True), nullable=True)


def of_import(contact_import):
    return (
        ImportedRow.organisation_id == contact_import.organisation_id,
        ImportedRow.import_id == contact_import.id,
    )


@also
def forget_rows(organisation_id, ids):
    """Erased customers are erased from the reports of imports too."""
    hers = ImportedRow.organisation_id == organisation_id, ImportedRow.customer_id.in_(ids)
    blank = {"name": None, "raw": {}, "kept": None, "uid": None, "hash": "", "customer_id": None}
    db.session.execute(db.update(ImportedRow).where(*hers).values(blank))
