"""The browsers a bench runs in, and the books it looks into."""

import contextlib

from playwright.sync_api import sync_playwright

from tests.browser import webkit
from tests.browser.chromium import Chromium, find
from tests.browser.office import Person, person
from tests.browser.webkit import WebKit
from webapp import demo
from webapp.accounts import founding
from webapp.customers.card import Card
from webapp.db import db, writing
from webapp.sync.book import of_book


@contextlib.contextmanager
def chromium():
    find()
    with sync_playwright() as playwright:
        yield lambda *args: Chromium(playwright, *args)


@contextlib.contextmanager
def webkitgtk():
    webkit.check()
    with webkit.display() as screen:
        yield lambda *args: WebKit(screen, *args)


ENGINES = {"chromium": chromium, "webkit": webkitgtk}


def book(office, size, tell):
    """Somebody with so many customers, made up unless they are there already."""
    email = f"bench-{size}@example.com"
    with office.app.app_context():
        if person(email) is None:
            writing()
            founding.take_on(founding.first_owner().organisation, email, "Benchmark")
            db.session.commit()
            demo.fill(person(email), size, progress=lambda done, of: tell(f"made up {done:,} of {of:,} customers"))
    return Person(email, {})


def bytes_of(office, who):
    """How many bytes the cards of her book are, before anything packs them."""
    with office.app.app_context():
        return db.session.scalar(of_book(person(who.email), db.func.sum(db.func.length(Card.json))))
