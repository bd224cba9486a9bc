"""Putting her details right, and pressing Save."""

from webapp.customers import card


def field(page, ending):
    """The name of the input that ends so: `number`, `line1` …"""
    return next(name for name in page.form() if name.endswith(ending))


def test_saving_goes_back_to_the_record(browser, ann):
    answer = browser.save(ann, c_family="Ames")

    assert (answer.status, answer.location) == (303, f"/customers/{ann}")
    assert "Ann Ames" in browser.get(f"/customers/{ann}").text


def test_saving_with_htmx_swaps_the_record_and_her_row(htmx, ann):
    answer = htmx.save(ann, c_family="Ames")

    assert answer.status == 200
    assert answer.find("#record h1").text == "Ann Ames"
    assert answer.find(".save")["data-state"] == "saved"
    assert "Ames" in answer.find(f"hx-partial #customer-{ann}").text


def test_email_phone_and_address_are_changed_in_place(browser, ann, rita):
    page = browser.get(f"/customers/{ann}")
    typed = {
        field(page, "_number"): "07700 900415",
        field(page, "_address"): "ann.avery@example.org",
        field(page, "_line1"): "14 Mill Lane",
    }
    browser.submit(page, **typed)

    found = card.find(rita.book, ann)
    assert found["phones"][0]["number"] == "07700 900415"
    assert found["phones"][0]["e164"] == "+447700900415"
    assert found["emails"][0]["address"] == "ann.avery@example.org"
    assert found["addresses"][0]["place"]["line1"] == "14 Mill Lane"


def test_nothing_typed_changes_nothing(browser, ann, rita):
    before = card.find(rita.book, ann)
    browser.save(ann)

    assert card.find(rita.book, ann) == before
