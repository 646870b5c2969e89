"""A lock that is a file: the kernel frees it when its holder ends, however it ends."""

from __future__ import annotations

import time
from pathlib import Path
from typing import IO

STEP_SECONDS = 0.05


def take(path: Path, wait: float = 0.0) -> IO[bytes] | None:
    """Hold `path` until the file that is given back is closed; None when another holds it for `wait` seconds."""
    import fcntl  # POSIX, as make is

    end = time.monotonic() + wait
    held = path.open("ab")
    while True:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return held
        except BlockingIOError:
            if time.monotonic() >= end:
                held.close()
                return None
        time.sleep(STEP_SECONDS)
