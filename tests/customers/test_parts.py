"""Her phones, e-mail addresses and addresses: more of them, fewer of them, in any writing."""

from webapp.customers import card


def test_one_more_phone_without_a_script_keeps_what_was_typed(browser, ann):
    page = browser.get(f"/customers/{ann}")
    answer = browser.submit(page, add="phone", c_note="half a sen")

    assert answer.status == 200
    assert answer.form()["c_note"] == "half a sen"
    assert len(answer.soup.select("#phones .part")) == 2


def test_one_more_phone_with_htmx_is_one_more_row(htmx):
    row = htmx.get("/customers/parts/phone")

    assert len(row.soup.select(".part")) == 1
    assert row.find("input[type=tel]")["value"] == ""


def test_an_added_phone_is_saved(browser, ann, rita):
    page = browser.submit(browser.get(f"/customers/{ann}"), add="phone")
    new = [name for name in page.form() if name.endswith("_number")][-1]
    browser.submit(page, **{new: "01632 960187", new.replace("number", "label"): "home"})

    assert [(p["label"], p["number"]) for p in card.find(rita.book, ann)["phones"]] == [
        ("mobile", "07700 900142"),
        ("home", "01632 960187"),
    ]


def test_an_added_row_left_empty_is_nothing(browser, ann, rita):
    page = browser.submit(browser.get(f"/customers/{ann}"), add="address")
    browser.submit(page)

    assert len(card.find(rita.book, ann)["addresses"]) == 1


def test_a_phone_ticked_away_is_gone(browser, ann, rita):
    page = browser.get(f"/customers/{ann}")
    gone = page.find("#phones input[type=checkbox]")["name"]
    browser.submit(page, **{gone: "1"})

    assert card.find(rita.book, ann)["phones"] == []


def test_an_email_emptied_is_gone(browser, ann, rita):
    page = browser.get(f"/customers/{ann}")
    browser.submit(page, **{page.find("#emails input[type=email]")["name"]: ""})

    assert card.find(rita.book, ann)["emails"] == []


def test_phones_are_kept_as_typed_and_as_the_network_knows_them(browser, ann, rita):
    page = browser.get(f"/customers/{ann}")
    number = page.find("#phones input[type=tel]")["name"]
    for typed, known in {
        "07700 900 142": "+447700900142",
        "+1 (217) 555-0134": "+12175550134",
        "0033 6 39 98 77 10": "+33639987710",
        "1234567": None,
    }.items():
        browser.submit(browser.get(f"/customers/{ann}"), **{number: typed})
        phone = card.find(rita.book, ann)["phones"][0]
        assert phone["number"] == typed
        assert phone["e164"] == known or known is None


def test_a_number_is_of_the_country_she_lives_in(browser, ann, rita):
    page = browser.get(f"/customers/{ann}")
    number = page.find("#phones input[type=tel]")["name"]
    place = page.find("#addresses select[name$=country]")["name"]
    typed = {number: "06 39 98 77 10", place: "FR", place.replace("country", "postcode"): "69003"}
    browser.submit(page, **typed)

    assert card.find(rita.book, ann)["phones"][0]["e164"] == "+33639987710"


def test_an_address_is_drawn_in_the_order_of_its_country(browser, ann):
    page = browser.get(f"/customers/{ann}")
    country = page.find("#addresses select[name$=country]")["name"]
    answer = browser.submit(page, draw="1", **{country: "US"})

    labels = [label.text for label in answer.soup.select("#addresses .field > label")]
    assert labels[:5] == ["Address line 1", "Flat, floor or building", "Town or city", "State", "ZIP code"]


def test_another_country_shows_all_of_them(browser, ann):
    page = browser.get(f"/customers/{ann}")
    country = page.find("#addresses select[name$=country]")["name"]
    answer = browser.submit(page, draw="1", **{country: "*"})

    assert len(answer.soup.select("#addresses select[name$=country] option")) > 240


def test_a_postcode_is_written_as_its_country_writes_it(browser, ann, rita):
    page = browser.get(f"/customers/{ann}")
    browser.submit(page, **{page.find("#addresses input[name$=postcode]")["name"]: "mf43bx"})

    assert card.find(rita.book, ann)["addresses"][0]["place"]["postcode"] == "MF4 3BX"
