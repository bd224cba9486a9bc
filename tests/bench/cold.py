"""A cold worker: the browser was closed, the server is gone, and the list is opened; beside it, the same page again."""

from tests.bench.table import Line

TIMES = 8
MOMENTS = ("till the answer is there", "till the list can be used", "till the list is painted")
PASSED = """(async () => {
  const [opening] = performance.getEntriesByType("navigation")
  const painted = () => performance.getEntriesByName("first-contentful-paint")[0]
  const there = () => painted() && opening.domContentLoadedEventEnd
  for (let n = 0; n < 200 && !there(); n++) await new Promise(done => setTimeout(done, 10))
  return [opening.responseEnd, opening.domContentLoadedEventEnd, painted()?.startTime ?? null]
})()"""


def starts(bench):
    """From the start of the navigation; ratio: to the same page from a worker that is warm."""
    bench.server.stop()
    try:
        cold, warm = zip(*[start(bench, n) for n in range(TIMES)], strict=True)
    finally:
        bench.server.start()
    passed = zip(MOMENTS, zip(*cold, strict=True), zip(*warm, strict=True), strict=True)
    lines = [Line(f"cold start {moment}", times, beside) for moment, times, beside in passed if all(times)]
    lines[-1].goal = "≤ 60 at 10,000"
    return lines


def start(bench, n):
    bench.tell(f"cold start {n + 1} of {TIMES}")
    bench.browser.reopen()
    return opened(bench.browser), opened(bench.browser)


def opened(browser):
    browser.go("/customers")
    assert browser.count("#people .row"), "the list isn't there"
    return browser.js(PASSED)
