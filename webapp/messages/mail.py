"""Mail through SMTP, one job a letter. Without SMTP_URL the letters wait."""

import smtplib
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid
from urllib.parse import unquote, urlsplit

from flask import current_app
from flask_security import MailUtil

from webapp.jobs.job import Later, Never, enqueue
from webapp.jobs.worker import handles


class QueuedMail(MailUtil):
    """How Flask-Security's letters go out: into the queue, with the change that caused them."""

    def send_mail(self, template, subject, recipient, sender, body, html, **context):
        send(context["user"].organisation_id, recipient, str(subject), body)


def send(organisation_id, to, subject, text):
    """Queue a letter in the caller's transaction."""
    letter = {"to": to, "subject": subject, "text": text, "date": formatdate(), "id": make_msgid(domain="doorstep")}
    return enqueue(organisation_id, "mail", letter)


@handles("mail")
def deliver(job):
    """Hand a letter to the mail server. Raises Later when the server can't take it now, Never when it won't."""
    try:
        with connect(urlsplit(current_app.config["SMTP_URL"])) as server:
            server.send_message(compose(job.payload))
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        raise (Never if code >= 500 else Later)(words.decode(errors="replace")) from error
    except smtplib.SMTPResponseException as error:
        raise (Never if error.smtp_code >= 500 else Later)(str(error.smtp_error)) from error
    except OSError as error:
        raise Later(error) from error
    except ValueError as error:  # a line break in a header
        raise Never(str(error)) from error
    yield


def connect(url):
    """A connection to the mail server of an URL, `smtp://user:password@host:port` or `smtps://…`."""
    secure = url.scheme == "smtps"
    kind = smtplib.SMTP_SSL if secure else smtplib.SMTP
    server = kind(url.hostname, url.port or (465 if secure else 25), timeout=30)
    if url.username:
        if not secure:
            server.starttls()
        server.login(unquote(url.username), unquote(url.password or ""))
    return server


def compose(letter):
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"] = current_app.config["MAIL_FROM"], letter["to"]
    message["Subject"], message["Date"], message["Message-ID"] = letter["subject"], letter["date"], letter["id"]
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter["text"])
    return message
