"""The order of a day at the door: the search from wherever one is, somebody new in a few words, and ⋯ on her row."""


def test_somebody_new_is_added_from_a_settings_page_and_her_panel_opens(phone):
    phone.go("/settings/labels")
    phone.press("/")
    phone.wait_for(lambda: phone.focused() == "search", "the search of the list")
    phone.look_for("Mars Don")
    phone.click("#people [href^='/customers/new']")
    phone.wait_for("#c_given")
    assert (phone.value("#c_given"), phone.value("#c_family")) == ("Mars", "Don")
    phone.fill('[name$="_number"]', "07700 900999")
    phone.click(".save .btn-main")
    phone.sees("Saved", ".save p")

    phone.click("[href='/customers#search']")
    phone.look_for("Mars Don")
    phone.sees("1 customer found", "#people")
    phone.click("#people .dots")
    phone.wait_for("#panel:popover-open")
    assert "1 phone" in phone.text("#panel")
    phone.click("#panel .btn-danger")
    phone.sees("In the bin", "#record")
