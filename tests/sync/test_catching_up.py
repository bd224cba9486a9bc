"""Catching up: a device takes the whole book along, a page at a time, and later only what moved."""

import time
from collections import Counter
from uuid import UUID

import pytest
import time_machine

from tests import cast
from tests.sync.line import Line, changeset, typed
from webapp.changes.apply import apply_all
from webapp.changes.changeset import Change, Changeset
from webapp.customers import card
from webapp.db import db, uuid7, writing
from webapp.jobs.job import enqueue
from webapp.jobs.worker import work_once

MONTH = 31 * 24 * 3600


@pytest.fixture
def book(rita):
    """The ids of six customers."""
    return {str(cast.customer(rita, given=f"Ann {n}", family="Avery")) for n in range(6)}


def import_together(rita, count):
    """New customers of one tick: their ids."""
    ids = [uuid7() for _ in range(count)]
    names = {"given": "Ann", "family": "Avery"}
    writing()
    apply_all([Changeset((Change("add", "customer", id, id, new=names),)) for id in ids], by=rita, via="import")
    db.session.commit()
    return {str(id) for id in ids}


def ids_of(cards):
    return {found["id"] for found in cards}


def test_hello_tells_who_works_here_and_how_large_her_book_is(line, rita, book):
    hello = line.ask("hello").json

    assert hello["user"] == rita.person
    assert (hello["size"], hello["schema"], hello["cursor"]) == (6, card.SCHEMA, {"organisation": 0, "book": 6})
    assert set(hello["organisation"]) == {"home", "advisor", "things", "time_zone"}


def test_page_by_page_every_card_comes_once(line, rita, book):
    for limit in (1, 2, 4, 5, 6, 7, 0, -1, "x"):
        _, pages = line.bring(limit=limit)

        cards = [found for page in pages for found in page]
        assert Counter(found["id"] for found in cards) == Counter(book)
        assert all(found == card.find(rita.book, UUID(found["id"])) for found in cards)


def test_an_empty_book_is_one_empty_page(line):
    assert line.bring() == ({"organisation": 0, "book": 0}, [[]])


def test_who_changed_between_two_pages_is_right_after_the_changes(line, rita, book):
    first = line.ask("snapshot", limit=4).json
    early, late = first["cards"][0]["id"], max(book)
    line.push(changeset(typed(early, new="Met")), changeset(typed(late, new="Met too")))
    rest = line.ask("snapshot", after=first["after"]).json
    came_since = cast.customer(rita, given="New", family="Avery")
    changes = line.ask("changes", **first["cursor"]).json

    kept = {found["id"]: found for found in first["cards"] + rest["cards"] + changes["cards"]}
    assert kept.keys() == book | {str(came_since)}
    assert (kept[early]["note"], kept[late]["note"]) == ("Met", "Met too")
    assert changes["cursor"]["book"] == line.ask("hello").json["cursor"]["book"]


def test_nothing_new_is_an_empty_answer(line, book):
    cursor, _ = line.bring()
    answer = line.ask("changes", **cursor).json

    assert answer == {"cards": [], "cursor": cursor, "more": False, "left": []}


def test_only_what_moved_comes(line, book):
    cursor, _ = line.bring()
    moved = sorted(book)[3]
    line.push(changeset(typed(moved, new="Met")))
    answer = line.ask("changes", **cursor).json

    assert ids_of(answer["cards"]) == {moved}
    assert answer["cursor"] == cursor | {"book": cursor["book"] + 1}


def test_changes_come_some_at_a_time_in_the_order_of_the_clock(line, book):
    cursor, came, more = {"organisation": 0, "book": 0}, [], True
    while more:
        answer = line.ask("changes", limit=2, **cursor).json
        came += [found["id"] for found in answer["cards"]]
        cursor, more = answer["cursor"], answer["more"]
        assert len(answer["cards"]) <= 2

    assert (Counter(came), cursor["book"]) == (Counter(book), 6)


def test_the_cards_of_one_tick_are_never_parted(line, rita, book):
    cursor, _ = line.bring()
    together = import_together(rita, 5)
    alone = cast.customer(rita, given="After", family="Avery")
    answer = line.ask("changes", limit=2, **cursor).json
    rest = line.ask("changes", limit=2, **answer["cursor"]).json

    assert (ids_of(answer["cards"]), answer["more"]) == (together, True)
    assert (ids_of(rest["cards"]), rest["more"]) == ({str(alone)}, False)


def test_who_is_in_the_bin_comes_along(line, ann):
    line.push(changeset(typed(ann, "binned", True)))
    _, ((found,),) = line.bring()

    assert found["binned_at"]


def test_who_was_erased_comes_as_no_more_than_a_mark(line, rita, ann):
    cursor, _ = line.bring()
    erase(line, rita, ann)

    mark = [{"id": str(ann), "erased": True}]
    assert line.ask("changes", **cursor).json["cards"] == mark
    assert line.bring()[1] == [mark]


def erase(line, rita, customer):
    line.push(changeset(typed(customer, "binned", True)))
    with time_machine.travel(time.time() + MONTH, tick=False):
        writing()
        enqueue(rita.organisation_id, "erase", {})
        db.session.commit()
        work_once(["erase"])


def test_the_organisations_own_things_come_when_they_moved(line, rita, ann):
    cursor, _ = line.bring()
    label = cast.label(rita, "Tuesday round", "2")
    answer = line.ask("changes", **cursor).json

    assert answer["organisation"]["things"]["labels"] == [{"id": str(label), "name": "Tuesday round", "weekday": "2"}]
    assert "organisation" not in line.ask("changes", **answer["cursor"]).json


def test_a_book_is_its_owners_alone(app, line, rob, other, person, ann):
    for somebody in (Line(app, rob), other, Line(app, person("olivia"))):
        assert somebody.bring()[1] == [[]]
        assert somebody.ask("changes", organisation=0, book=0).json["cards"] == []
        assert somebody.ask("hello").json["size"] == 0


@pytest.mark.parametrize(
    "cursor",
    [
        {"book": 2, "organisation": 0},  # from a book that got further
        {"book": 1, "organisation": 1},
        {"book": -1, "organisation": 0},
        {"book": 1},
        {"organisation": 0},
        {"book": "x", "organisation": 0},
        {"book": "9" * 5000, "organisation": 0},
        {"book": 10**30, "organisation": 0},
    ],
)
def test_a_cursor_that_is_not_of_this_book_is_outdated(line, ann, cursor):
    answer = line.ask("changes", **cursor)

    assert (answer.status_code, answer.json) == (410, {"error": "outdated", "schema": card.SCHEMA})


@pytest.mark.parametrize("path", ["snapshot", "changes"])
@pytest.mark.parametrize("schema", ["", 0, card.SCHEMA + 1, "x", "9" * 5000])
def test_cards_of_another_shape_are_outdated(line, path, schema):
    assert line.ask(path, schema=schema, book=0, organisation=0).status_code == 410


@pytest.mark.parametrize("path", ["snapshot", "changes"])
def test_nobodys_book_is_put_into_another_ones_store(line, sam, path):
    for user in (sam.id, "", "x", 0, 10**30):
        answer = line.ask(path, user=user, book=0, organisation=0)
        assert (answer.status_code, answer.json) == (403, {"error": "user", "user": line.user})
