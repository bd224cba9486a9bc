"""What back offices know of a customer: personal, account, stores and groups, several addresses."""

import pytest

from tests import cast
from tests.browsing import Browser
from webapp.changes.apply import apply
from webapp.changes.changeset import Change, Changeset
from webapp.customers import card
from webapp.db import db, uuid7, writing
from webapp.fields.field import Refused

KNOWN = {
    "c_title": "dr",
    "c_gender": "female",
    "c_nationality": "FR",
    "c_language": "fr",
    "c_first_visit_day": "5",
    "c_first_visit_month": "3",
    "c_first_visit_year": "2019",
    "c_newsletter": ["", "1"],
    "c_guest": ["", "1"],
    "c_tax": "exempt",
    "c_vat": "GB 999 9999 73",
    "c_reference": "AB 12",
    "c_gift_card": "6035 7112",
    "c_pin": "٠٤٢٠",
    "c_erp_id": "E7",
}


@pytest.fixture
def olivia(person):
    return person("olivia")


def test_everything_is_saved_and_stands_on_the_record(browser, ann, rita):
    browser.save(ann, **KNOWN)

    found = card.find(rita.book, ann)
    assert (found["title"], found["gender"], found["nationality"], found["language"]) == ("dr", "female", "FR", "fr")
    assert (found["first_visit"], found["newsletter"], found["guest"]) == ("2019-03-05", True, True)
    assert (found["tax"], found["reference"], found["pin"], found["erp_id"]) == ("exempt", "AB 12", "0420", "E7")
    assert found["vat"] == "GB 999 9999 73"
    page = browser.get(f"/customers/{ann}")
    assert "Customer since 2019" in page.text
    assert [section.has_attr("open") for section in page.soup.select("details.group")] == [True, True]


def test_sections_with_nothing_in_them_stay_closed(browser, ann):
    page = browser.get(f"/customers/{ann}")
    assert [section.has_attr("open") for section in page.soup.select("details.group")] == [False, False]

    wrong = browser.save(ann, c_pin="12")
    assert [section.has_attr("open") for section in wrong.soup.select("details.group")] == [False, True]
    assert "A PIN has 4 to 8 digits" in wrong.text


@pytest.mark.parametrize("query", ["AB 12", "6035 7112"])
def test_she_is_found_by_her_numbers(browser, ann, muller, query):
    browser.save(ann, c_reference="AB 12", c_gift_card="6035 7112")

    page = browser.get("/customers", query_string={"q": query})
    assert [name.text for name in page.soup.select(".row .name")] == ["Ann Avery"]


def test_another_country_offers_all_of_them(browser, ann):
    page = browser.submit(browser.get(f"/customers/{ann}"), c_nationality="*", draw="1")

    assert len(page.soup.select("#c_nationality option")) > 200


def test_a_customer_is_of_a_group_a_channel_and_stores(browser, ann, rita, olivia):
    group, channel = cast.thing(olivia, "group", "Regulars"), cast.thing(olivia, "channel", "At the door")
    mill, harbour = cast.thing(olivia, "store", "Mill Road"), cast.thing(olivia, "store", "Harbour")
    browser.save(ann, c_group=str(group), c_channel=str(channel), c_stores=["", str(mill), str(harbour)])

    found = card.find(rita.book, ann)
    assert (found["group"], found["channel"]) == (str(group), str(channel))
    assert found["stores"] == sorted([str(mill), str(harbour)])


def test_what_was_removed_stays_with_her_and_cant_be_chosen(app, browser, ann, muller, olivia):
    mill, group = cast.thing(olivia, "store", "Mill Road"), cast.thing(olivia, "group", "Regulars")
    browser.save(ann, c_group=str(group), c_stores=["", str(mill)])
    owner = Browser(app, olivia)
    owner.post(f"/settings/stores/{mill}/removal")
    owner.post(f"/settings/groups/{group}/removal")

    assert browser.get(f"/customers/{ann}").find("#c_group option[selected]").text == "Regulars"
    assert "Mill Road" in browser.get(f"/customers/{ann}").text
    assert "Mill Road" not in browser.get(f"/customers/{muller}").text
    assert browser.save(ann, c_note="Ring twice").status == 303
    assert browser.get(f"/customers/{ann}").find("#c_group option[selected]").text == "Regulars"


def test_a_new_customer_needs_a_store_where_there_are_any(browser, rita, olivia):
    assert added(browser).status == 303
    mill = str(cast.thing(olivia, "store", "Mill Road"))

    answer = added(browser)
    assert (answer.status, "Choose at least one store" in answer.text) == (422, True)
    assert added(browser, c_given="Norma", c_stores=["", mill]).status == 303
    assert cast.customer(rita, given="Brought", family="Along")  # an import takes what it gets


