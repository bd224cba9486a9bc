"""The list as a table: columns to choose, orders to sort by, the same filter and search."""

import pytest

from tests import cast


@pytest.fixture
def book(rita):
    label = cast.label(rita, "By post")
    ann = {"given": "Ann", "family": "Avery", "birthday": "1970-05-02"}
    cast.customer(rita, **ann, mobile="07700 900142", street="1 Birch Lane", labels=[str(label)])
    cast.customer(rita, given="Ben", family="Bains", email="ben@example.com", birthday="1980-03-04")
    cast.customer(rita, given="Cleo", family="Clarke", mobile="07700 900143")


def cells(page):
    return [[cell.get_text(strip=True) for cell in line.select("th, td")] for line in page.soup.select("tbody tr")]


def names(page):
    return [line[0] for line in cells(page)]


def test_it_shows_what_is_known_of_each(browser, book):
    page = browser.get("/customers/table?c=phone&c=town&c=labels&c=birthday&c=status")

    assert [head.get_text(strip=True) for head in page.soup.select("thead th")] == [
        "Name", "Phone", "Town or city", "Birthday", "Status", "Labels",
    ]  # fmt: skip
    assert cells(page)[0] == ["AnnAvery", "07700 900142", "Marsford", "2 May 1970", "", "By post"]


def test_chosen_columns_are_remembered(browser, book):
    browser.get("/customers/table?c=email")

    assert cells(browser.get("/customers/table?f=has-email")) == [["BenBains", "ben@example.com"]]


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("sort=name&down=1", ["CleoClarke", "BenBains", "AnnAvery"]),
        ("sort=number&down=1", ["CleoClarke", "BenBains", "AnnAvery"]),
        ("sort=birthday", ["BenBains", "AnnAvery", "CleoClarke"]),
        ("sort=created&down=1", ["AnnAvery", "BenBains", "CleoClarke"]),
        ("sort=changed&f=person&q=be", ["BenBains"]),
        ("sort=nonsense&page=x&c=nonsense", ["AnnAvery", "BenBains", "CleoClarke"]),
        ("page=2", []),
        ("page=99999999999999999999", []),
    ],
)
def test_it_is_sorted_filtered_and_searched(browser, book, order, found):
    assert names(browser.get(f"/customers/table?{order}")) == found


def test_a_long_table_has_pages(browser, rita, monkeypatch, book):
    monkeypatch.setattr("webapp.customers.tables.PAGE", 2)
    first = browser.get("/customers/table")

    assert names(first) == ["AnnAvery", "BenBains"]
    assert names(browser.get(first.find("main a.btn[href*=page]")["href"])) == ["CleoClarke"]


def test_a_stranger_sees_her_own(stranger, book):
    assert names(stranger.get("/customers/table")) == []
