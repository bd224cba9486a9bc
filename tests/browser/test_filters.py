"""Filters: chosen in a form, seen above the list, taken away one by one; without a signal as with one."""


def test_filters_are_put_on_and_taken_away(phone, rita):
    phone.go("/customers")
    phone.click(".chips [href^='/customers/filter']")
    phone.choose("#f-phone", "has-phone")
    phone.choose("#f-country", "country-gb")
    phone.click("form[action='/customers'] .btn-main")

    phone.sees("United Kingdom", ".chips")
    assert phone.count("#people .row") == len(rita.customers)
    phone.fill("#search", "muller")
    phone.sees("1 customer found", "#people")

    phone.click(".picked")
    phone.wait_for(lambda: phone.count(".picked") == 1, "one filter is left")
    phone.click(".picked")
    phone.wait_for(lambda: phone.count(".picked") == 0, "no filter is left")
