"""What is given beside a question on a command line: `--key value`, `--param key=value`, values of own Cypher."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from graph.errors import InputError


def pairs(params: Sequence[str]) -> dict[str, str]:
    """Read `--param key=value`."""
    for pair in params:
        if "=" not in pair:
            raise InputError(f"--param wants KEY=VALUE, not {pair!r}")
    return {key.strip(): value for key, _, value in (pair.partition("=") for pair in params)}


def options(rest: Sequence[str]) -> dict[str, str]:
    """Read `--key value` and `--key=value`."""
    given: dict[str, str] = {}
    words = iter(rest)
    for word in words:
        if not word.startswith("--") or len(word) == 2:
            raise InputError(f"{word!r} belongs to nothing: parameters are written --key value")
        key, equals, value = word.removeprefix("--").partition("=")
        given[key.replace("-", "_")] = value if equals else following(word, words)
    return given


def following(word: str, words: Iterator[str]) -> str:
    value = next(words, None)
    if value is None:
        raise InputError(f"{word} wants a value")
    return value


def value_of(text: str) -> Any:
    """Read a value for one's own Cypher: JSON where it is JSON (a number, a list), else the text."""
    try:
        return json.loads(text)
    except ValueError:
        return text
