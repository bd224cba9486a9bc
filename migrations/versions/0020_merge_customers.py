"""Remember who was merged into whom, and what was hers."""

import sqlalchemy as sa
from alembic import op

from webapp.db import Id, Number

revision = "0020"
down_revision = "0019"


def upgrade():
    op.add_column("customer", sa.Column("merged_into", sa.String(36), nullable=True))
    op.add_column("customer", sa.Column("merged", sa.JSON(), nullable=True))
    op.create_table(
        "carried",
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("of", Id(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("record_id", Id(), nullable=False),
        sa.Column("hers", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_carried_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", "of", "kind", "record_id", name=op.f("pk_carried")),
    )
    op.create_index("ix_carried_organisation_id_record_id", "carried", ["organisation_id", "record_id"])


def downgrade():
    op.drop_table("carried")
    op.drop_column("customer", "merged")
    op.drop_column("customer", "merged_into")
