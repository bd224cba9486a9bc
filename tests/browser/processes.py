"""Processes of our own, found by what only their command line says."""

import contextlib
import os
import signal
import time
from pathlib import Path


def pids_by(word):
    """The processes that were started with this word among their arguments; a browser's helpers are none of them."""
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            words = (entry / "cmdline").read_bytes().decode(errors="replace").split("\0")
            if word in words and not any(word.startswith("--type=") for word in words):
                yield int(entry.name)


def with_children(pids):
    """These processes and all that they started, and those started in their turn: a browser is many."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            parent = (entry / "stat").read_text().rpartition(")")[2].split()[1]
            parents.setdefault(int(parent), []).append(int(entry.name))
    for pid in pids:
        yield from with_children(parents.get(pid, []))
        yield pid


def kill_by(word):
    """Kill them as a full battery would, every process of theirs, and wait until they are gone."""
    ours = list(with_children(pids_by(word)))
    assert ours, f"nothing runs that was started with {word}"
    for pid in ours:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    until = time.monotonic() + 5
    while list(pids_by(word)) and time.monotonic() < until:
        time.sleep(0.05)
