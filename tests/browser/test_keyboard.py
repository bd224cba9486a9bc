"""A day's work on a laptop without the mouse."""

import pytest

NUMBER = '[name$="_number"]'
WATCH = """new MutationObserver(() => {
  const type = document.querySelector("#type")
  if (type) window.asked ??= type.hasAttribute("autofocus")
}).observe(document.body, { childList: true, subtree: true })"""


def at(browser, name):
    browser.sees(name, "#record h1")


def test_slash_goes_to_the_search(laptop):
    laptop.press("/")
    assert laptop.focused() == "search"
    assert laptop.value("#search") == ""


def test_arrows_walk_through_the_customers_beside_the_list(laptop, rita):
    laptop.press("ArrowDown")
    at(laptop, "Ann Avery")
    laptop.press("ArrowDown")
    at(laptop, "Ben Bains")
    assert laptop.url.endswith(f"/customers/{rita.customers['Bains']}")
    laptop.press("ArrowUp")
    at(laptop, "Ann Avery")
    assert laptop.focused() == "h1"


@pytest.mark.parametrize("keys", ["Control+s", "Control+Enter"])
def test_control_s_saves_from_within_a_field(laptop, rita, keys):
    laptop.go(f"/customers/{rita.customers['Avery']}")
    laptop.fill(NUMBER, "01632 960187")
    laptop.press(keys)
    laptop.wait_for(".save[data-state=saved]")
    laptop.reload()
    assert laptop.value(NUMBER) == "01632 960187"


def test_escape_puts_a_field_back_and_then_leaves_it(laptop, rita):
    laptop.go(f"/customers/{rita.customers['Avery']}")
    laptop.fill(NUMBER, "01632 960187")
    laptop.press("Escape")
    assert laptop.value(NUMBER) == "07700 900142"
    assert laptop.focused().endswith("_number")
    laptop.press("Escape")
    assert laptop.focused() == "body"


def test_a_form_that_comes_takes_the_cursor_once(laptop, rita):
    """At once; the browser isn't asked to do so later, when somebody may type elsewhere already."""
    laptop.go(f"/customers/{rita.customers['Avery']}")
    laptop.js(WATCH)
    laptop.click("#related .add")
    laptop.wait_for(lambda: laptop.focused() == "type")
    assert laptop.js("window.asked") is False


def test_letters_typed_into_a_field_are_no_shortcuts(laptop, rita):
    laptop.go(f"/customers/{rita.customers['Avery']}")
    laptop.fill("#c_note", "n/e?gt")
    assert laptop.value("#c_note") == "n/e?gt"
    assert laptop.url.endswith(f"/customers/{rita.customers['Avery']}")
