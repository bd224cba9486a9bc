"""Finding her, however she is asked for."""

import json
from pathlib import Path

import pytest

from tests import cast
from webapp.customers import trigrams
from webapp.customers.folding import fold, spellings
from webapp.customers.line import rank, readings

VECTORS = json.loads((Path(__file__).parent / "folding.json").read_text())


@pytest.fixture
def book(rita):
    """A book in which everybody has something in common with somebody."""
    return {
        "müller": cast.customer(rita, given="Jürgen", family="Müller", mobile="07700 900187", street="9 Oak Street"),
        "archer": cast.customer(rita, given="Amelia", family="Archer", mobile="07700 900142", street="8 Mill Lane"),
        "o'brien": cast.customer(rita, given="Anne-Marie", family="O’Brien", email="am.obrien@example.com"),
        "mills": cast.customer(rita, given="Ruth", family="Mills", street="2 Archer Close"),
        "shop": cast.customer(rita, company="Miller & Sons", business=True, email="office@example.org"),
        "łukasz": cast.customer(rita, given="Łukasz", family="Wójcik", mobile="+48 501 555 012"),
    }


QUERIES = {
    "muller": ["müller"],
    "mueller": ["müller"],
    "MÜLLER": ["müller"],
    "jurgen mul": ["müller"],
    "muller jurgen": ["müller"],
    "07700 900142": ["archer"],
    "+44 7700 900142": ["archer"],
    "0044 7700 900 142": ["archer"],
    "7700900142": ["archer"],
    "900142": ["archer"],
    "obrien": ["o'brien"],
    "o'brien": ["o'brien"],
    "anne marie": ["o'brien"],
    "am.obrien@": ["o'brien"],
    "mill lane": ["archer"],
    "mf42qt": ["mills", "archer", "müller"],
    "wojcik": ["łukasz"],
    "lukasz": ["łukasz"],
    "archer": ["archer", "mills"],
    "mill": ["archer", "shop", "mills"],  # a whole word before the starts of words
    "nobody": [],
}


@pytest.mark.parametrize("size", ["scanned", "by trigrams"])
def test_everybody_is_found_by_what_is_known_of_her(browser, book, size, monkeypatch):
    if size == "by trigrams":
        monkeypatch.setattr(trigrams, "SCANNED", 0)
    for query, names in QUERIES.items():
        page = browser.get("/customers", query_string={"q": query})
        found = [row["id"].removeprefix("customer-") for row in page.soup.select(".row")]
        assert sorted(found) == sorted(str(book[name]) for name in names), query


def test_whole_words_come_before_starts_before_insides(browser, book):
    page = browser.get("/customers?q=mill")

    assert [row.select_one(".name").text for row in page.soup.select(".row")] == [
        "Amelia Archer",  # Mill Lane
        "Miller & Sons",
        "Ruth Mills",
    ]


def test_a_search_with_htmx_answers_the_rows_alone(htmx, ann):
    page = htmx.get("/customers?q=avery")

    assert page.html.lstrip().startswith('<customer-list id="people"')
    assert "1 customer found" in page.text


def test_nothing_found_offers_to_add_her(browser, ann):
    page = browser.get("/customers?q=marsdon")

    assert "No customer matches “marsdon”" in page.text
    assert page.find(".empty a.btn")["href"] == "/customers/new?name=marsdon"


def test_the_searched_name_is_filled_in(browser):
    assert browser.get("/customers/new?name=ann%20marsdon").form()["c_family"] == "marsdon"


def test_strangers_are_not_found(stranger, ann):
    assert "No customer matches" in stranger.get("/customers?q=avery").text


@pytest.mark.parametrize(("text", "forms"), VECTORS["spellings"])
def test_spellings(text, forms):
    assert spellings(text) == forms


@pytest.mark.parametrize(("query", "needles"), VECTORS["readings"])
def test_readings(query, needles):
    assert readings(query) == needles


@pytest.mark.parametrize(("line", "query", "expected"), VECTORS["rank"])
def test_rank(line, query, expected):
    assert rank(line, readings(query)) == expected


def test_folding_twice_is_folding_once():
    assert all(fold(fold(text)) == fold(text) for text, _ in VECTORS["spellings"])
