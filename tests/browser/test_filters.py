"""Filters: chosen in a form, seen above the list, taken away one by one; without a signal as with one."""


def test_filters_are_put_on_and_taken_away(phone, rita):
    phone.go("/customers")
    phone.click(".chips [href^='/customers/filter']")
    phone.choose("#f-phone", "has-phone")
    phone.choose("#f-country", "country-gb")
    phone.click("form[action='/customers'] .btn-main")

    phone.sees("United Kingdom", ".chips")
    assert phone.count("#people .row") == len(rita.customers)
    phone.look_for("muller")
    phone.sees("1 customer found", "#people")

    phone.click(".picked")
    phone.wait_for(lambda: phone.count(".picked") == 1, "one filter is left")
    phone.click(".picked")
    phone.wait_for(lambda: phone.count(".picked") == 0, "no filter is left")


def test_a_filter_is_kept_as_a_segment(laptop, rita):
    laptop.go("/customers/filter")
    laptop.click("main details:first-of-type summary")
    laptop.fill("#f_town", "Marsf")
    laptop.fill("#f_family", "mull")
    laptop.click("form[action='/customers'] .btn-main")
    laptop.sees("Town or city: marsf", ".chips")
    assert laptop.count("#people .row") == 1

    laptop.click(".chips [href^='/settings/segments']")
    laptop.fill("#f_name", "Marsford")
    laptop.click("main form.stack .btn-main")
    laptop.sees("Marsford", ".side")
    laptop.click(".side [href*='marsf']")
    laptop.sees("Müller", "#people")
