"""Create organisation."""

import sqlalchemy as sa
from alembic import op

from webapp.db import Moment, Number

revision = "0001"
down_revision = None


def upgrade():
    op.create_table(
        "organisation",
        sa.Column("id", Number, nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("country", sa.String(2), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("time_zone", sa.String(64), nullable=False),
        sa.Column("email_required", sa.Boolean(), nullable=True),
        sa.Column("customers_numbered", Number, nullable=False),
        sa.Column("version", Number, nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("advisor_name", sa.String(100), nullable=True),
        sa.Column("advisor_phone", sa.String(40), nullable=True),
        sa.Column("advisor_email", sa.String(254), nullable=True),
        sa.Column("advisor_hours", sa.String(100), nullable=True),
        sa.Column("advisor_photo", sa.String(64), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
    )


def downgrade():
    op.drop_table("organisation")
