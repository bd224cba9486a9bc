"""What the bar says is on this phone is on its disk: a full battery a moment later takes nothing back."""

from tests.browser.offline.history import values

NOTE = "#c_note"


def test_a_save_outlives_a_killed_browser(phone, office, rita, away, many):
    ann = rita.customers["Avery"]
    notes = [f"Ring {n} times" for n in range(many(20))]
    phone.reopen()  # so that it remembers who is signed in
    with away():
        for note in notes:
            save(phone, ann, note)
            phone.reopen(kill=True)
            phone.go(f"/customers/{ann}")
            assert phone.value(NOTE) == note

    phone.go(office.link(rita))
    phone.wait_for(lambda: office.card(rita, ann)["note"] == notes[-1], "all of it has arrived", seconds=30)
    assert [value for value in values(office, ann) if value in notes] == notes


def save(phone, id, note):
    phone.go(f"/customers/{id}")
    phone.fill(NOTE, note)
    phone.click(".save .btn-main")
    phone.sees("Saved on this phone", ".save p")


def test_what_was_typed_and_not_saved_outlives_it_too(phone, rita, away):
    ann = rita.customers["Avery"]
    phone.reopen()
    with away():
        phone.go(f"/customers/{ann}")
        phone.fill(NOTE, "Ring twice")
        phone.wait_for(lambda: phone.js(LIST_SAYS), "what was typed is kept")
        phone.reopen(kill=True)

        phone.go("/customers")
        phone.sees("1 change not saved", f"#customer-{ann}")
        phone.go(f"/customers/{ann}")
        assert phone.value(NOTE) == "Ring twice"
        phone.sees("1 change", ".save p")


LIST_SAYS = "fetch('/customers').then(answer => answer.text()).then(page => page.includes('1 change not saved'))"
