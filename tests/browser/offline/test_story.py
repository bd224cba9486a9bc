"""The whole of a day without a signal: everything is there, and everything arrives, once."""

from uuid import UUID

from tests.browser.offline.history import history

NUMBER, EMAIL, STREET = '[name$="_number"]', '[name$="_address"]', '[name$="_line1"]'


def test_a_day_without_a_signal(phone, server, office, rita, away):
    with away():
        edit_three_fields_and_add_a_phone(phone, rita)
        new = add_somebody(phone)
        delete_and_undo(phone, rita)
        phone.reopen()
        still_there(phone, rita, new)

    phone.go("/customers")
    phone.wait_for(lambda: phone.count(".pill") == 0, "everything has arrived", seconds=30)
    arrived(office, rita, new)


def edit_three_fields_and_add_a_phone(phone, rita):
    """Of a customer that was never opened on this phone."""
    phone.go("/customers")
    phone.look_for("muller")
    phone.sees("1 customer found", "#people")
    phone.click(f"#customer-{rita.customers['Müller']} a.name")
    phone.sees("Jürgen Müller", "#record h1")
    phone.click(".adds [value=phone]")
    phone.wait_for("#phones .part:nth-child(2)")
    for selector, text in (
        (NUMBER, "01632 960187"),
        (EMAIL, "j.muller@example.org"),
        (STREET, "14 Mill Lane"),
        (f"#phones .part:nth-child(2) {NUMBER}", "07700 900415"),
    ):
        phone.fill(selector, text)
    phone.sees("4 changes", ".save p")
    phone.click(".save .btn-main")
    phone.sees("Saved on this phone", ".save p")
    phone.sees("Will sync when online", ".save p")


def add_somebody(phone):
    """Her id."""
    phone.go("/customers/new")
    phone.fill("#c_given", "Amelia")
    phone.fill("#c_family", "Archer")
    phone.fill(NUMBER, "07700 900998")
    phone.click(".save .btn-main")
    phone.sees("Number after sync", "#record .who")
    return UUID(phone.attribute("#record", "data-customer"))


def delete_and_undo(phone, rita):
    """One is deleted and stays so; the other one comes back."""
    for name in ("Bains", "Clarke"):
        phone.go(f"/customers/{rita.customers[name]}")
        phone.click("[popovertarget=more]")
        phone.click("#more .btn-danger")
        phone.sees("In the bin", "#record")
    phone.click("[popovertarget=more]")
    phone.click("#more [action$=undo] button")
    phone.sees("Undone", ".save p")


def still_there(phone, rita, new):
    phone.go("/customers")
    phone.sees("Amelia Archer", "#people")
    assert "Chloé Clarke" in phone.text("#people")
    assert "Bains" not in phone.text("#people")
    assert "4 waiting to sync" in phone.text(".top .pills") or "5 waiting to sync" in phone.text(".top .pills")
    phone.go(f"/customers/{rita.customers['Müller']}")
    assert [phone.value(field) for field in (NUMBER, EMAIL, STREET)] == [
        "01632 960187",
        "j.muller@example.org",
        "14 Mill Lane",
    ]
    phone.go("/bin")
    phone.sees("Ben Bains")


def arrived(office, rita, new):
    muller = office.card(rita, rita.customers["Müller"])
    assert [part["number"] for part in muller["phones"]] == ["01632 960187", "07700 900415"]
    assert (muller["emails"][0]["address"], muller["addresses"][0]["place"]["line1"]) == (
        "j.muller@example.org",
        "14 Mill Lane",
    )
    assert office.card(rita, new)["given"] == "Amelia"
    assert office.card(rita, rita.customers["Bains"])["binned_at"]
    assert not office.card(rita, rita.customers["Clarke"])["binned_at"]
    per_changeset = history(office, rita)
    assert len(per_changeset) == len(set(per_changeset)) == 5
