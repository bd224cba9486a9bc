"""Handing in: every changeset lands once, in its order, alone in its transaction, and says what became of it."""

from uuid import UUID

import pytest

from tests import cast
from tests.browsing import ORIGIN
from tests.sync.line import JSON, Line, added, changeset, typed
from tests.sync.test_catching_up import erase
from webapp.changes.history import ChangeRow, ChangesetRow
from webapp.customers import card
from webapp.customers.customer import Customer
from webapp.customers.label import Label
from webapp.db import db, uuid7

MISSING = "00000000-0000-7000-8000-000000000000"


def made():
    """How many changesets stand in the history."""
    return db.session.scalar(db.select(db.func.count()).select_from(ChangesetRow))


def statuses(results):
    return [result["status"] for result in results]


def test_it_answers_with_the_card_as_it_is_now(line, rita, ann):
    sent = changeset(typed(ann, new="Likes tea"))
    (result,) = line.push(sent)

    assert (result["id"], result["status"], result["outcomes"]) == (sent["id"], "applied", ["taken"])
    assert result["cards"] == [card.find(rita.book, ann)]
    assert result["cards"][0]["note"] == "Likes tea"


def test_the_history_says_who_and_on_what_and_not_as_the_device_likes(line, rita, ann):
    sent = changeset(typed(ann, new="x"), device="Nokia", via="web", user_id=1)
    line.push(sent)

    row = row_of(rita, sent)
    assert (row.via, row.device, row.user_id) == ("sync", "iPhone", rita.id)


def row_of(user, sent):
    return db.session.get(ChangesetRow, (user.organisation_id, user.id, UUID(sent["id"])))


def test_the_same_twice_is_done_once(line, ann):
    sent, before = changeset(typed(ann, new="Likes tea")), made()
    first, again = line.push(sent), line.push(sent)

    assert first == again
    assert made() == before + 1


def test_twice_in_one_go_is_done_once(line, ann):
    sent, before = changeset(typed(ann, new="Likes tea")), made()
    first, again = line.push(sent, sent)

    assert first == again
    assert made() == before + 1


def test_a_repeat_with_another_one_behind_it_does_only_that_one(line, rita, ann):
    sent, next, before = changeset(typed(ann, new="1")), changeset(typed(ann, new="2", old="1")), made()
    line.push(sent)
    first, second = line.push(sent, next)

    assert (statuses([first, second]), made()) == (["applied", "applied"], before + 2)
    assert card.find(rita.book, ann)["note"] == "2"
    assert line.push(sent)[0]["cards"][0]["note"] == "2"


def test_the_same_id_of_another_person_is_another_changeset(app, line, rob, rita, ann):
    theirs = cast.customer(rob, given="Theo", family="Tall")
    sent = changeset(typed(ann, new="mine"))
    line.push(sent)
    (result,) = Line(app, rob).push(sent | {"changes": [typed(theirs, new="his")]})

    assert result["cards"][0]["note"] == "his"
    assert card.find(rita.book, ann)["note"] == "mine"


def test_they_land_in_their_order(line, rita, ann):
    typed_over = [changeset(typed(ann, new=str(n), old=str(n - 1) if n else None)) for n in range(9)]
    results = line.push(*typed_over)

    assert [result["id"] for result in results] == [sent["id"] for sent in typed_over]
    assert set(statuses(results)) == {"applied"}
    assert card.find(rita.book, ann)["note"] == "8"


def test_more_than_50_are_too_many_at_once(line, ann):
    before, sent = made(), changeset(typed(ann, new="x"))
    answer = line.hand_in({"user": line.user, "changesets": [sent] * 51})

    assert (answer.status_code, answer.json) == (413, {"error": "at most 50 changesets at once"})
    assert made() == before
    assert len(line.push(*[sent] * 50)) == 50


def test_none_at_all_are_no_trouble(line):
    assert line.push() == []


def test_a_new_customer_with_all_her_parts(line, rita):
    id = uuid7()
    phone = added("phone", id, {"label": "mobile", "number": "07700 900142"})
    (result,) = line.push(changeset(added("customer", id, {"given": "Ann", "family": "Avery"}, id), phone))

    (found,) = result["cards"]
    assert (found["number"], found["phones"][0]["e164"]) == (1, "+447700900142")


