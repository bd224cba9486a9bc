"""sw.js: everybody gets it, anew each time, and a switch in the settings takes the worker out of the way."""

import re

import pytest

from config import BadSetting, read_settings
from webapp.offline import routes

HANDLERS = re.compile(r'addEventListener\("(\w+)"')


@pytest.fixture
def switched_off(app, monkeypatch):
    monkeypatch.setitem(app.config, "DOORSTEP_OFFLINE", "off")
    monkeypatch.setitem(app.extensions, "worker", None)
    routes.init_app(app)


def test_it_comes_as_a_script_that_is_asked_for_anew(nobody, browser):
    for who in (nobody, browser):
        answer = who.fetch("/sw.js")
        assert (answer.status_code, answer.content_type) == (200, "text/javascript; charset=utf-8")
        assert answer.headers["Cache-Control"] == "no-cache"


def test_it_is_the_same_for_everybody(nobody, browser, stranger):
    first, *others = (who.fetch("/sw.js").data for who in (nobody, browser, stranger))

    assert all(other == first for other in others)


def test_it_answers_and_has_a_version(nobody):
    script = nobody.fetch("/sw.js").text

    assert {"install", "activate", "fetch", "message"} <= set(HANDLERS.findall(script))
    assert re.search(r'version:"[0-9a-f]{10}"', script)


def test_its_files_are_there(app, nobody):
    script = nobody.fetch("/sw.js").text
    files = set(re.findall(r'"(/static/[0-9a-f]+/[\w.-]+|/manifest.webmanifest)"', script))

    assert len(files) >= 6
    assert {nobody.fetch(file).status_code for file in files} == {200}


def test_switched_off_it_passes_everything_on_and_forgets_nothing(nobody, switched_off):
    answer = nobody.fetch("/sw.js")

    assert (answer.status_code, answer.mimetype) == (200, "text/javascript")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert HANDLERS.findall(answer.text) == ["install", "activate"]
    assert "skipWaiting()" in answer.text
    assert "unregister()" in answer.text
    assert not re.search("indexedDB|caches|deleteDatabase", answer.text)


def test_switched_off_the_server_answers_as_ever(browser, ann, switched_off):
    browser.save(ann, c_note="Likes tea")

    assert "Likes tea" in browser.get(f"/customers/{ann}").html
    assert browser.fetch("/sync/hello").status_code == 200


@pytest.mark.parametrize("value", ["no", "false", "0", "ON"])
def test_the_switch_is_on_or_off(value):
    with pytest.raises(BadSetting, match="DOORSTEP_OFFLINE"):
        read_settings({"DOORSTEP_OFFLINE": value})


def test_left_out_it_is_on():
    assert read_settings({})["DOORSTEP_OFFLINE"] == "on"
