"""A character typed into the search, against a plain loop over as many lines in the same browser."""

import json
from statistics import median

from tests.bench.table import Line

TYPED = (
    "amelia archer",
    "muller",
    "nguyen ruth",
    "o'neill",
    "jean luc",
    "zajac",
    "12 mill lane",
    "station road",
    "kelham",
    "mf4 3bx",
    "07700 900415",
    "1632 9602",
    "fatima.murray",
    "nobody at all",
)
KEYSTROKES = [typed[:end] for typed in TYPED for end in range(1, len(typed) + 1)]
ROUNDS = 5
HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}
LINES = """window.lines ??= (async () => {
  const answered = asked => new Promise(done => (asked.onsuccess = () => done(asked.result)))
  const { name } = (await indexedDB.databases()).find(one => one.name.startsWith("doorstep-"))
  const kept = await answered(indexedDB.open(name))
  const { columns } = await answered(kept.transaction("meta").objectStore("meta").get("index"))
  kept.close()
  return columns.lines.split("\\n")
})()"""
SCAN = "(await window.lines).filter(line => line.includes(typed)).length"
FETCH = f"(await (await fetch(%s, {{ headers: {json.dumps(HTMX)} }})).text()).length"
SEARCH, FLOOR = FETCH % "`/customers?q=${encodeURIComponent(typed)}`", FETCH % '"/waiting.json"'
TIMED = """(async () => {
  await (%s)
  const times = []
  for (const typed of %s) {
    const start = performance.now()
    window.found = %s
    times.push(performance.now() - start)
  }
  return times
})()"""


def typed(bench):
    """The way there and back through the worker, what of it is the worker's own work, and the plain loop."""
    found = {}
    for what, deed in (("the loop", SCAN), ("an empty answer", FLOOR), ("the search", SEARCH)):
        bench.tell(f"typing {len(KEYSTROKES)} characters, {ROUNDS} times: {what}")
        found[what] = timed(bench.browser, deed)
    loop, floor, search = found.values()
    worker = [max(0, ms - median(floor)) for ms in search]
    return [
        Line("a plain loop over the lines", loop),
        Line("to the worker and back with nothing to do", floor, loop),
        Line("a character typed, page to page", search, loop),
        Line("a character typed, in the worker", worker, loop, "p95 < 16"),
    ]


def timed(browser, deed):
    """How long each keystroke takes: the mean of some rounds, as WebKit's clock ticks once a millisecond."""
    rounds = [browser.js(TIMED % (LINES, json.dumps(KEYSTROKES), deed)) for _ in range(ROUNDS + 1)]
    return [sum(times) / ROUNDS for times in zip(*rounds[1:], strict=True)]  # the first one warms up
