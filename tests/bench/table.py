"""What was measured, as a plain table."""

from dataclasses import dataclass, field
from statistics import median

HEAD = ("what", "browser", "customers", "median ms", "p95 ms", "ratio", "goal")


@dataclass
class Line:
    """What took how long, each time it was done (ms); ratio: to `beside`, done as often in the same minute."""

    what: str
    times: list
    beside: list = field(default_factory=list)
    goal: str = ""
    browser: str = ""
    customers: int = 0

    def cells(self):
        ratio = f"{median(self.times) / median(self.beside):.1f}" if self.beside and median(self.beside) else ""
        return (
            self.what,
            self.browser,
            f"{self.customers:,}",
            short(median(self.times)),
            short(p95(self.times)) if len(self.times) > 1 else "",
            ratio,
            self.goal,
        )


def p95(times):
    return sorted(times)[int(0.95 * (len(times) - 1) + 0.5)]


def short(ms):
    return f"{ms:,.0f}" if ms >= 100 else f"{ms:.1f}"


def show(lines):
    """Print the table, the words to the left and the numbers to the right."""
    rows = [HEAD, *(line.cells() for line in lines)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [row[0].ljust(widths[0]), row[1].ljust(widths[1]), *map(str.rjust, row[2:6], widths[2:6]), row[6]]
        print("  ".join(cells).rstrip())
