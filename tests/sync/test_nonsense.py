"""Whatever is handed in: it is taken, or refused with a reason. Never a 500, and never anything lost by it."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sync.line import added, changeset, typed
from webapp.customers import card
from webapp.db import uuid7

DEEP = 100_000
BODIES = {
    "nothing": b"",
    "no JSON": b"changesets=1",
    "half": b'{"user": 1, "changesets": [',
    "two": b"{}{}",
    "a list": b"[]",
    "a text": b'"changesets"',
    "a number": b"1",
    "null": b"null",
    "no changesets": b'{"user": 1}',
    "an object of changesets": b'{"user": 1, "changesets": {}}',
    "no UTF-8": b'{"user": "\xff"}',
    "UTF-16 of another kind": '{"user": 1}'.encode("utf-16")[1:],
    "deep lists": b"[" * DEEP,
    "deep objects": b'{"a":' * DEEP,
    "a number of 5,000 digits": b'{"user": ' + b"9" * 5000 + b"}",
}
ODD = (None, True, 1.5, 10**30, float("nan"), "", "x" * 9999, "\x00\ud800", [], [[]], {}, {"a": 1})
NESTED = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda any: st.lists(any, max_size=3) | st.dictionaries(st.text(max_size=5), any, max_size=3),
    max_leaves=6,
)


@pytest.fixture
def whole(ann, rita):
    """A changeset with a change of every kind, which is taken as it is."""
    found = card.find(rita.book, ann)
    phone, email = found["phones"][0]["id"], found["emails"][0]["id"]
    place = {"line1": "2 Birch Lane", "postcode": "MF4 2QT", "country": "GB"}
    return changeset(
        typed(ann, "family", "Birch", "Avery"),
        typed(ann, "birthday", "1961-10-23"),
        typed(ann, "note", "x", do="settle", settles=[str(uuid7())]),
        typed(ann, "number", "07700 900415", "07700 900142", kind="phone", id=phone),
        added("address", ann, {"label": "work", "place": place}),
        {"do": "remove", "kind": "email", "id": email, "of": str(ann), "old": {"label": "home"}},
    )


@pytest.mark.parametrize("body", BODIES)
def test_a_body_that_is_no_push(line, body):
    answer = line.hand_in(BODIES[body])

    assert (answer.status_code, answer.json) == (
        400,
        {"error": "{user, changesets: [...]} as application/json is expected"},
    )


def test_the_whole_is_taken(line, whole):
    assert [result["status"] for result in line.push(whole)] == ["applied"]


def test_odd_values_at_every_place(line, whole, rita, ann, many):
    steps = len(ODD) // many(len(ODD))  # without --full each place gets another one of them
    for n, path in enumerate(places(whole)):
        answered(line, [mutated(whole, path, odd) for odd in ODD[n % steps :: steps]])
    assert card.find(rita.book, ann)["given"] == "Ann"


def test_every_place_left_out(line, whole):
    for *path, last in places(whole):
        sent = another(whole)
        del holder(sent, path)[last]
        answered(line, [sent])


def test_odd_changesets(line, rita, ann):
    results = answered(line, list(ODD))

    assert {result["status"] for result in results} == {"rejected"}
    assert {result["reason"] for result in results} == {"a changeset is {id, made_at, changes}"}


def test_an_id_that_is_no_text_is_not_said_back(line, whole):
    results = answered(line, [whole | {"id": id} for id in (float("nan"), [[]], {}, 5, None)])

    assert [result["id"] for result in results] == [None] * 5


def test_any_nonsense_anywhere(line, whole, many):
    every = list(places(whole))

    @settings(max_examples=many(600), deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(st.lists(st.tuples(st.sampled_from(every), NESTED), min_size=1, max_size=3))
    def play(mutations):
        sent = another(whole)
        for path, value in mutations:
            sent = mutated(sent, path, value)
        answered(line, [sent])

    play()


def another(sent):
    """The same again, as a changeset of its own."""
    return json.loads(json.dumps(sent)) | ({"id": str(uuid7())} if isinstance(sent.get("id"), str) else {})


def mutated(sent, path, value):
    """Another one like it with a value at some place; as it is if there is no such place any more."""
    *way, last = path
    copy = another(sent)
    if holds(copy, way, last):
        holder(copy, way)[last] = value
    return copy


def places(value, path=()):
    """The way to every place in a JSON value: keys and indices."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, held in inside:
        yield (*path, key)
        yield from places(held, (*path, key))


def holder(value, path):
    for key in path:
        value = value[key]
    return value


def holds(value, path, last):
    try:
        holder(value, path)[last]
    except (LookupError, TypeError):
        return False
    return isinstance(holder(value, path), dict | list)


def answered(line, changesets):
    """The results of a push that is answered as it has to be, and that a device can read."""
    answer = line.hand_in({"user": line.user, "changesets": changesets})
    assert answer.status_code == 200, answer.text
    results = json.loads(answer.text, parse_constant=no_json)["results"]
    for result in results:
        assert result["status"] in ("applied", "conflict", "rejected"), result
        assert result.get("reason") or result["status"] != "rejected"
    return results


def no_json(name):
    raise AssertionError(f"{name} is no JSON")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"kind": "planet"}, "planet is not a kind of record"),
        ({"kind": "customer.x"}, "a name is expected"),
        ({"field": "number"}, "customer has no field number"),
        ({"field": None}, "a name is expected"),
        ({"field": []}, "a name is expected"),
        ({"do": "drop"}, "a change does one of add, set, remove, settle"),
        ({"do": "remove", "new": None}, "a customer is not removed but binned"),
        ({"do": "add", "new": {"version": 9}}, "the fields of a customer are given"),
        ({"id": "01912345-0000-7000-8000-000000000000"}, "no such customer"),
        ({"id": "1"}, "an id is a UUID"),
        ({"of": None}, "an id is a UUID"),
        ({"settles": {"a": 1}}, "settles is a list of ids"),
        ({"new": 5}, "note: a text is expected"),
        ({"new": "x" * 2001}, "About her must be 2000 characters or less"),
        ({"field": "status", "new": "gone"}, "Choose one of the list"),
        ({"field": "labels", "new": "x"}, "an id is a UUID"),
        ({"field": "labels", "new": "01912345-0000-7000-8000-000000000000"}, "no such label"),
        ({"field": "labels", "do": "settle", "new": None}, "labels has nothing to settle"),
        ({"field": "business", "new": "perhaps"}, "yes or no is expected"),
    ],
)
def test_the_reason_says_what_is_wrong(line, rita, ann, change, reason):
    before = card.find(rita.book, ann)
    (result,) = line.push(changeset(typed(ann, new="x") | {"settles": []} | change))

    assert (result["status"], result["reason"][: len(reason)]) == ("rejected", reason)
    assert card.find(rita.book, ann) == before


def test_a_label_has_a_name(line, rita, ann):
    (result,) = line.push(changeset(added("label", rita.organisation.of, {"weekday": "2"})))

    assert (result["status"], result["reason"]) == ("rejected", "Enter a name")


def test_letters_nobody_can_keep_are_left_out(line, ann):
    (result,) = line.push(changeset(typed(ann, new="a\x00b\ud800c\r\nd\x1b")))

    assert result["cards"][0]["note"] == "abc\nd"


def test_more_changes_than_anybody_types(line, ann):
    (result,) = line.push(changeset(*[typed(ann, new="x")] * 2001))

    assert (result["status"], result["reason"]) == ("rejected", "a changeset has 1 to 2000 changes")
