"""Relations on a device without a signal: made, seen from both sides, parted; and refused as on the server."""

import pytest

from tests.offline.device import HTMX, Device


@pytest.fixture
def device(app, rita, ann, ben, chloe, tie):
    tie(ben, chloe)
    return Device(app, rita).bring()


def form(device, id, words, **typed):
    page = device.browser.get(f"/customers/{id}/related?q=")
    type = next(option["value"] for option in page.soup.select("#type option") if option.text == words)
    return [[name, str(value)] for name, value in ({"type": type, "note": ""} | typed).items()]


def test_both_of_them_show_it(device, ann, ben):
    add = {"path": f"/customers/{ann}/related", "method": "POST", "headers": HTMX}
    sent = form(device, ann, "Wife of", other=ben)

    section, mine, theirs, again = device.answers(
        [add | {"form": sent}, {"path": f"/customers/{ann}"}, {"path": f"/customers/{ben}"}, add | {"form": sent}]
    )

    assert section["status"] == 200
    assert "Wife of" in section["body"] and "Wife of" in mine["body"]
    assert "Husband of" in theirs["body"]
    assert again["status"] == 422
    assert "They are related like this already" in again["body"]


def test_nobody_is_related_to_herself(device, ann):
    asked = {"path": f"/customers/{ann}/related", "method": "POST", "form": form(device, ann, "Wife of", other=ann)}

    assert "Nobody is related to herself" in device.answers([asked])[0]["body"]


def test_parted_they_both_show_nothing(device, ben, chloe):
    remove = {"path": f"/customers/{ben}/related/removal", "method": "POST", "form": [["household", "1"]]}

    _, mine, theirs = device.answers([remove, {"path": f"/customers/{ben}"}, {"path": f"/customers/{chloe}"}])

    assert "Same household as" not in mine["body"] + theirs["body"]


def test_a_record_with_a_household_is_the_servers(device, ben, chloe):
    asked = [{"path": f"/customers/{id}", "headers": HTMX} for id in (ben, chloe)]

    for one, answer in zip(asked, device.answers(asked), strict=True):
        assert "also_" in answer["body"]
        assert answer["body"] == device.browser.fetch(**one).text


def test_they_all_move_and_one_undo_takes_it_back(device, ben, chloe):
    page = device.browser.get(f"/customers/{ben}")
    typed = page.form() | {next(name for name in page.form() if name.endswith("_line1")): "8 Mill Lane"}
    pairs = [[name, one] for name, value in typed.items() for one in (value if isinstance(value, list) else [value])]
    save = {"path": f"/customers/{ben}", "method": "POST", "headers": HTMX, "form": pairs}
    undo = {"path": f"/customers/{ben}/undo", "method": "POST", "headers": HTMX, "form": []}
    hers = {"path": f"/customers/{chloe}"}

    _, moved, _, back = device.answers([save, hers, undo, hers])

    assert 'value="8 Mill Lane"' in moved["body"]
    assert 'value="8 Mill Lane"' not in back["body"]
    assert 'value="1 Birch Lane"' in back["body"]
