"""The closed lists of the gazetteer: one CSV or TOML file each, read once."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

GAZETTEER = Path(__file__).parent / "gazetteer"


@lru_cache(maxsize=32)
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """Give the lines of `gazetteer/<name>.csv`, one mapping each."""
    with (GAZETTEER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


@lru_cache(maxsize=32)
def table(name: str) -> Mapping[str, Any]:
    """Give `gazetteer/<name>.toml`."""
    return tomllib.loads((GAZETTEER / f"{name}.toml").read_text(encoding="utf-8"))
