"""The record as it was: rebuilt for each instant of a random life, it is the record that was there then."""

from datetime import datetime
from uuid import UUID

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.history.people import Play, Somebody, typed
from webapp.changes.history import ChangeRow, ChangesetRow
from webapp.customers import card
from webapp.customers.customer import Customer
from webapp.customers.erasing import erase
from webapp.db import db, writing
from webapp.history.then import card_at, newer
from webapp.merging.merge import merge

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
    @example([(0, ("remove", 1, 0)), (1, ("edit", 1, 0, 1, 1))])  # an edit brings back what another removed
    @example([(0, ("remove", 1, 0)), (1, ("add_again", 0, 0, 0)), (0, ("add_again", 0, 0, 1))])
    @example([(0, ("edit", 0, 0, 6, 0)), (1, ("edit", 0, 0, 6, 1)), (0, ("edit", 0, 0, 6, 2)), (1, ("undo",))])
    @example([(0, ("edit", 1, 0, 1, 1)), (1, ("edit", 1, 0, 1, 2)), (1, ("look",)), (1, ("choose", 0, 0))])
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


def as_it_was(page):
    """What the page of the record as it was says: `{label: text}`."""
    return {one.b.text: one.select_one(".meta span").text for one in page.soup.select(".past .wait")}


def test_the_page_shows_the_record_as_it_was_and_what_is_there_now(browser, ann, change):
    change(ann, "company", None, "Mill")
    change(ann, "company", "Mill", "Inn")

    page = browser.get(f"/customers/{ann}/history/2")

    assert as_it_was(page) | {"Company": "Mill", "Mobile": "07700 900142"} == as_it_was(page)
    assert "Now: Inn" in page.text
    assert "Inn" in as_it_was(browser.get(f"/customers/{ann}/history/3")).values()


def test_before_she_was_there_the_page_says_so(browser, ann):
    assert "not in the address book yet" in browser.get(f"/customers/{ann}/history/0").text
    for turn in (2, 10**30):
        assert browser.get(f"/customers/{ann}/history/{turn}").status == 404


def test_a_day_leads_to_the_record_at_its_end(app, browser, rita, ann, change):
    change(ann, "company", None, "Mill")
    for turn, at in ((1, "2026-03-01T23:30:00+00:00"), (2, "2026-07-01T23:30:00+00:00")):  # 00:30 in London, in July
        row = db.session.scalar(db.select(ChangeRow).where(ChangeRow.of == ann, ChangeRow.turn == turn).limit(1))
        saved = db.session.get(ChangesetRow, (row.organisation_id, row.user_id, row.changeset_id))
        saved.at = datetime.fromisoformat(at)

    for day, turn in (("2026-02-28", 0), ("2026-03-01", 1), ("2026-07-01", 1), ("2026-07-02", 2)):
        assert browser.get(f"/customers/{ann}/history/then?on={day}").location.endswith(f"/history/{turn}"), day
    for day in ("", "x", "0001-01-01", "9999-12-31", "2026-02-30"):
        assert browser.get(f"/customers/{ann}/history/then?on={day}").status == 303, day


def test_a_customer_in_the_bin_was_not_there_before(browser, ann):
    browser.post(f"/customers/{ann}/bin")

    assert "In the bin" in browser.get(f"/customers/{ann}/history/2").find("#main").text
    assert "In the bin" not in browser.get(f"/customers/{ann}/history/1").find("#main").text


def test_who_was_erased_has_no_history(app, browser, rita, ann):
    writing()
    erase([db.session.get(Customer, (rita.organisation_id, ann))])
    db.session.commit()

    for path in ("", "/1", "/then?on=2026-01-01"):
        assert browser.get(f"/customers/{ann}/history{path}").status == 404


def test_a_field_set_again_and_again_is_read_once(app, rita, ann, change):
    for n in range(20):
        change(ann, "company", str(n - 1) if n else None, str(n))
    phone = UUID(card.find(rita.book, ann)["phones"][0]["id"])
    change(ann, "number", "07700 900142", "01632 960187", kind="phone", id=phone)

    assert len(newer(rita.organisation_id, ann, 1)) == 2
    assert len(newer(rita.organisation_id, ann, 21)) == 1
    assert card_at(card.find(rita.book, ann), ann, rita.organisation_id, 11)["company"] == "9"


def test_before_a_merge_she_was_without_what_came_with_it(app, browser, rita, ann, muller):
    before = card.find(rita.book, ann)
    writing()
    merge(before, card.find(rita.book, muller), {}, rita)
    db.session.commit()
    now = card.find(rita.book, ann)

    assert len(now["phones"]) == 2
    assert typed(card_at(now, ann, rita.organisation_id, 1)) == typed(before)
    assert typed(card_at(now, ann, rita.organisation_id, 2)) == typed(now)

    page = browser.get(f"/customers/{ann}/history")
    assert "Jürgen Müller" in page.find("#turn-2").text
    browser.post(page.find("#turn-2 button:not([name])").find_parent("form")["action"])
    assert typed(card.find(rita.book, ann)) == typed(before)
    assert card.find(rita.book, muller)["phones"]
