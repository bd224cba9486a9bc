"""A tap meets what it was meant for: the list keeps its place, whatever is said above it meanwhile."""

from tests.browser.offline.test_trouble import save

WHERE = "document.querySelector('#people').getBoundingClientRect().top"
EVERY_PILL = """document.querySelector("#main .pills").innerHTML =
  "<span class='pill is-coming'>Bringing your book along<progress max=100></progress></span>"
  + "<a class=pill href='/waiting'>12 waiting to sync</a>".repeat(2)"""


def test_the_list_holds_still_while_the_signal_comes_and_goes(phone, rita, office, away):
    phone.go("/customers")
    phone.wait_for(lambda: phone.count(".pill") == 0, "all is well")
    at = phone.js(WHERE)

    with away():
        save(phone, rita)
        phone.go("/customers")
        phone.sees("1 waiting to sync", ".top .pills")
        assert phone.js(WHERE) == at
        office.revoke(rita)

    phone.go("/customers")
    phone.sees("Sign in to sync", ".top .pills")
    assert phone.js(WHERE) == at


def test_the_list_holds_still_under_many_pills(phone):
    phone.go("/customers")
    phone.wait_for(lambda: phone.count(".pill") == 0, "all is well")
    at = phone.js(WHERE)
    phone.js(EVERY_PILL)
    assert phone.js(WHERE) == at
