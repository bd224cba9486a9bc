"""Two of two books become one: all that is known of her comes along, and both representatives' devices hear of it."""

import pytest

from tests import cast
from tests.photos.test_photos import picture
from tests.sync.line import Line, added, changeset, typed
from webapp.changes.apply import apply
from webapp.changes.carrying import kinds_of
from webapp.changes.changeset import Change, Changeset
from webapp.changes.history import ChangeRow
from webapp.customers import card
from webapp.customers.customer import Customer
from webapp.customers.things import things
from webapp.db import db, uuid7, writing
from webapp.fields.field import Refused
from webapp.merging.merge import merge, part_again
from webapp.photos.photo import keep
from webapp.relations.tying import tied


@pytest.fixture
def max(person):
    """The manager."""
    return person("max")


@pytest.fixture
def annie(rob):
    """Ann, whom Rob typed in too."""
    return cast.customer(rob, given="Annie", family="Avery", email="annie@example.com")


@pytest.fixture
def ben(rita):
    return cast.customer(rita, given="Ben", family="Bains")


@pytest.fixture
def phone(app, rita):
    """Rita's phone."""
    return Line(app, rita)


@pytest.fixture
def his_phone(app, rob):
    """Rob's phone."""
    return Line(app, rob)


def unite(by, kept, other):
    writing()
    cards = [card.find_anywhere(by.organisation_id, id) for id in (kept, other)]
    merge(*cards, {}, by)
    db.session.commit()


def part(by, kept, other):
    writing()
    left = part_again(by.organisation_id, kept, other, by)
    db.session.commit()
    return left


def do(by, *changes):
    writing()
    apply(Changeset(changes), by=by, via="web")
    db.session.commit()


def relate(by, *ids):
    types = things(by)["relation_types"]
    cards = [card.find(by.book, id) for id in ids]
    do(by, *tied(uuid7(), *cards, types, {"type": types[0]["id"], "note": ""}))


def parts_of(id):
    """The kinds of all that belongs to her, with how much of each there is."""
    kinds = {kind.name: kind.model for kind in kinds_of("customer")}
    counted = {name: db.select(db.func.count()).where(model.of == id) for name, model in kinds.items()}
    return {name: db.session.scalar(count) for name, count in counted.items()}


def ids_of(page):
    return [one["id"] for one in page["cards"] if "number" in one]


def test_everything_comes_along_into_the_other_book_and_goes_back(max, person, rita, rob, ann, annie, ben):
    everything_of(rita, ann, ben, cast.thing(person("olivia"), "question", "Skin"))
    before = card.find(rita.book, ann), card.find(rob.book, annie), parts_of(ann)
    assert set(before[2].values()) == {1}
    unite(max, annie, ann)

    kept = card.find(rob.book, annie)
    assert kept["book"] == rob.book.id
    assert parts_of(annie) == {kind: 2 if kind == "email" else 1 for kind in before[2]}
    assert all(kept[name] == before[0][name] != before[1][name] for name in ("labels", "photo"))
    assert set(parts_of(ann).values()) == {0}

    assert part(max, annie, ann) == []
    after = card.find(rita.book, ann), card.find(rob.book, annie), parts_of(ann)
    assert [*map(plain, after[:2]), after[2]] == [*map(plain, before[:2]), before[2]]


def everything_of(by, id, other, question):
    """Give her one of each kind of thing that can be known of a customer."""
    cast.note(by, id, "Rings twice", alert=True)
    cast.file(by, id, "prices.pdf")
    relate(by, id, other)
    label = str(cast.label(by, "Tuesday round", "2"))
    writing()
    photo = keep(by.organisation_id, picture())
    db.session.commit()
    fields = {"labels": label, "photo": photo}
    do(by, *(Change("set", "customer", id, id, name, None, value) for name, value in fields.items()))
    new = {"question": str(question), "value": "dry"}
    do(by, Change("add", "answer", uuid7(), id, new=new))


def plain(card):
    return {name: value for name, value in card.items() if name not in ("version", "changed_at")}


def test_the_phone_of_the_book_she_left_loses_her_and_undo_brings_her_back(max, phone, his_phone, ann, annie):
    (hers, _), (his, _) = phone.bring(), his_phone.bring()
    unite(max, annie, ann)

    lost, got = phone.ask("changes", **hers).json, his_phone.ask("changes", **his).json
    assert lost["cards"] == [{"id": str(ann), "erased": True, "merged_into": str(annie)}]
    assert ids_of(got) == [str(annie)]
    assert ids_of({"cards": [one for page in phone.bring()[1] for one in page]}) == []

    part(max, annie, ann)
    assert ids_of(phone.ask("changes", **lost["cursor"]).json) == [str(ann)]
    assert ids_of(his_phone.ask("changes", **got["cursor"]).json) == [str(annie)]


