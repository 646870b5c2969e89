"""Tell on standard error how far the work is: in place on a terminal, else a line every few seconds."""

from __future__ import annotations

import sys
import time
from typing import TextIO

ON_TERMINAL, ELSEWHERE = 0.1, 5.0  # seconds between two tellings


class Progress:
    """Tell of steps that are counted; call `close` at the end."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self.stream = stream if stream is not None else sys.stderr
        self.terminal = self.stream.isatty()
        self.last = time.monotonic()
        self.width = 0

    def __call__(self, what: str, count: int, total: int | None = None) -> None:
        """Tell `what`, how many, of how many; most calls print nothing."""
        now = time.monotonic()
        if now - self.last < (ON_TERMINAL if self.terminal else ELSEWHERE):
            return
        self.last = now
        text = f"{what} {count:,}" + (f" of {total:,}" if total is not None else "")
        if self.terminal:
            self.stream.write("\r" + text.ljust(self.width))
            self.width = len(text)
        else:
            self.stream.write(text + "\n")
        self.stream.flush()

    def close(self) -> None:
        """Wipe the line, so that what is printed next stands alone."""
        if self.width:
            self.stream.write("\r" + " " * self.width + "\r")
            self.stream.flush()
            self.width = 0
