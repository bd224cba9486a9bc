"""What can be done to many, and what is said when not all of them could be."""

from datetime import timedelta

import pytest

from tests import cast
from tests.browsing import Browser
from tests.bulk.test_running import work
from webapp.bulk import action, running
from webapp.bulk.deed import Deed
from webapp.customers import card
from webapp.customers.customer import Customer
from webapp.customers.erasing import erase
from webapp.db import db, now, writing
from webapp.jobs.worker import work_once


@pytest.fixture
def crew(rita):
    """So many that the worker does them."""
    return [cast.customer(rita, given=f"Ann {n}", family="Avery") for n in range(running.AT_ONCE + 5)]


@pytest.fixture
def here(rita, crew, browser):
    """All of them made inactive, the first one again; not worked off yet."""
    browser.save(crew[0], c_status="inactive")
    writing()
    chosen = action.choose(rita, crew)
    running.begin(chosen, Deed("set", "status", "inactive"))
    db.session.commit()
    return chosen


def of(rita, id):
    return card.find(rita.book, id)


def do(browser, ids, **form):
    there = browser.post("/bulk", {"c": [str(id) for id in ids]}).location
    return browser.post(f"{there}/beginning", form)


def test_a_few_are_changed_at_once_and_the_list_says_so(browser, rita, ann, muller):
    label = str(cast.label(rita, "By post"))
    page = browser.get(do(browser, [ann, muller], do="put labels", v_labels=label).location)

    assert "2 customers changed" in page.find(".did").text
    assert of(rita, ann)["labels"] == of(rita, muller)["labels"] == [label]
    page = browser.get(browser.post(page.action(".did")).location)
    assert "2 customers as before" in page.find(".did").text
    assert of(rita, ann)["labels"] == []


def test_many_are_handed_over_and_taken_back(app, person, rob, ann, muller):
    max = Browser(app, person("max"))
    there = do(max, [ann, muller], do="set book", v_book=str(rob.book.id)).location
    assert card.find(rob.book, ann) and card.find(rob.book, muller)

    max.submit(max.get(there), ".did")
    assert not card.find(rob.book, ann)


def test_who_may_not_hand_over_is_not_offered_it(browser, rob, ann):
    assert do(browser, [ann], do="set book", v_book=str(rob.book.id)).status == 422


def test_a_status_is_set_and_emptied(browser, rita, ann):
    do(browser, [ann], do="set status", v_status="inactive")
    assert of(rita, ann)["status"] == "inactive"

    do(browser, [ann], do="set status", v_status="")
    assert of(rita, ann)["status"] is None


def test_who_was_so_already_has_no_new_history(browser, rita, ann, muller):
    do(browser, [muller], do="set status", v_status="inactive")
    before = of(rita, muller)["version"]
    answer = do(browser, [ann, muller], do="set status", v_status="inactive")

    assert "changed=1" in answer.location
    assert of(rita, muller)["version"] == before


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"do": "set"},
        {"do": "set family", "v_family": "Smith"},
        {"do": "put status", "v_status": "inactive"},
        {"do": "set status", "v_status": "asleep"},
        {"do": "put labels", "v_labels": ""},
        {"do": "put labels", "v_labels": "01890000-0000-7000-8000-000000000001"},
        {"do": "take labels\x00"},
    ],
)
def test_what_cannot_be_done_is_said(browser, rita, ann, form):
    answer = do(browser, [ann], **form)

    assert answer.status == 422
    assert answer.find(".problem")
    assert of(rita, ann)["version"] == 1


def test_what_somebody_set_meanwhile_waits_to_be_compared(browser, rita, crew, here):
    browser.save(crew[0], c_status="")
    work()

    assert "1 to compare" in browser.get(f"/bulk/{here.id}").find(".tiles").text
    assert here.changed == len(crew) - 1


def test_who_went_away_meanwhile_is_refused_and_the_others_are_changed(browser, rita, crew, here):
    browser.post(f"/customers/{crew[3]}/bin")
    writing()
    gone = db.session.get(Customer, (rita.organisation_id, crew[3]))
    erase([gone])
    db.session.commit()
    work()

    assert (here.changed, here.same, here.refused) == (len(crew) - 2, 1, 1)
    assert "1 refused" in browser.get(f"/bulk/{here.id}").find(".tiles").text


def test_a_worker_that_died_is_taken_over_and_nobody_is_changed_twice(rita, crew, here):
    def die(job):
        if job.done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work(die)
    half = here.changed
    job = here.job
    assert 0 < half < len(crew) - 1
    assert job.status == "running"
    job.lease_until = now() - timedelta(seconds=1)
    db.session.commit()

    assert work_once(["bulk"])
    assert (here.changed, here.same) == (len(crew) - 1, 1)
    assert {of(rita, id)["version"] for id in crew} == {2}


def test_a_chunk_that_comes_again_changes_nothing(rita, crew, here):
    writing()
    deed = Deed(**here.deed)
    first = running.carry_out(here, deed, crew[1:6], rita)
    again = [deed.changeset(here, id, None) for id in crew[1:6]]
    results = running.applied(again, rita, here)
    db.session.commit()

    assert first["changed"] == 5
    assert [result["status"] for result in results] == ["applied"] * 5
    assert {of(rita, id)["version"] for id in crew[1:6]} == {2}


def test_undo_while_it_runs_takes_back_what_was_done_and_ends_it(browser, rita, crew, here):
    work(lambda job: browser.post(f"/bulk/{here.id}/undo") if job.done == running.Pace().size else None)
    job = here.undoing
    if job.status == "due":
        work()
    browser.post(f"/bulk/{here.id}/resumption")

    assert here.job.status == "stopped"
    assert {of(rita, id)["status"] for id in crew[1:]} == {None}


def test_undo_leaves_what_somebody_changed_since(browser, rita, ann, muller):
    label = str(cast.label(rita, "By post"))
    there = do(browser, [ann, muller], do="put labels", v_labels=label).location
    browser.save(ann, c_labels=[""])
    id = there.partition("did=")[2][:36]
    page = browser.get(browser.post(f"/bulk/{id}/undo").location)

    assert "1 changed since, so left" in page.find(".tiles").text
    assert of(rita, muller)["labels"] == []


def test_how_many_were_changed_is_written_as_the_language_groups_it(browser):
    done = "/customers?did=00000000-0000-7000-8000-000000000000&changed="

    assert "12,000 customers changed" in browser.get(f"{done}12000").text
    browser.post("/settings/profile", {"language": "fr"})
    assert "12\u202f000 clientes" in browser.get(f"{done}12000").find(".did").text
