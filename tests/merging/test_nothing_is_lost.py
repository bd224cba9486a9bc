"""Merges, their undoing and edits that waited on devices, in any order: nothing typed is lost, each goes home again.

Three customers of two books, each with a relation, are merged into each other and parted, while devices edit each of
them, write notes, and send before, between and after. A phone whose book she left loses her, and what waits on it still
arrives. The true property of the door holds throughout; parted again, every part stands where it was typed.
"""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests import cast
from tests.changes.devices import VALUES, Device
from tests.changes.truth import kept
from webapp.changes.apply import apply
from webapp.changes.candidate import Candidate
from webapp.changes.carrying import kinds_of
from webapp.changes.changeset import Change, Changeset
from webapp.customers import card
from webapp.customers.customer import Customer
from webapp.customers.fields import PLURALS
from webapp.customers.things import things
from webapp.db import db, uuid7, writing
from webapp.merging.merge import merge, part_again
from webapp.merging.pairs import PICKED, sets
from webapp.relations.tying import tied

NUMBERS = ("07700 900001", "07700 900002", "07700 900003")
DEVICE = st.one_of(
    st.tuples(st.just("type"), st.sampled_from(("note", "company")), st.sampled_from(VALUES)),
    st.tuples(st.just("type"), st.sampled_from(("phone0", "phone1")), st.sampled_from(NUMBERS)),
    st.tuples(st.just("add_phone"), st.sampled_from(NUMBERS)),
    st.tuples(st.just("add_note")),
    st.tuples(st.just("remove_phone"), st.sampled_from(("phone0", "phone1"))),
    st.tuples(st.just("choose"), st.sampled_from(("standing", "candidate"))),
    st.tuples(st.just("pull")),
    st.tuples(st.just("send"), st.integers(1, 2)),
)
WHO = st.integers(0, 2)
STEPS = st.one_of(
    st.tuples(st.just("device"), st.integers(0, 3), DEVICE),
    st.tuples(st.just("device"), st.integers(0, 3), DEVICE),
    st.tuples(st.just("merge"), WHO, WHO),
    st.tuples(st.just("part"), WHO),
)
CLASH = [("device", at, ("type", "company", "fresh")) for at in (1, 2)] + [("device", at, ("send", 1)) for at in (1, 2)]
CHAIN = [("merge", 0, 1), ("merge", 2, 0), ("part", 1), ("merge", 1, 2), ("part", 0)]


class Writer(Device):
    """A device that writes notes too; while she is in another book, it has nothing to type into."""

    def pull(self):
        self.lost = card.find(self.book, self.home) is None
        if not self.lost:
            super().pull()

    def add_note(self):
        self.enqueue(Change("add", "note", uuid7(), self.customer, new={"text": str(uuid7())}))

    def enqueue(self, change):
        if not self.lost:
            super().enqueue(change)

    def see(self, changeset):
        if changeset.changes[0].kind != "note":
            super().see(changeset)


