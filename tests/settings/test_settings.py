"""What the organisation settles, what each person does, and the labels of a book."""

import pytest

from tests.browsing import Browser
from webapp.changes.history import ChangeRow
from webapp.db import db


@pytest.fixture
def owner(app, person):
    return Browser(app, person("olivia"))


def test_the_owner_says_who_the_advisor_is(owner, browser, rita):
    page = owner.get("/settings/organisation")
    form = page.form("main form") | {"f_advisor_name": "Adele Adams", "f_advisor_phone": "07700 900111"}
    owner.post("/settings/organisation", form)

    assert "Adele Adams" in browser.get("/help").text
    assert browser.get("/help").find("#advisor a[href^=tel]")["href"] == "tel:07700 900111"
    settled = db.session.scalars(db.select(ChangeRow.field).where(ChangeRow.kind == "organisation")).all()
    assert settled == ["advisor_name", "advisor_phone"]


def test_a_wrong_setting_gets_a_sentence_and_keeps_the_rest(owner):
    form = owner.get("/settings/organisation").form("main form")
    answer = owner.post("/settings/organisation", form | {"f_advisor_phone": "ask", "f_advisor_name": "Adele"})

    assert answer.status == 422
    assert "Enter a phone number" in answer.text
    assert answer.form("main form")["f_advisor_name"] == "Adele"


def test_a_time_zone_is_one_there_is(owner):
    form = owner.get("/settings/organisation").form("main form")
    answer = owner.post("/settings/organisation", form | {"f_time_zone": "Nowhere/Else"})

    assert (answer.status, "Choose one of the list" in answer.text) == (422, True)
    assert owner.post("/settings/organisation", form | {"f_time_zone": ""}).status == 400
    assert owner.post("/settings/organisation", form | {"f_time_zone": "America/New_York"}).status == 303
    assert owner.get("/customers").status == 200


def test_what_two_settle_at_once_overwrites_nothing(owner, person):
    form = owner.get("/settings/organisation").form("main form")
    owner.post("/settings/organisation", form | {"f_name": "Meadow & Co"})
    answer = owner.post("/settings/organisation", form | {"f_name": "Meadow Ltd"})

    assert answer.status == 303
    assert person("olivia").organisation.name == "Meadow & Co"


def test_a_representative_settles_nothing_for_others(browser):
    assert browser.get("/settings/organisation").status == 404
    assert browser.post("/settings/organisation", {"f_name": "Mine"}).status == 404


def test_a_round_is_a_label_with_a_day(browser, ann):
    browser.post("/settings/labels", {"f_name": "Tuesday round", "f_weekday": "2", "seen": "{}"})

    assert "Tuesday round Tuesday" in browser.get("/settings/labels").text
    assert "Tuesday round" in browser.get(f"/customers/{ann}").text


def test_a_label_needs_a_name(browser):
    answer = browser.post("/settings/labels", {"f_name": " ", "seen": "{}"})

    assert (answer.status, "Enter a name" in answer.text) == (422, True)


def test_a_removed_label_is_gone_from_everywhere(browser, ann):
    browser.post("/settings/labels", {"f_name": "By post", "seen": "{}"})
    there = browser.get("/settings/labels").action("li form")
    browser.post(there)

    assert "By post" not in browser.get(f"/customers/{ann}").text


def test_the_list_is_filtered_by_a_label(browser, ann, muller):
    browser.post("/settings/labels", {"f_name": "By post", "seen": "{}"})
    label = browser.get(f"/customers/{ann}").find("input[name=c_labels][type=checkbox]")["value"]
    browser.save(ann, c_labels=["", label])

    page = browser.get(f"/customers?f={label}")
    assert [name.text for name in page.soup.select(".row .name")] == ["Ann Avery"]
    assert page.find(".chips [aria-current]").text.split() == ["By", "post", "1"]


def test_everybody_has_her_own_language(browser, rob, app):
    browser.post("/settings/profile", {"language": "fr"})

    assert browser.get("/customers").find("html")["lang"] == "fr"
    assert Browser(app, rob).get("/customers").find("html")["lang"] == "en"


def test_without_a_choice_it_is_the_browsers(browser):
    assert browser.get("/customers", headers={"Accept-Language": "fr-CA,en;q=0.5"}).find("html")["lang"] == "fr"


def test_single_keys_can_be_switched_off(browser):
    browser.post("/settings/profile", {"language": "en"})

    assert browser.get("/customers").find("body").has_attr("data-no-keys")
