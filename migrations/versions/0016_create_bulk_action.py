"""Create bulk action."""

import sqlalchemy as sa
from alembic import op

from webapp.db import Id, Moment, Number

revision = "0016"
down_revision = "0015"


def upgrade():
    counts = [sa.Column(name, sa.Integer(), nullable=False) for name in ("changed", "same", "compare", "refused")]
    op.create_table(
        "bulk_action",
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("user_id", Number, nullable=False),
        sa.Column("filter", sa.String(1000), nullable=True),
        sa.Column("chosen", sa.LargeBinary(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("deed", sa.JSON(none_as_null=True), nullable=True),
        *counts,
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("began_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_bulk_action_organisation_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_bulk_action_user_id")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_bulk_action")),
    )
    op.create_index(
        op.f("ix_bulk_action_organisation_id_user_id_created_at"),
        "bulk_action",
        ["organisation_id", "user_id", "created_at"],
    )


def downgrade():
    op.drop_table("bulk_action")
