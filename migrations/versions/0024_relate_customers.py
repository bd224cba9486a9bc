"""Relate customers: relations, and the kinds of them an organisation keeps; each begins with the usual ones."""

import sqlalchemy as sa
from alembic import op

from webapp.db import Id, Number, uuid7

revision = "0024"
down_revision = "0023"
USUAL = {
    "en": [
        ("Wife of", "Husband of", True),
        ("Same household as", None, True),
        ("Business partner of", None, None),
        ("Contact of", None, None),
        ("Sold for", "Bought through", None),
    ],
    "fr": [
        ("Épouse de", "Mari de", True),
        ("Même foyer que", None, True),
        ("Associé de", None, None),
        ("Contact de", None, None),
        ("A vendu pour", "A acheté par", None),
    ],
}


def upgrade():
    op.create_table(
        "relation_type",
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("counterpart", sa.String(60), nullable=True),
        sa.Column("household", sa.Boolean(), nullable=True),
        sa.Column("gone", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_relation_type_organisation_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_relation_type")),
    )
    op.create_index("ix_relation_type_organisation_id_name", "relation_type", ["organisation_id", "name"])
    op.create_table(
        "relation",
        sa.Column("other", Id(), nullable=False),
        sa.Column("type", Id(), nullable=True),
        sa.Column("turned", sa.Boolean(), nullable=True),
        sa.Column("note", sa.String(200), nullable=True),
        sa.Column("organisation_id", Number, nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("of", Id(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=True),
        *[
            sa.ForeignKeyConstraint(
                ["organisation_id", column],
                [f"{table}.organisation_id", f"{table}.id"],
                name=op.f(f"fk_relation_organisation_id_{column}"),
            )
            for column, table in (("of", "customer"), ("other", "customer"), ("type", "relation_type"))
        ],
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_relation_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_relation")),
    )
    op.create_index("ix_relation_organisation_id_of", "relation", ["organisation_id", "of"])
    op.create_index("ix_relation_organisation_id_other", "relation", ["organisation_id", "other"])
    begin_with_the_usual_ones()


def begin_with_the_usual_ones():
    connection = op.get_bind()
    organisations = sa.table("organisation", sa.column("id"), sa.column("language"))
    names = ("organisation_id", "id", "name", "counterpart", "household")
    types = [Number, Id(), sa.String(60), sa.String(60), sa.Boolean()]
    table = sa.table("relation_type", *map(sa.column, names, types))
    rows = [
        dict(zip(names, (id, uuid7(), *usual), strict=True))
        for id, language in connection.execute(sa.select(organisations.c.id, organisations.c.language)).all()
        for usual in USUAL.get(language, USUAL["en"])
    ]
    if rows:
        connection.execute(table.insert(), rows)


def downgrade():
    op.drop_table("relation")
    op.drop_table("relation_type")
