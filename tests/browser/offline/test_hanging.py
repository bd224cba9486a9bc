"""A server that answers nobody, and hangs up on nobody either: the device waits for none of it."""

import time

NUMBER = '[name$="_number"]'
AT_ONCE = 10  # seconds, on a busy machine; a request of the device's own gives up after 20


def test_nothing_waits_for_a_server_that_hangs(phone, office, rita, server):
    muller = rita.customers["Müller"]
    with server.paused():
        began = time.monotonic()
        phone.go("/customers")
        phone.look_for("muller")
        phone.sees("1 customer found", "#people")
        phone.click(f"#customer-{muller} a.name")
        phone.sees("Jürgen Müller", "#record h1")
        phone.fill(NUMBER, "01632 960187")
        phone.click(".save .btn-main")
        phone.sees("Saved on this phone", ".save p")
        assert time.monotonic() - began < AT_ONCE
        phone.sees("Will sync when online", ".save p")

    phone.wait_for(lambda: phone_of(office, rita) == "01632 960187", "it has arrived", seconds=40)


def phone_of(office, who):
    return office.card(who, who.customers["Müller"])["phones"][0]["number"]
