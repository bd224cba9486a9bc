"""Letters: queued with what caused them, sent once, tried again while the mail server is away."""

import socket

import pytest
from aiosmtpd.controller import Controller

from webapp.db import db, now, writing
from webapp.jobs.worker import work_once
from webapp.messages.mail import deliver, send


class PostBox:
    """A mail server's inside: keeps what arrives, and refuses some."""

    def __init__(self):
        self.letters = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody"):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.letters.append(envelope.content.decode())
        return "250 OK"


@pytest.fixture
def post_box(app):
    box = PostBox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app.config["SMTP_URL"] = f"smtp://127.0.0.1:{port}"
    box.open = lambda: opened(box, port)
    box.server = box.open()
    yield box
    box.server.stop()
    app.config["SMTP_URL"] = ""


def opened(box, port):
    server = Controller(box, "127.0.0.1", port)
    server.start()
    return server


def letter(rita, to="ann@example.com", subject="Grüße", text="Your new password … é"):
    writing()
    job = send(rita.organisation_id, to, subject, text)
    db.session.commit()
    return job


def test_nobody_waits_for_the_mail_server(post_box, rita):
    next(deliver(letter(rita)))
    assert len(post_box.letters) == 1  # in the step that writes nothing


def test_a_letter_arrives_once(post_box, rita):
    job = letter(rita)
    work_once(["mail"])

    assert job.status == "done"
    assert len(post_box.letters) == 1
    assert "To: ann@example.com" in post_box.letters[0]
    assert not work_once(["mail"])


def test_while_the_server_is_away_it_waits(post_box, rita):
    job = letter(rita)
    post_box.server.stop()
    work_once(["mail"])
    assert (job.status, post_box.letters) == ("due", [])

    post_box.server = post_box.open()
    job.due_at = now()
    db.session.commit()
    work_once(["mail"])
    assert (job.status, len(post_box.letters)) == ("done", 1)


def test_a_refused_address_is_told(post_box, rita):
    job = letter(rita, to="nobody@example.com")
    work_once(["mail"])

    assert (job.status, job.error) == ("failed", "no such mailbox")


def test_a_line_break_in_a_subject_is_no_header(post_box, rita):
    job = letter(rita, subject="Hello\r\nBcc: everybody@example.com")
    work_once(["mail"])

    assert (job.status, post_box.letters) == ("failed", [])
