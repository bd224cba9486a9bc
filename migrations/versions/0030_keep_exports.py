"""Exports that take a while, and who may fetch their files."""

import sqlalchemy as sa
from alembic import op

from webapp.db import Id, Moment, Number

revision = "0030"
down_revision = "0029"


def upgrade():
    op.create_table(
        "kept_export",
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("user_id", Number, nullable=False),
        sa.Column("chosen", sa.LargeBinary(), nullable=False),
        sa.Column("format", sa.String(4), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_kept_export_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_kept_export_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_kept_export")),
    )
    op.create_index(
        op.f("ix_kept_export_organisation_id_user_id_created_at"),
        "kept_export",
        ["organisation_id", "user_id", "created_at"],
    )
    op.create_index(op.f("ix_kept_export_created_at"), "kept_export", ["created_at"])


def downgrade():
    op.drop_table("kept_export")
