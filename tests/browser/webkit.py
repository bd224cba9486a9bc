"""WebKitGTK, by WebDriver, with wkbrowser.py as the browser: the engine of the iPhone, as near as Linux comes."""

import contextlib
import json
import shutil
import subprocess
import time
from copy import copy
from pathlib import Path

from selenium import webdriver
from selenium.common.exceptions import InvalidSessionIdException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.browser.adapter import Adapter, Missing
from tests.browser.processes import kill_by

BROWSER = Path(__file__).parent / "wkbrowser.py"
DRIVER = "WebKitWebDriver"
BINDINGS = 'import gi; gi.require_version("Gtk", "3.0"); gi.require_version("WebKit2", "4.1")'
HINT = "No WebKitGTK to test in: apt-get install webkit2gtk-driver gir1.2-webkit2-4.1 python3-gi xvfb."
KEYS = {"Control": Keys.CONTROL, "Shift": Keys.SHIFT, "ArrowDown": Keys.ARROW_DOWN, "ArrowUp": Keys.ARROW_UP}
KEYS |= {"End": Keys.END, "Escape": Keys.ESCAPE, "Enter": Keys.ENTER, "Tab": Keys.TAB, "\n": Keys.ENTER}
FRAME = "new Promise(done => { requestAnimationFrame(() => setTimeout(done)); setTimeout(done, 200) })"
ANSWER = """const done = arguments[0]
  Promise.resolve().then(() => %s).then(value => done({value}), error => done({trouble: String(error)}))"""


def check():
    """Raise Missing unless everything is there."""
    programs = all(map(shutil.which, (DRIVER, "Xvfb")))
    if not programs or subprocess.run(["/usr/bin/python3", "-c", BINDINGS], capture_output=True).returncode:
        raise Missing(HINT)


@contextlib.contextmanager
def display():
    """A screen nobody looks at: its name."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
    screen = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        yield f":{screen.stdout.readline().strip()}"
    finally:
        screen.terminate()
        screen.wait()


class WebKit(Adapter):
    def __init__(self, screen, *args, **options):
        self.screen, self.handle = screen, None
        super().__init__(*args, **options)

    def open(self):
        self.driver = webdriver.WebKitGTK(options=self.options(), service=self.service())
        self.driver.set_script_timeout(20)
        self.driver.set_page_load_timeout(40)

    def tab(self):
        """One more tab of this browser, which is closed with it. Each is looked at by its own name from now on."""
        other = copy(self)
        self.handle = self.driver.current_window_handle
        self.driver.switch_to.new_window("tab")
        other.handle = self.driver.current_window_handle
        return other

    def look(self):
        """Look at the tab this is, where there are several."""
        if self.handle:
            self.driver.switch_to.window(self.handle)

    def options(self):
        options = Options()
        options.binary_location = str(BROWSER)
        dark = ["--dark"] if self.scheme == "dark" else []
        no_script = [] if self.script else ["--no-script"]
        for word in ("--profile", str(self.profile), "--size", "{}x{}".format(*self.size), *dark, *no_script):
            options.add_argument(word)
        return options

    def service(self):
        """The driver, which hands what it finds around it on to the browser."""
        around = {"DISPLAY": self.screen, "GDK_BACKEND": "x11", "NO_AT_BRIDGE": "1", "LANG": "C.UTF-8"}
        return Service(shutil.which(DRIVER), env=around | {"PATH": "/usr/bin:/bin", "HOME": str(self.profile)})

    def close(self, kill=False):
        if self.driver and kill:
            kill_by(str(self.profile))
        if self.driver:
            with contextlib.suppress(Exception):  # a killed browser has nobody to say goodbye
                self.driver.quit()
        self.driver = None

    @property
    def url(self):
        return self.driver.current_url

    def go(self, path):
        """Go there. WebKitGTK falls over now and then on its way; it is opened again, once, as a person would."""
        self.look()
        try:
            self.driver.get(self.address(path))
        except InvalidSessionIdException:
            self.reopen()
            self.driver.get(self.address(path))

    def rest_workers(self):
        """WebKit has no way to ask for it."""

    def reload(self, past_the_worker=False):
        """past_the_worker: WebKit has no such reload; it is a plain one."""
        self.driver.refresh()

    def back(self):
        self.driver.back()

    def js(self, expression):
        self.look()
        answer = self.driver.execute_async_script(ANSWER % expression)
        assert "trouble" not in answer, f"{answer['trouble']}: {expression}"
        return answer.get("value")

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def patiently(self, do, what):
        """Do something with an element as soon as it is there, and holds still."""
        return self.wait_for(lambda: [do()], what)[0]

    def focus(self, selector):
        """Put the cursor there, and look a moment later whether it stayed, as a person does before she types."""
        moment = FRAME if self.script else "Promise.resolve()"  # without scripts no frame tells that it came
        look = f"(e => (e.focus(), {moment}.then(() => document.activeElement === e)))"
        self.wait_for(lambda: self.js(f"{look}(document.querySelector({json.dumps(selector)}))"), selector)

    def fill(self, selector, text):
        """Type over what stands there."""
        self.focus(selector)
        self.read(selector, "e.select()")
        ActionChains(self.driver).send_keys(Keys.DELETE, *map(key, text)).perform()

    def type(self, selector, text):
        """Type behind what stands there."""
        self.focus(selector)
        self.press("Control+End")
        ActionChains(self.driver).send_keys(*map(key, text)).perform()

    def choose(self, selector, value):
        self.patiently(lambda: Select(self.find(selector)).select_by_value(value), selector)

    def click(self, selector):
        self.patiently(lambda: self.in_the_middle(selector).click(), selector)

    def in_the_middle(self, selector):
        """Bring it to the middle, as a person does with what a bar at the edge covers; wait until it holds still."""
        found, where = self.find(selector), None
        self.driver.execute_script("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", found)
        while where != (where := found.rect):
            time.sleep(0.02)
        return found

    def press(self, keys):
        """A key, or keys together: `Escape`, `Control+s`."""
        *held, last = map(key, keys.split("+"))
        chain = ActionChains(self.driver)
        for name in held:
            chain.key_down(name)
        chain.send_keys(last).perform()
        chain.reset_actions()  # and lets go of what is held

    def screenshot(self, path):
        self.driver.save_screenshot(str(path))


def key(name):
    return KEYS.get(name, name)
