"""Create segment: a filter under a name."""

import sqlalchemy as sa
from alembic import op

from webapp.db import Id, Number

revision = "0018"
down_revision = "0017"


def upgrade():
    op.create_table(
        "segment",
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("book_id", Number, nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("filter", sa.Text(), nullable=False),
        sa.Column("everybody", sa.Boolean(), nullable=True),
        sa.Column("gone", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_segment_organisation_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "book_id"],
            ["address_book.organisation_id", "address_book.id"],
            name=op.f("fk_segment_organisation_id_book_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_segment")),
    )
    op.create_index("ix_segment_organisation_id_book_id", "segment", ["organisation_id", "book_id"])


def downgrade():
    op.drop_table("segment")
