"""One woman in two books: a manager finds both, makes them one and two again, and each phone has whom it should."""

from tests.browser.adapter import LAPTOP, PHONE

SALLY = ("Sally", "Quartermaine", "07700 900195", "3 Foundry Bridge")
TWIN = ("Sally", "Quartermain", "07700 900195", "5 Foundry Bridge")


def test_a_manager_merges_a_customer_of_one_book_into_that_of_another(browse, office):
    rita, rob = (office.take_on(customers=[one]) for one in (SALLY, TWIN))
    kept, other = rita.customers["Quartermaine"], rob.customers["Quartermain"]
    his = browse(rob, size=PHONE)
    his.sees("Quartermain", "#people")
    laptop = browse(office.take_on("manager", customers=()), size=LAPTOP)
    laptop.go(f"/company/customers/{kept}")
    laptop.click("[popovertarget=more]")
    laptop.click("#more [href$=merge]")
    laptop.fill("main [name=q]", "07700 900195")
    laptop.click("main .btn-main")
    laptop.click(f".twins [href$='{other}']")
    laptop.sees("Merge into: the record leaves this address book", ".merging")
    laptop.click(".merging .btn-main")

    laptop.sees("2 customers merged", ".save p")
    his.go("/customers")
    his.wait_for(lambda: his.count(f"#customer-{other}") == 0, "she has left the phone", seconds=30)
    assert "5 Foundry Bridge" in str(office.card(rita, kept)["addresses"])

    laptop.click(".save .undo")
    laptop.sees("Two customers again", ".save p")
    his.go("/customers")
    his.wait_for(f"#customer-{other}", "she is back on the phone", seconds=30)
