"""The true property of the one door, over random interleavings of several devices.

Every typed value is in the record, or in an open conflict, or was named as `old` by a later changeset; and every
changeset stands in the history exactly once.
"""

from collections import Counter
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import cast
from tests.changes.devices import VALUES, Device
from webapp.changes.candidate import Candidate
from webapp.changes.history import ChangeRow, ChangesetRow
from webapp.changes.kind import registry
from webapp.db import db

NUMBERS = ("07700 900001", "07700 900002", "07700 900003")
FIELDS = st.sampled_from(("note", "company"))
PHONES = st.sampled_from(("phone0", "phone1"))
STEPS = st.one_of(
    st.tuples(st.just("type"), FIELDS, st.sampled_from(VALUES)),
    st.tuples(st.just("type"), PHONES, st.sampled_from(NUMBERS)),
    st.tuples(st.just("add_phone"), st.sampled_from(NUMBERS)),
    st.tuples(st.just("remove_phone"), PHONES),
    st.tuples(st.just("choose"), st.sampled_from(("standing", "candidate"))),
    st.tuples(st.just("pull")),
    st.tuples(st.just("send"), st.integers(1, 3)),
)
PLAY = st.lists(st.tuples(st.integers(0, 2), STEPS), max_size=40)


def test_nothing_typed_is_lost_and_nothing_is_done_twice(app, rita, person, many):
    @settings(max_examples=many(400), deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(PLAY)
    def play(steps):
        customer = cast.customer(rita, given="x", note="y", mobile="07700 900000")
        devices = [Device(user, rita.book, customer) for user in (rita, rita, person("olivia"))]
        for at, (deed, *details) in steps:
            getattr(devices[at], deed)(*details)
        for device in devices:
            while device.queue:
                device.send()
        check(rita.organisation_id, customer, devices)

    play()


def check(organisation_id, customer, devices):
    rows = db.session.scalars(
        db.select(ChangeRow)
        .where(ChangeRow.organisation_id == organisation_id, ChangeRow.of == customer)
        .order_by(ChangeRow.turn, ChangeRow.n)
    ).all()
    for at, row in enumerate(rows):
        for field, value in typed(row):
            assert stands(row, field, value) or waits(row, field, value) or named(rows[at + 1 :], row, field, value), (
                row.do,
                field,
                value,
            )
    every_changeset_once(rows, devices)


def typed(row):
    """What somebody typed with a change: `(field, value)`."""
    if row.do == "add":
        return list((row.new or {}).items())
    return [("gone", True)] if row.do == "remove" else [(row.field, row.new)]


def stands(row, field, value):
    record = db.session.get(registry.kinds[row.kind].model, (row.organisation_id, row.record_id))
    return getattr(record, field) == value


def waits(row, field, value):
    here = db.select(Candidate).where(
        Candidate.organisation_id == row.organisation_id, Candidate.record_id == row.record_id, Candidate.field == field
    )
    return any(candidate.value == value for candidate in db.session.scalars(here.where(Candidate.settled_at.is_(None))))


def named(later, row, field, value):
    """Whether a later changeset named the value: as what it typed over, removed, or left behind."""
    return any(names(other, field, value) for other in later if other.record_id == row.record_id)


def names(other, field, value):
    if other.do == "remove":
        return field in other.old and other.old[field] == value
    if other.do == "add":
        return field == "gone"  # added again, so she saw that it was gone
    left = [db.session.get(Candidate, (other.organisation_id, UUID(id))).value for id in other.settles or []]
    return other.field == field and (other.old == value or value in left)


def every_changeset_once(rows, devices):
    kept = Counter(row.changeset_id for row in rows)
    sent = {changeset.id for device in devices for changeset in device.sent}
    assert sent <= set(kept)
    assert all(kept[id] == 1 for id in sent)  # one change each
    sets = db.session.scalars(db.select(ChangesetRow.id).where(ChangesetRow.id.in_(list(sent)))).all()
    assert sorted(sets) == sorted(sent)
