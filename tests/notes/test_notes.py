"""Notes: many of a customer, each with its author and time, the newest first; one that is an alert is seen at once."""

from datetime import UTC, datetime

import pytest

from tests import cast
from tests.browsing import Browser
from webapp.customers import card
from webapp.customers.customer import Customer
from webapp.customers.erasing import erase
from webapp.db import db, writing
from webapp.notes.note import Note

GATE = "Allergic to lanolin. Dog in the garden: use the side gate."


def write(browser, id, text, alert=""):
    """Add a note as one does without a script."""
    page = browser.submit(browser.get(f"/customers/{id}"), add="note")
    name = page.find("#notes textarea")["name"]
    return browser.submit(page, **{name: text, name.replace("_text", "_alert"): alert})


def notes(page):
    return [box.text.removeprefix("\n") for box in page.soup.select("#notes textarea")]


def test_a_note_is_kept_with_its_author_and_time(browser, ann, rita):
    write(browser, ann, "Likes tea\nand biscuits")

    page = browser.get(f"/customers/{ann}")
    assert notes(page) == ["Likes tea\nand biscuits"]
    assert "Rita · " in page.find("#notes label").text
    (kept,) = card.find(rita.book, ann)["notes"]
    assert (kept["author"], kept["alert"]) == ("Rita", None)
    assert kept["at"].startswith(datetime.now(UTC).date().isoformat())


def test_the_newest_note_stands_first(browser, ann):
    for text in ("first", "second", "third"):
        write(browser, ann, text)

    assert notes(browser.get(f"/customers/{ann}")) == ["third", "second", "first"]


def test_one_more_note_with_htmx_is_one_more_row(htmx):
    row = htmx.get("/customers/parts/note")

    assert "New note" in row.text
    assert row.find("textarea").text.strip() == ""


def test_a_note_is_put_right_in_place_and_its_author_stays(browser, ann, rita, person):
    cast.note(rita, ann, "Likes tee")
    page = browser.get(f"/customers/{ann}")
    browser.submit(page, **{page.find("#notes textarea")["name"]: "Likes tea"})

    (kept,) = card.find(rita.book, ann)["notes"]
    assert (kept["text"], kept["author"]) == ("Likes tea", "Rita")


def test_an_emptied_note_is_gone_and_an_undo_brings_it_back(browser, ann, rita):
    cast.note(rita, ann, "Likes tea", True)
    page = browser.get(f"/customers/{ann}")
    browser.submit(page, **{page.find("#notes textarea")["name"]: ""})
    assert card.find(rita.book, ann)["notes"] == []

    browser.post(f"/customers/{ann}/undo")

    assert notes(browser.get(f"/customers/{ann}")) == ["Likes tea"]


def test_a_note_too_long_is_refused_in_a_sentence(browser, ann):
    answer = write(browser, ann, "x" * 2001)

    assert answer.status == 422
    assert "Note must be 2,000 characters or less" in answer.text


def test_an_alert_stands_under_the_name_and_in_the_list(browser, ann):
    write(browser, ann, GATE, alert="1")

    record = browser.get(f"/customers/{ann}")
    assert GATE in record.find("#alerts .note-alert").text
    assert record.find("#record h1")["aria-describedby"] == "alerts"
    assert f"Alert: {GATE}" in " ".join(browser.get("/customers").find(f"#customer-{ann}").text.split())
    assert GATE in browser.get("/customers?q=avery").find(f"#customer-{ann}").text


def test_the_list_shows_the_newest_alert_and_no_more_than_fits(browser, ann, rita):
    cast.note(rita, ann, "older", True)
    cast.note(rita, ann, "newer\n" + "x" * 100, True)
    cast.note(rita, ann, "no alert")

    shown = browser.get("/customers").find(f"#customer-{ann} .is-alert").text
    assert "newer xxx" in shown
    assert shown.endswith("…")
    assert len(shown) < 100
    assert [one.text.split(" · ")[1][:5] for one in browser.get(f"/customers/{ann}").soup.select(".note-alert")] == [
        "newer",
        "older",
    ]