def test_what_waited_on_that_phone_still_arrives_in_the_other_book(max, phone, rita, rob, ann, annie):
    note, number = added("note", ann, {"text": "Has a dog"}), {"label": "home", "number": "01632 960111"}
    waited = changeset(typed(ann, new="Ring twice"), note, added("phone", ann, number))
    unite(max, annie, ann)

    (result,) = phone.push(waited)
    assert (result["status"], result["cards"]) == ("applied", [])
    kept = card.find(rob.book, annie)
    assert (kept["note"], [one["text"] for one in kept["notes"]]) == ("Ring twice", ["Has a dog"])
    assert "01632 960111" in [one["number"] for one in kept["phones"]]
    assert phone.push(waited)[0]["status"] == "applied"

    part(max, annie, ann)
    back = card.find(rita.book, ann)
    assert (back["phones"][-1]["number"], back["notes"][0]["text"]) == ("01632 960111", "Has a dog")


def test_what_waited_and_clashes_is_compared_in_the_other_book(max, phone, rob, ann, annie):
    waited = changeset(typed(ann, "birthday", "1961-10-23"))
    do(rob, Change("set", "customer", annie, annie, "birthday", None, "1962-10-23"))
    unite(max, annie, ann)

    assert phone.push(waited)[0]["status"] == "conflict"
    (clash,) = card.find(rob.book, annie)["conflicts"]
    assert [one["value"] for one in clash["candidates"]] == ["1961-10-23"]


def test_an_edit_of_a_part_that_went_along_arrives_too(max, phone, rita, rob, ann, annie):
    (mobile,) = card.find(rita.book, ann)["phones"]
    change = typed(mobile["id"], "number", "07700 900143", mobile["number"], kind="phone", of=str(ann))
    unite(max, annie, ann)

    assert phone.push(changeset(change))[0]["status"] == "applied"
    assert [one["number"] for one in card.find(rob.book, annie)["phones"]] == ["07700 900143"]


def test_an_edit_in_the_other_book_follows_a_part_that_went_back(max, his_phone, rita, ann, annie):
    (mobile,) = card.find(rita.book, ann)["phones"]
    unite(max, annie, ann)
    waited = changeset(typed(mobile["id"], "number", "07700 900143", mobile["number"], kind="phone", of=str(annie)))
    part(max, annie, ann)

    (result,) = his_phone.push(waited)
    assert (result["status"], ids_of(result)) == ("applied", [str(annie)])
    assert [one["number"] for one in card.find(rita.book, ann)["phones"]] == ["07700 900143"]


def test_who_never_had_either_of_them_changes_nothing(app, max, person, ann, annie):
    unite(max, annie, ann)
    stranger = Line(app, person("ada"))

    assert stranger.push(changeset(typed(ann, new="Mine")))[0]["status"] == "rejected"


def test_a_representative_merges_and_parts_in_her_own_book_alone(max, rita, rob, ann, annie):
    with pytest.raises(Refused, match="You may not see other address books"):
        unite(rita, ann, annie)
    db.session.rollback()
    unite(max, annie, ann)

    for by in (rita, rob):
        with pytest.raises(Refused, match="You may not see other address books"):
            part(by, annie, ann)
        db.session.rollback()
    assert card.find(rob.book, annie)["numbers"]


def test_whoever_is_related_to_her_is_related_to_who_she_is_now(max, phone, rita, ann, annie, ben):
    relate(rita, ann, ben)
    cursor, _ = phone.bring()
    for step, other in ((unite, annie), (part, ann)):
        step(max, annie, ann)

        page = phone.ask("changes", **cursor).json
        assert [one["relations"][0]["other"] for one in page["cards"] if one["id"] == str(ben)] == [str(other)]
        cursor = page["cursor"]


def test_who_is_related_to_her_from_a_third_book_hears_of_it(app, max, person, rita, ann, annie, ben):
    relate(rita, ann, ben)
    ada = person("ada")
    do(max, Change("set", "customer", ben, ben, "book", rita.book.id, ada.book.id))
    cursor, _ = Line(app, ada).bring()
    unite(max, annie, ann)

    page = Line(app, ada).ask("changes", **cursor).json
    assert [one["relations"][0]["other"] for one in page["cards"]] == [str(annie)]
    assert page["left"] == []


def test_merged_again_in_a_third_book_she_goes_back_from_there(max, rita, rob, ann, annie):
    anne = cast.customer(max, given="Anne", family="Avery")
    unite(max, annie, ann)
    unite(max, anne, annie)
    assert {phone["number"] for phone in card.find(max.book, anne)["phones"]} == {"07700 900142"}

    part(max, annie, ann)
    part(max, anne, annie)
    assert [card.find(one.book, id)["id"] for one, id in ((rita, ann), (rob, annie), (max, anne))]
    assert card.find(rita.book, ann)["phones"] and not card.find(max.book, anne)["phones"]


def test_whom_she_took_in_from_another_book_is_erased_with_her(max, phone, rita, rob, ann, annie):
    cursor, _ = phone.bring()
    unite(max, annie, ann)
    cast.erased(rob, annie)

    rows = db.session.scalars(db.select(ChangeRow).where(ChangeRow.of.in_([ann, annie]))).all()
    assert {(row.old, row.new, row.before) for row in rows} == {(None, None, None)}
    assert db.session.get(Customer, (rita.organisation_id, ann)).family is None
    assert [one["erased"] for one in phone.ask("changes", **cursor).json["cards"]] == [True]
