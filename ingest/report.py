"""Print a score as a table or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any


def printed(report: Mapping[str, Any], form: str = "table") -> str:
    """Print what `score.evaluate` gives."""
    if form == "json":
        return json.dumps(report, ensure_ascii=False, indent=1)
    return "\n".join([*report["misses"], *table(report)])


def table(report: Mapping[str, Any]) -> Iterator[str]:
    """Print a line a class, the core, and how well the fields of matched transfers are read."""
    yield f"{'class':16} {'P':>6} {'R':>6} {'F1':>6}   right/printed/wanted"
    for name, row in [*report["classes"].items(), ("CORE", report["core"])]:
        rates = f"{row['precision']:6.3f} {row['recall']:6.3f} {row['f1']:6.3f}"
        yield f"{name:16} {rates}   {row['right']}/{row['printed']}/{row['wanted']}"
    fields = ", ".join(f"{key} {'-' if rate is None else rate}" for key, rate in report["transfer_fields"].items())
    yield f"fields of matched transfers: {fields}"
    yield f"articles {report['articles']}, without output {report['without_output']}"