def test_customers_with_an_alert_are_a_filter_with_a_count(browser, ann, muller, rita):
    cast.note(rita, ann, GATE, True)
    cast.note(rita, muller, "Likes tea")

    page = browser.get("/customers?f=alert")
    assert [row["id"] for row in page.soup.select("#people .row")] == [f"customer-{ann}"]
    assert page.find(".chips [href$='f=alert']").text == "Alerts 1"


def test_an_alert_that_is_switched_off_is_an_ordinary_note(browser, ann, rita):
    cast.note(rita, ann, GATE, True)
    page = browser.get(f"/customers/{ann}")
    browser.submit(page, **{page.find("#notes textarea")["name"].replace("_text", "_alert"): ""})

    assert not browser.get(f"/customers/{ann}").soup.select(".note-alert")
    assert notes(browser.get(f"/customers/{ann}")) == [GATE]


@pytest.fixture
def talked_about(rita, ann):
    for n in range(23):
        cast.note(rita, ann, f"note {n}", n == 0 or None)
    return ann


def test_of_many_notes_the_newest_are_drawn_and_the_others_on_demand(browser, talked_about):
    page = browser.get(f"/customers/{talked_about}")

    assert notes(page) == [f"note {n}" for n in range(22, 2, -1)]
    assert "note 0" in page.find(".note-alert").text
    all_of_them = browser.get(page.find("a.add[href$='notes=all']")["href"])
    assert len(notes(all_of_them)) == 23


def test_saving_with_older_notes_out_of_sight_leaves_them_alone(browser, talked_about, rita):
    browser.save(talked_about, c_company="Avery Books")

    assert len(card.find(rita.book, talked_about)["notes"]) == 23


def test_an_older_note_that_is_wrong_comes_back_with_the_others(browser, talked_about):
    page = browser.get(f"/customers/{talked_about}?notes=all")
    answer = browser.submit(page, **{page.soup.select("#notes textarea")[-1]["name"]: "x" * 2001})

    assert answer.status == 422
    assert len(notes(answer)) == 23


def test_a_note_of_an_office_and_one_of_a_phone_are_both_kept(browser, ann, rita, person):
    page = browser.submit(browser.get(f"/customers/{ann}"), add="note")
    cast.note(person("olivia"), ann, "from the office")
    browser.submit(page, **{page.find("#notes textarea")["name"]: "from the door"})

    assert [(one["text"], one["author"]) for one in card.find(rita.book, ann)["notes"]] == [
        ("from the office", "Olivia"),
        ("from the door", "Rita"),
    ]


def test_two_changes_of_one_note_are_compared(browser, ann, rita, person):
    id = cast.note(rita, ann, "Likes tea")
    page = browser.get(f"/customers/{ann}")
    browser.submit(page, **{f"p_{id}_text": "Likes coffee"})
    browser.submit(page, **{f"p_{id}_text": "Likes milk"})

    clash = browser.get(f"/customers/{ann}").find(".clash")
    assert "both changed Note" in clash.text
    assert "Likes coffee" in clash.text
    assert "Likes milk" in clash.text


def test_a_removed_note_that_somebody_changed_is_asked_about(browser, ann, rita):
    id = cast.note(rita, ann, "Likes tea")
    page = browser.get(f"/customers/{ann}")
    browser.submit(page, **{f"p_{id}_text": "Likes coffee"})
    browser.submit(page, **{f"p_{id}_gone": "1"})

    assert "Likes coffee" in browser.get(f"/customers/{ann}").find(".clash").text


def test_notes_are_erased_with_her(app, rita, ann):
    cast.note(rita, ann, GATE, True)
    writing()
    erase([db.session.get(Customer, (rita.organisation_id, ann))])
    db.session.commit()

    assert db.session.scalar(db.select(Note)) is None


def test_a_contact_that_leaves_the_house_has_no_notes(browser, ann, rita):
    cast.note(rita, ann, "Never pays on time")

    assert "Never pays" not in browser.get(f"/customers/{ann}.vcf").html


def test_a_colleague_writes_no_note_into_another_book(app, rob, ann, rita):
    cast.note(rita, ann, "mine")
    page = Browser(app, rita).get(f"/customers/{ann}")

    assert Browser(app, rob).submit(page).status == 404
    assert len(card.find(rita.book, ann)["notes"]) == 1
