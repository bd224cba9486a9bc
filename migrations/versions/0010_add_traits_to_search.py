"""Add what filters ask of a customer to the table that lists read; it is filled with the first start after (0011)."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade():
    op.add_column("customer_search", sa.Column("traits", sa.Text(), nullable=False, server_default=",,"))


def downgrade():
    op.drop_column("customer_search", "traits")
