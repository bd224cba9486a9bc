"""A browser without a screen: signs in, follows forms as they are drawn, and reads what a person would see."""

from contextvars import Context
from functools import cached_property, partial

from bs4 import BeautifulSoup

from webapp.db import db

ORIGIN = {"Origin": "http://localhost"}


class Page:
    """An answer, read."""

    def __init__(self, response):
        self.status, self.headers, self.html = response.status_code, response.headers, response.text
        self.location = response.headers.get("Location")

    @cached_property
    def soup(self):
        return BeautifulSoup(self.html, "html.parser")

    @property
    def text(self):
        for hidden in self.soup.select("template"):
            hidden.extract()
        return " ".join(self.soup.get_text(" ").split())

    def find(self, selector):
        found = self.soup.select_one(selector)
        assert found is not None, f"{selector} isn't on the page: {self.text[:300]}"
        return found

    def form(self, selector="#editing"):
        """What a form holds as it is drawn: `{name: value, or list of values}`."""
        held = {}
        for field in self.find(selector).select("input, select, textarea"):
            name, value = field.get("name"), value_of(field)
            if name and value is not None:
                held[name] = [*listed(held[name]), value] if name in held else value
        return held

    def action(self, selector="#editing"):
        return self.find(selector)["action"]


def value_of(field):
    if field.name == "select":
        chosen = field.select_one("option[selected]") or field.select_one("option")
        return chosen.get("value", chosen.text) if chosen else None
    if field.name == "textarea":
        return field.text.removeprefix("\n")
    ticked = field.get("type") not in ("checkbox", "radio") or field.has_attr("checked")
    return field.get("value", "") if ticked else None


def listed(value):
    return value if isinstance(value, list) else [value]


class Browser:
    """One person's browser; with `htmx` it asks for fragments, as the page's script does."""

    def __init__(self, app, user=None, htmx=False):
        self.client = app.test_client()
        self.headers = {"HX-Request": "true", "HX-Request-Type": "partial"} if htmx else {}
        if user:
            self.sign_in(user)

    def sign_in(self, user):
        with self.client.session_transaction() as session:
            session |= {"_user_id": user.fs_uniquifier, "_fresh": True, "fs_cc": "set"}

    def get(self, path, **options):
        return Page(self.fetch(path, **options))

    def post(self, path, data=None, **options):
        headers = ORIGIN | options.pop("headers", {})
        return Page(self.fetch(path, method="POST", data=data, headers=headers, **options))

    def fetch(self, path, headers=None, **options):
        """The bare answer. The test's own work is committed first, and read anew after."""
        db.session.commit()
        request = partial(self.client.open, path, headers=self.headers | (headers or {}), **options)
        answer = Context().run(request)  # a context of its own, as in life: nothing of the test's is seen
        db.session.expire_all()
        return answer

    def save(self, id, **typed):
        """Open a record and save it with something typed into its fields."""
        return self.submit(self.get(f"/customers/{id}", headers={"HX-Request-Type": "full"}), **typed)

    def submit(self, page, form="#editing", **typed):
        return self.post(page.action(form), page.form(form) | typed)
