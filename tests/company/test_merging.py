"""One person in two representatives' books: who sees all books makes her one, and two again; nobody else can."""

import pytest

from tests import cast
from tests.browsing import Browser
from webapp.customers import card


@pytest.fixture
def annie(rob):
    """Ann, whom the other representative typed in too."""
    known = {"mobile": "+44 7700 900142", "email": "annie@example.com"}
    return cast.customer(rob, given="Annie", family="Avery", birthday="1961-10-23", **known)


@pytest.fixture
def there(annie, ann):
    """Where the two stand side by side: she whose book she stays in first."""
    return f"/company/customers/{annie}/merge/{ann}"


def merge(manager, there, **picked):
    return manager.post(there, manager.get(there).form(".merging") | picked)


def found(page):
    """Whom a search found, with the line under each."""
    return {link["href"]: " ".join(link.parent.get_text(" ").split()) for link in page.soup.select(".twins .name")}


def test_the_deed_leads_to_a_search_through_all_books(manager, rita, ann, annie, muller):
    record = manager.get(f"/company/customers/{annie}")
    there = next(deed for deed in record.soup.select("#more .deed") if "Merge with another customer" in deed.text)
    assert there["href"] == f"/company/customers/{annie}/merge"

    for query in ("ann avery", "07700 900142", card.find(rita.book, ann)["number"]):
        page = manager.get(f"{there['href']}?q={query}")
        assert found(page)[f"{there['href']}/{ann}"] == "Ann Avery Rita · 1 Birch Lane", query
        assert f"{there['href']}/{annie}" not in found(page)
    assert "No other customer matches" in manager.get(f"{there['href']}?q=nobody").text


def test_without_a_search_those_of_her_own_book_are_offered(manager, rita, ann, annie):
    twin = cast.customer(rita, given="Ann", family="Averey", mobile="07700 900142")

    page = manager.get(f"/company/customers/{ann}/merge")

    assert found(page) == {f"/company/customers/{ann}/merge/{twin}": "Ann Averey Rita"}


def test_each_side_says_whose_book_it_is_in_and_where_she_will_be(manager, there):
    kept, other = manager.get(there).soup.select(".keeps")

    assert "In the address book of Rob" in kept.text
    assert "Keep: the merged record stands in this address book" in kept.text
    assert "In the address book of Rita" in other.text
    assert "Merge into: the record leaves this address book" in other.text


def test_in_one_book_nobody_leaves_any(manager, rita, ann):
    twin = cast.customer(rita, given="Ann", family="Avery")

    there = f"/company/customers/{ann}/merge/{twin}"
    page = manager.get(there)
    assert ("In the address book of Rita" in page.text, "leaves" in page.text) == (True, False)
    assert merge(manager, there).status == 303
    assert card.find(rita.book, twin)["id"] == str(ann)


def test_she_is_in_the_book_of_the_one_who_is_kept(app, manager, browser, rita, rob, ann, annie, there):
    answer = merge(manager, there, c_given=str(ann))

    assert answer.location == f"/company/customers/{annie}?merged={ann}"
    assert "2 customers merged" in manager.get(answer.location).text
    assert manager.get(f"/company/customers/{ann}").location == f"/company/customers/{annie}"
    assert browser.get(f"/customers/{ann}").status == browser.get(f"/customers/{annie}").status == 404
    assert Browser(app, rob).get(f"/customers/{annie}").form()["c_given"] == "Ann"
    assert "1 customer found" in Browser(app, rob).get(f"/customers?q={number(rob, annie)[0]}").text
    assert "No customer matches" in browser.get("/customers?q=avery").text


def number(user, id):
    """The numbers of whom she took in."""
    return card.find(user.book, id)["numbers"]


def test_the_other_one_can_be_kept_and_she_is_in_that_ones_book(manager, rita, rob, ann, annie, there):
    assert merge(manager, there, keep=str(ann)).location == f"/company/customers/{ann}?merged={annie}"

    assert card.find(rob.book, annie) is None
    assert "annie@example.com" in [email["address"] for email in card.find(rita.book, ann)["emails"]]


