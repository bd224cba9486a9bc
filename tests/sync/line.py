"""A device's side of the line: it asks and hands in as the worker does, without one."""

import json

from tests.browsing import ORIGIN, Browser
from webapp.customers.card import SCHEMA
from webapp.db import uuid7

JSON = "application/json"
AGENT = {"User-Agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)"}


class Line:
    """One person's line to the server."""

    def __init__(self, app, person):
        self.browser, self.user = Browser(app, person), person.id
        self.browser.headers = AGENT

    def ask(self, path, **query):
        """The answer to a question about one's book."""
        return self.browser.fetch(f"/sync/{path}", query_string={"user": self.user, "schema": SCHEMA} | query)

    def bring(self, **query):
        """The whole book, page by page: `(first cursor, [the cards of each page])`."""
        cursor, after, pages = None, {}, []
        while after is not None:
            page = self.ask("snapshot", **query, **after).json
            pages.append(page["cards"])
            assert page["after"] is None or page["after"] != after.get("after"), "the same page again"
            cursor, after = cursor or page["cursor"], {"after": page["after"]} if page["after"] else None
        return cursor, pages

    def push(self, *changesets):
        """What became of these changesets."""
        return self.hand_in({"user": self.user, "changesets": list(changesets)}).json["results"]

    def hand_in(self, sent, headers=ORIGIN, content_type=JSON):
        """The bare answer to whatever is handed in: JSON, or bytes as they are."""
        data = sent if isinstance(sent, bytes) else json.dumps(sent)
        return self.browser.fetch("/sync/push", method="POST", data=data, content_type=content_type, headers=headers)


def changeset(*changes, **more):
    return {"id": str(uuid7()), "made_at": "2026-11-21T10:00:00Z", "changes": list(changes), "undoes": None} | more


def typed(customer, field="note", new=None, old=None, **more):
    """A change of one of her fields."""
    who = {"do": "set", "kind": "customer", "id": str(customer), "of": str(customer)}
    return who | {"field": field, "old": old, "new": new} | more


def added(kind, of, new, id=None):
    id = str(id or uuid7())
    return {"do": "add", "kind": kind, "id": id, "of": str(of or id), "field": None, "old": None, "new": new}