def test_the_same_customer_made_again_takes_her_labels_too(line, rita, ann):
    round, by_post = (str(cast.label(rita, name)) for name in ("Tuesday", "By post"))
    line.push(changeset(typed(ann, "labels", round)))
    (result,) = line.push(changeset(added("customer", ann, {"labels": [by_post]}, ann)))

    assert (result["status"], result["cards"][0]["labels"]) == ("applied", sorted([round, by_post]))


def test_a_bad_one_holds_up_nobody(line, rita, ann):
    bad = changeset(typed(ann, "given", None, "Ann"))
    results = line.push(changeset(typed(ann, new="1")), bad, changeset(typed(ann, new="2", old="1")))

    assert statuses(results) == ["applied", "rejected", "applied"]
    assert results[1] == {"id": bad["id"], "status": "rejected", "reason": "Enter a first name"}
    assert (card.find(rita.book, ann)["given"], card.find(rita.book, ann)["note"]) == ("Ann", "2")


def test_a_bad_change_takes_its_whole_changeset_with_it(line, rita, ann):
    (result,) = line.push(changeset(typed(ann, new="x"), typed(ann, "birthday", "2026-02-30")))

    assert (result["status"], result["reason"]) == ("rejected", "Birthday must be a real date")
    assert card.find(rita.book, ann)["note"] is None


def test_a_rejected_one_can_be_put_right_under_its_own_id(line, ann):
    bad = changeset(typed(ann, "birthday", "2026-02-30"))
    line.push(bad)

    assert statuses(line.push(bad | {"changes": [typed(ann, "birthday", "2026-02-28")]})) == ["applied"]


def test_who_was_erased_is_said_so_and_takes_nothing(line, rita, ann, muller):
    erase(line, rita, ann)
    late = changeset(typed(ann, new="Likes tea"))
    erased, fine = line.push(late, changeset(typed(muller, new="Likes tea")))

    assert (erased["id"], erased["status"], fine["status"]) == (late["id"], "erased", "applied")
    assert "cards" not in erased
    assert db.session.get(Customer, (rita.organisation_id, ann)).note is None


def test_who_was_erased_takes_nobody_along(line, rita, ann, muller):
    erase(line, rita, ann)
    (result,) = line.push(changeset(typed(ann, new="Likes tea"), typed(muller, new="Likes tea")))

    assert result["status"] == "applied"
    assert [card["id"] for card in result["cards"]] == [str(muller)]
    assert card.find(rita.book, muller)["note"] == "Likes tea"
    assert db.session.get(Customer, (rita.organisation_id, ann)).note is None


def test_an_undo_takes_back_what_its_changeset_did(line, rita, ann):
    sent = changeset(typed(ann, new="Likes tea"), typed(ann, "company", "Avery Books"))
    line.push(sent)
    line.push(changeset(typed(ann, "company", "Avery & Co", "Avery Books")))
    (result,) = line.push(changeset(typed(ann, new=None, old="Likes tea"), undoes=sent["id"]))

    assert (result["status"], result["cards"][0]["note"]) == ("applied", None)
    assert result["cards"][0]["company"] == "Avery & Co"  # changed since, so it is left


def test_an_undo_in_the_same_go_and_twice(line, rita, ann):
    sent = changeset(typed(ann, new="Likes tea"))
    back = changeset(typed(ann, new=None, old="Likes tea"), undoes=sent["id"])

    assert statuses(line.push(sent, back, back)) == ["applied"] * 3
    assert card.find(rita.book, ann)["note"] is None
    assert row_of(rita, back).via == "undo"


def test_an_undo_does_what_the_server_knows_and_not_what_it_says(line, rita, ann):
    """Otherwise it would be a way around the rules, which don't hold for an undo."""
    sent = changeset(typed(ann, new="Likes tea"))
    line.push(sent)
    line.push(changeset(typed(ann, "given", None, "Ann"), undoes=sent["id"]))

    found = card.find(rita.book, ann)
    assert (found["given"], found["note"]) == ("Ann", None)


def test_an_undo_of_what_never_arrived_does_nothing(line, rita, ann):
    (result,) = line.push(changeset(typed(ann, "given", None, "Ann"), undoes=MISSING))

    assert (result["status"], result["outcomes"]) == ("applied", [])
    assert result["cards"] == [card.find(rita.book, ann)]
    assert result["cards"][0]["given"] == "Ann"


