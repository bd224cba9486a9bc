"""The Martins: related without a signal, seen on both records; they move, one stays behind, and it is undone."""

import pytest

SYNC = "navigator.serviceWorker.controller.postMessage({ type: 'sync' })"
STREET = '[name$="_line1"]'


def test_two_are_related_and_move_without_a_signal(phone, office, rita, away):
    ann, ben = rita.customers["Avery"], rita.customers["Bains"]
    lives_with(phone, office, rita, ann, ben)
    with away():
        relate(phone, ann, ben)
        phone.go(f"/customers/{ben}")
        phone.sees("Husband of", "#related")
        move(phone, ann)
        phone.go(f"/customers/{ben}")
        assert phone.value(STREET) == "8 Mill Lane"

    phone.go("/customers")
    phone.wait_for(lambda: phone.count(".pill") == 0, "everything has arrived", seconds=30)
    assert [street(office, rita, id) for id in (ann, ben)] == ["8 Mill Lane"] * 2
    undo(phone, ann)
    phone.wait_for(lambda: street(office, rita, ben) == "1 Birch Lane", "Ben is back", seconds=30)
    assert street(office, rita, ann) == "1 Birch Lane"
    phone.wait_for(lambda: phone.count(".pill") == 0, "everything has arrived", seconds=30)
    phone.sees("Undone", ".save p")  # what arrives doesn't take the word away

    move(phone, ann, without=ben)
    phone.wait_for(lambda: street(office, rita, ann) == "8 Mill Lane", "she has moved", seconds=30)
    assert street(office, rita, ben) == "1 Birch Lane"


def test_a_record_follows_what_arrives_of_those_around_her(phone, office, rita, tied):
    """Seen on Ann's record, which nobody loads anew: Ben moves out, and back in."""
    ann, ben = tied
    home = office.card(rita, ben)["addresses"][0]["place"]
    phone.go(f"/customers/{ann}")
    phone.wait_for(".also")
    for place, offered in ((home | {"line1": "8 Mill Lane"}, 0), (home, 1)):
        office.put_right(rita, ben, "address", "place", place)
        phone.js(SYNC)
        phone.wait_for(lambda offered=offered: phone.count(".also") == offered, "the offer follows Ben")


@pytest.fixture
def tied(phone, office, rita):
    """Ann and Ben at one address, husband and wife."""
    ann, ben = rita.customers["Avery"], rita.customers["Bains"]
    lives_with(phone, office, rita, ann, ben)
    relate(phone, ann, ben)
    phone.go("/customers")
    phone.wait_for(lambda: phone.count(".pill") == 0, "everything has arrived", seconds=30)
    return ann, ben


def lives_with(phone, office, rita, ann, ben):
    office.put_right(rita, ben, "address", "place", office.card(rita, ann)["addresses"][0]["place"])
    phone.go("/customers")
    phone.wait_for(lambda: "1 Birch Lane" in phone.text(f"#customer-{ben}"), "Ben lives with her", seconds=30)


def relate(phone, ann, ben):
    phone.go(f"/customers/{ann}")
    phone.click("#related .add")
    phone.wait_for("#kin")
    wife = phone.read("#type", "[...e.options].find(one => one.text === 'Wife of').value")
    phone.choose("#type", wife)
    phone.fill("#kin", "bains")
    phone.wait_for(f"#found [value='{ben}']:checked", "whoever is found is shown for a check")
    phone.sees("Ben Bains", "#found")
    phone.read(".adding .btn-main", "e.scrollIntoView({ block: 'center' })")
    phone.click(".adding .btn-main")
    phone.sees("Wife of", "#related .kin")


def move(phone, ann, without=None):
    """Her address is edited; whoever shares it is offered then, and not before."""
    phone.go(f"/customers/{ann}")
    phone.wait_for(".also")
    assert phone.read(".also", "getComputedStyle(e).display") == "none"
    phone.fill(STREET, "8 Mill Lane")
    phone.sees("Ben Bains", ".also")
    if without:
        phone.click(f".also [value='{without}']")
    phone.click(".save .btn-main")
    phone.sees("Saved", ".save p")


def undo(phone, ann):
    phone.go(f"/customers/{ann}")
    phone.click("[popovertarget=more]")
    phone.click("#more [action$=undo] button")
    phone.sees("Undone", ".save p")


def street(office, who, id):
    return office.card(who, id)["addresses"][0]["place"]["line1"]
