"""bin/bench: how long things take, in tables to read; slow is no failure."""

import argparse
import signal
import sys

from tests.bench import offline
from tests.browser.adapter import Missing

SUBJECTS = {"offline": offline}


def main():
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    subjects = parser.add_subparsers(required=True, dest="subject")
    for name, subject in SUBJECTS.items():
        subject.options(subjects.add_parser(name, help=subject.__doc__, description=subject.__doc__))
    chosen = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # told to stop is Ctrl+C: everything is put away
    try:
        SUBJECTS[chosen.subject].run(chosen)
    except Missing as missing:
        sys.exit(str(missing))
    except KeyboardInterrupt:
        sys.exit("Stopped.")


if __name__ == "__main__":
    main()
