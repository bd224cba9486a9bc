"""Chromium, by Playwright: the system's own, with a profile that is kept."""

import contextlib
import os
import shutil
from copy import copy
from pathlib import Path

from playwright.sync_api import Error

from tests.browser.adapter import PHONE, Adapter, Missing
from tests.browser.processes import kill_by

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
HINT = "No Chromium to test in: apt-get install chromium, or set CHROMIUM to the path of one."
QUIET = ["--disable-background-networking", "--disable-component-update", "--no-first-run"]


def find():
    """The program to start: CHROMIUM, else the first that is installed."""
    chosen = os.environ.get("CHROMIUM")
    found = next(filter(None, map(shutil.which, [chosen] if chosen else NAMES)), None)
    if not found:
        raise Missing(HINT)
    return found


class Chromium(Adapter):
    def __init__(self, playwright, *args, **options):
        self.playwright, self.complaints, self.asked, self.tools = playwright, [], [], None
        super().__init__(*args, **options)

    def open(self):
        width, height = self.size
        self.context = self.playwright.chromium.launch_persistent_context(
            self.profile,
            executable_path=find(),
            args=QUIET + (["--no-sandbox"] if os.geteuid() == 0 else []),
            viewport={"width": width, "height": height},
            is_mobile=self.size == PHONE,
            has_touch=self.size == PHONE,
            color_scheme=self.scheme,
            java_script_enabled=self.script,
            locale="en-GB",
        )
        self.page = self.context.pages[0]
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("response", self.note)

    def tab(self):
        """One more tab of this browser, which is closed with it."""
        other = copy(self)
        other.page = self.context.new_page()
        return other

    def note(self, response):
        """Remember what the network was asked for; what the device answers costs nobody anything."""
        if not response.from_service_worker:
            self.asked.append(response.url)

    def hear(self, message):
        """Remember what the console complains of: broken scripts, refused by the policy, not found."""
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.text} ({message.location.get('url')})")

    def close(self, kill=False):
        """Close it; or kill it, and it forgets cookies younger than half a minute, which are in memory so long."""
        if self.context and kill:
            kill_by(f"--user-data-dir={self.profile}")
            for lock in Path(self.profile).glob("Singleton*"):
                lock.unlink()
        with contextlib.suppress(Error if kill else ()):  # a killed browser has nobody to say goodbye
            self.context and self.context.close()
        self.context = None

    @property
    def url(self):
        return self.page.url

    def go(self, path):
        self.page.goto(self.address(path))

    def reload(self, past_the_worker=False):
        """past_the_worker: with the Shift key, which asks the server for everything."""
        if past_the_worker:
            self.devtools("Page.reload", ignoreCache=True)
        else:
            self.page.reload()

    def devtools(self, command, **options):
        """What the developer tools answer to a command."""
        return self.context.new_cdp_session(self.page).send(command, options)

    def rest_workers(self):
        """Stop the workers that have nothing to do, as the system does now and then."""
        tools = self.context.new_cdp_session(self.page)
        tools.send("ServiceWorker.enable")
        tools.send("ServiceWorker.stopAllWorkers")

    def room(self, size):
        """Leave so many bytes for what is stored here, said before anything is; None: as before."""
        origin = {"origin": self.home} | ({} if size is None else {"quotaSize": size})
        self.tools = self.tools or self.context.new_cdp_session(self.page)
        self.tools.send("Storage.overrideQuotaForOrigin", origin)

    def back(self):
        self.page.go_back()

    def js(self, expression):
        return self.page.evaluate(expression)

    def fill(self, selector, text):
        """Type over what stands there."""
        self.page.locator(selector).first.select_text()
        self.page.keyboard.press("Delete")
        self.page.keyboard.type(text)

    def type(self, selector, text):
        """Type behind what stands there."""
        self.page.locator(selector).first.focus()
        self.page.keyboard.press("Control+End")
        self.page.keyboard.type(text)

    def choose(self, selector, value):
        self.page.locator(selector).first.select_option(value)

    def click(self, selector):
        self.page.locator(selector).first.click(timeout=10_000)

    def press(self, key):
        """A key, or keys together: `Escape`, `Control+s`."""
        self.page.keyboard.press(key)

    def screenshot(self, path):
        self.page.screenshot(path=path)
