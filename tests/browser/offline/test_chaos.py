"""Two tabs and a second device save while the line is bad and the server dies: all of it arrives, and once."""

import json
import random
import time
from threading import Lock

from tests.browser.adapter import PHONE
from tests.browser.offline.bad_line import BadLine
from tests.browser.offline.conftest import has_the_book
from tests.browser.offline.history import every_value_is_kept, history, values

FIELDS = ("[name=c_note]", "[name=c_company]", '[name$="_number"]', '[name$="_address"]')
WEATHER = ("fine", "slow", "cut before", "cut after", "twice")
SAVE = """(async () => {
  const [path, selector, value] = %s
  const htmx = {"HX-Request": "true"}
  const page = new DOMParser().parseFromString(await (await fetch(path, {headers: htmx})).text(), "text/html")
  page.querySelector(selector).value = value
  const body = new URLSearchParams(new FormData(page.querySelector("#editing")))
  const answer = await fetch(path, {method: "POST", headers: htmx, body})
  return answer.ok && /data-state="(sending|queued)"/.test(await answer.text())
})()"""
WAITING = "fetch('/waiting.json').then(answer => answer.json()).then(({ changesets }) => changesets.length)"


class Chaos:
    """The same dice for every run: who saves next, what, and what becomes of it on its way."""

    def __init__(self, server, customers):
        self.server, self.customers = server, customers
        self.dice, self.clients, self.typed = random.Random(7), [], []
        self.one_at_a_time = Lock()
        self.calm, self.pushes, self.deaths = True, 0, 0

    def weather(self, path):
        if self.calm or path != "/sync/push":
            return "fine"
        self.pushes += 1
        return self.die if self.pushes % 9 == 3 else self.dice.choice(WEATHER)

    def die(self):
        """Right after the server has written down what it was sent."""
        with self.one_at_a_time:
            if self.server.running and not self.calm:
                self.deaths += 1
                self.server.kill()

    def revive(self):
        with self.one_at_a_time:
            if not self.server.running:
                self.server.start()

    def save(self):
        customer, field = self.dice.choice(self.customers), self.dice.choice(FIELDS)
        value = self.value(field)
        client = self.dice.choice(self.clients)
        assert client.js(SAVE % json.dumps([f"/customers/{customer}", field, value])), f"{field} isn't saved"
        self.typed.append(value)

    def value(self, field):
        n = len(self.typed)
        if field == '[name$="_number"]':
            return f"07700 9{n:05}"
        return f"a{n}@example.com" if field == '[name$="_address"]' else f"typed {n}"

    def run(self, saves):
        self.calm = False
        for _ in range(saves):
            self.save()
            time.sleep(self.dice.random() / 5)  # as fast as this, one batch would carry many
            if self.dice.random() < 0.3:
                self.revive()

    def clear_up(self):
        """The line is good again, and every device has the time to send what waits."""
        self.calm = True
        self.revive()
        for client in self.clients:
            client.go("/customers")
            client.wait_for(lambda client=client: client.js(WAITING) == 0, "nothing waits", seconds=60)


def test_every_save_arrives_once(browse, server, office, rita, many):
    chaos = Chaos(server, list(rita.customers.values())[:6])
    with BadLine(server, chaos.weather) as line:
        chaos.clients = devices(browse, line, office, rita)
        chaos.run(many(500))
        chaos.clear_up()

    arrived = [value for id in rita.customers.values() for value in values(office, id) if value in chaos.typed]
    assert sorted(arrived) == sorted(chaos.typed)
    assert len(history(office, rita)) == len(set(history(office, rita))) == len(chaos.typed)
    assert chaos.deaths
    every_value_is_kept(office, rita)


def devices(browse, line, office, who):
    """A phone with two tabs, and one more phone: signed in over the line, with the book on them."""
    phones = [browse(home=line.home, size=PHONE) for _ in range(2)]
    for phone in phones:
        phone.go(office.link(who).replace(office.server.home, line.home))
        has_the_book(phone)
    return [phones[0], tab_of(phones[0]), phones[1]]


def tab_of(phone):
    tab = phone.tab()
    tab.go("/customers")
    return tab