def test_an_undo_of_another_persons_changeset_does_nothing(app, line, rita, person, ann):
    sent = changeset(typed(ann, new="Likes tea"))
    line.push(sent)
    Line(app, person("olivia")).push(changeset(typed(ann, new=None, old="Likes tea"), undoes=sent["id"]))

    assert card.find(rita.book, ann)["note"] == "Likes tea"


def test_the_owner_undoes_what_she_settled(app, person):
    olivia = person("olivia")
    here = str(olivia.organisation.of)
    line, names = Line(app, olivia), {"kind": "organisation"}
    settled = changeset(typed(here, "advisor_name", "Adele", **names))
    clash = changeset(typed(here, "advisor_name", "Ada", "Agnes", **names))
    back = [changeset(typed(here, "advisor_name", None, **names), undoes=one["id"]) for one in (settled, clash)]
    results = line.push(settled, clash, *back)

    assert statuses(results) == ["applied", "conflict", "applied", "applied"]
    db.session.refresh(olivia.organisation)
    assert olivia.organisation.advisor_name is None


@pytest.mark.parametrize("stranger", ["rob", "sam"])
def test_another_ones_customer_is_nobody(app, rita, person, ann, stranger):
    """Whether she exists, is binned or has that phone: the answer is the one for an id that doesn't exist."""
    theirs, phone = Line(app, person(stranger)), card.find(line_owner(person).book, ann)["phones"][0]["id"]
    for change in (
        typed(ann, new="x"),
        typed(ann, "binned", True),
        added("phone", ann, {"label": "mobile", "number": "07700 900111"}, phone),
        typed(ann, "number", "07700 900111", "07700 900142", kind="phone", id=phone),
        {"do": "remove", "kind": "phone", "id": phone, "of": str(ann), "old": {}},
    ):
        nobody = change | {"of": MISSING, "id": change["id"] if change["kind"] == "phone" else MISSING}
        (there,), (nowhere,) = theirs.push(changeset(change)), theirs.push(changeset(nobody))
        assert without_id(there) == without_id(nowhere) == {"status": "rejected", "reason": "no such customer"}


def line_owner(person):
    return person("rita")


def without_id(result):
    return {name: value for name, value in result.items() if name != "id"}


def test_making_a_colleagues_customer_again_takes_nothing_of_hers(app, line, rita, rob, ann):
    (result,) = Line(app, rob).push(changeset(added("customer", ann, {"given": "Mine", "family": "Now"}, ann)))

    assert without_id(result) == {"status": "rejected", "reason": "no such customer"}
    assert card.find(rita.book, ann)["given"] == "Ann"


def test_the_same_id_in_two_organisations_is_two_customers(other, sam, rita, ann):
    other.push(changeset(added("customer", ann, {"given": "Anne", "family": "Autre"}, ann)))

    assert card.find(rita.book, ann)["given"] == "Ann"
    assert card.find(sam.book, ann)["given"] == "Anne"


def test_a_part_is_not_moved_to_another_customer(line, rita, ann, muller):
    phone = card.find(rita.book, ann)["phones"][0]["id"]
    (result,) = line.push(changeset(typed(muller, "number", "07700 900111", None, kind="phone", id=phone)))

    assert without_id(result) == {"status": "rejected", "reason": "no such phone"}


def test_a_representative_settles_nothing_for_others(line, rita):
    here = str(rita.organisation.of)
    was = rita.organisation.name
    (result,) = line.push(changeset(typed(here, "name", "Mine", was, kind="organisation")))

    assert without_id(result) == {"status": "rejected", "reason": "You may not change the settings of the organisation"}
    db.session.refresh(rita.organisation)
    assert rita.organisation.name == was


def test_a_colleagues_label_stays_as_it_is(line, rita, rob):
    label = cast.label(rob, "Tuesday")
    named = {"do": "set", "kind": "label", "id": str(label), "of": str(UUID(int=rita.organisation_id))}
    (result,) = line.push(changeset(named | {"field": "name", "old": "Tuesday", "new": "Mine"}))

    assert (result["status"], result["reason"]) == ("rejected", "no such label")
    assert db.session.scalar(db.select(Label.name).where(Label.id == label)) == "Tuesday"


