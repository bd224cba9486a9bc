"""Create store, channel and customer group."""

import sqlalchemy as sa
from alembic import op

from webapp.db import Id, Number

revision = "0015"
down_revision = "0014"


def upgrade():
    create("store")
    create("channel")
    create(
        "customer_group",
        sa.Column("discount", Number, nullable=True),
        sa.Column("tax_free", sa.Boolean(), nullable=True),
        sa.Column("usual", sa.Boolean(), nullable=True),
    )


def create(name, *more):
    op.create_table(
        name,
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=True),
        *more,
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f(f"fk_{name}_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f(f"pk_{name}")),
    )
    op.create_index(f"ix_{name}_organisation_id_name", name, ["organisation_id", "name"])


def downgrade():
    for name in ("customer_group", "channel", "store"):
        op.drop_table(name)
