"""Create photo."""

import sqlalchemy as sa
from alembic import op

from webapp.db import Moment, Number

revision = "0008"
down_revision = "0007"


def upgrade():
    op.create_table(
        "photo",
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("sha", sa.String(64), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_photo_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", "sha", name=op.f("pk_photo")),
    )


def downgrade():
    op.drop_table("photo")
