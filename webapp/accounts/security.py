"""Signing in with Flask-Security on Flask-Login: argon2, reset by mail, and not too many tries."""

from datetime import timedelta

from flask import g, request
from flask_babel import get_babel
from flask_babel import gettext as _
from flask_security import (
    ForgotPasswordForm,
    LoginForm,
    MailUtil,
    PasswordUtil,
    Security,
    SQLAlchemyUserDatastore,
    password_length_validator,
)

from webapp.accounts import attempts
from webapp.accounts.user import User
from webapp.db import db
from webapp.guard import nobody
from webapp.i18n import N_

SETTINGS = {
    "SECURITY_PASSWORD_HASH": "argon2",
    "SECURITY_PASSWORD_LENGTH_MIN": 10,
    "SECURITY_PASSWORD_COMPLEXITY_CHECKER": "zxcvbn",
    "SECURITY_JOIN_USER_ROLES": False,
    "SECURITY_RETURN_GENERIC_RESPONSES": True,
    "SECURITY_RECOVERABLE": True,
    "SECURITY_CHANGEABLE": True,
    "SECURITY_FRESHNESS": timedelta(-1),
    "SECURITY_LOGOUT_METHODS": ["POST"],
    "SECURITY_LOGIN_URL": "/sign-in",
    "SECURITY_LOGOUT_URL": "/sign-out",
    "SECURITY_RESET_URL": "/sign-in/reset",
    "SECURITY_CHANGE_URL": "/settings/password",
    "SECURITY_POST_LOGIN_VIEW": "/customers",
    "SECURITY_POST_LOGOUT_VIEW": "/sign-in",
    "SECURITY_POST_RESET_VIEW": "/customers",
    "SECURITY_POST_CHANGE_VIEW": "/help",
    "SECURITY_STATIC_FOLDER": None,
    "SECURITY_EMAIL_HTML": False,
    "SECURITY_EMAIL_VALIDATOR_ARGS": {"check_deliverability": False},
    "SECURITY_I18N_DOMAIN": "flask_security;messages",  # its own catalogue, and over it Doorstep's
    "SECURITY_MSG_GENERIC_AUTHN_FAILED": (N_("The email or password is not right"), "error"),
    "SECURITY_MSG_PASSWORD_NOT_PROVIDED": (N_("Enter a password"), "error"),
    "SECURITY_MSG_EMAIL_NOT_PROVIDED": (N_("Enter an email address"), "error"),
    "SECURITY_MSG_INVALID_PASSWORD": (N_("The password until now is not right"), "error"),
    "SECURITY_MSG_INVALID_RESET_PASSWORD_TOKEN": (N_("This link has been used, or is too old"), "error"),
    "SECURITY_MSG_PASSWORD_RESET_EXPIRED": (N_("This link has been used, or is too old"), "error"),
    "WTF_CSRF_ENABLED": False,  # one rule for every form: webapp.guard.same_origin
}
TOO_MANY = N_("Too many tries. Wait a quarter of an hour, then try again")
EASY = N_("This password is easy to guess. Add another word or two")


class CountedSignIn(LoginForm):
    """The sign-in form; wrong tries are counted by person and by place, and after ten it waits."""

    def validate(self, **kwargs):
        who = (self.email.data or "").lower()
        if attempts.used_up(who, request.remote_addr):
            g.sentence = TOO_MANY  # the form's own errors are made all alike
            return False
        right = super().validate(**kwargs)
        if not right and self.password.data:
            attempts.remember(who, request.remote_addr)
        return right


class CountedReset(ForgotPasswordForm):
    """Asking for a reset counts as a try, so nobody's post box can be filled."""

    def validate(self, **kwargs):
        who = (self.email.data or "").lower()
        if attempts.used_up(who, request.remote_addr):
            g.sentence = TOO_MANY
            return False
        attempts.remember(who, request.remote_addr)
        return super().validate(**kwargs)


class Passwords(PasswordUtil):
    """What a password has to be; the many hints of zxcvbn, which knows only English, are one sentence here."""

    def validate(self, password, is_register, **kwargs):
        wrong, password = super().validate(password, is_register, **kwargs)
        return [_(EASY)] if wrong and not password_length_validator(password) else wrong, password


def init_app(app, mail=MailUtil):
    """mail: the class that sends Flask-Security's letters."""
    app.config.update({name: value for name, value in SETTINGS.items() if name not in app.config})
    app.config.setdefault("SECURITY_PASSWORD_SALT", app.config["SECRET_KEY"][:32])
    app.config["SECURITY_EMAIL_SENDER"] = app.config["MAIL_FROM"]
    app.config["SECURITY_I18N_DIRNAME"] = ["builtin", *get_babel(app).translation_directories]
    security = Security(
        app,
        SQLAlchemyUserDatastore(db, User, None),
        login_form=CountedSignIn,
        forgot_password_form=CountedReset,
        mail_util_cls=mail,
        password_util_cls=Passwords,
    )
    security.unauthn_handler(lambda mechanisms, headers=None: nobody())
    app.after_request(wrong_is_422)
    app.after_request(keep_the_letter)


def wrong_is_422(response):
    """A wrong form of Flask-Security comes back as what it is."""
    typed = request.endpoint in ("security.login", "security.reset_password", "security.change_password")
    if typed and request.method == "POST" and response.status_code == 200:
        response.status_code = 422
    return response


def keep_the_letter(response):
    """Flask-Security asks for a letter without committing anything; the letter is a row."""
    if request.endpoint == "security.forgot_password":
        db.session.commit()
    return response
