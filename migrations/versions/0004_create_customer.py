"""Create customer."""

import sqlalchemy as sa
from alembic import op

from webapp.db import Id, Moment, Number

revision = "0004"
down_revision = "0003"


def upgrade():
    op.create_table(
        "customer",
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("book_id", Number, nullable=False),
        sa.Column("number", Number, nullable=False),
        sa.Column("given", sa.String(100), nullable=True),
        sa.Column("family", sa.String(100), nullable=True),
        sa.Column("business", sa.Boolean(), nullable=True),
        sa.Column("company", sa.String(100), nullable=True),
        sa.Column("birthday", sa.String(10), nullable=True),
        sa.Column("status", sa.String(20), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("primary_phone", sa.String(36), nullable=True),
        sa.Column("primary_email", sa.String(36), nullable=True),
        sa.Column("primary_address", sa.String(36), nullable=True),
        sa.Column("binned", sa.Boolean(), nullable=True),
        sa.Column("binned_at", Moment(), nullable=True),
        sa.Column("erased_at", Moment(), nullable=True),
        sa.Column("version", Number, nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "book_id"],
            ["address_book.organisation_id", "address_book.id"],
            name=op.f("fk_customer_organisation_id_book_id"),
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_customer_organisation_id")),
        sa.UniqueConstraint("organisation_id", "number", name=op.f("uq_customer_organisation_id_number")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_customer")),
    )
    op.create_index(op.f("ix_customer_binned_at"), "customer", ["binned_at"])
    op.create_index(op.f("ix_customer_organisation_id_book_id"), "customer", ["organisation_id", "book_id"])
    op.create_table(
        "label",
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("book_id", Number, nullable=False),
        sa.Column("everybody", sa.Boolean(), nullable=True),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("weekday", sa.String(1), nullable=True),
        sa.Column("gone", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id", "book_id"],
            ["address_book.organisation_id", "address_book.id"],
            name=op.f("fk_label_organisation_id_book_id"),
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_label_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_label")),
    )
    op.create_index(op.f("ix_label_organisation_id_book_id"), "label", ["organisation_id", "book_id"])
    op.create_table(
        "customer_label",
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("customer_id", Id(), nullable=False),
        sa.Column("label_id", Id(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "customer_id"],
            ["customer.organisation_id", "customer.id"],
            name=op.f("fk_customer_label_organisation_id_customer_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "label_id"],
            ["label.organisation_id", "label.id"],
            name=op.f("fk_customer_label_organisation_id_label_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_customer_label_organisation_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "customer_id", "label_id", name=op.f("pk_customer_label")),
    )
    op.create_index(
        op.f("ix_customer_label_organisation_id_label_id_customer_id"),
        "customer_label",
        ["organisation_id", "label_id", "customer_id"],
    )
    op.create_table(
        "phone",
        sa.Column("number", sa.String(60), nullable=True),
        sa.Column("e164", sa.String(20), nullable=True),
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("of", Id(), nullable=False),
        sa.Column("label", sa.String(40), nullable=True),
        sa.Column("gone", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id", "of"],
            ["customer.organisation_id", "customer.id"],
            name=op.f("fk_phone_organisation_id_of"),
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_phone_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_phone")),
    )
    op.create_index(op.f("ix_phone_organisation_id_of"), "phone", ["organisation_id", "of"])
    op.create_table(
        "email",
        sa.Column("address", sa.String(254), nullable=True),
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("of", Id(), nullable=False),
        sa.Column("label", sa.String(40), nullable=True),
        sa.Column("gone", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id", "of"],
            ["customer.organisation_id", "customer.id"],
            name=op.f("fk_email_organisation_id_of"),
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_email_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_email")),
    )
    op.create_index(op.f("ix_email_organisation_id_of"), "email", ["organisation_id", "of"])
    op.create_table(
        "address",
        sa.Column("line1", sa.String(100), nullable=True),
        sa.Column("line2", sa.String(100), nullable=True),
        sa.Column("town", sa.String(100), nullable=True),
        sa.Column("region", sa.String(100), nullable=True),
        sa.Column("postcode", sa.String(20), nullable=True),
        sa.Column("country", sa.String(2), nullable=True),
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("of", Id(), nullable=False),
        sa.Column("label", sa.String(40), nullable=True),
        sa.Column("gone", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id", "of"],
            ["customer.organisation_id", "customer.id"],
            name=op.f("fk_address_organisation_id_of"),
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_address_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_address")),
    )
    op.create_index(op.f("ix_address_organisation_id_of"), "address", ["organisation_id", "of"])


def downgrade():
    op.drop_table("address")
    op.drop_table("email")
    op.drop_table("phone")
    op.drop_table("customer_label")
    op.drop_table("label")
    op.drop_table("customer")
