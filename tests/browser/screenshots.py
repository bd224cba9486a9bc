"""bin/screenshots: pictures of the app with its demo, each page on a phone and on a laptop, light and dark."""

import sys
import tempfile
from itertools import product
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.adapter import HAS_BOOK, LAPTOP, PHONE, Missing
from tests.browser.chromium import Chromium, find
from tests.browser.server import ROOT, Server

SHOTS = ROOT / "docs" / "screenshots"
SIZES = {"phone": PHONE, "laptop": LAPTOP}
COLOURS = 255  # of a picture, the rare ones too: enough for an interface, and a third of the bytes


def main():
    find()
    SHOTS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder) / "data", demo=True).start()
        try:
            for size, scheme in product(SIZES, ("light", "dark")):
                profile = Path(folder) / f"{size}-{scheme}"
                show(Chromium(playwright, server.home, profile, size=SIZES[size], scheme=scheme), server, size, scheme)
        finally:
            server.stop()


def show(browser, server, size, scheme):
    """Take the picture of each page in one browser."""
    browser.go(server.doorstep("sign-in-link", "owner@example.com", "--url", server.home))
    browser.wait_for(lambda: browser.js(HAS_BOOK), "the book is on the device")
    for name, go in PAGES.items():
        take(browser, go, f"{name}-{size}-{scheme}")
    server.stop()
    for name, go in WITHOUT_SIGNAL.items():
        take(browser, go, f"{name}-{size}-{scheme}")
    server.start()
    browser.close()


def take(browser, go, name):
    go(browser)
    browser.page.wait_for_load_state("networkidle")
    path = SHOTS / f"{name}.png"
    browser.screenshot(path)
    shrink(path)
    print(path.relative_to(ROOT), f"{path.stat().st_size // 1024} KB")


def amelia(browser):
    """The customer of whom most is known."""
    browser.go("/customers?q=amelia+archer")
    browser.go(browser.read("#people a.name", "e.href"))


def record(browser):
    """Her record, while her number is put right."""
    amelia(browser)
    browser.fill('[name$="_number"]', "07700 900498")


def notes(browser):
    """What stands further down: notes, files, and on a laptop her stores and answers."""
    amelia(browser)
    browser.read("#notes", "e.scrollIntoView({ block: 'center' })")


def household(browser):
    amelia(browser)
    browser.read("#related", "e.scrollIntoView({ block: 'center' })")


def history(browser):
    amelia(browser)
    browser.go(browser.read("#more a[href$=history]", "e.href"))


def merge(browser):
    """Two who look alike, side by side."""
    browser.go("/duplicates")
    browser.go(browser.read(".twins .btn-main", "e.href"))


def save(browser):
    """Put her number right without a signal."""
    record(browser)
    browser.click(".save .btn-main")
    browser.sees("Will sync when online", ".save p")


def at(path):
    return lambda browser: browser.go(path)


PAGES = {
    "list": at("/customers"),
    "notes": notes,
    "household": household,
    "history": history,
    "merge": merge,
    "filter": at("/customers/filter"),
    "search": at("/customers?q=mill"),
    "new": at("/customers/new"),
    "today": at("/today"),
    "help": at("/help"),
    "install": at("/install"),
    "devices": at("/settings/devices"),
    "record": record,  # the last: what is typed waits in it
}
WITHOUT_SIGNAL = {"saved-offline": save, "list-offline": at("/customers"), "waiting": at("/waiting")}


def shrink(path):
    picture = Image.open(path).convert("RGB")
    picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    try:
        main()
    except Missing as missing:
        sys.exit(str(missing))
