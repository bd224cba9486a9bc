"""Index the trigrams of search lines, in the way of each database; and on SQLite cover a scan of one book."""

from alembic import op

revision = "0006"
down_revision = "0005"

SQLITE = """
CREATE INDEX raw_customer_search_scan ON customer_search (organisation_id, book_id, sort_key, customer_id, docid, line);
CREATE VIRTUAL TABLE raw_trigram USING fts5(
  line, content='customer_search', content_rowid='docid', tokenize='trigram', detail='none'
);
CREATE TRIGGER raw_trigram_insert AFTER INSERT ON customer_search BEGIN
  INSERT INTO raw_trigram (rowid, line) VALUES (new.docid, new.line)%
END;
CREATE TRIGGER raw_trigram_delete AFTER DELETE ON customer_search BEGIN
  INSERT INTO raw_trigram (raw_trigram, rowid, line) VALUES ('delete', old.docid, old.line)%
END;
CREATE TRIGGER raw_trigram_update AFTER UPDATE OF line ON customer_search WHEN old.line <> new.line BEGIN
  INSERT INTO raw_trigram (raw_trigram, rowid, line) VALUES ('delete', old.docid, old.line)%
  INSERT INTO raw_trigram (rowid, line) VALUES (new.docid, new.line)%
END
"""
POSTGRESQL = """
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE INDEX raw_customer_search_line ON customer_search USING gin (organisation_id, line gin_trgm_ops)
"""


def upgrade():
    statements = SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL
    for statement in statements.split(";\n"):
        op.get_bind().exec_driver_sql(statement.replace(")%", ");"))


def downgrade():
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP INDEX raw_customer_search_line")
        return
    for trigger in ("insert", "delete", "update"):
        op.execute(f"DROP TRIGGER raw_trigram_{trigger}")
    op.execute("DROP TABLE raw_trigram")
    op.execute("DROP INDEX raw_customer_search_scan")
