"""Remember who is alike and not the same."""

import sqlalchemy as sa
from alembic import op

from webapp.db import Id, Moment, Number

revision = "0025"
down_revision = "0024"


def upgrade():
    op.create_table(
        "apart",
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("one", Id(), nullable=False),
        sa.Column("other", Id(), nullable=False),
        sa.Column("user_id", Number, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_apart_organisation_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_apart_user_id")),
        sa.PrimaryKeyConstraint("organisation_id", "one", "other", name=op.f("pk_apart")),
    )
    op.create_index("ix_apart_organisation_id_other", "apart", ["organisation_id", "other"])


def downgrade():
    op.drop_table("apart")