def test_a_clash_comes_out_as_in_the_form(line, browser, rita, ann, muller):
    page = browser.get(f"/customers/{muller}")
    for customer in (ann, muller):
        browser.save(customer, c_note="From the office")
    browser.submit(page, c_note="At the door")
    (result,) = line.push(changeset(typed(ann, new="At the door")))

    assert (result["status"], result["outcomes"]) == ("conflict", ["conflict"])
    assert clashes(result["cards"][0]) == clashes(card.find(rita.book, muller)) != []
    (candidate,) = result["cards"][0]["conflicts"][0]["candidates"]
    assert (candidate["who"], candidate["device"], candidate["at"]) == ("Rita", "iPhone", "2026-11-21T10:00:00Z")


def clashes(found):
    """What is compared, without what differs from customer to customer."""
    return [
        (clash["kind"], clash["field"], clash["standing"]["who"], [one["value"] for one in clash["candidates"]])
        for clash in found["conflicts"]
    ]


def test_a_second_edit_of_what_waits_replaces_it(line, browser, ann):
    browser.save(ann, c_note="From the office")
    results = line.push(changeset(typed(ann, new="1")), changeset(typed(ann, new="2", old="1")))

    (clash,) = results[-1]["cards"][0]["conflicts"]
    assert [candidate["value"] for candidate in clash["candidates"]] == ["2"]


def test_nobodys_changes_are_taken_in_another_ones_name(line, sam, ann):
    before = made()
    for user in (sam.id, None, str(line.user), [line.user], 10**30, -1, 1.5, {}):
        answer = line.hand_in({"user": user, "changesets": [changeset(typed(ann, new="x"))]})
        assert (answer.status_code, answer.json) == (403, {"error": "user", "user": line.user})
    assert made() == before


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (ORIGIN, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "none"}, 403),
        ({}, 403),
    ],
)
def test_only_our_own_pages_hand_in(line, ann, headers, status):
    before = made()
    answer = line.hand_in({"user": line.user, "changesets": [changeset(typed(ann, new="x"))]}, headers)

    assert (answer.status_code, made() - before) == (status, 1 if status == 200 else 0)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", None])
def test_what_a_plain_form_of_another_page_could_send_is_not_taken(line, ann, kind):
    sent = {"user": line.user, "changesets": [changeset(typed(ann, new="x"))]}

    assert line.hand_in(sent, content_type=kind).status_code == 400
    assert line.hand_in(sent, content_type=f"{JSON}; charset=utf-8").status_code == 200


def test_nothing_is_handed_in_by_nobody(nobody, ann):
    answer = nobody.fetch("/sync/push", method="POST", json={"user": 1, "changesets": []}, headers=ORIGIN)

    assert (answer.status_code, answer.json) == (401, {"error": "sign in"})


def test_when_it_was_made_is_kept_in_one_time(line, ann, browser):
    """Shown, never sorted by; one that makes no sense counts as now."""
    at = {"+02:00": "2026-11-21T10:00:00+02:00", "x": "x", "old": "0001-01-01T00:00:00+23:59", "naive": "2026-11-21"}
    at |= {"late": "9999-12-31T23:59:59-23:59", "list": [], "number": 5, "nul": "2026-11-21T10:00\x00Z", "null": None}
    browser.save(ann, c_note="From the office")
    results = line.push(*(changeset(typed(ann, new=name), made_at=made_at) for name, made_at in at.items()))

    assert set(statuses(results)) == {"conflict"}
    (clash,) = results[-1]["cards"][0]["conflicts"]
    kept = {candidate["value"]: candidate["at"] for candidate in clash["candidates"]}
    assert kept.pop("+02:00") == "2026-11-21T08:00:00Z"
    assert {moment[:4] for moment in kept.values()} == {clash["standing"]["at"][:4]}


def test_every_turn_stands_once_in_her_history(line, ann):
    line.push(*(changeset(typed(ann, new=str(n))) for n in range(5)))

    turns = db.session.scalars(db.select(ChangeRow.turn).where(ChangeRow.of == ann)).all()
    assert set(turns) == {1, 2, 3, 4, 5, 6}
