"""Create user."""

import sqlalchemy as sa
from alembic import op

from webapp.db import Id, Moment, Number

revision = "0002"
down_revision = "0001"


def upgrade():
    op.create_table(
        "user",
        sa.Column("id", Number, nullable=False),
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("language", sa.String(2), nullable=True),
        sa.Column("single_keys", sa.Boolean(), nullable=False),
        sa.Column("password", sa.String(255), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("fs_uniquifier", sa.String(64), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_user_organisation_id")),
        sa.UniqueConstraint("email", name=op.f("uq_user_email")),
        sa.UniqueConstraint("fs_uniquifier", name=op.f("uq_user_fs_uniquifier")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
    )
    op.create_index(op.f("ix_user_organisation_id"), "user", ["organisation_id"])
    op.create_table(
        "address_book",
        sa.Column("id", Number, nullable=False),
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("owner_id", Number, nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_address_book_organisation_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["user.id"], name=op.f("fk_address_book_owner_id")),
        sa.UniqueConstraint("organisation_id", "id", name=op.f("uq_address_book_organisation_id_id")),
        sa.UniqueConstraint("organisation_id", "owner_id", name=op.f("uq_address_book_organisation_id_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_address_book")),
    )
    op.create_table(
        "sign_in_link",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("user_id", Number, nullable=False),
        sa.Column("until", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_sign_in_link_user_id")),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_sign_in_link")),
    )
    op.create_table(
        "attempt",
        sa.Column("id", Number, nullable=False),
        sa.Column("who", sa.String(64), nullable=False),
        sa.Column("place", sa.String(64), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
    )
    op.create_index(op.f("ix_attempt_place_at"), "attempt", ["place", "at"])
    op.create_index(op.f("ix_attempt_who_at"), "attempt", ["who", "at"])
    op.create_table(
        "device",
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("user_id", Number, nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("first_at", Moment(), nullable=False),
        sa.Column("last_at", Moment(), nullable=False),
        sa.Column("revoked_at", Moment(), nullable=True),
        sa.Column("wipe", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_device_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_device")),
    )
    op.create_index(op.f("ix_device_user_id_revoked_at"), "device", ["user_id", "revoked_at"])


def downgrade():
    op.drop_table("device")
    op.drop_table("attempt")
    op.drop_table("sign_in_link")
    op.drop_table("address_book")
    op.drop_table("user")
