"""Add a customer's VAT number."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade():
    op.add_column("customer", sa.Column("vat", sa.String(40), nullable=True))


def downgrade():
    op.drop_column("customer", "vat")
