"""An export of many: made by a job that is watched, stopped and resumed; the file is the same, and hers for a day."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from tests import cast
from tests.browsing import Browser
from tests.exchange.full import full
from webapp import demo
from webapp.customers import card, erasing
from webapp.customers.customer import Customer
from webapp.db import db, now, writing
from webapp.exchange import exporting, forgetting, making
from webapp.exchange.exported import KEPT, KeptExport
from webapp.jobs.job import Job
from webapp.jobs.worker import run, work_once


@pytest.fixture
def crowd(many, rita, monkeypatch):
    """A book full of customers, and an export that takes few of them for many."""
    count = many(10_000, few=60)
    monkeypatch.setattr(exporting, "FEW", 20)
    monkeypatch.setattr(making, "AT_ONCE", count // 6)
    monkeypatch.setattr(exporting, "AT_ONCE", count // 6)
    demo.fill(rita, count - 1)
    full(rita)
    return count


def work(told=lambda job: None):
    """Do the export that was asked for last, as the worker does it."""
    writing()
    job = db.session.scalar(db.select(Job).where(Job.kind == "export").order_by(Job.id.desc()))
    job.hold()
    db.session.commit()
    run(job.id, told)
    return job


def fetch(browser, there):
    answer = browser.fetch(f"{there}/file", buffered=True)
    assert answer.status_code == 200
    return answer


def undisturbed(browser, **asked):
    there = browser.post("/exports", asked).location
    work()
    return fetch(browser, there).data


@pytest.mark.parametrize("format", ["csv", "xlsx", "vcf"])
def test_stopped_resumed_and_killed_it_is_the_same_file(browser, rita, crowd, monkeypatch, format):
    whole = undisturbed(browser, format=format)
    there = browser.post("/exports", {"format": format}).location
    work(lambda job: job.done >= crowd // 2 and browser.post(f"{there}/stop"))

    assert f"Stopped · {crowd // 2:,} of {crowd:,}" in browser.get(there).text
    assert browser.get(f"{there}/file").status == 404

    browser.post(f"{there}/resumption")
    with monkeypatch.context() as dying, pytest.raises(KeyboardInterrupt):
        dying.setattr(making.os, "fsync", killed)
        work()
    assert f"Exporting · {crowd // 2:,} of {crowd:,}" in browser.get(there).text

    work()
    assert f"The file is ready · {crowd:,} customers" in browser.get(there).text
    assert browser.get(there).find("a[download]")["href"] == f"{there}/file"
    assert fetch(browser, there).data == whole
    assert [path.name for path in db.session.scalars(exports()).first().folder.iterdir()] == ["file"]


def killed(file):
    raise KeyboardInterrupt


def exports():
    return db.select(KeptExport).order_by(KeptExport.created_at.desc())


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("format", ["csv", "xlsx", "vcf"])
def test_it_is_the_file_that_comes_at_once_for_a_few(browser, crowd, monkeypatch, format, language):
    browser.post("/settings/profile", {"language": language})
    made = undisturbed(browser, format=format)
    monkeypatch.setattr(exporting, "FEW", crowd)
    answer = browser.fetch(f"/export.{format}", buffered=True)

    assert answer.data == made
    assert answer.headers["Content-Type"] == fetch(browser, latest(browser)).headers["Content-Type"]
    assert answer.headers["Content-Disposition"].endswith(f'.{format}"')


def latest(browser):
    return browser.get("/export").find("section a[href^='/exports/']")["href"]


def test_as_excel_every_cell_is_as_in_the_csv_file(browser, crowd):
    rows = list(csv.reader(StringIO(undisturbed(browser, format="csv").decode("utf-8-sig"))))
    sheet = load_workbook(BytesIO(undisturbed(browser, format="xlsx"))).active
    cells = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]

    assert (sheet.freeze_panes, len(rows)) == ("A2", crowd + 1)
    assert [[text.removeprefix("'") for text in row] for row in rows[:-1]] == cells[:-1]  # the last has it all escaped


def test_whoever_changes_her_meanwhile_is_not_kept_waiting_and_changes_nothing_in_it(browser, rita, crowd, ann):
    whole = undisturbed(browser, format="csv")
    there, saved = browser.post("/exports", {"format": "csv"}).location, []
    work(lambda job: saved.append(browser.save(ann, c_given=f"Anna{job.done}").status))

    assert set(saved) == {303}
    assert card.find(rita.book, ann)["given"].startswith("Anna")
    assert fetch(browser, there).data == whole


def test_no_write_waits_while_a_piece_is_made(browser, rita, crowd, ann, monkeypatch):
    piece, open_ = making.Making.piece, []
    monkeypatch.setattr(making.Making, "piece", lambda *of: open_.append(db.session().in_transaction()) or piece(*of))
    undisturbed(browser, format="csv")

    assert open_ == [False] * 7


def test_the_list_a_filter_a_choice_and_all_books_go_the_same_way(app, person, rob, crowd):
    manager = Browser(app, person("rita"))
    chosen = manager.post("/bulk", {"all": "1", "f": "has-phone"}).location[-36:]
    for _ in range(21):
        cast.customer(rob, given="Zora", family="Zander", mobile="07700 900142")
    everywhere = Browser(app, person("olivia"))
    ways = ((manager, ""), (manager, "?f=has-phone"), (manager, f"?bulk={chosen}"), (everywhere, "?all=1&q=zander"))
    for browser, way in ways:
        page = browser.get(f"/export{way}")
        made = undisturbed(browser, **page.form("form[action='/exports']"), format="csv")
        there = list(csv.reader(StringIO(made.decode("utf-8-sig"))))[1:]

        assert page.find("button[value=csv]") and not page.soup.select("a[download]")
        assert f"{len(there)} customers" in page.text
        assert len(there) > exporting.FEW


def test_posted_it_begins_and_an_address_leads_to_where_it_does(browser, rita, crowd):
    ids = db.session.scalars(db.select(Customer.id).where(Customer.book_id == rita.book.id)).all()
    posted = browser.post("/export.vcf", {"id": [str(id) for id in ids]})
    work()

    assert fetch(browser, posted.location).data.count(b"BEGIN:VCARD") == crowd
    assert browser.get("/export.csv?f=has-phone").location == "/export?f=has-phone"


def test_nobody_else_gets_it(app, browser, rob, stranger, crowd):
    there = browser.post("/exports", {"format": "csv"}).location
    work()

    for other in (Browser(app, rob), stranger):
        assert other.get(there).status == other.get(f"{there}/file").status == other.post(f"{there}/stop").status == 404
        assert not other.get("/export").soup.select("a[href^='/exports/']")


@pytest.mark.parametrize(
    "asked", [{}, {"format": "exe"}, {"format": "csv", "bulk": "x"}, {"format": "csv", "all": "1"}]
)
def test_what_cannot_be_is_not_there(browser, asked):
    assert browser.post("/exports", asked).status == 404


def test_it_is_gone_after_a_day(browser, crowd):
    there = browser.post("/exports", {"format": "csv"}).location
    work()
    kept = db.session.scalar(db.select(KeptExport))
    job = db.session.scalar(db.select(Job).where(Job.kind == "old_exports"))
    assert job.due_at - kept.created_at < KEPT + timedelta(minutes=1)

    kept.created_at = job.due_at = now() - KEPT
    db.session.commit()
    assert browser.get(there).status == browser.get(f"{there}/file").status == 404
    work_once(["old_exports"])
    assert not db.session.scalar(db.select(KeptExport))
    assert not kept.folder.exists()


def test_it_is_gone_with_whoever_is_in_it(browser, rita, crowd, ann):
    there = browser.post("/exports", {"format": "csv"}).location
    work()
    folder = db.session.scalar(db.select(KeptExport)).folder
    assert folder.exists()
    writing()
    erasing.erase([db.session.get(Customer, (rita.organisation_id, ann))])
    db.session.commit()

    assert browser.get(there).status == 404
    assert not folder.exists()


def test_what_belongs_to_nobody_any_more_is_swept_away(browser, rita, crowd):
    browser.post("/exports", {"format": "csv"})
    work()
    folder = db.session.scalar(db.select(KeptExport)).folder
    db.session.execute(db.delete(KeptExport))
    list(forgetting.forget_old(None))

    assert not folder.exists()


def test_one_who_is_forgotten_while_it_is_made_leaves_nothing(browser, crowd):
    browser.post("/exports", {"format": "csv"})
    kept = db.session.scalar(db.select(KeptExport))
    writing()
    forgetting.forget([kept])
    db.session.commit()
    work()

    assert not kept.folder.exists()


def test_it_is_deleted_when_she_says_so(browser, crowd):
    there = browser.post("/exports", {"format": "csv"}).location
    work()
    folder = db.session.scalar(db.select(KeptExport)).folder
    back = browser.post(browser.get(there).action("#progress form")).location

    assert (back, browser.get(there).status, folder.exists()) == ("/export", 404, False)
    assert "Files of the last day" not in browser.get(back).text


def test_the_oldest_makes_room(browser, crowd):
    for _ in range(exporting.MOST_FILES + 2):
        browser.post("/exports", {"format": "csv"})

    assert len(browser.get("/export").soup.select("a[href^='/exports/']")) == exporting.MOST_FILES
