"""Who may do what: what is usual for a role, what the owner settles otherwise, and what a person sees of it."""

import pytest

from tests import cast
from tests.browsing import Browser
from webapp.accounts.permission import may
from webapp.changes.apply import apply
from webapp.changes.changeset import Change, Changeset
from webapp.changes.history import ChangeRow
from webapp.db import db, uuid7


@pytest.fixture
def owner(app, person):
    return Browser(app, person("olivia"))


def settle(owner, *switches):
    """The owner turns these switches, each `role:action`."""
    page = owner.get("/settings/permissions")
    on = {box["value"] for box in page.soup.select("input[name=may][checked]")}
    form = page.form("main form") | {"may": sorted(on.symmetric_difference(switches))}
    assert owner.post("/settings/permissions", form).status == 303


def test_what_is_usual(person):
    names = ("olivia", "max", "ada", "rita")
    assert [name for name in names if may(person(name), "see")] == ["olivia", "max", "ada"]
    assert [name for name in names if may(person(name), "edit")] == ["olivia", "max", "rita"]
    assert [name for name in names if may(person(name), "hand_over")] == ["olivia", "max"]
    assert [name for name in names if may(person(name), "settings")] == ["olivia", "max"]
    assert [name for name in names if may(person(name), "permissions")] == ["olivia"]


def test_the_owner_turns_a_switch_and_back(owner, browser, rita, ann):
    settle(owner, "representative:delete")
    assert "Delete" not in browser.get(f"/customers/{ann}").find("#more").text
    assert not may(rita, "delete")

    settle(owner, "representative:delete")
    assert "Delete" in browser.get(f"/customers/{ann}").find("#more").text
    assert db.session.scalars(db.select(ChangeRow.do).where(ChangeRow.kind == "permission")).all() == ["add", "remove"]


def test_two_pages_of_switches_take_nothing_back(owner, rita):
    old = owner.get("/settings/permissions").form("main form")
    settle(owner, "representative:delete")

    owner.post("/settings/permissions", old | {"may": [*old["may"], "representative:see"]})

    assert not may(rita, "delete")
    assert may(rita, "see")


def test_an_organisation_settles_nothing_for_another(owner, sam, rita, app):
    settle(Browser(app, sam), "representative:edit")

    assert may(rita, "edit")


@pytest.mark.parametrize("name", ["max", "ada", "rita"])
def test_nobody_else_sees_the_switches(app, person, name):
    browser = Browser(app, person(name))

    assert browser.get("/settings/permissions").status == 404
    assert browser.post("/settings/permissions", {"may": f"{person(name).role}:settings"}).status == 404
    assert "Who may do what" not in browser.get("/help").text


def test_nonsense_turns_no_switch(owner, rita):
    for form in ({"seen": "[", "may": "x:y"}, {"seen": "3"}, {"seen": "[[], {}]", "may": ["representative:fly"]}):
        assert owner.post("/settings/permissions", form).status in (303, 400)

    assert not may(rita, "settings")


def test_who_only_reads_is_shown_nothing_to_press(owner, browser, ann):
    settle(owner, *(f"representative:{action}" for action in ("new", "edit", "delete", "export")))
    reader = browser

    record = reader.get(f"/customers/{ann}")
    assert "Ann Avery" in record.text
    assert not record.soup.select(".save button, #more form, .adds button:not(fieldset:disabled *)")
    assert not reader.get("/customers").soup.select("a[href='/customers/new'], a[href='/import']")
    assert reader.get("/customers/new").status == 404


def test_what_is_pressed_all_the_same_is_turned_down_with_the_reason(owner, app, browser, rita, ann):
    page = browser.get(f"/customers/{ann}")
    settle(owner, "representative:edit", "representative:delete", "representative:new", "representative:export")

    answer = browser.submit(page, c_given="Anna")
    assert (answer.status, "You may not edit customers" in answer.text) == (422, True)
    assert answer.form()["c_given"] == "Anna"
    answer = browser.post(f"/customers/{ann}/bin")
    assert (answer.status, "You may not delete or restore customers" in answer.text) == (422, True)
    answer = browser.get("/import")
    assert (answer.status, "You may not add customers" in answer.text) == (403, True)
    answer = browser.get(f"/customers/{ann}.vcf")
    assert (answer.status, "You may not export customers" in answer.text) == (403, True)


def test_a_new_customer_with_her_parts_needs_only_that(owner, rita, ann):
    settle(owner, "representative:edit")

    id = cast.customer(rita, given="Beth", family="Brown", mobile="07700 900199", email="b@example.com")
    assert id
    with pytest.raises(Exception, match="You may not edit customers"):
        apply(Changeset((Change("add", *cast.phone(ann, "07700 900177")),)), by=rita, via="web")


@pytest.mark.parametrize("via, action", [("bulk", "bulk"), ("merge", "merge")])
def test_a_way_asks_for_its_own_permission(owner, rita, ann, via, action):
    settle(owner, f"representative:{action}")
    change = Change("set", "customer", ann, ann, "given", "Ann", "Anna")

    with pytest.raises(Exception, match="You may not"):
        apply(Changeset((change,)), by=rita, via=via)


def test_who_sees_all_books_edits_in_them_what_she_may(owner, rob, rita, ann):
    change = Change("set", "customer", ann, ann, "given", "Ann", "Anna")
    with pytest.raises(Exception, match="no such customer"):
        apply(Changeset((change,)), by=rob, via="web")
    db.session.rollback()

    settle(owner, "representative:see")
    assert apply(Changeset((change,), id=uuid7()), by=rob, via="web")["status"] == "applied"


def test_a_device_hears_what_its_person_may(owner, browser, rita):
    hello = browser.fetch("/sync/hello").json
    assert "delete" in hello["user"]["may"]

    settle(owner, "representative:delete")
    moved = browser.fetch("/sync/changes", query_string={"user": rita.id, "schema": hello["schema"], **hello["cursor"]})
    assert "delete" not in moved.json["user"]["may"]


def test_what_waited_on_a_device_is_parked_with_the_reason(owner, browser, rita, ann):
    settle(owner, "representative:edit")
    change = Change("set", "customer", ann, ann, "given", "Ann", "Anna")
    sent = {"user": rita.id, "changesets": [Changeset((change,)).as_json()]}

    answer = browser.fetch("/sync/push", method="POST", json=sent, headers={"Origin": "http://localhost"})
    assert answer.json["results"][0]["reason"] == "You may not edit customers"
    assert answer.json["results"][0]["status"] == "rejected"
