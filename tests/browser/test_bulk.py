"""Many changed at once: two ticked on the phone, then all that match; done, seen in the list, undone."""


def test_customers_are_ticked_labelled_and_as_before(phone, office, rita):
    label = office.label(rita, "Thursday round")
    select(phone)
    phone.click(f"#customer-{rita.customers['Avery']} label")
    phone.look_for("muller")
    phone.sees("1 customer found", "#people")
    phone.click(f"#customer-{rita.customers['Müller']} label")
    phone.sees("2 customers selected", ".dock")
    phone.click(".dock .btn-main")

    phone.sees("Ann Avery", "main")
    phone.click("[value='put labels']")
    phone.sees("2 customers changed", ".did")
    phone.sees("Thursday round", f"#customer-{rita.customers['Avery']}")
    assert office.card(rita, rita.customers["Avery"])["labels"] == [label]

    phone.click(".did button")
    phone.sees("2 customers as before", ".did")
    assert office.card(rita, rita.customers["Avery"])["labels"] == []


def test_all_that_match_are_counted_changed_and_as_before(browse, office):
    crowd = office.take_on(made_up=40)
    laptop = browse(crowd)
    select(laptop)
    laptop.click("[name=all]")
    laptop.sees("52 customers", "h1")
    laptop.choose("#v-status", "inactive")
    laptop.click("[value='set status']")

    laptop.sees("52 customers changed", "#progress")
    laptop.click("#progress .btn-main")
    laptop.sees("52 customers changed", ".did")
    laptop.click(".did button")
    laptop.sees("Undone · 52 customers", "#progress")


def select(browser):
    browser.go("/customers")
    browser.click("a[href*='select=1']")
    browser.wait_for("select-bar")
