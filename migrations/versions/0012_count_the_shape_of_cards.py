"""Count the shape of each card, so that a release that changes it finds those to make anew."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade():
    op.add_column("card", sa.Column("schema", sa.Integer(), nullable=False, server_default="1"))
    op.create_index("ix_card_schema", "card", ["schema"])


def downgrade():
    op.drop_index("ix_card_schema", "card")
    op.drop_column("card", "schema")
