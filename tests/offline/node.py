"""Running JavaScript of ours in node, as one script."""

import json
import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
RUNTIME = ROOT / "webapp" / "offline" / "runtime"
MODULES = ROOT / "webapp" / "frontend" / "node_modules"
SOURCES = ("values.js", "engine.js", "filters.js")


def runtime():
    return [(RUNTIME / name).read_text() for name in SOURCES]


def run(script, data=None, env=os.environ):
    """What a script prints, as JSON; `data` is there as `DATA`.

    Raises AssertionError with node's words when it fails."""
    node = shutil.which("node")
    assert node, "node isn't installed; it comes with npm (Debian: apt-get install npm)"
    whole = f"const DATA = {json.dumps(data)}\n{script}"
    env = {**env, "NODE_PATH": str(MODULES)}
    done = subprocess.run([node, "-"], input=whole, capture_output=True, text=True, check=False, env=env)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)
