"""Add what filters ask of a customer to the table that lists read."""

import json

import sqlalchemy as sa
from alembic import op

from webapp.customers.traits import traits

revision = "0010"
down_revision = "0009"
CARDS = sa.table("card", sa.column("organisation_id"), sa.column("customer_id"), sa.column("json"))
ROWS = sa.table("customer_search", sa.column("organisation_id"), sa.column("customer_id"), sa.column("traits"))


def upgrade():
    op.add_column("customer_search", sa.Column("traits", sa.Text(), nullable=False, server_default=",,"))
    connection = op.get_bind()
    here = (CARDS.c.organisation_id, CARDS.c.customer_id)
    for organisation, customer, text in connection.execute(sa.select(*here, CARDS.c.json)).all():
        mine = (ROWS.c.organisation_id == organisation) & (ROWS.c.customer_id == customer)
        words = f",{','.join(traits(json.loads(text)))},"
        connection.execute(ROWS.update().where(mine).values(traits=words))


def downgrade():
    op.drop_column("customer_search", "traits")