def added(browser, **more):
    page = browser.get("/customers/new")
    number = next(name for name in page.form() if name.endswith("_number"))
    number = {number: f"07700 9001{uuid7().int % 90 + 10}"}
    return browser.submit(page, **{"c_given": "Nina", "c_family": "New"} | number | more)


def test_the_door_asks_for_a_store_too_but_takes_what_a_device_brings(rita, olivia):
    cast.thing(olivia, "store", "Mill Road")
    id, new = uuid7(), {"given": "Nina", "family": "New"}
    add = Change("add", "customer", id, id, new=new)

    assert done(rita, "web", add) == "Choose at least one store"
    assert done(rita, "sync", add) is None


def done(user, via, *changes):
    writing()
    try:
        apply(Changeset(changes), by=user, via=via)
    except Refused as refusal:
        db.session.rollback()
        return str(refusal)
    db.session.commit()


def test_a_store_is_one_of_the_organisation(browser, ann, sam):
    elsewhere = cast.thing(sam, "store", "Elsewhere")

    assert browser.save(ann, c_channel=str(elsewhere)).status in (303, 422)
    assert done(sam, "web", Change("add", "store", elsewhere, elsewhere, new={"name": "x"})) is not None


def test_new_customers_are_of_the_usual_group(browser, rita, olivia):
    group = cast.thing(olivia, "group", "Regulars", usual=True)

    assert browser.get("/customers/new").find("#c_group option[selected]")["value"] == str(group)


def test_one_of_several_comes_first_and_one_gets_the_bills(browser, ann, rita):
    add_address(rita, ann)
    first, second = card.find(rita.book, ann)["addresses"]
    page = browser.get(f"/customers/{ann}")
    browser.submit(page, c_primary_address=second["id"], c_billing_address=first["id"])

    found = card.find(rita.book, ann)
    assert (found["primary_address"], found["billing_address"]) == (second["id"], first["id"])
    assert browser.get(f"/customers/{ann}").find(".acts a[href*=maps]")["href"].count("Elm")


def add_address(user, of, via="web"):
    return done(user, via, Change("add", *cast.address(of, "2 Elm Close")))


def test_an_address_has_its_gate_and_note(browser, ann, rita):
    page = browser.get(f"/customers/{ann}")
    (address,) = card.find(rita.book, ann)["addresses"]
    names = {name: f"p_{address['id']}_{name}" for name in ("door", "gate", "delivery")}
    browser.submit(page, **{names["door"]: "c/o Birch", names["gate"]: "4711#", names["delivery"]: "Behind the shed"})

    (kept,) = card.find(rita.book, ann)["addresses"]
    assert (kept["door"], kept["gate"], kept["delivery"]) == ("c/o Birch", "4711#", "Behind the shed")
    assert kept["place"] == address["place"]


def test_there_are_at_most_so_many_addresses(app, browser, ann, rita, olivia):
    owner = Browser(app, olivia)
    settings = owner.get("/settings/organisation")
    owner.post("/settings/organisation", settings.form("main form") | {"f_most_addresses": "1"})

    assert not browser.get(f"/customers/{ann}").soup.select(".add[value=address]")
    answer = browser.submit(browser.get(f"/customers/{ann}"), **another())
    assert (answer.status, "at most 1 addresses" in answer.text) == (422, True)
    assert add_address(rita, ann) == "A customer has at most 1 addresses here"
    assert add_address(rita, ann, via="sync") is None
    assert browser.save(ann, c_note="Two of them came from a device").status == 303


def another():
    prefix = f"p_{uuid7()}_"
    return {f"{prefix}kind": "address", f"{prefix}label": "work", f"{prefix}line1": "2 Elm Close"}


@pytest.mark.parametrize("most", ["x", "-1", "1.5", "101"])
def test_the_most_addresses_is_a_number(app, olivia, most):
    owner = Browser(app, olivia)
    form = owner.get("/settings/organisation").form("main form")

    assert owner.post("/settings/organisation", form | {"f_most_addresses": most}).status == 422


def test_two_values_of_a_group_are_compared_by_name(browser, ann, rita, olivia):
    regulars, trade = cast.thing(olivia, "group", "Regulars"), cast.thing(olivia, "group", "Trade")
    done(rita, "web", Change("set", "customer", ann, ann, "group", None, str(regulars)))
    done(rita, "sync", Change("set", "customer", ann, ann, "group", None, str(trade)))

    assert [option.text for option in browser.get(f"/customers/{ann}").soup.select(".clash b")] == ["Regulars", "Trade"]
