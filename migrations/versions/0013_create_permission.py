"""Create permission."""

import sqlalchemy as sa
from alembic import op

from webapp.db import Id, Number

revision = "0013"
down_revision = "0012"


def upgrade():
    op.create_table(
        "permission",
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("action", sa.String(20), nullable=False),
        sa.Column("allowed", sa.Boolean(), nullable=True),
        sa.Column("gone", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_permission_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_permission")),
    )


def downgrade():
    op.drop_table("permission")
