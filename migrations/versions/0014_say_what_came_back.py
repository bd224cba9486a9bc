"""Say in the history when a change brought back what was gone: the record of any day is worked out from it."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade():
    op.add_column("change", sa.Column("revived", sa.Boolean(), nullable=True))


def downgrade():
    op.drop_column("change", "revived")
