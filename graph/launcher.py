"""The process of the embedded store: ArcadeDB behind its Bolt port, on the loopback, for as long as it is used.

One folder has at most one such process: it holds `server/lock` from its first to its last moment (the kernel frees it,
whatever kills the process) and writes `server/address.json` when it can answer. Who uses the store keeps one TCP
connection open, the lease: the kernel closes that too, so nothing is left behind by a client that was killed.
"""

from __future__ import annotations

import contextlib
import hmac
import json
import os
import secrets
import selectors
import shutil
import signal
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

from graph import lock
from graph.errors import StoreError
from graph.settings import DATABASE

LOOPBACK = "127.0.0.1"
IDLE_SECONDS = 60.0  # a person's next question finds it warm; a forgotten one holds 90 MB for a minute, no longer
TICK_SECONDS = 1.0
PATIENCE = 2.0  # seconds for a client to say what it wants


@dataclass(frozen=True, slots=True)
class Engine:
    """Hold the running ArcadeDB: its ports and password, and `folder`, where its database lies."""

    running: Any
    folder: Path
    bolt: int
    http: int
    password: str

    def empty(self) -> None:
        """Drop the database and make a new one; one that was killed in between is dropped by the next start.

        Over HTTP, since neither Cypher nor the library has a word for it.
        """
        import base64
        from urllib.request import Request, urlopen

        dropping(self.folder).touch()
        key = base64.b64encode(f"root:{self.password}".encode()).decode()
        headers = {"Authorization": f"Basic {key}", "Content-Type": "application/json"}
        body = json.dumps({"command": f"drop database {DATABASE}"}).encode("utf-8")
        with urlopen(Request(f"http://{LOOPBACK}:{self.http}/api/v1/server", body, headers)) as answer:
            answer.read()
        self.running.create_database(DATABASE)
        dropping(self.folder).unlink()


def dropping(folder: Path) -> Path:
    """Name the file that stands while a database is dropped: what there is of it then, is of no more use."""
    return folder / "server" / "dropping"


