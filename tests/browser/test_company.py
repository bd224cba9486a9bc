"""All books, by who sees them: a colleague's customer is found, put right beside the list, and handed over."""

from tests.browser.adapter import LAPTOP
from tests.browser.office import KNOWN

SALLY = ("Sally", "Quartermaine", "07700 900190", "3 Foundry Bridge")
NUMBER, STREET = '[name$="_number"]', '[name$="_line1"]'


def test_a_manager_puts_a_colleagues_customer_right_and_hands_her_over(browse, office):
    rita, ada = office.take_on(customers=(*KNOWN, SALLY)), office.take_on("advisor", customers=())
    laptop, sally = browse(office.take_on("manager", customers=()), size=LAPTOP), rita.customers["Quartermaine"]
    row = f"#customer-{sally}"
    laptop.go("/company")
    laptop.click("main [href='/company/customers']")
    laptop.click(".chips [href^='/company/filter']")
    laptop.choose("#book", office.book(rita))
    laptop.click("main .btn-main")
    laptop.sees("Ann Avery", "#people")
    laptop.look_for("quarterm")
    laptop.wait_for(lambda: "Avery" not in laptop.text("#people"), "whoever is called otherwise isn’t found")
    laptop.click(f"{row} .name")

    laptop.wait_for(f"#record[data-customer='{sally}']")
    laptop.fill(NUMBER, "07700 900191")
    laptop.fill(STREET, "5 Foundry Bridge")
    laptop.click(".save .btn-main")
    laptop.sees("Saved", ".save p")
    laptop.sees("Representative · 5 Foundry Bridge", row)
    assert laptop.value("#search") == "quarterm"
    assert office.card(rita, sally)["phones"][0]["number"] == "07700 900191"

    laptop.click("[popovertarget=more]")
    laptop.click("#more [href$=hand-over]")
    laptop.choose("#book", office.book(ada))
    laptop.click("main .btn-main")
    laptop.sees("Advisor · 5 Foundry Bridge", row)
    assert (office.card(rita, sally), office.card(ada, sally)["version"]) == (None, 3)
