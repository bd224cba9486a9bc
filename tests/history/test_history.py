"""Who changed what, when and from where; and putting it back, one field, one save, or all that was done at once."""

from tests import cast
from tests.browsing import Browser
from webapp.changes import group
from webapp.changes.apply import apply
from webapp.changes.changeset import Change, Changeset
from webapp.customers import card
from webapp.db import db, uuid7, writing


def entries(page):
    return page.soup.select(".past")


def history(browser, id):
    return browser.get(f"/customers/{id}/history")


def undo_button(page, turn, what=None):
    """The form that takes a turn back, or one change of it: its address and what it sends."""
    chosen = f'button[aria-label="Put back: {what}"]' if what else "button:not([name])"
    button = page.find(f"#turn-{turn} {chosen}")
    return button.find_parent("form")["action"], {"n": button["value"]} if what else {}


def test_it_says_who_changed_what_and_from_where(browser, person, ann, change):
    change(ann, "company", None, "Mill", by=person("olivia"), via="sync", device="Chrome on Android")

    newest, first = entries(history(browser, ann))

    assert all(word in newest.h2.text for word in ("Olivia", "From a device", "Chrome on Android"))
    assert newest.b.text == "Company"
    assert newest.find("del") is None
    assert newest.find("ins").text == "Mill"
    assert "Import" in first.h2.text
    assert {one.text for one in first.select("b")} == {"First name", "Last name", "Phone", "Email", "Address"}


def test_a_part_is_told_in_one_line(browser, rita, ann):
    phone = card.find(rita.book, ann)["phones"][0]
    browser.save(ann, **{f"p_{phone['id']}_gone": "1"})

    newest = entries(history(browser, ann))[0]

    assert (newest.b.text, newest.find("del").text) == ("Phone", "Mobile, 07700 900142")
    assert newest.find("ins").text == "Removed"


def test_a_label_is_called_by_its_name(browser, rita, ann, change):
    label = str(cast.label(rita, "Tuesday round"))
    change(ann, "labels", None, label)
    assert entries(history(browser, ann))[0].find("ins").text == "Tuesday round"

    change(ann, "labels", label, None)
    assert entries(history(browser, ann))[0].find("del").text == "Tuesday round"


def test_a_value_that_waits_is_said_to(browser, person, ann, change):
    change(ann, "company", None, "Mill")
    change(ann, "company", None, "Inn", by=person("olivia"))

    newest = entries(history(browser, ann))[0]

    assert "to compare" in newest.text
    assert not newest.select("form")


def test_one_field_of_a_save_is_put_back(browser, rita, ann):
    browser.save(ann, c_company="Mill", c_note="Rings twice")
    address, what = undo_button(history(browser, ann), 2, "Company")

    answer = browser.post(address, what)

    now = card.find(rita.book, ann)
    assert (now["company"], now["note"]) == (None, "Rings twice")
    assert "Undone" in browser.get(answer.location).find("[role=status]").text


def test_a_part_that_was_removed_comes_back(browser, rita, ann):
    phone = card.find(rita.book, ann)["phones"][0]
    browser.save(ann, c_company="Mill", **{f"p_{phone['id']}_gone": "1"})

    browser.post(*undo_button(history(browser, ann), 2, "Phone"))

    assert card.find(rita.book, ann)["phones"] == [phone]


def test_a_save_of_one_change_has_one_button(browser, ann):
    browser.save(ann, c_company="Mill")
    assert [one.text.strip() for one in history(browser, ann).soup.select("#turn-2 button")] == ["Undo this save"]


def test_a_whole_save_is_undone_and_says_so(browser, rita, ann):
    browser.save(ann, c_company="Mill", c_note="Rings twice")
    browser.post(*undo_button(history(browser, ann), 2))

    now = card.find(rita.book, ann)
    assert (now["company"], now["note"]) == (None, None)
    page = history(browser, ann)
    assert "Undone" in page.find("#turn-2 .deeds-line").text
    assert not page.soup.select("#turn-2 form")


