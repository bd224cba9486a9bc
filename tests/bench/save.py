"""Open, edit and save, while the server is there and answers nobody."""

from tests.bench.table import Line

TIMES = 20
NOTHING = "/install"
ROWS = f"[...document.querySelectorAll('#people a.name')].slice(0, {TIMES}).map(link => link.pathname)"
OPENED = """(async () => {
  const [opening] = performance.getEntriesByType("navigation")
  while (!opening.domContentLoadedEventEnd) await new Promise(done => setTimeout(done))
  return opening.domContentLoadedEventEnd
})()"""
SAVED = """new Promise((done, fail) => {
  const start = performance.now()
  const note = document.querySelector("#c_note")
  const says = () => document.querySelector(".save p").textContent.includes("Saved on this phone")
  const watch = new MutationObserver(() => says() && done(performance.now() - start))
  watch.observe(document.body, { subtree: true, childList: true })
  note.value = `Typed at ${Date.now()}`
  note.dispatchEvent(new Event("input", { bubbles: true }))
  document.querySelector(".save .btn-main").click()
  setTimeout(() => fail("not saved within 10 s"), 10_000)
})"""


def saves(bench):
    """Some customers, each once: her page till it can be typed in, then from the first key till the bar says so.

    Ratio: to opening a page with no customer on it."""
    bench.browser.go("/customers")
    rows = bench.browser.js(ROWS)
    with bench.server.paused():
        nothing, opened, saved = zip(*[edited(bench, path, n) for n, path in enumerate(rows)], strict=True)
    both = list(map(sum, zip(opened, saved, strict=True)))
    return [
        Line("open a record, server paused", opened, nothing),
        Line("edit and save, server paused", saved, nothing),
        Line("open, edit and save, server paused", both, nothing, "≤ 100"),
    ]


def edited(bench, path, n):
    bench.tell(f"open, edit and save {n + 1} of {TIMES}")
    bench.browser.go(NOTHING)
    nothing = bench.browser.js(OPENED)
    bench.browser.go(path)
    return nothing, bench.browser.js(OPENED), bench.browser.js(SAVED)
