"""The same field put right without a signal and in the office: both are shown, one tap settles it, nothing is lost."""

from tests.browser.offline.history import values

NUMBER = '[name$="_number"]'
HERS, THEIRS = "01632 960187", "01632 960188"


def test_a_conflict_is_shown_and_settled_with_one_tap(phone, office, rita, away):
    muller = rita.customers["Müller"]
    with away():
        phone.go(f"/customers/{muller}")
        phone.fill(NUMBER, HERS)
        phone.click(".save .btn-main")
        phone.sees("Saved on this phone", ".save p")
        office.put_right(rita, muller, "phone", "number", THEIRS)

    phone.go(f"/customers/{muller}")
    phone.wait_for(".clash", "both numbers are shown", seconds=30)
    assert HERS in phone.text(".clash") and THEIRS in phone.text(".clash")
    phone.go("/customers?f=compare")
    phone.sees("1 to compare", ".top .pills")
    phone.click(f"#customer-{muller} a.name")
    phone.wait_for(".clash")

    phone.read(".clash", f"[...e.querySelectorAll('.choice')].find(one => one.innerText.includes('{HERS}')).click()")
    phone.click(".clash button")
    phone.wait_for(lambda: not phone.count(".clash"), "it is settled")
    phone.wait_for(lambda: number(office, rita) == HERS, "the office has what she chose", seconds=30)
    assert all(value in values(office, muller) for value in (THEIRS, HERS))
    assert not office.card(rita, muller)["conflicts"]


def number(office, who):
    return office.card(who, who.customers["Müller"])["phones"][0]["number"]
