"""Add the days that filters ask for to the table that lists read; they are filled with the first start after."""

import sqlalchemy as sa
from alembic import op

from webapp.db import Sortable

revision = "0017"
down_revision = "0016"


def upgrade():
    for name in ("created", "changed", "visited"):
        op.add_column("customer_search", sa.Column(name, Sortable, nullable=True))
    for name in ("created", "changed"):
        columns = ["organisation_id", "book_id", name, "customer_id"]
        op.create_index(f"ix_customer_search_{name}", "customer_search", columns)


def downgrade():
    for name in ("created", "changed"):
        op.drop_index(f"ix_customer_search_{name}", "customer_search")
    for name in ("created", "changed", "visited"):
        op.drop_column("customer_search", name)
