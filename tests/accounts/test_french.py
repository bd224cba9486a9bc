"""Signing in in French: Flask-Security's own sentences and letters, and ours that stand in for them."""

from tests.cast import PASSWORD
from webapp.db import db
from webapp.jobs.job import Job

FRENCH = {"Accept-Language": "fr"}
LONG = "un autre long mot de passe"


def change(browser, new, old=PASSWORD, language="fr"):
    """The answer to a new password typed over the old one."""
    typed = {"password": old, "new_password": new, "new_password_confirm": new}
    return browser.post("/settings/password", typed, headers={"Accept-Language": language})


def letters():
    return [job.payload for job in db.session.scalars(db.select(Job).where(Job.kind == "mail"))]


def test_a_wrong_password(nobody):
    answer = nobody.post("/sign-in", {"email": "rita@example.com", "password": "x"}, headers=FRENCH)

    assert "L’e-mail ou le mot de passe n’est pas le bon" in answer.text


def test_a_password_has_to_be_long_and_hard_to_guess(browser):
    assert "Le mot de passe doit comporter au moins 10 caractères" in change(browser, "court").text
    assert "Ce mot de passe est facile à deviner" in change(browser, "aaaaaaaaaaaa").text
    assert "This password is easy to guess" in change(browser, "aaaaaaaaaaaa", language="en").text


def test_the_password_until_now_has_to_be_right(browser):
    assert "Le mot de passe actuel n’est pas le bon" in change(browser, LONG, old="x").text
    assert "The password until now is not right" in change(browser, LONG, old="x", language="en").text
    assert "doit être différent du précédent" in change(browser, PASSWORD).text


def test_a_changed_password_is_told_by_a_letter(browser):
    change(browser, LONG)

    (letter,) = letters()
    assert letter["subject"] == "Votre mot de passe a été changé"
    assert "Votre mot de passe a été changé." in letter["text"]


def test_a_reset_is_answered_and_written(nobody):
    answer = nobody.post("/sign-in/reset", {"email": "rita@example.com"}, headers=FRENCH)

    (letter,) = letters()
    assert "Les instructions de réinitialisation de votre mot de passe ont été envoyées" in answer.text
    assert letter["subject"] == "Instructions de réinitialisation de votre mot de passe"
    assert "Bonjour Rita," in letter["text"]
    assert "pendant 1\u00a0jour\u00a0:" in letter["text"]


def test_an_old_link_says_so(nobody):
    there = nobody.get("/sign-in/reset/old", headers=FRENCH).location

    assert "Ce lien a déjà servi, ou il est trop ancien" in nobody.get(there, headers=FRENCH).text
