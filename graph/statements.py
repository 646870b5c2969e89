"""The named statements of the .sql files: a line `-- name: what` begins each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

NAME = re.compile(r"^-- name: (\w+)\n", re.MULTILINE)


@cache
def statements(file: str) -> Mapping[str, str]:
    """Read a file of named statements, by name; a name may hold several statements parted by `;`."""
    _, *parts = NAME.split(text(file))
    return {name: body.strip() for name, body in zip(parts[::2], parts[1::2], strict=True)}


def parts(script: str) -> list[str]:
    """Part a script into its statements; a comment may hold a semicolon, a statement no other than its own."""
    bare = re.sub(r"--[^\n]*", "", script)
    return [statement.strip() for statement in bare.split(";") if statement.strip()]


def text(file: str) -> str:
    return files("graph").joinpath(file).read_text(encoding="utf-8")
