"""What was saved, told and put back; without a signal, the word that it takes one."""


def save(phone, note):
    phone.fill("[name=c_company]", note)
    phone.click(".save .btn-main")


def test_a_save_is_read_in_the_history_seen_as_it_was_and_put_back(phone, office, rita, away):
    avery = rita.customers["Avery"]
    phone.go(f"/customers/{avery}")
    save(phone, "Mill")
    phone.wait_for(".save[data-state=saved]")
    office.put_right(rita, avery, "phone", "number", "01632 960187")

    phone.click("[popovertarget=more]")
    phone.click("#more [href$=history]")
    phone.sees("From a device", "#turn-2")
    phone.sees("01632 960187", "#turn-3 ins")
    phone.click("#turn-2 a[href$='/2']")
    phone.sees("Now: 01632 960187")
    phone.go(f"/customers/{avery}/history")
    phone.click("#turn-2 form button")
    phone.sees("Undone", "#main [role=status]")

    assert office.card(rita, avery)["company"] is None
    with away():
        phone.go(f"/customers/{avery}/history")
        phone.sees("This page needs a signal")
