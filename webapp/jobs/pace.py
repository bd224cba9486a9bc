"""How much goes into one transaction: as much as leaves the others' saves unhindered, by the clock."""

import time
from contextlib import contextmanager

AIM = 0.03  # seconds of work in one transaction; with its commit it stays below 50 ms
LEAST, MOST = 4, 200  # below the least a transaction hardly gets shorter


class Pace:
    """Begins with a few, and fits the next chunk to what the last one took."""

    def __init__(self, size=LEAST):
        self.size = size

    @contextmanager
    def measured(self):
        """Measure the work on one chunk."""
        start = time.perf_counter()
        yield
        fit = AIM / (time.perf_counter() - start)
        self.size = max(LEAST, min(int(self.size * min(max(fit, 0.5), 2)), MOST))
