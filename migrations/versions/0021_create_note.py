"""Notes of a customer: many, each with its author and time, some of them shown as an alert."""

import sqlalchemy as sa
from alembic import op

from webapp.db import Id, Moment, Number

revision = "0021"
down_revision = "0020"


def upgrade():
    op.create_table(
        "note",
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("of", Id(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("alert", sa.Boolean(), nullable=True),
        sa.Column("user_id", Number, nullable=False),
        sa.Column("author", sa.String(100), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("came_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "of"],
            ["customer.organisation_id", "customer.id"],
            name=op.f("fk_note_organisation_id_of"),
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_note_organisation_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_note_user_id")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_note")),
    )
    op.create_index(op.f("ix_note_organisation_id_of"), "note", ["organisation_id", "of"])


def downgrade():
    op.drop_table("note")
