"""Signing in: by password, by a link that works once, by a reset; and not by trying for ever."""

import re
import time

import time_machine

from tests.cast import PASSWORD
from webapp import public
from webapp.accounts import link
from webapp.db import db, writing
from webapp.jobs.job import Job


def sign_in(browser, email="rita@example.com", password=PASSWORD, **more):
    return browser.post("/sign-in", {"email": email, "password": password, "remember": "y"} | more)


def test_the_right_password_leads_to_the_customers(nobody):
    answer = sign_in(nobody)

    assert (answer.status, answer.location) == (302, "/customers")
    assert nobody.get("/customers").status == 200
    assert nobody.client.get_cookie("remember_token").http_only


def test_a_wrong_one_says_no_more_than_that(nobody):
    for email, password in (("rita@example.com", "wrong"), ("nobody@example.com", PASSWORD)):
        answer = sign_in(nobody, email, password)
        assert answer.status == 422
        assert "The email or password is not right" in answer.text
        assert answer.find("#email")["value"] == email


def test_after_ten_wrong_ones_it_waits(nobody):
    for _ in range(10):
        sign_in(nobody, password="wrong")

    assert "Too many tries" in sign_in(nobody).text
    with time_machine.travel(16 * 60 + time.time(), tick=False):
        assert sign_in(nobody).status == 302


def test_signing_in_goes_on_where_one_was_going(nobody, ann):
    there = nobody.get(f"/customers/{ann}").location

    page = nobody.get(there)
    answer = nobody.submit(page, "main form", email="rita@example.com", password=PASSWORD)
    assert answer.location.endswith(f"/customers/{ann}")


def test_nobody_is_led_to_a_foreign_page(nobody):
    assert sign_in(nobody, next="https://evil.example/x").location in ("/customers", None)


def test_a_link_signs_in_once(app, nobody, rita):
    writing()
    secret = link.make(rita)
    db.session.commit()

    assert nobody.get(f"/sign-in/link/{secret}").location == "/customers"
    assert nobody.get("/customers").status == 200
    again = nobody.get(f"/sign-in/link/{secret}")
    assert (again.status, "has been used" in again.text) == (410, True)


def test_a_link_is_good_for_a_day(app, nobody, rita):
    writing()
    secret = link.make(rita)
    db.session.commit()

    with time_machine.travel(25 * 3600 + time.time(), tick=False):
        assert nobody.get(f"/sign-in/link/{secret}").status == 410


def test_a_forgotten_password_is_reset_by_a_letter(nobody):
    nobody.post("/sign-in/reset", {"email": "rita@example.com"})
    letter = db.session.scalar(db.select(Job).where(Job.kind == "mail")).payload
    path = re.search(r"http://localhost(/sign-in/reset/\S+)", letter["text"])[1]
    new = "quite another long password"
    nobody.post(path, {"password": new, "password_confirm": new})
    nobody.post("/sign-out")

    assert letter["to"] == "rita@example.com"
    assert sign_in(nobody).status == 422
    assert sign_in(nobody, password=new).status == 302


def test_the_letter_names_the_address_people_use(app, nobody, monkeypatch):
    monkeypatch.setitem(app.config, "DOORSTEP_PUBLIC_URL", "https://doorstep.example.com")
    monkeypatch.setitem(app.config, "SESSION_COOKIE_SECURE", False)
    monkeypatch.setattr(app, "wsgi_app", app.wsgi_app)
    public.init_app(app)
    headers = {"Host": "evil.example.com", "Origin": "https://doorstep.example.com"}
    nobody.fetch("/sign-in/reset", method="POST", data={"email": "rita@example.com"}, headers=headers)
    letter = db.session.scalar(db.select(Job).where(Job.kind == "mail")).payload

    assert "https://doorstep.example.com/sign-in/reset/" in letter["text"]
    assert app.config["SESSION_COOKIE_SECURE"]


def test_an_unknown_address_gets_no_letter_and_the_same_answer(nobody):
    known = nobody.post("/sign-in/reset", {"email": "rita@example.com"})
    unknown = nobody.post("/sign-in/reset", {"email": "nobody@example.com"})

    assert known.status == unknown.status
    assert db.session.scalar(db.select(db.func.count()).select_from(Job)) == 1


def test_signed_out_is_signed_out(browser):
    browser.post("/sign-out")

    assert browser.get("/customers").status == 303
