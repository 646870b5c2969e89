"""Print a score as a table or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ingest.intervals import RATES, written


def printed(report: Mapping[str, Any], form: str = "table") -> str:
    """Print what `score.evaluate` gives."""
    if form == "json":
        return json.dumps(report, ensure_ascii=False, indent=1)
    return "\n".join([*report["misses"], *table(report)])


def table(report: Mapping[str, Any]) -> Iterator[str]:
    """Print a line a class, the core, and how well the fields of matched transfers are read.

    Where the report holds intervals they stand beside their figures.
    """
    spans = report.get("intervals")
    columns = [f"{name:>6}" + (f" {'95 of 100':9}" if spans else "") for name in ("P", "R", "F1")]
    yield f"{'class':16} {' '.join(columns)}   right/printed/wanted"
    for name, row in [*report["classes"].items(), ("CORE", report["core"])]:
        beside = (f" {written(spans[name][rate]):9}" if spans else "" for rate in RATES)
        rates = " ".join(f"{row[rate]:6.3f}{span}" for rate, span in zip(RATES, beside, strict=True))
        yield f"{name:16} {rates}   {row['right']}/{row['printed']}/{row['wanted']}"
    fields = ", ".join(f"{key} {'-' if rate is None else rate}" for key, rate in report["transfer_fields"].items())
    yield f"fields of matched transfers: {fields}"
    yield f"articles {report['articles']}, without output {report['without_output']}"
