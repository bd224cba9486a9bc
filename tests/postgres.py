"""A throw-away PostgreSQL cluster for the tests; as root it steps down to the user PostgreSQL runs as."""

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

MISSING = "PostgreSQL isn't installed. Debian: apt-get install postgresql; or run the tests with --database sqlite"
FAST = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"


def binaries():
    """The folder of PostgreSQL's programs, the newest there is; None without any."""
    found = [program.parent for program in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    found += [Path(program).parent for program in [shutil.which("initdb")] if program]
    return max(found, key=lambda path: [int(part) for part in path.parts if part.isdigit()], default=None)


@contextmanager
def cluster():
    """A running cluster: the URL of its databases, with `{database}` still to be filled in."""
    programs = binaries()
    if programs is None:
        raise RuntimeError(MISSING)
    root = Path(tempfile.mkdtemp(prefix="pgt", dir="/tmp"))  # short: a socket's path has 107 bytes at most
    run = as_somebody_else(root)
    try:
        where = ["-D", f"{root}/data"]
        run(programs / "initdb", *where, "-U", "test", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8")
        run(programs / "pg_ctl", *where, "-w", "-l", f"{root}/log", "-o", f"-k {root} {FAST}", "start")
        yield f"postgresql://test@/{{database}}?host={root}"
        run(programs / "pg_ctl", *where, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(root, ignore_errors=True)


def as_somebody_else(root):
    """How to run PostgreSQL's programs, which refuse to be root."""
    prefix = []
    if os.geteuid() == 0:
        known = [entry.pw_name for entry in pwd.getpwall()]
        user = pwd.getpwnam("postgres" if "postgres" in known else "nobody")
        os.chown(root, user.pw_uid, user.pw_gid)
        prefix = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", "--"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True, "check": True, "cwd": root}
    environment = os.environ | {"LC_ALL": "C.UTF-8", "HOME": str(root)}
    return lambda *command: subprocess.run([*prefix, *map(str, command)], env=environment, **quiet)
