"""Files kept with a customer, and where their bytes are."""

import sqlalchemy as sa
from alembic import op

from webapp.db import Id, Moment, Number

revision = "0028"
down_revision = "0027"


def upgrade():
    op.create_table(
        "kept_file",
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("sha", sa.String(64), nullable=False),
        sa.Column("size", Number, nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_kept_file_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_kept_file")),
    )
    op.create_index(op.f("ix_kept_file_organisation_id_sha"), "kept_file", ["organisation_id", "sha"])
    op.create_table(
        "file",
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("of", Id(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=True),
        sa.Column("name", sa.String(200), nullable=True),
        sa.Column("user_id", Number, nullable=False),
        sa.Column("author", sa.String(100), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "of"],
            ["customer.organisation_id", "customer.id"],
            name=op.f("fk_file_organisation_id_of"),
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_file_organisation_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_file_user_id")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_file")),
    )
    op.create_index(op.f("ix_file_organisation_id_of"), "file", ["organisation_id", "of"])


def downgrade():
    op.drop_table("file")
    op.drop_table("kept_file")
