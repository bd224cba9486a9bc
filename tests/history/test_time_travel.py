"""The record as it was: rebuilt for each instant of a random life, it is the record that was there then."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.history.people import Play, Somebody, typed

SMALL = st.integers(0, 7)
STEPS = st.one_of(
    st.tuples(st.just("edit"), SMALL, SMALL, st.integers(0, 20), SMALL),
    st.tuples(st.just("edit"), st.integers(1, 7), SMALL, SMALL, SMALL),
    st.tuples(st.just("add"), SMALL, SMALL),
    st.tuples(st.just("add_again"), SMALL, SMALL, SMALL),
    st.tuples(st.just("remove"), st.integers(1, 7), SMALL),
    st.tuples(st.just("choose"), SMALL, SMALL),
    st.tuples(st.just("undo")),
    st.tuples(st.just("look")),
)
LIFE = st.lists(st.tuples(st.integers(0, 2), STEPS), max_size=40)


def test_the_record_of_every_instant_is_the_record_then(app, rita, person, many):
    @settings(max_examples=many(400), deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(LIFE)
    def live(steps):
        play = Play(rita)
        people = [Somebody(user, play.customer, play) for user in (rita, rita, person("olivia"))]
        for who, (deed, *details) in steps:
            getattr(people[who], deed)(*details)

        assert sorted(play.cards) == list(range(1, play.turns() + 1))
        for turn, here in play.cards.items():
            assert typed(play.rebuilt(turn)) == typed(here), turn
        assert play.rebuilt(0) is None

    live()
