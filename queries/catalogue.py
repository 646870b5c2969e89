"""The library as text: which questions there are, and all of one."""

from __future__ import annotations

from collections.abc import Sequence

from queries.library import CATEGORIES, Query
from queries.parameters import usage
from queries.render import folded


def catalogue(known: Sequence[Query], width: int) -> str:
    """Print the names and the questions in Russian by category, in lines of at most `width`."""
    side = max(len(query.name) for query in known)
    room = max(width - side - 4, 20)
    blocks = []
    for category in dict.fromkeys((*CATEGORIES, *(query.category for query in known))):
        rows = [(query.name, query.russian) for query in known if query.category == category]
        blocks.append("\n".join([category, *("  " + line for row in rows for line in folded(row, [side, room]))]))
    return "\n\n".join(blocks)


def described(query: Query) -> str:
    """Print what a question asks in both languages, its parameters, its columns, its Cypher."""
    parameters = [
        f"  {usage(parameter)}  {parameter.meaning} ({default(parameter.required, parameter.default)};"
        f" for example {parameter.example})"
        for parameter in query.parameters
    ]
    head = [f"{query.name} ({query.category}): {query.title}", "", query.english, query.russian, ""]
    asks = ["Parameters:", *parameters, ""] if parameters else []
    drawn = [f"A picture: kordon view --query {query.name}"] if query.picture else []
    return "\n".join([*head, *asks, f"Columns: {', '.join(query.columns)}", *drawn, "", query.cypher])


def document(known: Sequence[Query]) -> str:
    """Print the whole library as a page in Markdown, by category."""
    blocks = [PREFACE.format(count=len(known))]
    for category in CATEGORIES:
        mine = [query for query in known if query.category == category]
        blocks += [f"## {category}", *(section(query) for query in mine)]
    return "\n\n".join(blocks) + "\n"


def section(query: Query) -> str:
    rows = [
        f"| `{usage(each)}` | {each.meaning} | {default(each.required, each.default)} | `{each.example}` |"
        for each in query.parameters
    ]
    table = ["\n".join(["| parameter | | | for example |", "| --- | --- | --- | --- |", *rows])] if rows else []
    picture = [f"A picture: `kordon view --query {query.name}`"] if query.picture else []
    head = [f"### {query.name}", query.english, query.russian, *table, f"Columns: {', '.join(query.columns)}", *picture]
    return "\n\n".join([*head, f"```cypher\n{query.cypher}\n```"])


def default(required: bool, value: str | None) -> str:
    return "required" if required else f"default {value}" if value is not None else "default: all"


PREFACE = """# The named questions

All {count} questions of the library, as `kordon queries show NAME` tells them. Ask one with `kordon query NAME`, for
example `kordon query extradited --destination KZ --when 2024`. This page is written by `kordon queries document`."""
