"""A real Neo4j 5 Community on this machine, without Docker: `python tests/local_neo4j.py [PORT]` runs one until Ctrl-C.

Java and Maven are all it needs; jars, configuration and data stay in `.neo4j/` (or in $KORDON_NEO4J).
"""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph import bolt, lock
from graph.errors import StoreError
from graph.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("KORDON_NEO4J") or ROOT / ".neo4j")
VERSION = "5.26.31"
START_SECONDS = 120.0
POM = f"""<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>kordon</groupId><artifactId>local-neo4j</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{VERSION}</version>
      <scope>runtime</scope></dependency>
  </dependencies>
</project>
"""
CONF = """server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.heap.max_size=512m
server.memory.pagecache.size=128m
dbms.usage_report.enabled=false
dbms.security.allow_csv_import_from_file_urls=false
"""


@dataclass(slots=True)
class LocalNeo4j:
    """Hold one server: its folder, port and password, and its process while it runs."""

    home: Path
    port: int
    password: str
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"bolt://127.0.0.1:{self.port}"

    def settings(self, ledger: Path) -> Settings:
        env = {"KORDON_LEDGER": str(ledger), "NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD": self.password}
        return Settings.from_env(self.url, env)

    def prepare(self) -> None:
        """Write the configuration and, before the first start ever, the password."""
        (self.home / "conf").mkdir(parents=True, exist_ok=True)
        (self.home / "conf" / "neo4j.conf").write_text(CONF.format(port=self.port), encoding="utf-8")
        if (self.home / "prepared").exists():
            return
        command = java("org.neo4j.server.startup.Neo4jAdminCommand", "dbms", "set-initial-password", self.password)
        env = {**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        subprocess.run(command, env=env, check=True, capture_output=True)
        (self.home / "prepared").touch()

    def start(self) -> None:
        """Start the process and wait until it answers."""
        folders = (f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}")
        command = java("org.neo4j.server.CommunityEntryPoint", *folders)
        with (self.home / "console.log").open("ab") as log:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        end = time.monotonic() + START_SECONDS
        while not (self.taken() and self.answers()):
            if self.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"Neo4j does not start: see {self.home}/console.log and logs/")
            time.sleep(0.2)

    def taken(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def answers(self) -> bool:
        try:
            bolt.connect(self.settings(self.home)).close()
        except StoreError:
            return False
        return True

    def wait(self) -> None:
        assert self.process is not None
        self.process.wait()

    def kill(self) -> None:
        """End it as a power cut would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(60)


def java(main: str, *arguments: str) -> list[str]:
    return ["java", "-Xmx512m", "-cp", f"{HOME / 'lib'}/*", main, *arguments]


def lacking() -> str | None:
    """Say what this machine lacks to run a Neo4j, None when nothing."""
    missing = [name for name in ("java", "mvn") if shutil.which(name) is None]
    if "java" in missing or ("mvn" in missing and not fetched()):
        return f"no {' and no '.join(missing)} here to run a real Neo4j with"
    return None


def fetched() -> bool:
    return (HOME / f"lib-{VERSION}.done").exists()


def fetch() -> None:
    """Let Maven collect the jars, once."""
    HOME.mkdir(parents=True, exist_ok=True)
    with lock.take(HOME / "lock", wait=600) or sys.exit("another process is fetching Neo4j"):
        if fetched():
            return
        (HOME / "pom.xml").write_text(POM, encoding="utf-8")
        target = f"-DoutputDirectory={HOME / 'lib'}"
        print(f"Fetching Neo4j {VERSION} with Maven into {HOME}: 123 MB, once ...", flush=True)
        quietly = ("-q", "-B", "-Dstyle.color=never")
        command = ["mvn", *quietly, "-f", str(HOME / "pom.xml"), "dependency:copy-dependencies", target]
        subprocess.run(command, check=True)
        (HOME / f"lib-{VERSION}.done").touch()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@contextmanager
def running(home: Path, port: int | None = None, password: str | None = None) -> Iterator[LocalNeo4j]:
    """Run a new, empty server in `home` for the length of a block."""
    fetch()
    shutil.rmtree(home, ignore_errors=True)
    server = LocalNeo4j(
        home.resolve(), port or free_port(), password or secrets.token_hex(12)
    )  # a dash in front is an option
    server.prepare()
    try:
        server.start()
        yield server
    finally:
        server.kill()  # its data are of no more use


def main() -> None:
    """Run one until Ctrl-C, its data kept in `.neo4j/data` from one run to the next."""
    if (reason := lacking()) is not None:
        sys.exit(reason)
    fetch()
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 7687
    server = LocalNeo4j(HOME / "home", port, os.environ.get("NEO4J_PASSWORD") or "kordon-local")
    if server.taken():
        sys.exit(f"port {port} is in use: choose another with NEO4J_PORT")
    print("Starting Neo4j ...", flush=True)
    server.prepare()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    server.start()
    print(f"export KORDON_STORE={server.url} NEO4J_USERNAME=neo4j NEO4J_PASSWORD={server.password}")
    print("Neo4j runs; Ctrl-C ends it.", flush=True)
    try:
        server.wait()
    except KeyboardInterrupt:
        pass
    finally:
        server.stop()


if __name__ == "__main__":
    main()
