"""Add what back offices know of a customer: personal, account, stores, channel, group, and the door of an address."""

import sqlalchemy as sa
from alembic import op

from webapp.db import Number

revision = "0026"
down_revision = "0025"

TEXTS = {
    "customer": {
        "title": 40,
        "gender": 20,
        "nationality": 2,
        "language": 5,
        "first_visit": 10,
        "group": 36,
        "channel": 36,
        "tax": 20,
        "reference": 60,
        "gift_card": 60,
        "pin": 8,
        "erp_id": 60,
        "billing_address": 36,
    },
    "address": {"door": 100, "gate": 40, "delivery": 200},
}
SWITCHES = ("guest", "newsletter")


def upgrade():
    for table, columns in TEXTS.items():
        for name, length in columns.items():
            op.add_column(table, sa.Column(name, sa.String(length), nullable=True))
    for name in SWITCHES:
        op.add_column("customer", sa.Column(name, sa.Boolean(), nullable=True))
    op.add_column("customer", sa.Column("stores", sa.JSON(), nullable=True))
    op.add_column("organisation", sa.Column("most_addresses", Number, nullable=True))


def downgrade():
    op.drop_column("organisation", "most_addresses")
    for name in ("stores", *SWITCHES):
        op.drop_column("customer", name)
    for table, columns in TEXTS.items():
        for name in columns:
            op.drop_column(table, name)
