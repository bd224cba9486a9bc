"""A line between the devices and the server that delays, cuts and repeats what goes through it."""

import http.client
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

HOP = {"connection", "transfer-encoding", "content-length", "keep-alive"}


class BadLine:
    """Stands before a server on a port of its own; as a context it is open.

    weather: a function of the path asked for that says what happens: `fine`, `slow`, `cut before` (the server never
    hears of it), `cut after` (the server has done it, and nobody hears of that), `twice`; or a function that is called
    when the server has done it, before anybody hears of that. release: what a later release has at the end of its
    worker; cards: how many the server sends in one piece."""

    release, cards = b"", None

    def __init__(self, server, weather=lambda path: "fine"):
        self.server, self.weather, self.asked = server, weather, []

    def __enter__(self):
        self.line = ThreadingHTTPServer(("127.0.0.1", 0), type("Line", (Through,), {"bad": self}))
        self.line.daemon_threads = True
        self.home = f"http://127.0.0.1:{self.line.server_port}"
        Thread(target=self.line.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *trouble):
        self.line.shutdown()
        self.line.server_close()


class Through(BaseHTTPRequestHandler):
    """One request on its way."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.bad.asked.append(self.path)
        try:
            self.answer(self.carried(body, self.bad.weather(self.path)))
        except (OSError, http.client.HTTPException):
            self.close_connection = True

    do_POST = do_GET

    def carried(self, body, weather):
        """What the server answers to it, if it gets there and the answer gets back."""
        if weather == "cut before":
            raise ConnectionAbortedError
        if weather == "slow":
            time.sleep(0.3)
        answers = [self.ask(body) for _ in range(2 if weather == "twice" else 1)]
        if callable(weather):
            weather()
        if callable(weather) or weather == "cut after":
            raise ConnectionAbortedError
        return answers[-1]

    def ask(self, body):
        line = http.client.HTTPConnection("127.0.0.1", self.bad.server.port, timeout=60)
        try:
            line.request(self.command, self.in_pieces(), body, dict(self.headers))
            answer = line.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        finally:
            line.close()

    def in_pieces(self):
        """The path to ask for; of the book a piece at a time."""
        if self.bad.cards and self.path.startswith("/sync/snapshot"):
            return f"{self.path}&limit={self.bad.cards}"
        return self.path

    def answer(self, carried):
        status, headers, body = carried
        if self.path == "/sw.js":
            body += self.bad.release
        self.send_response(status)
        for name, value in headers:
            if name.lower() not in HOP:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Nobody reads it."""
