"""The migrations: from nothing to the models, with data in them, on the database the tests run on."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from webapp.db import Base, db, uuid7


def test_the_migrations_arrive_at_the_models(app):
    def ours(item, name, type, reflected, compare_to):
        return not (name or "").startswith("raw_")

    context = MigrationContext.configure(db.session.connection(), opts={"include_object": ours})
    assert compare_metadata(context, Base.metadata) == []


def test_every_table_belongs_to_an_organisation():
    """So that the schema can be distributed: an organisation's id in every key that could shard."""
    installation = {"organisation", "user", "address_book", "sign_in_link", "attempt", "job", "customer_search"}
    for name, table in Base.metadata.tables.items():
        if name not in installation:
            assert list(table.primary_key.columns)[0].name == "organisation_id", name


def test_new_ids_are_uuids_of_version_7():
    ids = [uuid7() for _ in range(1000)]

    assert len(set(ids)) == 1000
    assert {(id.version, id.variant) for id in ids} == {(7, "specified in RFC 4122")}
