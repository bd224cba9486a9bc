"""The door of what relates customers: found, shown for a check, tied, parted."""

from uuid import UUID

from flask import Blueprint, abort, request
from flask_login import current_user

from webapp import hx
from webapp.accounts.device import device
from webapp.accounts.permission import NotAllowed
from webapp.changes.apply import apply
from webapp.changes.changeset import Changeset
from webapp.customers import card, shell, whose
from webapp.customers.around import also
from webapp.customers.line import readings
from webapp.customers.record import who
from webapp.customers.search import search
from webapp.customers.search_row import SearchRow, of_book
from webapp.db import db, uuid7
from webapp.fields.field import Refused, clean
from webapp.fields.unit import sentence
from webapp.relations import tying
from webapp.relations.household import household, shared
from webapp.relations.related import adding, most, related

bp = Blueprint("relations", __name__, url_prefix="/customers")


@bp.get("/<uuid:id>/related")
def choose(id):
    """The form for one more relation; `q` is who is looked for, `other`, `type` and `note` what was chosen."""
    here, typed = find(id), tying.typed(request.args)
    return shown(here, form_for(here, clean(request.args.get("q", "")) or "", typed, {}))


@bp.post("/<uuid:id>/related")
def add(id):
    """Relate her to `other` by `type`, with a `note`; 422 with sentences where it can't be."""
    here, typed, types = find(id), tying.typed(request.form), known_types()
    other = cards_near(here)([typed["other"]]).get(typed["other"])
    errors = tying.wrong(here, other, types, typed)
    if errors:
        said = {name: sentence(wrong) for name, wrong in errors.items()}
        return shown(here, form_for(here, clean(request.form.get("q", "")) or "", typed, said), 422)
    return do(here, tying.tied(uuid7(), here, other, types, typed))


@bp.post("/<uuid:id>/related/removal")
def remove(id):
    """Part her from the one whose `relation` it is; with `household` she leaves hers, and the others stay together."""
    here = find(id)
    cards = cards_of_kin(here)
    if "household" in request.form:
        types = known_types()
        return do(here, tying.left(here, household(here, types, cards_near(here)), cards, types, uuid7))
    chosen = [relation for relation in here["relations"] if relation["id"] == request.form.get("relation")]
    return do(here, tying.parted(here, chosen, cards))


def find(id):
    return whose.find(id) or abort(404)


def known_types():
    return shell.things()["relation_types"]


def cards_near(here):
    """A function of ids: the cards of those of them who are in her book, by id."""
    book = whose.book_of(here)
    return lambda ids: card.find_all(book, ids_of(ids))


def cards_of_kin(here):
    """The cards of those she is related to, by id; under /company also of those who are in another book by now."""
    ids = ids_of({relation["other"] for relation in here["relations"]})
    if whose.everywhere():
        return card.find_all_anywhere(current_user.organisation_id, ids)
    return card.find_all(current_user.book, ids)


def ids_of(texts):
    """Those of these texts that are ids."""
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found


def do(here, changes):
    """These changes through the one door, and the section as it then is."""
    try:
        if changes:
            apply(Changeset(tuple(changes)), by=current_user, via="web", device=device())
    except NotAllowed:
        db.session.rollback()
        raise
    except Refused:
        abort(400)
    db.session.commit()
    after = find(UUID(here["id"]))
    return hx.answer("relations.choose", whose.home_of(after)["action"], **context(after))


def form_for(here, query, typed, errors):
    """The form for one more relation, with whom the query finds, and whoever was chosen before."""
    cards = found(here, query)
    if typed["other"] and typed["other"] not in [one["id"] for one in cards]:
        cards = [*cards_near(here)([typed["other"]]).values(), *cards]
    return adding(here, known_types(), query, cards, typed, errors)


def found(here, query):
    """The cards of those in her book whom a query finds, the best first."""
    if not readings(query):
        return []
    book = whose.book_of(here)
    rows, _total = search(of_book(SearchRow.docid, book=book), book, query, most(query))
    cards = cards_near(here)([row["id"] for row in rows])
    return [cards[row["id"]] for row in rows if row["id"] in cards]


def shown(here, form, status=200):
    return hx.page("relations.choose", whose.frame, status, **context(here, form))


def context(here, form=None):
    section = related(here, cards_of_kin(here), known_types(), form)
    return {"card": here, "who": who(here), "related": section} | whose.home_of(here)


@also
def kin(here):
    """What a record shows of the people around her: the section, and what she shares with her household."""
    types, near = known_types(), cards_near(here)
    members = household(here, types, near)
    return {"related": related(here, cards_of_kin(here), types), "shared": shared(here, members.values())}
