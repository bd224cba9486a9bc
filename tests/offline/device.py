"""A device in node: it takes a book along from the application, then answers without it."""

import os

from tests.browsing import Browser
from tests.offline import node
from webapp.accounts.user import User
from webapp.customers.card import SCHEMA

SETUP = "tests/offline/device.js"
HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}
ALL = """
;(async () => {
  await dispatch("message", { data: { type: "sync" } })
  online = DATA.online
  const answers = []
  for (const asked of DATA.asked) answers.push(await ask(asked))
  console.log(JSON.stringify(answers))
})()
"""
FIRST = """
;(async () => {
  let synced = false
  dispatch("message", { data: { type: "sync" } }).then(() => (synced = true))
  const has = async () => (await ask({ path: "/waiting.json" })).body?.includes('"user"')
  while (!(await has()) && !synced) await new Promise(setImmediate)
  console.log(JSON.stringify(await ask(DATA.asked)))
})()
"""


def sources(app):
    """What the worker is made of: its tables, and itself."""
    return [app.extensions["tables"][1], app.extensions["worker"]]


LATER = """
;(async () => {
  await dispatch("message", { data: { type: "sync" } })
  const heard = []
  await dispatch("message", { data: { type: "here" }, source: { postMessage: message => heard.push(message) } })
  console.log(JSON.stringify(heard))
})()
"""


class Device:
    """One person's device: `bring` takes her book along, `answers` asks it without the server."""

    def __init__(self, app, person: User, language="en"):
        self.app, self.person, self.language, self.server = app, person, language, {}
        self.browser = Browser(app, person)

    def bring(self):
        self.record("/sync/hello")
        self.record("/sync/snapshot", **self.who)
        return self.moved()

    def moved(self):
        """It will be told what moved since its book was taken."""
        self.record("/sync/changes", **self.who | self.server["/sync/snapshot"]["json"]["cursor"])
        return self

    @property
    def who(self):
        return {"user": self.person.id, "schema": SCHEMA}

    def record(self, path, **query):
        answer = self.browser.fetch(path, query_string=query)
        self.server[path] = {"status": answer.status_code, "json": answer.json}

    def answers(self, asked, online=False):
        """What the device answers, in order; asked: `[{method, path, headers, form}]`.

        online: whether it can still sync, with what was recorded; a Save without a signal shows in what follows."""
        return self.run(ALL, asked, online)

    def first_answer(self, asked):
        """What the device answers as soon as it says that the book is here; asked: `{method, path, headers, form}`."""
        return self.run(FIRST, asked, online=True)

    def hears(self):
        """What a page is told that comes to life after everything has arrived."""
        return self.run(LATER, None, online=True)

    def run(self, tale, asked, online):
        script = "\n".join([(node.ROOT / SETUP).read_text(), *sources(self.app), tale])
        data = {"server": self.server, "asked": asked, "language": self.language, "online": online}
        zone = {"TZ": self.person.organisation.time_zone}
        return node.run(script, data, env=os.environ | zone)
