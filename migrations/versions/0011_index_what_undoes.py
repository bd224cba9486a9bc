"""Find whether a changeset was undone without reading all the others."""

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade():
    op.create_index("ix_changeset_organisation_id_undoes", "changeset", ["organisation_id", "undoes"])


def downgrade():
    op.drop_index("ix_changeset_organisation_id_undoes", "changeset")
