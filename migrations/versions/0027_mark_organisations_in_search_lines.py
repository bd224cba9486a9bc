"""Put the marker of the organisation in front of every search line, and keep when each customer was last changed."""

import sqlalchemy as sa
from alembic import op

from webapp.customers.search_row import front
from webapp.db import Id, Moment, Number

revision = "0027"
down_revision = "0026"
LENGTH = 3  # of the marker before, that of the book alone
ROWS = sa.table(
    "customer_search",
    sa.column("organisation_id", Number),
    sa.column("customer_id", Id()),
    sa.column("book_id", Number),
    sa.column("moved_at", Moment()),
    sa.column("line", sa.Text),
)
CUSTOMERS = sa.table(
    "customer", sa.column("organisation_id", Number), sa.column("id", Id()), sa.column("changed_at", Moment())
)


def upgrade():
    before = "1970-01-01 00:00:00"  # not null from the first moment on: on SQLite a table made anew loses its triggers
    op.add_column("customer_search", sa.Column("moved_at", Moment(), nullable=False, server_default=before))
    same = (CUSTOMERS.c.organisation_id == ROWS.c.organisation_id) & (CUSTOMERS.c.id == ROWS.c.customer_id)
    op.execute(ROWS.update().values(moved_at=sa.select(CUSTOMERS.c.changed_at).where(same).scalar_subquery()))
    op.create_index("ix_customer_search_moved", "customer_search", ["organisation_id", "moved_at", "customer_id"])
    books = op.get_bind().execute(sa.select(ROWS.c.organisation_id, ROWS.c.book_id).distinct()).all()
    for organisation_id, book_id in books:
        mark(organisation_id, book_id, front(organisation_id, book_id), LENGTH)


def downgrade():
    op.drop_index("ix_customer_search_moved", "customer_search")
    op.drop_column("customer_search", "moved_at")


def mark(organisation_id, book_id, sign, length):
    """Put another sign in front of the lines of a book, in place of so many letters."""
    mine = (ROWS.c.organisation_id == organisation_id) & (ROWS.c.book_id == book_id)
    line = sa.literal(sign) + sa.func.substr(ROWS.c.line, length + 1)
    op.get_bind().execute(ROWS.update().where(mine).values(line=line))
