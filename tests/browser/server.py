"""The real thing, as a process that can be stopped, killed, paused and started again on its port and its data."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"https?://[^/\s]+/\S+")
PATIENCE = 60  # seconds until it has to be up; the first start makes the database


class Server:
    """`bin/run` on a free port and a data folder of its own.

    demo: with the made-up customers of a first start; settings: environment variables, by name."""

    def __init__(self, data, demo=False, **settings):
        self.data, self.port, self.demo, self.settings, self.process = Path(data), free_port(), demo, settings, None
        self.home = f"http://127.0.0.1:{self.port}"
        self.log = self.data.with_suffix(".log")

    def start(self):
        """Start it, and read the sign-in link it prints."""
        refuses(self.port)
        command = [ROOT / "bin" / "run", "--port", str(self.port), "--data", self.data]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                command + ([] if self.demo else ["--no-demo"]),
                stdout=log,
                stderr=subprocess.STDOUT,
                env=self.around,
                start_new_session=True,
            )
        self.link = self.printed_link()
        return self

    @property
    def running(self):
        return self.process is not None and self.process.poll() is None

    @property
    def around(self):
        return os.environ | self.settings | {"DOORSTEP_DATA": str(self.data)}

    def printed_link(self):
        """The first URL with a path among what was printed."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            if found := LINK.search(self.log.read_text()):
                return found[0]
            time.sleep(0.05)
        self.kill()
        raise AssertionError(f"bin/run didn't start: {self.log.read_text()}")

    def stop(self):
        """As Ctrl+C or an update stops it; it has to take all it started with it."""
        self.end(signal.SIGTERM, self.process.pid)

    def kill(self):
        """As a power cut does."""
        self.end(signal.SIGKILL, -self.process.pid)

    def end(self, how, whom):
        with contextlib.suppress(ProcessLookupError):
            os.kill(whom, how)
        self.process.wait(timeout=30)
        try:
            refuses(self.port)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)  # whoever was left behind

    @contextlib.contextmanager
    def paused(self):
        """Still there, but answering nobody: a slow network."""
        os.killpg(self.process.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.killpg(self.process.pid, signal.SIGCONT)

    def doorstep(self, *words):
        """What `bin/doorstep` prints for these words."""
        command = [ROOT / "bin" / "doorstep", *words]
        return subprocess.run(command, env=self.around, check=True, capture_output=True, text=True).stdout.strip()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def refuses(port):
    """Make sure nobody answers at this port: a stray server would let every offline story pass."""
    until = time.monotonic() + 5
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.05)
    raise AssertionError(f"something still answers at port {port}")
