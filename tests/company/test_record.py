"""A record of all books: whatever stands on it leads somewhere, and works there as in one's own book."""

from io import BytesIO

import pytest

from tests import cast
from webapp.customers import card

GET, POST = "a[href^='/'], [hx-get]", "form[method=post], [hx-post], [formmethod=post]"


@pytest.fixture
def ben(rita):
    return cast.customer(rita, given="Ben", family="Bains", mobile="07700 900143", street="1 Birch Lane")


@pytest.fixture
def there(ann):
    """The address of Ann's record among all books."""
    return f"/company/customers/{ann}"


def relate(browser, there, other, words="Wife of"):
    page = browser.get(f"{there}/related?q=bains")
    kind = next(option["value"] for option in page.soup.select("#type option") if option.text == words)
    return browser.post(page.action(".adding"), {"type": kind, "other": str(other)})


def led_to(page, address):
    """Where a page leads: `{(method, path)}`."""
    links = {("GET", tag.get("href") or tag["hx-get"]) for tag in page.soup.select(GET)}
    forms = {("POST", tag.get("action") or tag.get("hx-post") or address) for tag in page.soup.select(POST)}
    return {(method, path.partition("#")[0].partition("?")[0]) for method, path in links | forms}


def test_everything_on_its_pages_leads_somewhere(app, manager, rita, ann, ben, there):
    relate(manager, there, ben)
    cast.file(rita, ann, "prices.pdf")
    for n in range(22):
        cast.note(rita, ann, f"Ring {n} times")
    known = app.url_map.bind("localhost")

    for more in ("", "?notes=all", "/history", "/history/1", "/hand-over", "/related", "/related?q=bains"):
        for method, path in led_to(manager.get(there + more), there + more):
            assert known.test(path, method), (more, method, path)
            if method == "GET":
                assert manager.get(path).status == 200, (more, path)


def test_she_is_related_to_whoever_is_in_her_book(manager, browser, person, ann, ben, there):
    mine = cast.customer(person("max"), given="Bert", family="Bains", mobile="07700 900144")
    found = manager.get(f"{there}/related?q=bains").soup.select("[name=other]")
    assert [one["value"] for one in found] == [str(ben)]
    assert "Choose a customer of this address book" in relate(manager, there, mine).text

    assert relate(manager, there, ben).location == there
    record = manager.get(there)
    assert record.find(".kin a")["href"] == f"/company/customers/{ben}"
    assert "Wife ofBen Bains" in record.find("#related").text
    assert "Husband of" in browser.get(f"/customers/{ben}").find("#related").text

    relation = record.find(".kin [name=relation]")["value"]
    assert manager.post(record.action(".kin form"), {"relation": relation}).location == there
    assert not manager.get(there).soup.select(".kin")


def test_a_file_is_brought_and_opened(manager, rita, ann, there):
    sent = {"file": (BytesIO(b"%PDF-1.4"), "prices.pdf")}
    assert manager.post(f"{there}/files", sent, content_type="multipart/form-data").location == there
    assert manager.post(f"{there}/files").status == 422

    (file,) = card.find(rita.book, ann)["files"]
    assert manager.fetch(f"{there}/files/{file['id']}").data == b"%PDF-1.4"
