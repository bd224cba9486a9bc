"""Create departure."""

import sqlalchemy as sa
from alembic import op

from webapp.db import Id, Number

revision = "0019"
down_revision = "0018"


def upgrade():
    op.create_table(
        "departure",
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("book_id", Number, nullable=False, autoincrement=False),
        sa.Column("customer_id", Id(), nullable=False),
        sa.Column("seq", Number, nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_departure_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", "book_id", "customer_id", name=op.f("pk_departure")),
    )
    op.create_index("ix_departure_organisation_id_book_id_seq", "departure", ["organisation_id", "book_id", "seq"])


def downgrade():
    op.drop_table("departure")
