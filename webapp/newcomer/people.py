"""The few people of whom much is known: reserved numbers and domains, everybody made up."""

from datetime import date, timedelta
from uuid import UUID

from webapp.changes.apply import apply
from webapp.changes.changeset import Change, Changeset
from webapp.customers.shelf import as_json
from webapp.db import db, uuid7, writing
from webapp.files import kept
from webapp.newcomer.drawn import paper, portrait
from webapp.photos import photo
from webapp.questions.answer import answer_id
from webapp.relations.fields import RELATION_TYPE
from webapp.relations.relation_type import RelationType
from webapp.relations.tying import both

MILL_LANE = {"line1": "8 Mill Lane", "town": "Marsford", "postcode": "MF4 2QT", "country": "GB"}
HOME = "01632 960487"  # of everybody in Mill Lane


def meet(owner, usual, questions, trade):
    """The people of whom much is known: a household, a business and its contact, two who look alike, one in the bin."""
    soon = date.today() + timedelta(days=2)
    amelia = add(
        owner,
        usual
        | {"given": "Amelia", "family": "Archer", "title": "mrs", "gender": "female", "birthday": f"1984-{soon:%m-%d}"}
        | {"nationality": "GB", "language": "en", "first_visit": "2019-03-12", "newsletter": True}
        | {"reference": "DS-1042", "photo": picture(owner), "note": "Always pays in cash, wants a receipt."},
        *reached("07700 900415", HOME, "amelia.archer@example.com"),
        ("address", {"label": "home", "place": MILL_LANE, "delivery": "Side gate, green door", "gate": "1907"}),
        ("note", {"text": "Likes the rose hand cream. Works nights, so never before noon."}),
        ("note", {"text": "Allergic to lanolin. Dog in the garden: use the side gate.", "alert": True}),
    )
    answer(owner, amelia, questions)
    keep(owner, amelia, "Brochure 16 order.pdf", paper())
    daniel = add(
        owner, usual | {"given": "Daniel", "family": "Archer", "title": "mr"}, *reached("07700 900416", HOME), at_home()
    )
    ellie = add(owner, usual | {"given": "Ellie", "family": "Archer"}, *reached("07700 900417", HOME), at_home())
    bakery = add(
        owner,
        usual | {"business": True, "company": "Marsford Bakery", "group": trade, "vat": "GB999999973"},
        ("phone", {"label": "work", "number": "01632 960421"}),
        ("email", {"label": "work", "address": "orders@bakery.example.com"}),
        ("note", {"text": "Closed on Mondays. Deliver to the back door.", "alert": True}),
    )
    tomas = add(owner, usual | {"given": "Tomáš", "family": "Novák"}, *reached("07700 900422"))
    for mobile in ("07700 900423", "07700 900424"):
        joan = add(owner, usual | {"given": "Joan", "family": "Ashby"}, *reached(mobile), at_home("3 Chapel Row"))
    known = kinds(owner)
    relate(owner, amelia, daniel, known["Wife of"])
    relate(owner, amelia, ellie, known["Same household as"], "Her daughter; orders too")
    relate(owner, tomas, bakery, known["Contact of"])
    nora = add(owner, usual | {"given": "Nora", "family": "Dunne"}, *reached("07700 900425"))
    do(owner, Change("set", "customer", nora, nora, "binned", None, True))
    do(owner, Change("set", "customer", joan, joan, "note", None, "Moved in with her sister in spring."))


def add(owner, known, *parts):
    """A customer with parts, each `(kind, what is known of it)`: her id."""
    id = uuid7()
    of_hers = [Change("add", kind, uuid7(), id, new=new) for kind, new in parts]
    do(owner, Change("add", "customer", id, id, new=known), *of_hers)
    return id


def reached(mobile, home=None, email=None):
    phones = [("phone", {"label": label, "number": n}) for label, n in (("mobile", mobile), ("home", home)) if n]
    return [*phones, *([("email", {"label": "home", "address": email})] if email else [])]


def at_home(line1="8 Mill Lane"):
    return "address", {"label": "home", "place": MILL_LANE | {"line1": line1}}


def answer(owner, id, questions):
    """Her answers to the questions, in their order."""
    answers = ({"value": "Sensitive"}, {"several": "Skin care\nGifts"}, {"value": "yes"})
    for question, said in zip(questions, answers, strict=True):
        new = {"question": question} | said
        do(owner, Change("add", "answer", UUID(answer_id(question, str(id))), id, new=new))


def kinds(owner):
    """The kinds of relation a new organisation has, by name."""
    here = db.select(RelationType).where(RelationType.organisation_id == owner.organisation_id)
    return {kind.name: as_json(kind, RELATION_TYPE) for kind in db.session.scalars(here)}


def relate(owner, she, other, kind, note=None):
    """She is to the other one what the kind says, and the other one to her."""
    one, another = {"id": str(she)}, {"id": str(other)}
    do(owner, *both(uuid7(), one, another, kind, False, note))


def keep(owner, id, name, data):
    """Keep a file with a customer."""
    file = uuid7()
    writing()
    kept.keep(owner.organisation_id, file, data)
    apply(Changeset((Change("add", "file", file, id, new={"name": name}),)), by=owner, via="web")
    db.session.commit()


def picture(owner):
    """A photo of somebody: its hash."""
    writing()
    sha = photo.keep(owner.organisation_id, portrait())
    db.session.commit()
    return sha


def do(owner, *changes):
    writing()
    apply(Changeset(changes), by=owner, via="web")
    db.session.commit()
