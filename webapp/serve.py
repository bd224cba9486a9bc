"""bin/run: migrate, make what an empty data folder lacks, serve with granian, and say where.

Prints the owner's e-mail and, as the first URL with a path, a one-time sign-in link. SIGTERM or Ctrl+C ends it with 0.
"""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).parent.parent
PATIENCE = 60  # seconds until the server has to answer


def main(arguments=None):
    options = parse(arguments)
    if options.data:
        os.environ["DOORSTEP_DATA"] = str(Path(options.data).absolute())
    refuse_a_taken_port(options)
    email, secret = prepare(options.demo)
    running = [start(server(options)), start([sys.executable, "-m", "webapp.cli", "worker"])]
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: sys.exit(0))
    try:
        wait_until_it_answers(options, running[0])
        announce(options, email, secret)
        return watch(running)
    finally:
        end(running)


def parse(arguments):
    parser = argparse.ArgumentParser("bin/run", description="Serves Doorstep; sets up what is missing.")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (%(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on (%(default)s)")
    parser.add_argument("--data", help="the data folder (DOORSTEP_DATA, else instance/)")
    parser.add_argument("--no-demo", dest="demo", action="store_false", help="no made-up customers in an empty folder")
    return parser.parse_args(arguments)


def refuse_a_taken_port(options):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((options.host, options.port))
        except OSError as error:
            sys.exit(f"Doorstep can't listen on {options.host}:{options.port}: {error.strerror}. Try --port.")


def prepare(demo):
    """Bring the database to today's schema; found the first organisation; a sign-in link for its owner."""
    from flask_migrate import upgrade

    from webapp import create_app
    from webapp.accounts import link
    from webapp.customers.renewing import renew
    from webapp.db import db, writing

    app = create_app()
    with app.app_context():
        upgrade()
        renew(say_how_far)
        owner = founded(app.config, demo)
        writing()
        secret = link.make(owner)
        db.session.commit()
        return owner.email, secret


def say_how_far(done, of):
    """A line that tells how many cards have been brought up to date."""
    end = "" if done < of else "\n"
    print(f"\rBringing customers up to date: {done} of {of} …", end=end, file=sys.stderr, flush=True)


def founded(settings, demo):
    """The owner of the organisation here; where there is none, it is founded, with a demo book unless told not to."""
    from webapp.accounts import founding
    from webapp.db import db, writing
    from webapp.newcomer.welcome import welcome

    owner = founding.first_owner()
    if owner is None:
        writing()
        name, country, zone = "Doorstep", settings["DOORSTEP_COUNTRY"], settings["DOORSTEP_TIME_ZONE"]
        owner = founding.take_on(founding.found(name, country, zone), "owner@example.com", "Olivia Owen", "owner")
        db.session.commit()
        if demo:
            print("Making a book of 200 made-up customers …", file=sys.stderr)
            welcome(owner, 200)
    return owner


def server(options):
    workers = min(2, os.cpu_count() or 1)
    said = f"""--interface wsgi --factory --workers {workers} --blocking-threads 1 --workers-kill-timeout 3
        --host {options.host} --port {options.port} --log-level warning webapp.serve:application"""
    return [sys.executable, "-m", "granian", *said.split()]


def application():
    """The application, as each of granian's processes loads it once."""
    from webapp import create_app, loaded

    app = create_app()
    loaded.keep()
    return app


def start(command):
    return subprocess.Popen(command, cwd=ROOT)


def wait_until_it_answers(options, process):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        if answers(options):
            return
        time.sleep(0.05)
    sys.exit("Doorstep didn't start; what the server said stands above.")


def answers(options):
    try:
        connection = HTTPConnection(reachable(options.host), options.port, timeout=1)
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except OSError:
        return False


def reachable(host):
    return "127.0.0.1" if host in ("0.0.0.0", "::") else host


def announce(options, email, secret):
    address = os.environ.get("DOORSTEP_PUBLIC_URL") or f"http://{reachable(options.host)}:{options.port}"
    print(f"Doorstep is ready at {address}")
    print(f"Owner: {email}")
    print(f"Sign in (once, within a day): {address}/sign-in/link/{secret}", flush=True)


def watch(running):
    """Until one of the processes ends by itself: its exit code."""
    while all(process.poll() is None for process in running):
        time.sleep(0.2)
    return next(process.returncode for process in running if process.poll() is not None) or 1


def end(running):
    for process in running:
        if process.poll() is None:
            process.terminate()
    for process in running:
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()


if __name__ == "__main__":
    sys.exit(main())
