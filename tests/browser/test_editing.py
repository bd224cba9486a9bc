"""What happens in the hand, before any server hears of it: adding a part, discarding, and bringing that back."""

from tests.browser.adapter import HAS_BOOK

LIST = "fetch('/customers').then(answer => answer.text())"
NUMBER, EMAIL = '[name$="_number"]', '[name$="_address"]'


def test_a_phone_is_added_with_the_button_and_saved(phone, rita):
    phone.go(f"/customers/{rita.customers['Avery']}")
    phone.click(".adds [value=phone]")
    phone.wait_for("#phones .part + .part", "a second phone")

    phone.fill(f"#phones .part + .part {NUMBER}", "01632 960187")
    phone.sees("1 change", ".save p")
    phone.click(".save .btn-main")

    phone.wait_for(".save[data-state=saved]")
    phone.reload()
    assert phone.count("#phones .part") == 2
    assert phone.value(f"#phones .part + .part {NUMBER}") == "01632 960187"


def test_a_phone_is_removed_with_its_button_and_saved(laptop, rita):
    laptop.go(f"/customers/{rita.customers['Avery']}")
    laptop.click(f"#phones {NUMBER}")
    laptop.click("#phones .gone")
    laptop.sees("1 change", ".save p")
    laptop.click(".save .btn-main")

    laptop.wait_for(".save[data-state=saved]")
    laptop.reload()
    assert laptop.count("#phones .part") == 0


def test_discard_puts_everything_back_and_can_be_undone(phone, rita):
    phone.go(f"/customers/{rita.customers['Avery']}")
    phone.fill(NUMBER, "01632 960999")
    phone.fill(EMAIL, "ann@example.org")
    phone.sees("2 changes", ".save p")

    phone.click(".save [type=reset]")
    phone.sees("2 changes discarded", ".save p")
    assert (phone.value(NUMBER), phone.value(EMAIL)) == ("07700 900142", "avery@example.com")

    phone.click("[data-undo]")
    phone.sees("2 changes Not saved yet", ".save p")
    assert (phone.value(NUMBER), phone.value(EMAIL)) == ("01632 960999", "ann@example.org")


def test_what_waited_in_the_record_is_discarded_for_good(phone, rita):
    record = f"/customers/{rita.customers['Avery']}"
    phone.wait_for(lambda: phone.js(HAS_BOOK), "the book is on the device")
    phone.go(record)
    phone.fill(NUMBER, "01632 960999")
    phone.sees("1 change", ".save p")

    phone.wait_for(lambda: "1 change not saved" in phone.js(LIST), "the draft is kept")
    phone.go(record)
    assert phone.value(NUMBER) == "01632 960999"
    phone.click(".save [type=reset]")
    phone.wait_for(lambda: phone.value(NUMBER) == "07700 900142", "what is saved")

    phone.wait_for(lambda: "not saved" not in phone.js(LIST), "nothing waits")
    phone.go(record)
    assert phone.value(NUMBER) == "07700 900142"


def test_putting_a_value_back_by_hand_leaves_nothing_to_save(phone, rita):
    phone.go(f"/customers/{rita.customers['Avery']}")
    phone.fill(NUMBER, "01632 960999")
    phone.wait_for(".save[data-state=dirty]")
    phone.fill(NUMBER, "07700 900142")
    phone.wait_for(".save[data-state=saved]")
    assert phone.count("[data-dirty]") == 0
