"""Create question and answer."""

import sqlalchemy as sa
from alembic import op

from webapp.db import Id, Number

revision = "0022"
down_revision = "0021"


def upgrade():
    op.create_table(
        "question",
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=True),
        sa.Column("form", sa.String(10), nullable=True),
        sa.Column("options", sa.Text(), nullable=True),
        sa.Column("required", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_question_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_question")),
    )
    op.create_index("ix_question_organisation_id_name", "question", ["organisation_id", "name"])
    op.create_table(
        "answer",
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("of", Id(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=True),
        sa.Column("question_id", Id(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("several", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_answer_organisation_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "of"],
            ["customer.organisation_id", "customer.id"],
            name=op.f("fk_answer_organisation_id_of"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_answer")),
    )
    op.create_index("ix_answer_organisation_id_of", "answer", ["organisation_id", "of"])


def downgrade():
    op.drop_table("answer")
    op.drop_table("question")
