"""Somebody who is in the book twice: asked about, found, merged, parted; and an edit of the one who left arrives."""

from uuid import UUID

NUMBER = '[name$="_number"]'


def test_two_records_of_one_person_become_one(phone, office, rita, away):
    ann, twin = rita.customers["Avery"], add_her_again(phone)
    merge_and_part(phone)

    with away():
        phone.go(f"/customers/{twin}")
        phone.fill("#c_company", "Mill Inn")
        phone.click(".save .btn-main")
        phone.sees("Will sync when online", ".save p")
        office.merge(rita, ann, twin)

    phone.go("/customers")
    phone.wait_for(lambda: phone.count(".pill") == 0, "everything has arrived", seconds=30)
    phone.go(f"/customers/{twin}")
    phone.wait_for(lambda: phone.attribute("#record", "data-customer") == str(ann), "she is found at the one who stays")
    assert phone.value("#c_company") == "Mill Inn"
    assert office.card(rita, ann)["company"] == "Mill Inn"


def add_her_again(phone):
    """The question is asked on the device: her book is here."""
    phone.go("/customers/new")
    phone.fill("#c_given", "Ann")
    phone.fill("#c_family", "Avery")
    phone.fill(NUMBER, "07700 900142")
    phone.click(".save .btn-main")
    phone.sees("There is already an Ann Avery at 1 Birch Lane.", "#twin")
    phone.click("#twin button")
    phone.wait_for(".save[data-state=saved]")
    return UUID(phone.attribute("#record", "data-customer"))


def merge_and_part(phone):
    phone.go("/duplicates")
    phone.sees("same phone", ".twins")
    phone.click(".twins .btn-main")
    phone.wait_for(".merging")
    phone.click(".merging .btn-main")
    phone.sees("2 customers merged", ".save p")
    phone.click(".save .undo")
    phone.sees("Two customers again", ".save p")
