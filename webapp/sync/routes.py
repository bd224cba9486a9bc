"""The door of the devices. JSON only; nobody gets 401, another person 403, an outdated device 410, bad JSON a 400."""

from hashlib import sha256
from uuid import UUID

from flask import Blueprint, Response, abort, jsonify, request
from flask_login import current_user
from werkzeug.exceptions import RequestEntityTooLarge

from webapp.accounts.device import recognise
from webapp.customers.card import SCHEMA
from webapp.db import db, writing
from webapp.photos import photo
from webapp.sync import book
from webapp.sync.push import push

bp = Blueprint("sync", __name__, url_prefix="/sync")
AT_ONCE = 50  # changesets of one push


@bp.get("/hello")
def hello():
    """Who works here and how large her book is: `{user, organisation, cursor, schema, size}`; knows the device."""
    writing()
    recognise(current_user)
    db.session.commit()
    return jsonify(
        **book.settled(current_user),
        cursor=book.cursor(current_user),
        schema=SCHEMA,
        size=book.size(current_user),
    )


@bp.get("/snapshot")
def snapshot():
    """The book, a page at a time: `{cursor, after, cards}`; `after` (an id) and `limit` choose the page."""
    same_person(request.args.get("user", type=int))
    same_shape()
    cursor = book.cursor(current_user)
    texts, last = book.snapshot(current_user, request.args.get("after", type=UUID), limit())
    return streamed(texts, cursor=cursor, after=last and str(last))


@bp.get("/changes")
def changes():
    """What moved since a cursor (`book`, `organisation`): `{cursor, more, organisation (if it moved), cards, left}`;
    `left`: the ids of those who were handed over to another book."""
    same_person(request.args.get("user", type=int))
    same_shape()
    since = {name: request.args.get(name, type=int) for name in ("book", "organisation")}
    now = book.cursor(current_user)
    if None in since.values() or any(not 0 <= since[name] <= now[name] for name in now):
        abort(outdated())
    texts, left, until = book.changes(current_user, since["book"], now["book"], limit())
    moved = book.settled(current_user) if since["organisation"] < now["organisation"] else {}
    return streamed(
        texts, cursor=now | {"book": until}, more=until < now["book"], left=[str(id) for id in left], **moved
    )


@bp.post("/push")
def take():
    """Hand in changesets, `{user, changesets: [at most 50]}`: `{results: [as sync.push.push answers]}`.

    Each is a transaction of its own; a repeat answers as the first time."""
    sent = what_was_sent()
    if not isinstance(sent, dict) or not isinstance(sent.get("changesets"), list):
        return jsonify(error="{user, changesets: [...]} as application/json is expected"), 400
    if len(sent["changesets"]) > AT_ONCE:
        return jsonify(error=f"at most {AT_ONCE} changesets at once"), 413
    same_person(sent.get("user"))
    device = recognise(current_user)
    db.session.commit()
    return jsonify(results=[push(changeset, current_user, device.name) for changeset in sent["changesets"]])


@bp.post("/blobs/<hash>")
def take_photo(hash):
    """A photo made on the device, as its bytes, before the changeset that names it by their hash: `{sha}`.

    400: it is another hash; 413: it is too large; 422: it isn’t a small JPEG with nothing else in it."""
    request.max_content_length = photo.AS_SENT
    try:
        data = request.get_data()
    except RequestEntityTooLarge:
        return jsonify(error=f"at most {photo.AS_SENT} bytes"), 413
    if sha256(data).hexdigest() != hash:
        return jsonify(error="these bytes have another hash"), 400
    try:
        sha = photo.keep_as_sent(current_user.organisation_id, data)
    except photo.NotAPicture as error:
        return jsonify(error=str(error)), 422
    db.session.commit()
    return jsonify(sha=sha)


def what_was_sent():
    """The JSON of the request; None when it is none."""
    try:
        return request.get_json(silent=True) if request.is_json else None
    except RecursionError:  # nested far deeper than any changeset
        return None


def same_person(id):
    """Nobody's changes are taken in another one's name, and nobody's book is put into another one's store."""
    if id != current_user.id:
        refusal = jsonify(error="user", user=current_user.id)
        refusal.status_code = 403
        abort(refusal)


def same_shape():
    if request.args.get("schema", type=int) != SCHEMA:
        abort(outdated())


def outdated():
    """The device's cards have another shape, or its cursor is from another book: it has to take the book anew."""
    answer = jsonify(error="outdated", schema=SCHEMA)
    answer.status_code = 410
    return answer


def limit():
    return min(max(request.args.get("limit", book.MOST, int), 1), book.MOST)


def streamed(texts, **head):
    """The cards are JSON already: they are joined, not read and written again."""
    start = jsonify(**head).get_data(as_text=True).rstrip().removesuffix("}")
    return Response(f'{start},"cards":[{",".join(texts)}]}}', mimetype="application/json")