def test_what_was_changed_since_is_left_and_named(browser, rita, ann, change):
    browser.save(ann, c_company="Mill", c_note="Rings twice")
    whole, one = undo_button(history(browser, ann), 2), undo_button(history(browser, ann), 2, "Company")
    change(ann, "company", "Mill", "Inn")

    for button in (one, whole):
        answer = browser.post(*button)
        assert "Changed since, so left as it is: Company" in browser.get(answer.location).text
    now = card.find(rita.book, ann)
    assert (now["company"], now["note"]) == ("Inn", None)


def test_pressed_twice_it_is_undone_once(browser, rita, ann):
    browser.save(ann, c_company="Mill")
    button = undo_button(history(browser, ann), 2)
    browser.post(*button)
    browser.save(ann, c_company="Mill")

    browser.post(*button)

    assert card.find(rita.book, ann)["company"] == "Mill"


def test_nothing_that_was_never_there_is_undone(browser, ann):
    for turn, data in ((0, {}), (9, {}), (10**30, {}), (1, {"n": "9"}), (1, {"n": "x"}), (1, {"n": str(10**30)})):
        assert browser.post(f"/customers/{ann}/history/{turn}/undo", data).status == 404
    for odd in ("?before=x", "?before=-3", f"?before={10**30}", "?left=phone.number&left=x&left=customer.x&done=1"):
        assert browser.get(f"/customers/{ann}/history{odd}").status == 200


def test_who_may_not_edit_reads_and_has_no_button(app, browser, rita, ann, person):
    page = history(browser, ann)
    assert page.soup.select("#main form[method=post]")
    rita.role = "advisor"

    assert not history(browser, ann).soup.select("#main form[method=post]")
    assert browser.post(f"/customers/{ann}/history/1/undo").status == 403


def test_a_long_history_turns_its_pages(browser, rita, ann):
    writing()
    for n in range(200):
        value, before = str(n), str(n - 1) if n else None
        apply(Changeset((Change("set", "customer", ann, ann, "company", before, value),)), by=rita, via="web")
    db.session.commit()

    seen, path = [], f"/customers/{ann}/history"
    while path:
        page = browser.get(path)
        seen += [int(one["id"].split("-")[1]) for one in entries(page)]
        more = page.soup.select_one("#main a[href*=before]")
        path = more and more["href"]

    assert seen == list(range(201, 0, -1))


def test_all_that_was_done_at_once_is_undone_from_one_of_them(browser, rita, club):
    action, people = club
    there = history(browser, people[0]).find(f'a[href="/history/{action}"]')["href"]
    assert "3 saves" in browser.get(there).text

    browser.post(browser.get(there).find("#progress form")["action"])

    assert [card.find(rita.book, id)["company"] for id in people] == [None] * 3
    assert "Undone" in browser.get(there).find("#progress").text


def test_what_was_left_of_it_is_counted(browser, club, change):
    action, people = club
    change(people[0], "company", "Mill", "Inn")

    browser.post(f"/history/{action}/undo")

    assert "1 was changed since and has been left" in browser.get(f"/history/{action}").text


def test_a_large_one_shows_how_far_it_is_is_stopped_and_goes_on(browser, rita, club, monkeypatch):
    action, _ = club
    monkeypatch.setattr(group, "AT_ONCE", 1)
    browser.post(f"/history/{action}/undo")
    assert "0 of 3" in browser.get(f"/history/{action}").text

    browser.post(f"/history/{action}/stop")
    assert "Stopped" in browser.get(f"/history/{action}").text
    browser.post(f"/history/{action}/resumption")
    assert "Undoing" in browser.get(f"/history/{action}").text


def test_a_colleague_does_not_find_what_another_did_at_once(app, browser, rob, club):
    assert Browser(app, rob).get(f"/history/{club[0]}").status == 404
    assert browser.get(f"/history/{uuid7()}").status == 404


def test_the_record_leads_there(browser, ann):
    assert browser.get(f"/customers/{ann}").find(f'#more a[href="/customers/{ann}/history"]').text.strip() == "History"


def test_who_was_handed_over_tells_from_whom_to_whom(app, rita, rob, person, ann, change):
    change(ann, "book", rita.book.id, rob.book.id, by=person("max"))

    newest = entries(history(Browser(app, rob), ann))[0]

    assert (newest.find("del").text, newest.find("ins").text) == ("Rita", "Rob")
