"""Every address there is, walked by somebody from another organisation and by nobody; a new one is walked by itself."""

import pytest

from tests import cast
from tests.browsing import Browser
from webapp.bulk import action
from webapp.customers import card
from webapp.exchange import exporting
from webapp.guard import PUBLIC


@pytest.fixture
def ours(rita, ann):
    """Something of ours for every argument an address takes."""
    label = cast.label(rita, "Tuesday round", "2")
    chosen = action.choose(rita, [ann]).id
    export = exporting.begin(rita, [ann], "csv").id
    known = {
        "id": ann,
        "other": cast.customer(rita, given="Ann", family="Avery"),
        "kind": "phone",
        "file_id": cast.file(rita, ann, "prices.pdf"),
        "sha": "0" * 64,
        "secret": "x",
        "token": "x",
        "fingerprint": "x",
        "name": "app.css",
        "deed": "retry",
        "format": "csv",
        "hash": "0" * 64,
        "things": "labels",
        "turn": 1,
    }
    known |= {(f"history.{name}", "id"): cast.at_once(rita, [ann]) for name in ("show_group", "undo_group")}
    known |= {("history.undo_group", "deed"): "undo"}
    known |= {("shelves.change", "id"): label, ("shelves.remove", "id"): label}
    known |= {(f"exports.{name}", "id"): export for name in ("show", "stop", "resume", "remove", "fetch")}
    return known | {(f"bulk.{name}", "id"): chosen for name in ("show", "begin", "stop", "resume", "undo")}


def addresses(app, ours):
    """Every address with a method, its arguments filled in with what is ours: `(method, path, rule)`."""
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        values = {name: ours.get((rule.endpoint, name), ours[name]) for name in rule.arguments}
        for method in sorted(rule.methods & {"GET", "POST"}):
            yield method, adapter.build(rule.endpoint, values, method=method), rule


def is_public(path):
    return path.startswith(PUBLIC)


def names_something_of_ours(rule):
    return bool(rule.arguments & {"id", "sha"})


def test_a_stranger_gets_404_for_whatever_is_ours(app, stranger, ours):
    for method, path, rule in addresses(app, ours):
        if names_something_of_ours(rule):
            answer = getattr(stranger, method.lower())(path)
            assert answer.status == 404, (method, path, answer.status)


def test_a_colleague_gets_404_for_another_book(app, rob, ours):
    colleague = Browser(app, rob)
    for method, path, rule in addresses(app, ours):
        if names_something_of_ours(rule):
            assert getattr(colleague, method.lower())(path).status == 404, (method, path)


def test_a_colleague_who_sees_all_books_finds_them_under_company_alone(app, person, ours):
    reader, before = Browser(app, person("ada")), card.find(person("rita").book, ours["id"])
    for method, path, rule in addresses(app, ours):
        if not names_something_of_ours(rule):
            continue
        status = getattr(reader, method.lower())(path).status
        if path.startswith("/customers/"):
            assert status in (403, 404), (method, path)
        if path.startswith("/company/"):
            assert status in ((200, 303, 404) if method == "GET" else (303, 400, 403, 404, 422)), (method, path, status)
    assert card.find(person("rita").book, ours["id"]) == before


def test_nobody_is_sent_to_sign_in(app, nobody, ours):
    for method, path, _ in addresses(app, ours):
        if not is_public(path):
            answer = getattr(nobody, method.lower())(path)
            wanted = 401 if path.startswith("/sync/") else 303
            assert answer.status == wanted, (method, path, answer.status)
            assert wanted == 401 or answer.location.startswith("/sign-in"), (method, path)


def test_nobody_with_htmx_is_told_where_to_sign_in(nobody, ann):
    answer = nobody.get(f"/customers/{ann}", headers={"HX-Request": "true"})

    assert (answer.status, answer.headers["HX-Redirect"].split("?")[0]) == (401, "/sign-in")


def test_every_argument_of_ours_is_walked(app, ours):
    """An address whose arguments this file doesn't know would not be walked at all."""
    known = {"id", "other", "file_id", "sha", "hash", "kind", "secret", "token", "fingerprint", "name", "deed"}
    known |= {"things", "turn", "format"}
    assert {name for rule in app.url_map.iter_rules() for name in rule.arguments} <= known


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {},
    ],
)
def test_a_foreign_page_changes_nothing(app, browser, ann, headers):
    answer = browser.fetch(f"/customers/{ann}/bin", method="POST", headers=headers)

    assert answer.status_code == 403


def test_our_own_page_may(browser, ann):
    answer = browser.fetch(f"/customers/{ann}/bin", method="POST", headers={"Sec-Fetch-Site": "same-origin"})

    assert answer.status_code == 303


def test_every_answer_says_what_a_browser_may_do_with_it(browser, nobody, ann):
    for answer in (browser.get("/customers"), nobody.get("/sign-in"), browser.get("/nowhere"), nobody.get("/healthz")):
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert "HX-Request" in answer.headers["Vary"]
