"""Create clock and history."""

import sqlalchemy as sa
from alembic import op

from webapp.db import Id, Moment, Number

revision = "0003"
down_revision = "0002"


def upgrade():
    op.create_table(
        "clock",
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("book_id", Number, nullable=False, autoincrement=False),
        sa.Column("seq", Number, nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_clock_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", "book_id", name=op.f("pk_clock")),
    )
    op.create_table(
        "changeset",
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("user_id", Number, nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("via", sa.String(20), nullable=False),
        sa.Column("device", sa.String(60), nullable=True),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("group_id", Id(), nullable=True),
        sa.Column("undoes", Id(), nullable=True),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_changeset_organisation_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_changeset_user_id")),
        sa.PrimaryKeyConstraint("organisation_id", "user_id", "id", name=op.f("pk_changeset")),
    )
    op.create_index(op.f("ix_changeset_organisation_id_group_id"), "changeset", ["organisation_id", "group_id"])
    op.create_table(
        "change",
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("of", Id(), nullable=False),
        sa.Column("turn", Number, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("user_id", Number, nullable=False),
        sa.Column("changeset_id", Id(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("record_id", Id(), nullable=False),
        sa.Column("do", sa.String(10), nullable=False),
        sa.Column("field", sa.String(40), nullable=True),
        sa.Column("old", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("new", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("settles", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("outcome", sa.String(10), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_change_organisation_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_change_user_id")),
        sa.PrimaryKeyConstraint("organisation_id", "of", "turn", "n", name=op.f("pk_change")),
    )
    op.create_index(op.f("ix_change_organisation_id_changeset_id"), "change", ["organisation_id", "changeset_id"])
    op.create_table(
        "candidate",
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("of", Id(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("record_id", Id(), nullable=False),
        sa.Column("field", sa.String(40), nullable=False),
        sa.Column("value", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("user_id", Number, nullable=False),
        sa.Column("device", sa.String(60), nullable=True),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("settled_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_candidate_organisation_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_candidate_user_id")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_candidate")),
    )
    op.create_index(op.f("ix_candidate_open"), "candidate", ["organisation_id", "of", "settled_at"])


def downgrade():
    op.drop_table("candidate")
    op.drop_table("change")
    op.drop_table("changeset")
    op.drop_table("clock")
