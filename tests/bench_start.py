"""Measure what a person waits for: `python tests/bench_start.py` times the start of commands and weighs the install."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KORDON = Path(sys.executable).with_name("kordon")


def seconds(*arguments: str, folder: Path) -> float:
    began = time.perf_counter()
    subprocess.run([KORDON, *arguments], cwd=folder, env=ENVIRONMENT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def told(what: str, measure: Callable[[], float], times: int = 5) -> None:
    """Print the best and the worst of some runs."""
    taken = sorted(measure() for _ in range(times))
    print(f"{what:44} {taken[0]:6.2f} s best, {taken[-1]:.2f} s worst of {times}", flush=True)


def cold(folder: Path) -> float:
    """Time a question whose store must be started first."""
    subprocess.run([KORDON, "server", "stop"], cwd=folder, env=ENVIRONMENT, check=True, stdout=subprocess.DEVNULL)
    return seconds("query", "extradited", folder=folder)


def installed() -> int:
    """Weigh all files of the environment's libraries, in MiB."""
    folder = Path(sysconfig.get_path("purelib"))
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file()) >> 20


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        examples = str(ROOT / "examples")
        told("kordon --help", lambda: seconds("--help", folder=folder))
        told("kordon queries", lambda: seconds("queries", folder=folder))
        told("kordon build examples, from nothing", lambda: seconds("build", examples, folder=folder), 1)
        told("kordon build examples, nothing new", lambda: seconds("build", examples, folder=folder))
        told("kordon query extradited, store cold", lambda: cold(folder))
        told("kordon query extradited, store running", lambda: seconds("query", "extradited", folder=folder))
        told("kordon view", lambda: seconds("view", folder=folder))
        subprocess.run([KORDON, "server", "stop"], cwd=folder, env=ENVIRONMENT, check=True, stdout=subprocess.DEVNULL)
    print(f"installed libraries, those of tests included {installed():8} MiB")


ENVIRONMENT = {key: value for key, value in os.environ.items() if not key.startswith(("KORDON_", "NEO4J_"))}

if __name__ == "__main__":
    main()
