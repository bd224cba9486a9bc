"""Create card and search."""

import sqlalchemy as sa
from alembic import op

from webapp.db import Id, Moment, Number, Sortable

revision = "0005"
down_revision = "0004"


def upgrade():
    op.create_table(
        "card",
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("customer_id", Id(), nullable=False),
        sa.Column("book_id", Number, nullable=False),
        sa.Column("seq", Number, nullable=False),
        sa.Column("binned_at", Moment(), nullable=True),
        sa.Column("json", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "customer_id"],
            ["customer.organisation_id", "customer.id"],
            name=op.f("fk_card_organisation_id_customer_id"),
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_card_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", "customer_id", name=op.f("pk_card")),
    )
    op.create_index(
        op.f("ix_card_organisation_id_book_id_binned_at"), "card", ["organisation_id", "book_id", "binned_at"]
    )
    op.create_index(
        op.f("ix_card_organisation_id_book_id_customer_id"), "card", ["organisation_id", "book_id", "customer_id"]
    )
    op.create_index(op.f("ix_card_organisation_id_book_id_seq"), "card", ["organisation_id", "book_id", "seq"])
    op.create_table(
        "customer_search",
        sa.Column("docid", Number, nullable=False),
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("customer_id", Id(), nullable=False),
        sa.Column("book_id", Number, nullable=False),
        sa.Column("sort_key", Sortable, nullable=False),
        sa.Column("born", sa.String(5), nullable=True),
        sa.Column("incomplete", sa.Boolean(), nullable=False),
        sa.Column("clashing", sa.Boolean(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("row", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "customer_id"],
            ["customer.organisation_id", "customer.id"],
            name=op.f("fk_customer_search_organisation_id_customer_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_customer_search_organisation_id")
        ),
        sa.UniqueConstraint(
            "organisation_id", "customer_id", name=op.f("uq_customer_search_organisation_id_customer_id")
        ),
        sa.PrimaryKeyConstraint("docid", name=op.f("pk_customer_search")),
    )
    op.create_index(op.f("ix_customer_search_born"), "customer_search", ["organisation_id", "book_id", "born"])
    op.create_index(
        op.f("ix_customer_search_browse"), "customer_search", ["organisation_id", "book_id", "sort_key", "customer_id"]
    )


def downgrade():
    op.drop_table("customer_search")
    op.drop_table("card")
