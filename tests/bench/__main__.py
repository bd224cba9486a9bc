"""bin/bench: how long things take, in tables to read; slow is no failure."""

import argparse
import signal
import sys

from tests.bench import bulk, offline, search
from tests.browser.adapter import Missing

SUBJECTS = {"bulk": bulk, "offline": offline, "search": search}
STOPPED = []


def main():
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    subjects = parser.add_subparsers(required=True, dest="subject")
    for name, subject in SUBJECTS.items():
        subject.options(subjects.add_parser(name, help=subject.__doc__, description=subject.__doc__))
    chosen = parser.parse_args()
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, stop)
    try:
        SUBJECTS[chosen.subject].run(chosen)
    except Missing as missing:
        sys.exit(str(missing))
    except (Exception, KeyboardInterrupt):
        if not STOPPED:
            raise
        sys.exit("Stopped.")


def stop(*_):
    """Put everything away; a browser, which hears of it too, may complain on its way out."""
    STOPPED.append(True)
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
