"""One way to speak to every browser: what Chromium and WebKit share, so that a story is told once for both."""

import json
import time

PHONE, LAPTOP = (390, 844), (1280, 800)
ASKED = "new URLSearchParams(location.search).get('q')"
HAS_BOOK = "fetch('/waiting.json').then(answer => answer.json()).then(known => 'user' in known)"


class Missing(Exception):
    """A browser isn't installed; the message says how to install it."""


class Adapter:
    """A person's browser. An engine brings `open`, `close`, `js`, `url`, `go` and the hands; the eyes are here.

    home: where the application answers; profile: the folder of the browser's own; script: False switches JavaScript
    off in the pages; what a test asks by `js` still runs."""

    def __init__(self, home, profile, size=PHONE, scheme="light", script=True):
        self.home, self.profile, self.size, self.scheme, self.script = home, profile, size, scheme, script
        self.open()

    def reopen(self, kill=False):
        """Close the browser and start it again with the profile it had."""
        self.close(kill)
        self.open()

    def text(self, selector="body"):
        return self.read(selector, "e.innerText.replace(/\\s+/g, ' ').trim()")

    def value(self, selector):
        return self.read(selector, "e.value")

    def attribute(self, selector, name):
        return self.read(selector, f"e.getAttribute({json.dumps(name)})")

    def count(self, selector):
        return self.js(f"document.querySelectorAll({json.dumps(selector)}).length")

    def focused(self):
        """The id or the name of what has the focus."""
        return self.js("document.activeElement.id || document.activeElement.name || document.activeElement.localName")

    def read(self, selector, expression):
        """An expression about the first element `e` of a selector, which has to be there."""
        found = self.js(f"(e => e ? [{expression}] : [])(document.querySelector({json.dumps(selector)}))")
        assert found, f"{selector} isn't on {self.url}"
        return found[0]

    def wait_for(self, wanted, what=None, seconds=10):
        """Wait for a selector, or until a function answers true: its answer. A page on its way is no answer."""
        look = (lambda: self.count(wanted)) if isinstance(wanted, str) else wanted
        trouble, until = None, time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                if found := look():
                    return found
            except Exception as error:
                trouble = error
            time.sleep(0.05)
        raise AssertionError(f"{what or wanted}: not within {seconds} s. {trouble or ''} {self.where()}")

    def look_for(self, words):
        """Search the list, and wait until it shows what was found for all that was typed."""
        self.fill("#search", words)
        self.wait_for(lambda: self.js(ASKED) == words, f"the list is searched for “{words}”")

    def sees(self, text, selector="body"):
        """Wait until the text stands there."""
        self.wait_for(lambda: text in self.text(selector), f"“{text}” in {selector}")

    def where(self):
        """The page in a few words, for whoever reads that a test has failed."""
        try:
            return f"The browser is at {self.url}: {self.text()[:400]}"
        except Exception as error:
            return f"The browser doesn't answer: {error}"

    def address(self, path):
        return path if "://" in path else self.home + path
