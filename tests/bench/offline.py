"""How fast a device answers by itself: the first sync, typing, a save, a cold start."""

import contextlib
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.bench import cold, first, save, typing
from tests.bench.engines import ENGINES, book
from tests.bench.table import show
from tests.browser.adapter import Adapter
from tests.browser.office import Office, Person
from tests.browser.server import Server

DEEDS = (first.sync, typing.typed, save.saves, cold.starts)


@dataclass
class Bench:
    """What a measurement is made with; `tell` says what it is at."""

    name: str
    server: Server
    office: Office
    who: Person
    size: int
    browser: Adapter = None

    def tell(self, doing):
        tell(f"{self.size:,} customers, {self.name}: {doing}")

    def put_away(self):
        with contextlib.suppress(Exception):  # Ctrl+C reaches the browser as well
            self.browser.close()

    def lines(self, profile):
        """All there is to measure, as lines of the table."""
        with ENGINES[self.name]() as engine, contextlib.ExitStack() as closing:
            self.browser = engine(self.server.home, profile)
            closing.callback(self.put_away)
            for deed in DEEDS:
                for line in deed(self):
                    line.browser, line.customers = self.name, self.size
                    yield line


def options(parser):
    parser.add_argument(
        "--customers", type=int, nargs="+", default=[10_000, 50_000], metavar="N", help="sizes of books"
    )
    parser.add_argument("--browsers", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--data", type=Path, help="a folder that keeps the books for the next time")


def run(chosen):
    """Print what was measured, even when it was stopped."""
    lines = []
    try:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            measure(chosen, Path(folder), lines)
    finally:
        tell("")
        show(lines)


def measure(chosen, folder, lines):
    server = Server(chosen.data or folder / "data").start()
    try:
        office = Office(server)
        for size in chosen.customers:
            who = book(office, size, lambda doing, size=size: tell(f"{size:,} customers: {doing}"))
            for name in chosen.browsers:
                lines.extend(Bench(name, server, office, who, size).lines(folder / f"{name}-{size}"))
    finally:
        if server.running:
            server.stop()


def tell(doing):
    """Say what is being done, over what was said before."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{doing}", end="", file=sys.stderr, flush=True)
    elif doing:
        print(doing, file=sys.stderr)