def test_undo_makes_two_of_them_again_each_in_her_book(manager, rita, rob, ann, annie, there):
    before = plain(card.find(rita.book, ann)), plain(card.find(rob.book, annie))
    page = manager.get(merge(manager, there, c_given=str(ann)).location)

    answer = manager.post(page.action("#apart"))

    assert "Two customers again" in manager.get(answer.location).text
    assert (plain(card.find(rita.book, ann)), plain(card.find(rob.book, annie))) == before


def plain(card):
    return {name: value for name, value in card.items() if name not in ("version", "changed_at")}


def test_whom_she_was_related_to_is_shown_among_all_books(manager, browser, rita, rob, ann, annie, there):
    ben = cast.customer(rita, given="Ben", family="Bains")
    page = browser.get(f"/customers/{ann}/related?q=bains")
    browser.post(page.action(".adding"), {"type": page.soup.select("#type option")[1]["value"], "other": str(ben)})
    merge(manager, there)

    kin = manager.get(f"/company/customers/{annie}").find(".kin")
    assert kin.find("a")["href"] == f"/company/customers/{ben}"
    manager.post(kin.find("form")["action"], {"relation": kin.find("button")["value"]})
    assert card.find(rita.book, ben)["relations"] == card.find(rob.book, annie)["relations"] == []


def test_her_representative_cannot_part_them_again(app, manager, rob, ann, annie, there):
    merge(manager, there)
    his = Browser(app, rob)

    answer = his.post(f"/customers/{annie}/undo")
    assert (answer.status, "You may not see other address books" in answer.text) == (422, True)
    assert his.post(f"/customers/{annie}/merge/{ann}/undo").status == 403
    turn = card.find(rob.book, annie)["version"]
    assert his.post(f"/customers/{annie}/history/{turn}/undo").status == 403
    assert card.find_anywhere(rob.organisation_id, ann)["id"] == str(annie)


def test_what_was_changed_in_the_meantime_is_shown_first(manager, browser, rita, ann, there):
    page = manager.get(there)
    browser.save(ann, c_company="Mill Inn")

    answer = manager.post(there, page.form(".merging"))

    assert (answer.status, "changed in the meantime" in answer.text) == (409, True)
    assert card.find(rita.book, ann)["id"] == str(ann)


def test_who_only_reads_and_who_sees_one_book_find_nothing_there(reader, browser, rita, ann, annie, there):
    seen = f"{card.find(rita.book, ann)['version']}.1"
    for person in (reader, browser):
        for path in (f"/company/customers/{ann}/merge", f"/company/customers/{ann}/merge?q=ann", there):
            assert person.get(path).status == 404, path
        assert person.post(there, {"seen": seen}).status == person.post(f"{there}/undo").status == 404
    assert browser.get(f"/customers/{ann}/merge/{annie}").status == 404
    assert f"/customers/{annie}" not in browser.get(f"/customers/{ann}/merge?q=avery").html
    assert "Merge with" not in reader.get(f"/company/customers/{ann}").text


def test_another_organisations_customer_is_nowhere(manager, stranger, sam, ann, there):
    theirs = cast.customer(sam, given="Ann", family="Elsewhere", mobile="07700 900142")

    for query in ("elsewhere", "07700 900142", "1"):
        assert str(theirs) not in manager.get(f"/company/customers/{ann}/merge?q={query}").html
    for path in (f"/company/customers/{ann}/merge/{theirs}", f"/company/customers/{theirs}/merge/{ann}"):
        assert manager.get(path).status == manager.post(path).status == manager.post(f"{path}/undo").status == 404
        assert stranger.get(path).status == stranger.post(path).status == 404
    assert stranger.get(there).status == stranger.post(there).status == 404
