"""Notes without a signal: an alert written at the door is in the list at once, and arrives with its author."""

GATE = "Dog in the garden: use the side gate"


def test_an_alert_written_without_a_signal_is_seen_and_arrives(phone, office, rita, away):
    muller = rita.customers["Müller"]
    with away():
        phone.go(f"/customers/{muller}")
        phone.click("[name=add][value=note]")
        phone.wait_for("#notes textarea")
        phone.fill("#notes textarea", GATE)
        phone.click("#notes .switch")
        phone.sees("2 changes", ".save p")
        phone.click(".save .btn-main")
        phone.sees("Will sync when online", ".save p")
        phone.sees(GATE, "#alerts")
        assert phone.text("#notes label").startswith("Note Representative · ")
        phone.go("/customers?f=alert")
        phone.wait_for(lambda: phone.count("#people .row") == 1, "she is the one with an alert")
        phone.click("#people .dots")
        phone.sees("1 note", "#panel")

    phone.go("/customers")
    phone.wait_for(lambda: office.card(rita, muller)["notes"], "it has arrived", seconds=30)
    phone.go("/customers?f=alert")
    phone.sees(GATE, f"#customer-{muller}")
    (note,) = office.card(rita, muller)["notes"]
    assert (note["text"], note["alert"], note["author"]) == (GATE, True, "Representative")
