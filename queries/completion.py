"""What may come next in a line of the shell: questions and their parameters, labels, types, properties, keywords."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from graph import schema
from queries.guard import FUNCTIONS, KEYWORDS
from queries.library import Query
from queries.parameters import choices


def offers(text: str, library: Mapping[str, Query], commands: Iterable[str]) -> tuple[str, list[str]]:
    """Give the word that is being written (what stands before the cursor of it) and what it may become, in order."""
    word = WORD.search(text)
    begun = word.group() if word is not None else ""
    before = text[: len(text) - len(begun)]
    known = after(before, begun, library, commands)
    return begun, sorted({each for each in known if fits(each, begun)}, key=str.casefold)


def fits(each: str, begun: str) -> bool:
    return each != begun and each.casefold().startswith(begun.casefold())


def after(before: str, begun: str, library: Mapping[str, Query], commands: Iterable[str]) -> Iterable[str]:
    if not before.strip():
        return (*commands, *library, *KEYWORDS)
    first = before.split(maxsplit=1)[0]
    if first in library:
        return of_question(before, library[first])
    if first.startswith(":"):
        return library if first == ":queries" else ()
    if before.endswith(":"):
        return types() if inside(before) == "[" else schema.nodes()
    if before.endswith("."):
        return properties()
    return (*KEYWORDS, *FUNCTIONS, *VARIABLE.findall(before)) if begun else ()


def of_question(before: str, query: Query) -> Iterable[str]:
    """Offer the parameters that are not given yet, or after one of a few words, those words."""
    last = before.split()[-1].removeprefix("--")
    for parameter in query.parameters:
        if parameter.name == last:
            return choices(parameter.type)
    return (f"--{each.name}" for each in query.parameters if f"--{each.name}" not in before.split())


def inside(before: str) -> str:
    """Give the bracket that is still open: `(` of a node, `[` of an edge."""
    depth = 0
    for letter in reversed(before):
        depth += {")": 1, "]": 1, "(": -1, "[": -1}.get(letter, 0)
        if depth < 0:
            return letter
    return ""


@cache
def types() -> tuple[str, ...]:
    return tuple(schema.edges())


@cache
def properties() -> tuple[str, ...]:
    nodes = {name for row in schema.nodes().values() for name in row.properties}
    edges = {name for row in schema.edges().values() for name in row.properties}
    return tuple(sorted({"id"} | nodes | edges))


WORD = re.compile(r"(?:(?<!\S)(?:--|:))?[\w-]*$")
VARIABLE = re.compile(r"[(\[]\s*([A-Za-z_]\w*)")
