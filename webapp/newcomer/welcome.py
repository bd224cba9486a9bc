"""The first organisation: what it keeps to choose from, a book of made-up customers, and somebody to hand over to."""

from uuid import UUID

from webapp.accounts import founding
from webapp.changes.changeset import Change
from webapp.db import db, uuid7, writing
from webapp.demo import fill, name_an_advisor
from webapp.newcomer.people import do, meet

STORES, CHANNELS = ("Marsford", "Kelham"), ("At the door", "By phone", "Web shop")
GROUPS = (
    {"name": "Regular", "usual": True},
    {"name": "Friends and family", "discount": 750},
    {"name": "Trade", "discount": 1200, "tax_free": True},
)
QUESTIONS = (
    {"name": "Skin type", "form": "choice", "options": "Dry\nNormal\nOily\nSensitive"},
    {"name": "Interested in", "form": "several", "options": "Skin care\nMake-up\nPerfume\nGifts"},
    {"name": "May a neighbour take a parcel in?", "form": "yes"},
)


def welcome(owner, count):
    """Give the owner of a new organisation a book of so many made-up customers, and everything there is to see."""
    name_an_advisor(owner)
    stores, channels = shelve(owner, "store", named(STORES)), shelve(owner, "channel", named(CHANNELS))
    groups, questions = shelve(owner, "group", GROUPS), shelve(owner, "question", QUESTIONS)
    soon, skin = {"name": "Birthday soon", "filter": "born-30d"}, f"{questions[0]}=sensitive"
    shelve(owner, "segment", [soon, {"name": "Sensitive skin", "filter": skin}])

    def more(n):
        """The n-th customer's store, sales channel and group."""
        return {"stores": [stores[n % 5 == 0]], "channel": channels[n % 3], "group": groups[n % 9 == 0]}

    labels = fill(owner, count, more=more)
    usual = {"stores": stores[:1], "channel": channels[0], "group": groups[0], "labels": [str(labels[0])]}
    meet(owner, usual, questions, trade=groups[2])
    mabel = hire(owner)
    fill(mabel, count // 10, seed=11, more=more)


def named(names):
    return [{"name": name} for name in names]


def hire(owner):
    """One more representative, so that there is somebody to hand over to."""
    writing()
    mabel = founding.take_on(owner.organisation, "mabel@example.com", "Mabel Moss")
    db.session.commit()
    return mabel


def shelve(owner, kind, things):
    """Keep things to choose from: their ids."""
    organisation, ids = UUID(int=owner.organisation_id), [uuid7() for _ in things]
    do(owner, *(Change("add", kind, id, organisation, new=thing) for id, thing in zip(ids, things, strict=True)))
    return [str(id) for id in ids]
