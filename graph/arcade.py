"""The embedded store as its clients see it: join the process of a folder, starting it where none runs."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph import lock
from graph.errors import StoreError
from graph.launcher import LOOPBACK

START_SECONDS = 30.0
STOP_SECONDS = 60.0
AGAIN_SECONDS = 1.0  # from one word to stop to the next
ANSWER_SECONDS = 5.0
EMPTY_SECONDS = 300.0
MOST_WORDS = 300  # characters of what a process that did not start has said
STEP_SECONDS = 0.01


@dataclass(frozen=True, slots=True)
class Lease:
    """Hold the right to use a running store; the process lives at least until this is closed."""

    connection: socket.socket = field(repr=False)
    port: int
    password: str = field(repr=False)
    server: Path

    def close(self) -> None:
        self.connection.close()

    def empty(self) -> bool:
        """Throw away all that the store holds, at once; False where its process is of a kordon that can not."""
        answer = ask(self.server, "empty", EMPTY_SECONDS)
        return answer is not None and answer.get("emptied") is True


def join(folder: Path) -> Lease:
    """Join the process that serves `folder`, or start one; raises StoreError when it does not come up."""
    server = folder.resolve() / "server"
    lease = borrow(server)
    if lease is not None:
        return lease
    process = launch(folder.resolve())
    end = time.monotonic() + START_SECONDS
    while (lease := borrow(server)) is None:
        if process.poll() not in (None, 0) or time.monotonic() > end:
            raise StoreError(f"the embedded store of {folder} does not start: {last_words(server)}")
        if process.poll() == 0:  # another process was first, and may have ended since
            process = launch(folder.resolve())
        time.sleep(STEP_SECONDS)
    return lease


def launch(folder: Path) -> subprocess.Popen[bytes]:
    """Start the process of a folder, free of this terminal, and see that it leaves no zombie."""
    server = folder / "server"
    try:
        server.mkdir(parents=True, exist_ok=True)
        log = (server / "launcher.log").open("ab")
    except OSError as error:
        raise StoreError(f"the embedded store can not write into {folder}: {error.strerror}") from error
    command = [sys.executable, "-P", "-m", "graph.launcher", str(folder)]
    with log:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=folder, start_new_session=True
        )
    threading.Thread(target=process.wait, daemon=True).start()
    return process


def last_words(server: Path) -> str:
    try:
        lines = (server / "launcher.log").read_text(encoding="utf-8", errors="replace").strip().splitlines()
    except OSError:
        lines = []
    return printable(lines[-1]) if lines else f"no answer within {START_SECONDS:.0f} seconds"


def printable(line: str) -> str:
    """Give a line as a terminal may show it: an engine quotes the damaged bytes that it stumbled on."""
    return "".join(letter if letter.isprintable() else "?" for letter in line[:MOST_WORDS])


def borrow(server: Path) -> Lease | None:
    answer = ask(server, "lease")
    if answer is None:
        return None
    return Lease(answer["connection"], answer["bolt"], answer["password"], server)


def ask(server: Path, what: str, seconds: float = ANSWER_SECONDS) -> dict[str, Any] | None:
    """Put one question to the process that serves a folder; None when none answers within so many seconds.

    The answer to `lease` also holds the open `connection`.
    """
    try:
        address = json.loads((server / "address.json").read_text(encoding="utf-8"))
        question = {"token": address["token"], "ask": what}
        connection = socket.create_connection((LOOPBACK, address["port"]), timeout=seconds)
    except (OSError, ValueError, KeyError):
        return None
    answer = exchange(connection, question)
    if answer is None or what != "lease":
        connection.close()
        return answer
    return {**answer, "connection": connection}


def exchange(connection: socket.socket, question: dict[str, str]) -> dict[str, Any] | None:
    try:
        connection.sendall(json.dumps(question).encode("utf-8") + b"\n")
        answer = json.loads(connection.recv(4096))
    except (OSError, ValueError):
        return None
    return answer if isinstance(answer, dict) else None


def status(folder: Path) -> dict[str, Any] | None:
    """Tell pid, Bolt port, leases and whether it stays; None when no process serves the folder."""
    return ask(folder.resolve() / "server", "status")


def keep(folder: Path) -> dict[str, Any]:
    """Start the process of a folder where none runs, and let it stay until it is stopped."""
    lease = join(folder)
    try:
        answer = ask(folder.resolve() / "server", "keep")
    finally:
        lease.close()
    if answer is None:
        raise StoreError(f"the embedded store of {folder} ended as it was asked to stay; run it again")
    return answer


def stop(folder: Path) -> bool:
    """End the process of a folder and wait until its files are closed; False when none runs.

    One that was launched beside it and waited for its turn takes over as it ends, and is ended too.
    """
    server = folder.resolve() / "server"
    if ask(server, "stop") is None:
        return False
    end = time.monotonic() + STOP_SECONDS
    while (held := lock.take(server / "lock", AGAIN_SECONDS)) is None:
        if time.monotonic() > end:
            raise StoreError(f"the embedded store of {folder} has not ended within {STOP_SECONDS:.0f} seconds")
        ask(server, "stop")
    held.close()
    return True
