"""A customer is handed over while her old phone is away: what it edited arrives, and she leaves it."""

from tests.browser.offline.history import history, values


def test_what_waited_arrives_and_she_is_gone(phone, office, rita, away):
    ben, rob = rita.customers["Bains"], office.take_on(customers=())
    with away():
        phone.go(f"/customers/{ben}")
        phone.fill("#c_note", "Ring twice")
        phone.click(".save .btn-main")
        phone.sees("Saved on this phone", ".save p")
        office.hand_over(rita, ben, rob)
        phone.go("/customers")
        phone.sees("waiting to sync", f"#customer-{ben}")

    phone.go("/customers")
    phone.wait_for(lambda: phone.count(f"#customer-{ben}") == 0, "she has left the phone", seconds=30)
    phone.wait_for(lambda: phone.count(".pill") == 0, "everything has arrived", seconds=30)
    assert (office.card(rita, ben), office.card(rob, ben)["note"]) == (None, "Ring twice")
    assert len(history(office, rita)) == 1
    assert values(office, ben)[-2:] == [int(office.book(rob)), "Ring twice"]
    phone.look_for("bains")
    phone.sees("No customer matches", "#people")
    phone.go(f"/customers/{ben}")
    phone.sees("There is nothing at this address")
