"""Whatever goes wrong between a device and the office: it is said in a sentence, and what waits keeps waiting."""

from tests.browser.adapter import PHONE
from tests.browser.offline.bad_line import BadLine
from tests.browser.offline.conftest import has_the_book
from tests.browser.offline.history import history

NOTE = "#c_note"
CONTROLLED = "Boolean(navigator.serviceWorker.controller)"
KEPT = "indexedDB.databases().then(all => all.map(({ name }) => name))"


def save(phone, who, note="Ring twice", says="Saved on this phone"):
    phone.go(f"/customers/{who.customers['Avery']}")
    phone.fill(NOTE, note)
    phone.click(".save .btn-main")
    phone.sees(says, ".save p")


def note(office, who):
    return office.card(who, who.customers["Avery"])["note"]


def test_whoever_is_signed_out_goes_on_working_and_signs_in_to_finish(phone, office, rita, away):
    with away():
        save(phone, rita)
        office.revoke(rita)

    phone.go("/customers")
    phone.sees("Sign in to sync", ".top .pills")
    phone.sees("Ebo Edwards", "#people")
    phone.go(f"/customers/{rita.customers['Avery']}")
    phone.sees("Sign in to finish. Nothing is lost", ".save p")
    assert phone.value(NOTE) == "Ring twice"

    phone.go(office.link(rita))
    phone.wait_for(lambda: note(office, rita) == "Ring twice", "it has arrived", seconds=30)
    phone.wait_for(lambda: phone.count(".pill") == 0, "all is well")


def test_a_lost_phone_forgets_everything_once_it_has_a_signal(phone, office, rita, away):
    with away():
        save(phone, rita)
        office.revoke(rita, wipe=True)

    phone.go("/customers")
    phone.sees("Sign in", "h1")
    phone.wait_for(lambda: phone.js(KEPT) == ["doorstep"], "her book is gone")
    with away():
        phone.go("/customers")
        phone.sees("Doorstep needs a signal the first time")


def test_somebody_else_on_the_same_phone_sees_her_own_book(phone, office, rita, away):
    omar = office.take_on(customers=[("Otto", "Ortega", "07700 900199", "1 Other Street")])
    with away():
        save(phone, rita)
        phone.reopen()

    phone.go(office.link(omar))
    phone.sees("Otto Ortega", "#people")
    has_the_book(phone)
    assert "Avery" not in phone.text("#people")
    phone.go(f"/customers/{rita.customers['Avery']}")
    phone.sees("There is nothing at this address")
    assert not note(office, rita)

    phone.go(office.link(rita))
    phone.wait_for(lambda: note(office, rita) == "Ring twice", "what waited has arrived", seconds=30)
    assert len(history(office, rita)) == 1 and not history(office, omar)


def test_signing_out_says_what_would_be_lost(phone, office, rita, away):
    with away():
        save(phone, rita)
        phone.go("/help")
        phone.click("[action='/sign-out'] button")
        phone.sees("1 change is still on this phone", "h1")
        phone.click("[href='/customers']")
        phone.sees("1 waiting to sync", ".top .pills")

    phone.go("/help")
    phone.click("[action='/sign-out'] button")
    phone.sees("Sign in", "h1")
    assert note(office, rita) == "Ring twice"
    phone.wait_for(lambda: phone.js(KEPT) == ["doorstep"], "nothing of hers is left")


def test_a_full_phone_says_so_and_keeps_what_was_typed(chromium, server, office, rita, tmp_path):
    phone = chromium(server.home, tmp_path / "profile", size=PHONE)
    phone.go(office.link(rita))
    has_the_book(phone)
    phone.reopen()
    phone.room(1)
    save(phone, rita, says="This phone is full")
    assert phone.value(NOTE) == "Ring twice"

    phone.room(None)
    phone.click(".save .btn-main")
    phone.sees("Saved", ".save p b, .save p span")
    phone.wait_for(lambda: note(office, rita) == "Ring twice", "it has arrived", seconds=30)
    phone.close()


def test_what_is_typed_before_the_book_is_here_is_kept(browse, server, office, rita):
    signal = []
    with BadLine(server, lambda path: "fine" if signal or "/sync/snapshot" not in path else "cut before") as line:
        phone = browse(home=line.home, size=PHONE)
        phone.go(office.link(rita).replace(server.home, line.home))
        phone.wait_for(lambda: phone.js(CONTROLLED) and any("/sync/snapshot" in path for path in line.asked))
        phone.go(f"/customers/{rita.customers['Avery']}")
        phone.fill(NOTE, "Ring twice")
        phone.sees("1 change", ".save p")
        phone.go("/help")

        signal.append("here")
        phone.go("/customers")
        has_the_book(phone)
        phone.go(f"/customers/{rita.customers['Avery']}")
        assert phone.value(NOTE) == "Ring twice"


def test_a_book_that_was_cut_on_its_way_goes_on_where_it_was_cut(browse, server, office):
    rita = office.take_on(made_up=60)
    cuts = ["cut before", "cut after"]

    def weather(path):
        return cuts.pop() if "after=" in path and cuts else "fine"

    with BadLine(server, weather) as line:
        line.cards = 20
        phone = browse(home=line.home, size=PHONE)
        phone.go(office.link(rita).replace(server.home, line.home))
        for left in (1, 0):
            phone.wait_for(lambda left=left: len(cuts) <= left, "it is cut")
            phone.go("/customers")
        has_the_book(phone)
        phone.go("/customers")
        pages = [path for path in line.asked if path.startswith("/sync/snapshot")]
    assert len([path for path in pages if "after=" not in path]) == 1
    assert phone.count("#people .row") == 72
