"""Is she in the book already? Asked of whoever is new, and of whoever becomes somebody's double."""

from tests import cast
from webapp.customers import card
from webapp.customers.customer import Customer
from webapp.db import db

NAMES = {"c_given": "Amelia", "c_family": "Archer"}


def archer(rita, **known):
    return cast.customer(rita, given="Amelia", family="Archer", **({"street": "8 Mill Lane"} | known))


def typed_in(browser, **typed):
    page = browser.get("/customers/new")
    street, postcode = (page.find(f"input[name$=_{name}]")["name"] for name in ("line1", "postcode"))
    new = page.form() | {street: "8 Mill Lane", postcode: "MF4 2QT"} | NAMES | typed
    return browser.post(page.action(), new)


def count():
    return db.session.scalar(db.select(db.func.count()).select_from(Customer).where(Customer.family == "Archer"))


def test_a_new_customer_who_is_there_already_is_asked_about(browser, rita):
    amelia = archer(rita)

    answer = typed_in(browser)

    assert answer.status == 422
    assert "There is already an Amelia Archer at 8 Mill Lane." in answer.text
    assert answer.find("#twin a")["href"] == f"/customers/{amelia}"
    assert answer.form()["c_family"] == "Archer"
    assert count() == 1


def test_save_both_saves_both(browser, rita):
    archer(rita)

    assert typed_in(browser, anyway="1").status == 303
    assert count() == 2


def test_somebody_else_of_the_same_house_or_name_is_saved(browser, rita):
    archer(rita)

    assert typed_in(browser, c_given="Arthur").status == 303
    assert typed_in(browser, c_family="Archer-Smith").status == 303


def test_a_change_that_makes_two_alike_is_asked_about(browser, rita):
    archer(rita)
    other = archer(rita, street="1 Oak Street", mobile="07700 900111")
    page = browser.get(f"/customers/{other}")
    street = page.find("input[name$=_line1]")["name"]

    answer = browser.submit(page, **{street: "8 Mill Lane"})

    assert "There is already an Amelia Archer at 8 Mill Lane." in answer.text
    assert card.find(rita.book, other)["addresses"][0]["place"]["line1"] == "1 Oak Street"


def test_two_who_are_alike_already_are_not_asked_about_again(browser, rita):
    archer(rita)
    other = archer(rita)

    assert browser.save(other, c_company="Mill Inn").status == 303


def test_whoever_is_in_the_bin_or_with_a_colleague_is_not_here(browser, rita, rob):
    browser.post(f"/customers/{archer(rita)}/bin")
    archer(rob)

    assert typed_in(browser).status == 303
