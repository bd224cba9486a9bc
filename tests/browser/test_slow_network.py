"""Without the worker a save takes as long as the network: what is typed meanwhile stays, and one press is one save."""

import pytest

from tests.browser.office import Office
from tests.browser.server import Server

NUMBER, NOTE = '[name$="_number"]', "#c_note"

POSTS = "performance.getEntriesByType('resource').filter(({ name }) => name === location.href).length"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server whose pages are answered by it alone."""
    running = Server(tmp_path_factory.mktemp("alone") / "data", DOORSTEP_OFFLINE="off").start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def office(server):
    return Office(server)


def saving(browser, server, rita, meanwhile):
    """Press Save while the server stands still, do something, and let the server go on."""
    browser.go(f"/customers/{rita.customers['Avery']}")
    browser.fill(NUMBER, "01632 960187")
    with server.paused():
        browser.click(".save .btn-main")
        browser.sees("Saving…", ".save p")
        meanwhile()


def test_what_is_typed_while_a_save_is_on_its_way_is_kept(phone, server, rita):
    saving(phone, server, rita, lambda: phone.fill(NOTE, "Ring twice"))
    phone.sees("1 change", ".save p")
    assert (phone.value(NUMBER), phone.value(NOTE)) == ("01632 960187", "Ring twice")

    phone.click(".save .btn-main")
    phone.wait_for(".save[data-state=saved]")
    phone.reload()
    assert (phone.value(NUMBER), phone.value(NOTE)) == ("01632 960187", "Ring twice")


def test_a_field_typed_on_while_it_is_saved_is_a_change_again(laptop, server, rita):
    saving(laptop, server, rita, lambda: laptop.type(NUMBER, "00"))
    laptop.wait_for(f'{NUMBER}[data-saved="01632 960187"]', "the answer is here")
    assert laptop.value(NUMBER) == "01632 96018700"
    assert "1 change" in laptop.text(".save p")

    laptop.press("Escape")
    laptop.wait_for(".save[data-state=saved]")
    assert laptop.value(NUMBER) == "01632 960187"


def test_a_second_press_is_no_second_save(phone, server, rita):
    saving(phone, server, rita, lambda: phone.click(".save .btn-main"))
    phone.wait_for(".save[data-state=saved]")
    assert phone.js(POSTS) == 1
