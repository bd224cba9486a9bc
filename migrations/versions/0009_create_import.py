"""Create import."""

import sqlalchemy as sa
from alembic import op

from webapp.db import Id, Moment, Number

revision = "0009"
down_revision = "0008"


def upgrade():
    op.create_table(
        "contact_import",
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("user_id", Number, nullable=False),
        sa.Column("book_id", Number, nullable=False),
        sa.Column("job_id", Number, nullable=True),
        sa.Column("filename", sa.String(200), nullable=False),
        sa.Column("format", sa.String(20), nullable=False),
        sa.Column("file", sa.LargeBinary(), nullable=False),
        sa.Column("rehearsal", sa.Boolean(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("undone_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["job_id"], ["job.id"], name=op.f("fk_contact_import_job_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_contact_import_organisation_id")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_contact_import_user_id")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_contact_import")),
    )
    op.create_index(
        op.f("ix_contact_import_organisation_id_book_id_created_at"),
        "contact_import",
        ["organisation_id", "book_id", "created_at"],
    )
    op.create_table(
        "contact_import_row",
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("import_id", Id(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("book_id", Number, nullable=False),
        sa.Column("outcome", sa.String(10), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("name", sa.String(210), nullable=True),
        sa.Column("customer_id", Id(), nullable=True),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("uid", sa.String(200), nullable=True),
        sa.Column("raw", sa.JSON(), nullable=False),
        sa.Column("kept", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id", "import_id"],
            ["contact_import.organisation_id", "contact_import.id"],
            name=op.f("fk_contact_import_row_organisation_id_import_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_contact_import_row_organisation_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "import_id", "n", name=op.f("pk_contact_import_row")),
    )
    op.create_index(
        op.f("ix_contact_import_row_organisation_id_book_id_hash"),
        "contact_import_row",
        ["organisation_id", "book_id", "hash"],
    )
    op.create_index(
        op.f("ix_contact_import_row_organisation_id_book_id_uid"),
        "contact_import_row",
        ["organisation_id", "book_id", "uid"],
    )
    op.create_index(
        op.f("ix_contact_import_row_organisation_id_customer_id"),
        "contact_import_row",
        ["organisation_id", "customer_id"],
    )


def downgrade():
    op.drop_table("contact_import_row")
    op.drop_table("contact_import")
