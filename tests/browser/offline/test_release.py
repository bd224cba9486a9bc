"""A new release, the switch that takes the worker away, and a reload that goes past it: nothing typed is lost."""

import time

from tests.browser.adapter import PHONE
from tests.browser.offline.bad_line import BadLine
from tests.browser.offline.conftest import has_the_book

NOTE = "#c_note"
WAITS = "navigator.serviceWorker.getRegistration().then(({ waiting }) => Boolean(waiting))"
UPDATE = "navigator.serviceWorker.getRegistration().then(found => found.update()).then(() => true)"
GONE = "navigator.serviceWorker.getRegistration().then(found => !found)"


def typed(phone, who, note):
    phone.go(f"/customers/{who.customers['Avery']}")
    phone.fill(NOTE, note)
    phone.sees("1 change", ".save p")


def taken_over(phone, done, what):
    """Wait until another worker has taken over.

    Where something is asked of the old one just as it goes, Chromium leaves the new one waiting until the old one has
    rested, though it was told to take over; one that wasn't told stays where it is."""
    try:
        phone.wait_for(done, what)
    except AssertionError:
        phone.rest_workers()
        phone.wait_for(done, what, seconds=30)


def note(office, who):
    return office.card(who, who.customers["Avery"])["note"]


def test_a_new_release_waits_until_nothing_typed_is_unsaved(browse, server, office, rita):
    with BadLine(server) as line:
        phone = browse(home=line.home, size=PHONE)
        phone.go(office.link(rita).replace(server.home, line.home))
        has_the_book(phone)
        typed(phone, rita, "Ring twice")

        line.release = b"\n// the next one"
        assert phone.js(UPDATE)
        phone.wait_for(lambda: phone.js(WAITS), "the new release waits")
        assert phone.value(NOTE) == "Ring twice"

        phone.click(".save .btn-main")
        phone.wait_for(lambda: note(office, rita) == "Ring twice", "it has arrived", seconds=30)
        phone.go("/customers")
        taken_over(phone, lambda: not phone.js(WAITS), "the new release is at work")
        phone.go(f"/customers/{rita.customers['Avery']}")
        assert phone.value(NOTE) == "Ring twice"


def test_a_new_release_is_let_in_soon_after_the_last_window_with_something_unsaved_goes(browse, server, office, rita):
    with BadLine(server) as line:
        phone = browse(home=line.home, size=PHONE)
        phone.go(office.link(rita).replace(server.home, line.home))
        has_the_book(phone)
        other = phone.tab()
        typed(other, rita, "Ring twice")

        phone.go("/customers")
        line.release = b"\n// the next one"
        assert phone.js(UPDATE)
        phone.wait_for(lambda: phone.js(WAITS), "the new release waits")
        time.sleep(1)
        assert phone.js(WAITS)

        other.go(f"{server.home}/sign-in")
        taken_over(phone, lambda: not phone.js(WAITS), "the new release is at work")
        phone.go(f"/customers/{rita.customers['Avery']}")
        phone.wait_for(lambda: phone.value(NOTE) == "Ring twice", "what was typed is here")


def test_the_switch_takes_the_worker_away_and_leaves_what_waits(phone, server, office, rita, away):
    with away():
        typed(phone, rita, "Ring twice")
        phone.click(".save .btn-main")
        phone.sees("Saved on this phone", ".save p")
        phone.reopen()
        server.settings["DOORSTEP_OFFLINE"] = "off"
    office.revoke(rita)  # so that nothing is sent before the switch arrives

    phone.go("/help")
    phone.js(UPDATE)
    taken_over(phone, lambda: phone.js(GONE), "the worker is gone")
    phone.go(office.link(rita))
    phone.go(f"/customers/{rita.customers['Avery']}")
    assert phone.value(NOTE) == ""

    server.settings.clear()
    server.stop()
    server.start()
    phone.go("/customers")
    phone.wait_for(lambda: note(office, rita) == "Ring twice", "what waited has arrived", seconds=30)


def test_a_reload_past_the_worker_loses_nothing(phone, office, rita, away):
    ann = rita.customers["Avery"]
    with away():
        typed(phone, rita, "Ring twice")
        phone.click(".save .btn-main")
        phone.sees("Saved on this phone", ".save p")

    phone.reload(past_the_worker=True)
    phone.wait_for(lambda: note(office, rita) == "Ring twice", "it has arrived", seconds=30)
    phone.go(f"/customers/{ann}")
    assert phone.value(NOTE) == "Ring twice"


def test_plain_forms_go_through_the_worker(phone, office, rita, away):
    ann = rita.customers["Avery"]
    phone.close()
    phone.script = False
    phone.open()
    with away():
        phone.go(f"/customers/{ann}")
        phone.fill(NOTE, "Ring twice")
        phone.click(".save .btn-main")
        phone.sees("Saved on this phone", ".save p")
        assert phone.url.endswith(f"/customers/{ann}")
        phone.fill('[name$="_number"]', "12")
        phone.click(".save .btn-main")
        phone.sees("Not saved", ".save p")
        assert (phone.value('[name$="_number"]'), phone.value(NOTE)) == ("12", "Ring twice")

    phone.close()
    phone.script = True
    phone.open()
    phone.go("/customers")
    phone.wait_for(lambda: note(office, rita) == "Ring twice", "it has arrived", seconds=30)
