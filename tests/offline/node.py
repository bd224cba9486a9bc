"""Running JavaScript of ours in node, as one script."""

import json
import shutil
import subprocess
from pathlib import Path

RUNTIME = Path(__file__).parents[2] / "webapp" / "offline" / "runtime"
SOURCES = ("values.js", "engine.js", "filters.js")


def runtime():
    return [(RUNTIME / name).read_text() for name in SOURCES]


def run(script, data=None):
    """What a script prints, as JSON; `data` is there as `DATA`.

    Raises AssertionError with node's words when it fails."""
    node = shutil.which("node")
    assert node, "node isn't installed; it comes with npm (Debian: apt-get install npm)"
    whole = f"const DATA = {json.dumps(data)}\n{script}"
    done = subprocess.run([node, "-"], input=whole, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)
