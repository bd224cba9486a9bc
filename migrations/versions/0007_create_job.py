"""Create job."""

import sqlalchemy as sa
from alembic import op

from webapp.db import Moment, Number

revision = "0007"
down_revision = "0006"


def upgrade():
    op.create_table(
        "job",
        sa.Column("id", Number, nullable=False),
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("key", sa.String(120), nullable=True),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("due_at", Moment(), nullable=False),
        sa.Column("lease_until", Moment(), nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_job_organisation_id")),
        sa.UniqueConstraint("key", name=op.f("uq_job_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
    )
    op.create_index(op.f("ix_job_next"), "job", ["status", "due_at"])


def downgrade():
    op.drop_table("job")
