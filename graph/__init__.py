"""Claims in, graph out: the part that knows nobody."""

from __future__ import annotations

from typing import Any


def __getattr__(name: str) -> Any:
    """Give `graph.to_networkx` when it is asked for: importing the package imports nothing else."""
    if name == "to_networkx":
        from graph.network import to_networkx

        return to_networkx
    raise AttributeError(f"module 'graph' has no attribute {name!r}")
