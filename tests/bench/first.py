"""The first sync: from opening the page till the book is on the device."""

import time

from tests.bench.engines import bytes_of
from tests.bench.table import Line

INDEX = """indexedDB.databases().then(all => all.find(({ name }) => name.startsWith("doorstep-")))
  .then(one => one && new Promise(done => {
    indexedDB.open(one.name).onsuccess = ({ target: { result: kept } }) => {
      if (![...kept.objectStoreNames].includes("meta")) return kept.close(), done(null)
      const asked = kept.transaction("meta").objectStore("meta").get("index")
      asked.onsuccess = () => (kept.close(), done(asked.result?.columns.ids.split("\\n").length))
    }
  }))"""


def sync(bench):
    """In a new profile; looked for every 50 ms."""
    bench.tell("the first sync")
    link, size = bench.office.link(bench.who), bytes_of(bench.office, bench.who)
    start = time.monotonic()
    bench.browser.go(link)
    bench.browser.wait_for(lambda: bench.browser.js(INDEX), "the book is on the device", seconds=300)
    seconds = time.monotonic() - start
    pace = f"{bench.size / seconds:,.0f} a second, {size / 1e6:.1f} MB"
    return [Line(f"first sync ({pace})", [1000 * seconds])]
