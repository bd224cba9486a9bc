"""The true property of the one door, over random interleavings of several devices.

Every typed value is in the record, or in an open conflict, or was named as `old` by a later changeset; and every
changeset stands in the history exactly once.
"""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import cast
from tests.changes.devices import VALUES, Device
from tests.changes.truth import kept
from webapp.changes.history import ChangesetRow
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
        every_changeset_once(kept(rita.organisation_id, customer), devices)

    play()


def every_changeset_once(rows, devices):
    times = Counter(row.changeset_id for row in rows)
    sent = {changeset.id for device in devices for changeset in device.sent}
    assert sent <= set(times)
    assert all(times[id] == 1 for id in sent)  # one change each
    sets = db.session.scalars(db.select(ChangesetRow.id).where(ChangesetRow.id.in_(list(sent)))).all()
    assert sorted(sets) == sorted(sent)
