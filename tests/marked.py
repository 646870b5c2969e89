"""Read the marked sentences below tests/gold: a line a case, fields split by bars."""

from __future__ import annotations

from pathlib import Path

GOLD = Path(__file__).parent / "gold"


def cases(name: str, fields: int) -> list[tuple[str, ...]]:
    """Give the cases of a file; a line with the wrong number of fields raises."""
    lines = (GOLD / name).read_text(encoding="utf-8").splitlines()
    rows = [tuple(part.strip() for part in line.split(" | ")) for line in lines if line and not line.startswith("#")]
    wrong = [row for row in rows if len(row) != fields]
    if wrong:
        raise ValueError(f"{name}: {wrong[0]} has not {fields} fields")
    return rows


def answers(text: str) -> list[tuple[str, str]]:
    """Read `words = answer; words = answer`; `-` is none."""
    if text == "-":
        return []
    return [(left.strip(), right.strip()) for left, _, right in (part.rpartition("=") for part in text.split(";"))]
