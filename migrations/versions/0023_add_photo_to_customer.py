"""Give each customer a photo: the hash of its bytes."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade():
    op.add_column("customer", sa.Column("photo", sa.String(64), nullable=True))
    op.create_index("ix_customer_organisation_id_photo", "customer", ["organisation_id", "photo"])
    op.create_index("ix_photo_sha", "photo", ["sha"])


def downgrade():
    op.drop_index("ix_photo_sha", "photo")
    op.drop_index("ix_customer_organisation_id_photo", "customer")
    op.drop_column("customer", "photo")
