"""What the stories of the history begin with: Ann, changed by Rita, by Olivia, and by an import."""

from uuid import UUID

import pytest

from tests import cast
from webapp.changes.apply import apply
from webapp.changes.changeset import Change, Changeset
from webapp.db import db, writing


@pytest.fixture
def change(rita):
    """Change one field of a customer, or of one of her parts, through the one door."""

    def change(of, field, old, new, by=rita, via="web", kind="customer", id=None, **more):
        writing()
        made = Change("set", kind, UUID(str(id or of)), of, field, old, new)
        apply(Changeset((made,)), by=by, via=via, **more)
        db.session.commit()

    return change


@pytest.fixture
def club(rita):
    """Three customers to whom something was done at once: `(id of what was done, their ids)`."""
    people = [cast.customer(rita, given="Bea", family=f"Brook {n}") for n in range(3)]
    return cast.at_once(rita, people), people
