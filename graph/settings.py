"""Where the graph lives: the store and the ledger, from the environment or from `--store`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from graph.errors import InputError

DEFAULT_STORE = "file:kordon.db"
FILE = "ledger.sqlite"
DATABASE = "graph"  # of the embedded server, and so the name of the folder with its files


@dataclass(frozen=True, slots=True)
class Settings:
    """Name one store and the folder of the ledger that it is a projection of.

    `url` is `file:<folder>` or a Bolt address. `database` None is the server's own default.
    """

    kind: Literal["file", "bolt"]
    url: str
    ledger: Path
    user: str
    password: str = field(repr=False)
    database: str | None = None

    @classmethod
    def from_env(cls, store: str | None = None, environ: Mapping[str, str] | None = None) -> Settings:
        """Read KORDON_STORE (which `store` overrides), NEO4J_* and KORDON_LEDGER; raises InputError."""
        env = os.environ if environ is None else environ
        url = store or env.get("KORDON_STORE") or DEFAULT_STORE
        if url.startswith("file:"):
            return cls.file(Path(url.removeprefix("file:")))
        if url.partition("://")[0] in SCHEMES:
            return cls.server(url, env)
        schemes = ", ".join(f"{scheme}://host" for scheme in SCHEMES)
        raise InputError(f"no store can be at {url!r}: write file:FOLDER or {schemes}")

    @classmethod
    def file(cls, folder: Path) -> Settings:
        """Name the embedded store in `folder`, beside its ledger."""
        if str(folder) in ("", "."):
            raise InputError("file: wants a folder of its own, for example file:kordon.db")
        return cls("file", f"file:{folder}", folder, "root", "", DATABASE)

    @classmethod
    def server(cls, url: str, env: Mapping[str, str]) -> Settings:
        folder = Path(env.get("KORDON_LEDGER") or DEFAULT_STORE.removeprefix("file:"))
        user = env.get("NEO4J_USERNAME") or "neo4j"
        return cls("bolt", url, folder, user, env.get("NEO4J_PASSWORD") or "", env.get("NEO4J_DATABASE") or None)


SCHEMES = ("neo4j", "bolt", "neo4j+s", "bolt+s", "neo4j+ssc", "bolt+ssc")