@dataclass(slots=True)
class Host:
    """Answer clients: lend the Bolt address, count the leases, know when to end."""

    address: Path
    engine: Engine
    idle: float
    listener: socket.socket
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    keep: bool = False
    stopping: bool = False
    leases: set[socket.socket] = field(default_factory=set)
    used: float = field(default_factory=time.monotonic)

    @property
    def port(self) -> int:
        return int(self.listener.getsockname()[1])

    def announce(self) -> None:
        """Publish the address in one step, for the eyes of this user only."""
        draft = self.address.with_suffix(f".{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(json.dumps({"pid": os.getpid(), "port": self.port, "token": self.token}), encoding="utf-8")
        draft.replace(self.address)

    def attend(self) -> None:
        """Serve until it is told to stop, idle for long, or its folder is gone."""
        with selectors.DefaultSelector() as selector:
            selector.register(self.listener, selectors.EVENT_READ)
            while not self.over():
                for key, _ in selector.select(TICK_SECONDS):
                    self.turn_to(selector, key.fileobj)

    def turn_to(self, selector: selectors.BaseSelector, caller: Any) -> None:
        self.used = time.monotonic()
        if caller is self.listener:
            client, _ = self.listener.accept()
            if self.answer(client):
                self.leases.add(client)
                selector.register(client, selectors.EVENT_READ)
                return
        else:  # a lease says nothing more: it is readable because it ended
            selector.unregister(caller)
            self.leases.discard(caller)
            client = caller
        client.close()

    def answer(self, client: socket.socket) -> bool:
        """Answer one question; True when the client stays, as a lease."""
        client.settimeout(PATIENCE)
        with contextlib.suppress(OSError, ValueError):
            question = json.loads(client.recv(4096))
            if hmac.compare_digest(str(question.get("token")), self.token):
                return self.grant(client, question.get("ask"))
        return False

    def grant(self, client: socket.socket, ask: object) -> bool:
        self.stopping = self.stopping or ask == "stop"
        self.keep = self.keep or ask == "keep"
        state = {"leases": len(self.leases), "keep": self.keep}
        reply: dict[str, Any] = {"bolt": self.engine.bolt, "pid": os.getpid(), **state}
        if ask == "lease":
            reply["password"] = self.engine.password
        if ask == "empty":
            self.engine.empty()
            reply["emptied"] = True
        client.sendall(json.dumps(reply).encode("utf-8") + b"\n")
        return ask == "lease"

    def over(self) -> bool:
        idle = not self.leases and not self.keep and time.monotonic() - self.used > self.idle
        return self.stopping or idle or not self.known()

    def known(self) -> bool:
        """Tell whether the folder still names this process: it may have been deleted or put back from a copy."""
        try:
            return bool(json.loads(self.address.read_text(encoding="utf-8"))["token"] == self.token)
        except (OSError, ValueError, KeyError):
            return False

    def close(self) -> None:
        self.listener.close()
        for client in self.leases:
            client.close()
        if self.known():
            self.address.unlink(missing_ok=True)


def serve(folder: Path, idle: float = IDLE_SECONDS) -> None:
    """Run the store of `folder` until nobody needs it; return at once where another process already does."""
    server = folder / "server"
    server.mkdir(parents=True, exist_ok=True)
    with elected(server) as alone:
        if alone:
            host_one(folder, server, idle)


@contextmanager
def elected(server: Path) -> Iterator[bool]:
    """Wait for the folder's lock, or for another process that holds it to be ready: True for the one to serve."""
    from graph.arcade import ask

    while (held := lock.take(server / "lock")) is None:
        if ask(server, "status") is not None:
            yield False
            return
        time.sleep(0.05)
    with held:
        yield True


def host_one(folder: Path, server: Path, idle: float) -> None:
    (server / "address.json").unlink(missing_ok=True)
    (server / "launcher.log").write_bytes(b"")  # what earlier processes said
    password = secrets.token_urlsafe(24)
    with engine(folder, server, password) as running, socket.create_server((LOOPBACK, 0)) as listener:
        host = Host(server / "address.json", running, idle, listener)
        host.announce()
        try:
            host.attend()
        finally:
            host.close()


@contextmanager
def engine(folder: Path, server: Path, password: str) -> Iterator[Engine]:
    """Start ArcadeDB on free ports of the loopback; end it cleanly."""
    os.environ["ARCADEDB_LOG_DIR"] = str(server / "log")
    os.environ["ARCADEDB_LOG_CONSOLE"] = "0"
    arcadedb = build()
    shutil.rmtree(server / "engine", ignore_errors=True)  # holds the password of the last start
    if dropping(folder).exists():
        shutil.rmtree(folder / DATABASE, ignore_errors=True)
        dropping(folder).unlink()
    bolt, http = free_port(), free_port()
    running = arcadedb.create_server(str(server / "engine"), password, config(folder, bolt, http))
    running.start()
    try:
        if not (folder / DATABASE).exists():
            running.create_database(DATABASE)
        yield Engine(running, folder, bolt, http, password)
    finally:
        running.stop()


def build() -> ModuleType:
    """Import ArcadeDB: the native build; the JVM's (`kordon[jvm]`) where it is alone or KORDON_ARCADEDB=jvm asks."""
    names = ["arcadedb", "arcadedb_embedded"]
    for name in reversed(names) if os.environ.get("KORDON_ARCADEDB") == "jvm" else names:
        if find_spec(name) is not None:
            return import_module(name)
    raise StoreError(
        "no ArcadeDB is installed: install kordon again, or kordon[jvm] where the native build has no wheel"
    )


def config(folder: Path, bolt: int, http: int) -> dict[str, Any]:
    return {
        "mode": "development",  # the other mode hides from its own user what is wrong with a statement
        "host": LOOPBACK,
        "http_port": http,  # of use to drop the database alone; the same password
        "bolt_port": bolt,
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server_databaseDirectory": str(folder),
        "server_saltIterations": 1,  # 192 random bits need no stretching
        "txWalFlush": 1,  # a commit is on the disk when it is acknowledged
    }


def free_port() -> int:
    with socket.create_server((LOOPBACK, 0)) as probe:
        return int(probe.getsockname()[1])


def main() -> None:
    """Run `python -m graph.launcher FOLDER [IDLE]`."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    folder = Path(sys.argv[1]).resolve()
    serve(folder, float(sys.argv[2]) if len(sys.argv) > 2 else IDLE_SECONDS)


if __name__ == "__main__":
    main()