class Play:
    def __init__(self, rita, rob, olivia):
        self.rita, self.olivia, self.workers = rita, olivia, (rita, rita, rob)
        known = {"given": "x", "mobile": "07700 900000"}
        own = ({"company": "Able & Sons"}, {"labels": [str(cast.label(rita, "By post"))]}, {"title": "dr"})
        self.people = [
            cast.customer(by, family=name, note=f"Knows {name}", email=f"{name}@example.com".lower(), **known, **hers)
            for by, name, hers in zip(self.workers, ("Able", "Baker", "Cole"), own, strict=True)
        ]
        self.labels = [self.card_of(at)["labels"] for at in range(3)]
        self.rows = {}  # what each held herself when she was merged into another
        for by, id in zip(self.workers, self.people, strict=True):
            self.relate(by, id, cast.customer(by, given="Fay", family="Friend"))
        self.homes = {(kind.name, part.id): part.of for kind in kinds_of("customer") for part in self.parts_of(kind)}
        users, whose = (rita, rita, olivia, rob), (0, 1, 1, 2)
        books = [self.workers[at].book for at in whose]
        self.devices = [Writer(*one) for one in zip(users, books, map(self.people.__getitem__, whose), strict=True)]

    def relate(self, by, *ids):
        types = things(by)["relation_types"]
        type = next(one["id"] for one in types if one["name"] == "Wife of")
        cards = [card.find(by.book, id) for id in ids]
        writing()
        apply(Changeset(tuple(tied(uuid7(), *cards, types, {"type": type, "note": ""}))), by=by, via="web")
        db.session.commit()

    def parts_of(self, kind):
        return db.session.scalars(db.select(kind.model).where(kind.model.of.in_(self.people))).all()

    def device(self, at, step):
        name, *details = step
        getattr(self.devices[at], name)(*details)

    def merge(self, winner, loser):
        if winner != loser and not self.into(winner) and not self.into(loser):
            cards = [self.card_of(at) for at in (winner, loser)]
            writing()
            merge(*cards, {"note": cards[1]["id"]}, self.olivia)
            db.session.commit()
            united(self.card_of(winner), *cards, picked="note")
            self.rows[loser] = own_fields(self.row(loser))

    def part(self, loser):
        into = self.into(loser)
        if into:
            writing()
            assert part_again(self.rita.organisation_id, into, self.people[loser], self.olivia) is not None
            db.session.commit()

    def into(self, at):
        return self.row(at).merged_into

    def row(self, at):
        return db.session.get(Customer, (self.rita.organisation_id, self.people[at]))

    def card_of(self, at):
        return card.find_anywhere(self.rita.organisation_id, self.people[at])

    def end(self):
        for device in self.devices:
            while device.queue:
                device.send()

    def all_is_there(self):
        kept(self.rita.organisation_id, *self.people)
        for at, id in enumerate(self.people):
            if self.into(at):
                assert not [part for kind in kinds_of("customer") for part in self.parts_of(kind) if part.of == id]
                waits = Candidate.of == id, Candidate.settled_at.is_(None)
                assert not db.session.scalars(db.select(Candidate).where(*waits)).all()
                assert own_fields(self.row(at)) == self.rows[at]  # what came since went to whoever she is now
            else:
                shown = {part["id"] for plural in PLURALS.values() for part in self.card_of(at)[plural]}
                here = [part for kind in kinds_of("customer") for part in self.parts_of(kind) if part.of == id]
                assert {str(part.id) for part in here if not part.gone} == shown
                own = [clash["record"] for clash in self.card_of(at)["conflicts"] if clash["kind"] == "customer"]
                assert set(own) <= {str(id)}


def test_nothing_is_lost_by_merging_and_parting(app, rita, rob, person, many):
    @settings(max_examples=many(400), deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @example(steps=CHAIN, order=[0, 1, 2])
    @example(steps=[*CLASH, ("merge", 0, 1)], order=[0, 1, 2])
    @given(st.lists(STEPS, max_size=40), st.permutations(range(3)))
    def play(steps, order):
        one = Play(rita, rob, person("olivia"))
        for name, *details in steps:
            getattr(one, name)(*details)
        one.end()
        one.all_is_there()
        for at in order:
            one.part(at)
        one.all_is_there()
        everything_is_at_home(one)

    play()


def own_fields(row):
    return {field.name: getattr(row, field.name) for field in PICKED}


def united(after, winner, loser, picked):
    """Whoever stays has all that both were: of one field the picked value, else hers, else the other one's."""
    for field in PICKED:
        hers = loser if field.name == picked or winner[field.name] is None else winner
        assert after[field.name] == hers[field.name], field.name
    for field in sets():
        assert set(after[field.name]) == {*winner[field.name], *loser[field.name]}
    reach = {part["address"] for each in (winner, loser) for part in each["emails"]}
    assert {part["address"] for part in after["emails"]} == reach


def everything_is_at_home(one):
    """Parted again, each part belongs to whom it was typed for, and so does what waits to be compared."""
    sent = [change for device in one.devices for changeset in device.sent for change in changeset.changes]
    homes = one.homes | {(change.kind, change.id): change.of for change in sent if change.do == "add"}
    assert {kind for kind, _ in homes} >= {"phone", "email", "relation"}
    for at, labels in enumerate(one.labels):
        assert set(labels) <= set(one.card_of(at)["labels"])
    meant = {change.new: change.of for change in sent if change.kind == "customer" and change.do == "set"}
    here = db.select(Candidate).where(Candidate.of.in_(one.people), Candidate.kind == "customer")
    for waits in db.session.scalars(here.where(Candidate.settled_at.is_(None))):
        assert waits.value in VALUES or waits.of == meant[waits.value]
    for (kind, id), home in homes.items():
        assert owner(kind, id, one) == home
    for by, id in zip(one.workers, one.people, strict=True):
        found = card.find(by.book, id)
        assert found["id"] == str(id)
        assert {clash["record"] for clash in found["conflicts"] if clash["kind"] == "customer"} <= {str(id)}


def owner(kind, id, one):
    models = {one.name: one for one in kinds_of("customer")}
    return models[kind].find(one.rita.organisation_id, id).of
