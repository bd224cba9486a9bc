"""Who is found among all books: narrowed down step by step, turned page by page, and taken out as a file."""

import csv
from datetime import timedelta
from io import StringIO

import pytest

from tests import cast
from tests.browsing import Browser
from webapp.company import looking
from webapp.customers import trigrams
from webapp.customers.customer import Customer
from webapp.customers.search_row import SearchRow
from webapp.db import db


@pytest.fixture
def crowd(rita, rob):
    """Averys with and without a phone in two books, and one of another name."""
    for n in range(6):
        mobile = {"mobile": "07700 900142"} if n % 3 else {}
        cast.customer([rita, rob][n % 2], given=f"Ann {n}", family="Avery", **mobile)
    cast.customer(rob, given="Beth", family="Birch")


def found(page):
    return [" ".join(name.text.split()) for name in page.soup.select(".row .name")]


def links(page, selector):
    return {" ".join(link.text.split()): link["href"] for link in page.soup.select(selector)}


def exported(browser, page):
    """The names in the CSV file that the page's Export leads to."""
    leaving = browser.get(page.find("a.more[href*=export]")["href"])
    text = browser.fetch(leaving.find(".deed[href*='.csv']")["href"], buffered=True).text
    lines = csv.DictReader(StringIO(text.removeprefix("\ufeff")))
    return [" ".join(filter(None, (line["First name"], line["Last name"]))) for line in lines]


def test_everybody_is_found_and_the_last_changed_comes_first(manager, browser, ann, muller, beth):
    assert found(manager.get("/company/customers")) == ["Beth Birch", "Jürgen Müller", "Ann Avery"]
    assert "Rob · 4 Mill Lane" in manager.get("/company/customers").text

    browser.save(ann, c_note="Ring twice")
    assert found(manager.get("/company/customers"))[0] == "Ann Avery"
    assert found(manager.get("/company/customers?q=birch")) == ["Ann Avery", "Beth Birch"]
    assert found(manager.get("/company/customers?q=07700+900199")) == ["Beth Birch"]
    assert found(manager.get("/company/customers?q=nobody")) == []


def test_one_book_and_the_usual_filters(manager, rita, rob, ann, muller, beth):
    assert found(manager.get(f"/company/customers?book={rob.book.id}")) == ["Beth Birch"]
    assert found(manager.get("/company/customers?f=no-email")) == ["Beth Birch", "Jürgen Müller"]
    page = manager.get(f"/company/customers?f=no-email&book={rita.book.id}&q=oak")
    assert found(page) == ["Jürgen Müller"]
    assert [" ".join(one.text.split()) for one in page.soup.select(".chips .picked")] == [
        "Rita Take away",
        "No e-mail address Take away",
    ]


def test_a_search_as_it_is_typed_answers_the_rows_alone(app, person, ann):
    page = Browser(app, person("max"), htmx=True).get("/company/customers?q=ann")

    assert page.html.lstrip().startswith('<customer-list id="people"')


@pytest.mark.parametrize("way", ["scanned", "newest", "newest, then by trigrams", "by trigrams"])
def test_every_way_of_looking_finds_the_same_page_by_page(monkeypatch, app, person, rita, rob, sam, way):
    ids = [cast.customer([rita, rob][n % 2], given=f"Ann {n}", family="Avery") for n in range(7)]
    for n in range(3):
        cast.customer(sam, given=f"Ann {n}", family="Avery")
        cast.customer(rob, given="Zoe", family="Zander")
    monkeypatch.setattr(looking, "PAGE", 3)
    monkeypatch.setattr(trigrams, "SCANNED", 10_000 if way == "scanned" else 1)
    monkeypatch.setattr(looking, "NEWEST", {"newest": 5_000, "newest, then by trigrams": 4}.get(way, 1))

    seen, place = [], None
    while True:
        rows, place = looking.look(rita.organisation_id, "avery", "", None, after=place)
        seen += [row["id"] for row in rows]
        if place is None:
            break
    assert seen == [str(id) for id in reversed(ids)]


def test_nobody_is_left_out_between_pages_whom_one_moment_moved(monkeypatch, rita):
    for n in range(7):
        cast.customer(rita, given=f"Ann {n}", family="Avery")
    db.session.execute(
        db.update(SearchRow).values(moved_at=db.select(db.func.max(SearchRow.moved_at)).scalar_subquery())
    )
    db.session.commit()
    monkeypatch.setattr(looking, "PAGE", 3)

    seen, place = [], None
    while place or not seen:
        rows, place = looking.look(rita.organisation_id, "", "", None, after=place)
        seen += [row["id"] for row in rows]
    assert len(seen) == len(set(seen)) == 7


