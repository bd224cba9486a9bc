"""Handing a customer over: she goes to another representative's book with all that is known of her."""

import pytest

from tests import cast
from tests.browsing import Browser
from tests.sync.line import Line, added, changeset, typed
from webapp.changes.apply import apply
from webapp.changes.changeset import Change, Changeset
from webapp.changes.history import ChangeRow
from webapp.changes.undo import last_save, undo
from webapp.customers import card
from webapp.db import db, writing
from webapp.fields.field import Refused


@pytest.fixture
def max(person):
    """The manager."""
    return person("max")


@pytest.fixture
def line(app, rita):
    """Rita's phone."""
    return Line(app, rita)


def hand_over(by, id, old, new):
    writing()
    change = Change("set", "customer", id, id, "book", old.book.id, new.book.id)
    result = apply(Changeset((change,)), by=by, via="web")
    db.session.commit()
    return result


def names(browser, path="/customers"):
    return [" ".join(name.text.split()) for name in browser.get(path).soup.select(".row .name")]


def test_she_is_found_in_the_new_book_and_not_in_the_old_one(app, browser, max, rita, rob, ann, muller):
    hand_over(max, ann, rita, rob)

    new = Browser(app, rob)
    assert (names(browser), names(new)) == (["Jürgen Müller"], ["Ann Avery"])
    assert (names(browser, "/customers?q=avery"), names(new, "/customers?q=birch")) == ([], ["Ann Avery"])
    assert browser.get(f"/customers/{ann}").status == 404
    assert "ann@example.com" in str(new.get(f"/customers/{ann}").soup)
    assert card.find(rob.book, ann)["book"] == rob.book.id


def test_the_history_tells_of_it_and_undo_brings_her_back(max, rita, rob, ann):
    hand_over(max, ann, rita, rob)
    told = db.session.scalar(db.select(ChangeRow).where(ChangeRow.of == ann, ChangeRow.field == "book"))
    assert (told.before, told.new, told.user_id) == (rita.book.id, rob.book.id, max.id)

    writing()
    assert undo(last_save(rita.organisation_id, ann), max) == []
    db.session.commit()
    assert card.find(rita.book, ann)
    assert card.find(rob.book, ann) is None


def test_labels_of_the_old_book_wait_there_for_her(app, browser, max, rita, rob, ann):
    label = cast.label(rita, "Tuesday round", "2")
    writing()
    apply(Changeset((Change("set", "customer", ann, ann, "labels", None, str(label)),)), by=rita, via="web")
    db.session.commit()
    hand_over(max, ann, rita, rob)
    assert "Tuesday round" not in Browser(app, rob).get(f"/customers/{ann}").text

    hand_over(max, ann, rob, rita)
    assert "Tuesday round" in browser.get(f"/customers/{ann}").find(".who").text


def test_the_old_phone_loses_her_and_the_new_one_gets_her(app, line, max, rita, rob, ann, muller):
    there = Line(app, rob)
    (old, _), (new, _) = line.bring(), there.bring()
    hand_over(max, ann, rita, rob)

    lost, got = line.ask("changes", **old).json, there.ask("changes", **new).json
    assert (lost["left"], lost["cards"]) == ([str(ann)], [])
    assert (got["left"], [card["id"] for card in got["cards"]]) == ([], [str(ann)])
    assert line.ask("changes", **lost["cursor"]).json["left"] == []


def test_a_phone_that_was_away_while_she_went_and_came_back_keeps_her(line, max, rita, rob, ann):
    before, _ = line.bring()
    hand_over(max, ann, rita, rob)
    hand_over(max, ann, rob, rita)

    answer = line.ask("changes", **before).json
    assert (answer["left"], [card["id"] for card in answer["cards"]]) == ([], [str(ann)])

    hand_over(max, ann, rita, rob)
    assert line.ask("changes", **answer["cursor"]).json["left"] == [str(ann)]


def test_many_who_left_come_a_page_at_a_time(line, max, rita, rob):
    there = {cast.customer(rita, given=f"Ann {n}", family="Avery") for n in range(5)}
    cursor, _ = line.bring()
    for id in sorted(there):
        hand_over(max, id, rita, rob)

    left, more = [], True
    while more:
        answer = line.ask("changes", limit=2, **cursor).json
        assert len(answer["left"]) <= 2
        left, cursor, more = left + answer["left"], answer["cursor"], answer["more"]
    assert sorted(left) == sorted(map(str, there))


def test_what_waited_on_the_old_phone_still_arrives(line, max, rita, rob, ann):
    waited = changeset(typed(ann, new="Ring twice"))
    hand_over(max, ann, rita, rob)

    (result,) = line.push(waited)
    assert (result["status"], result["cards"]) == ("applied", [])
    assert card.find(rob.book, ann)["note"] == "Ring twice"
    assert line.push(waited)[0]["status"] == "applied"


def test_what_waited_and_clashes_is_compared_in_the_new_book(line, max, rita, rob, ann):
    waited = changeset(typed(ann, new="Ring twice"))
    hand_over(max, ann, rita, rob)
    writing()
    apply(Changeset((Change("set", "customer", ann, ann, "note", None, "Ring once"),)), by=rob, via="web")
    db.session.commit()

    assert line.push(waited)[0]["status"] == "conflict"
    (clash,) = card.find(rob.book, ann)["conflicts"]
    assert [one["value"] for one in clash["candidates"]] == ["Ring twice"]


def test_who_never_had_her_changes_nothing(app, max, rita, rob, person, ann):
    hand_over(max, ann, rita, rob)
    (result,) = Line(app, person("ada")).push(changeset(typed(ann, new="Mine")))

    assert result["status"] == "rejected"


@pytest.mark.parametrize("name", ["rita", "ada"])
def test_who_may_not_hand_over_is_told_so(person, rita, rob, ann, name):
    with pytest.raises(Refused, match="You may not hand customers over"):
        hand_over(person(name), ann, rita, rob)


def test_nobody_takes_her_back_from_the_new_book_by_having_had_her(app, person, max, rita, rob, ann):
    owner = Browser(app, person("olivia"))
    page = owner.get("/settings/permissions")
    form = page.form("main form")
    owner.post("/settings/permissions", form | {"may": [*form["may"], "representative:hand_over"]})
    hand_over(rita, ann, rita, rob)

    with pytest.raises(Refused, match="You may not see other address books"):
        hand_over(rita, ann, rob, rita)


def test_two_hand_her_over_at_once_and_the_second_is_told(max, person, rita, rob, ann):
    hand_over(max, ann, rita, rob)

    with pytest.raises(Refused, match="in the meantime"):
        hand_over(person("olivia"), ann, rita, person("ada"))


@pytest.mark.parametrize("book", [0, -1, 2**80, True, "1", None, 1.5, [], {}])
def test_nonsense_is_no_book(app, max, rita, ann, book):
    (result,) = Line(app, max).push(changeset(typed(ann, "book", book, rita.book.id)))

    assert result["status"] == "rejected"
    assert card.find(rita.book, ann)


def test_another_organisations_book_is_none(app, max, rita, sam, ann):
    (result,) = Line(app, max).push(changeset(typed(ann, "book", sam.book.id, rita.book.id)))
    assert (result["status"], result["reason"]) == ("rejected", "no such address book")


def test_nobody_begins_in_another_book(app, line, rob):
    new = {"given": "Ann", "family": "Avery", "book": rob.book.id}
    (result,) = line.push(changeset(added("customer", None, new)))
    assert result["status"] == "rejected"
