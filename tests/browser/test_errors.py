"""An answer that can't be right: a sentence at its field, everything typed still there, and gone once it is right."""

EMAIL, STREET, POSTCODE = '[name$="_address"]', '[name$="_line1"]', '[name$="_postcode"]'
AT_POSTCODE = ".field.postcode .err"


def wrong(browser, rita):
    browser.go(f"/customers/{rita.customers['Avery']}")
    browser.fill(EMAIL, "ann@example.org")
    browser.fill(STREET, "14 Mill Lane")
    browser.fill(POSTCODE, "MF4")
    browser.click(".save .btn-main")
    browser.wait_for(AT_POSTCODE, "a sentence at the postcode")


def test_a_wrong_postcode_gets_a_sentence_and_keeps_what_was_typed(phone, rita):
    wrong(phone, rita)
    assert "Enter a full UK postcode, like" in phone.text(AT_POSTCODE)
    assert "Check 1 answer" in phone.text(".save p")
    typed = [phone.value(selector) for selector in (EMAIL, STREET, POSTCODE)]
    assert typed == ["ann@example.org", "14 Mill Lane", "MF4"]


def test_the_field_in_error_has_the_focus_and_names_its_sentence(laptop, rita):
    wrong(laptop, rita)
    laptop.wait_for(lambda: laptop.focused().endswith("_postcode"), "the focus is at the postcode")
    sentence = laptop.attribute(POSTCODE, "aria-describedby")
    assert "postcode" in laptop.text(f"#{sentence}")


def test_the_sentence_goes_the_moment_the_answer_is_right(phone, rita):
    wrong(phone, rita)
    phone.type(POSTCODE, " 2Q")
    assert phone.count(AT_POSTCODE) == 1
    phone.type(POSTCODE, "T")
    phone.wait_for(lambda: phone.count(AT_POSTCODE) == 0, "the sentence is gone")

    phone.click(".save .btn-main")
    phone.wait_for(".save[data-state=saved]")
    phone.reload()
    assert [phone.value(selector) for selector in (EMAIL, STREET)] == ["ann@example.org", "14 Mill Lane"]


def test_without_a_script_the_sentence_comes_with_the_page(browse, rita):
    plain = browse(rita, script=False)
    wrong(plain, rita)
    assert "Enter a full UK postcode, like" in plain.text(AT_POSTCODE)
    assert [plain.value(selector) for selector in (EMAIL, STREET)] == ["ann@example.org", "14 Mill Lane"]