def test_pages_are_turned_and_nothing_is_counted(monkeypatch, manager, rita):
    for n in range(5):
        cast.customer(rita, given=f"Ann {n}", family="Avery")
    monkeypatch.setattr(looking, "PAGE", 2)

    page, seen = manager.get("/company/customers?q=avery"), []
    while True:
        seen += found(page)
        more = page.soup.select_one("a.more")
        if more is None:
            break
        page = manager.get(more["href"])
    assert seen == [f"Ann {n} Avery" for n in (4, 3, 2, 1, 0)]


def test_a_row_keeps_the_moment_of_her_last_change(ann):
    moved, changed = db.session.execute(
        db.select(SearchRow.moved_at, Customer.changed_at).join(Customer, Customer.id == SearchRow.customer_id)
    ).one()
    assert abs(moved - changed) < timedelta(milliseconds=1)


@pytest.mark.parametrize(
    "asked", ["book=x", "book=-1", f"book={2**80}", "from=x&after=y", "from=2026-01-01&after=x", "f=x:y,,&q=%00%22%27"]
)
def test_nonsense_in_the_address_is_no_trouble(manager, ann, asked):
    assert manager.get(f"/company/customers?{asked}").status == 200
    assert manager.get("/company?page=x").status == 200


def test_a_page_is_turned_with_all_that_was_asked(monkeypatch, manager, rob, crowd):
    monkeypatch.setattr(looking, "PAGE", 1)
    page = manager.get(f"/company/customers?q=avery&f=has-phone&book={rob.book.id}")
    assert found(page) == ["Ann 5 Avery"]

    page = manager.get(page.find("a.more")["href"])
    assert found(page) == ["Ann 1 Avery"]
    assert page.find("#search")["value"] == "avery"
    assert list(links(page, ".chips .picked")) == ["Rob Take away", "Has a phone Take away"]
    assert "Show more" not in page.text


def test_what_was_asked_is_kept_while_a_book_is_chosen(manager, rob, crowd):
    page = manager.get("/company/customers?q=avery&f=has-phone")
    books = manager.get(links(page, ".chips a")["Representatives"])
    page = manager.get(next(there for text, there in links(books, "main .deed").items() if text.startswith("Rob")))

    assert found(page) == ["Ann 5 Avery", "Ann 1 Avery"]
    assert page.form("search form") == {"f": "has-phone", "book": str(rob.book.id), "q": "avery"}
    without = manager.get(links(page, ".chips a")["Rob Take away"])
    assert found(without) == ["Ann 5 Avery", "Ann 4 Avery", "Ann 2 Avery", "Ann 1 Avery"]


def test_every_filter_there_is_and_whose_they_are(manager, rob, crowd):
    page = manager.get(f"/company/customers?q=avery&f=has-phone&book={rob.book.id}")
    form = manager.get(links(page, ".chips a")["More filters"])

    held = form.form("main form")
    assert (held["q"], held["book"], "has-phone" in held["f"]) == ("avery", str(rob.book.id), True)
    page = manager.get("/company/customers?q=&book=&f=&f=no-phone&f_family=av")
    assert found(page) == ["Ann 3 Avery", "Ann 0 Avery"]
    assert form.find("main form")["action"] == "/company/customers"


@pytest.mark.parametrize("few", [1, 10_000])
def test_what_is_found_is_taken_out(monkeypatch, manager, rob, sam, crowd, few):
    monkeypatch.setattr(trigrams, "SCANNED", few)
    monkeypatch.setattr(looking, "PAGE", 2)
    cast.customer(sam, given="Ann", family="Avery")
    averys = [f"Ann {n} Avery" for n in (5, 4, 3, 2, 1, 0)]

    assert exported(manager, manager.get("/company/customers")) == ["Beth Birch", *averys]
    assert exported(manager, manager.get("/company/customers?q=avery")) == averys
    page = manager.get(f"/company/customers?q=avery&f=has-phone&book={rob.book.id}")
    assert exported(manager, page) == ["Ann 5 Avery", "Ann 1 Avery"]
    assert "2 customers, as the list shows them." in manager.get(page.find("a.more[href*=export]")["href"]).text


def test_who_may_not_takes_nobody_out(reader, browser, crowd):
    assert "Export" not in reader.get("/company/customers").text
    assert reader.get("/export?all=1").status == 403

    for address in ("/export?all=1", "/export.csv?all=1"):
        assert browser.get(address).status == 404
    assert "Birch" not in browser.fetch("/export.csv?book=2", buffered=True).text


@pytest.mark.parametrize("asked", ["book=x", "book=-1", f"book={2**80}", "f=x:y,,&q=%00%22%27", "book=&f=&q="])
def test_nonsense_in_an_address_is_no_trouble(manager, crowd, asked):
    for there in ("/company", "/company/filter", "/export", "/export.csv"):
        assert manager.fetch(f"{there}?all=1&{asked}", buffered=True).status_code == 200
