"""Three-way merge of one value: the whole table."""

import pytest

from webapp.changes.merge import CONFLICT, REPLACED, SAME, TAKEN, merge


@pytest.mark.parametrize(
    ("current", "old", "new", "waiting", "outcome"),
    [
        ("a", "a", "b", [], TAKEN),  # nobody else touched it
        ("b", "a", "b", [], SAME),  # somebody typed the same
        ("c", "a", "b", [], CONFLICT),  # somebody typed something else
        (None, "a", "b", [], CONFLICT),  # somebody emptied it
        ("c", "a", None, [], CONFLICT),  # she emptied it, somebody typed
        (None, None, "b", [], TAKEN),
        ("c", "b", "d", ["b"], REPLACED),  # her second edit of a value that waits
        ("c", "b", "c", ["b"], SAME),  # she gave in
        ({"town": "x"}, {"town": "x"}, {"town": "y"}, [], TAKEN),  # an address is one value
    ],
)
def test_what_becomes_of_a_value(current, old, new, waiting, outcome):
    assert merge(current, old, new, waiting) == outcome
