"""What an organisation keeps to choose from (stores, channels, groups, labels): one page for all of it."""

import pytest

from tests.browsing import Browser
from webapp.customers.shelf import SHELVES
from webapp.customers.things import things


@pytest.fixture
def owner(app, person):
    return Browser(app, person("olivia"))


def keep(owner, shelf, name, **more):
    return owner.post(f"/settings/{shelf}", {"f_name": name, "seen": "{}"} | more)


def test_something_is_added_renamed_and_removed(owner):
    for name, shelf in SHELVES.items():
        input, path = f"f_{shelf.fields[0].name}", f"/settings/{name}"
        owner.post(path, owner.get(f"{path}?f=has-email").form("main form") | {input: "Mill Raod"})
        there = owner.get(path).find("main li a")["href"]
        form = owner.get(there).form("main li form:not([action$=removal])")

        assert owner.post(there, form | {input: "Mill Road"}).status == 303
        assert "Mill Road" in owner.get(path).text
        assert owner.post(f"{there}/removal").status == 303
        assert "Mill Road" not in owner.get(path).text
        assert owner.get(there).status == 404


def test_each_needs_a_name(owner):
    for name, shelf in SHELVES.items():
        answer = owner.post(f"/settings/{name}", {f"f_{shelf.fields[0].name}": " ", "seen": "{}"})

        assert (answer.status, bool(answer.soup.select(".err"))) == (422, True), name


def test_a_group_has_its_discount(owner, rita):
    keep(owner, "groups", "Regulars", f_discount="7,5 %", f_tax_free="1")

    assert "Regulars 7.5% · No tax applies" in owner.get("/settings/groups").text
    (group,) = things(rita)["groups"]
    assert (group["discount"], group["tax_free"], group["usual"]) == (750, True, None)

    owner.post("/settings/profile", {"language": "fr"})
    assert "Regulars 7,5 % · " in owner.get("/settings/groups").text


@pytest.mark.parametrize("nonsense", ["x", "101", "-1", "1.234", "9" * 40, "\x00"])
def test_a_discount_that_is_none_gets_a_sentence(owner, nonsense):
    answer = keep(owner, "groups", "Regulars", f_discount=nonsense)

    assert answer.status == (303 if nonsense == "\x00" else 422)
    if answer.status == 422:
        assert "from 0 to 100" in answer.text
        assert answer.form("main form")["f_discount"] == nonsense


def test_a_representative_keeps_her_labels_and_nothing_else(browser, rita):
    for shelf, one in SHELVES.items():
        wanted = 200 if one.needs == "edit" else 404
        assert browser.get(f"/settings/{shelf}").status == wanted, shelf
    assert keep(browser, "stores", "Mine").status == 404
    assert things(rita)["stores"] == []


def test_what_was_removed_is_still_known_by_its_name(owner, rita):
    keep(owner, "stores", "Mill Road")
    there = owner.get("/settings/stores").find("main li a")["href"]
    assert owner.post(f"{there}/removal").status == 303, there

    (store,) = things(rita)["stores"]
    assert (store["name"], store["gone"]) == ("Mill Road", True)


def test_there_is_no_shelf_of_any_other_name(owner):
    assert owner.get("/settings/nothing").status == 404
