"""Answers as text: tables that fit a terminal without breaking a word, and the formats that programs read."""

from __future__ import annotations

import csv
import io
import json
import textwrap
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

from graph.errors import InputError
from queries.run import FACTS, PICTURE, Table

GAP = 2
WIDTH = 80
EVIDENCE = "evidence"


def render(table: Table, format_: str, width: int = WIDTH) -> str:
    """Print a table in one of FORMATS; `width` is the terminal's, for `table` only."""
    if format_ not in FORMATS:
        raise InputError(f"no format {format_!r}: choose {', '.join(FORMATS)}")
    return render_table(table, width) if format_ == "table" else FORMATS[format_](table)


def render_table(table: Table, width: int = WIDTH) -> str:
    """Print columns side by side where the longest words fit, else each row as a card; ids of facts are left out."""
    hidden = {*FACTS, "id"} if set(PICTURE) <= set(table.columns) else set(FACTS)
    shown = [place for place, name in enumerate(table.columns) if name not in hidden]
    heads = [table.columns[place].replace("_", " ") for place in shown or range(len(table.columns))]
    rows = [[cell(row[place]) for place in shown or range(len(table.columns))] for row in table.rows]
    widths = fit(heads, rows, width)
    if widths is None or EVIDENCE in table.columns:
        return cards(heads, rows, width)
    return grid(heads, rows, widths)


def fit(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """Give a width to each column, at least its longest word; None where there is no room for that."""
    columns = [[head, *(row[place] for row in rows)] for place, head in enumerate(heads)]
    widths = [max(longest_word(text) for text in column) for column in columns]
    most = [max(longest_line(text) for text in column) for column in columns]
    spare = width - sum(widths) - GAP * (len(heads) - 1)
    if spare < 0:
        return None
    while spare > 0 and widths != most:
        narrow = max(range(len(widths)), key=lambda place: most[place] / widths[place])
        widths[narrow] += 1
        spare -= 1
    high = any(len(wrap(text, size)) > HIGHEST for column, size in zip(columns, widths, strict=True) for text in column)
    return None if high else widths


def longest_word(text: str) -> int:
    return max((len(word) for word in text.split()), default=1)


def longest_line(text: str) -> int:
    return max((len(line) for line in text.splitlines()), default=1) or 1


def grid(heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> str:
    body = [folded(row, widths) for row in rows]
    space = "\n\n" if any(len(row) > 1 for row in body) else "\n"
    top = [*folded(heads, widths), (" " * GAP).join("─" * size for size in widths)]
    return "\n".join(top) + "\n" + space.join("\n".join(row) for row in body)


def folded(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    """Give the lines of one row: each cell wrapped at spaces inside its column."""
    cells = [wrap(text, size) for text, size in zip(row, widths, strict=True)]
    height = max(len(lines) for lines in cells)
    padded = [lines + [""] * (height - len(lines)) for lines in cells]
    gap = " " * GAP
    return [
        gap.join(line.ljust(size) for line, size in zip(line_cells, widths, strict=True)).rstrip()
        for line_cells in zip(*padded, strict=True)
    ]


def cards(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> str:
    """Print each row as lines `column  value`."""
    side = max(len(head) for head in heads)
    room = max(width - side - GAP, 20)
    blocks = []
    for number, row in enumerate(rows, 1):
        block = [f"── {number} "]
        for head, text in zip(heads, row, strict=True):
            first, *others = wrap(text, room) or [""]
            block.append(f"{head.ljust(side)}{' ' * GAP}{first}".rstrip())
            block.extend(" " * (side + GAP) + line for line in others)
        blocks.append("\n".join(block))
    return "\n\n".join(blocks)


def wrap(text: str, width: int) -> list[str]:
    """Break lines at spaces only: neither words nor addresses are cut."""
    broken = [
        textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""] for line in text.splitlines()
    ]
    return [line for part in broken for line in part]


def cell(value: Any) -> str:
    """Print a value for people: lists with commas, whole numbers without a point, nothing that moves a cursor."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list | tuple):
        separator = "\n" if any(isinstance(item, dict) for item in value) else ", "
        return separator.join(cell(item) for item in value)
    return printable(said(value) if isinstance(value, dict) else str(value))


def said(value: dict[str, Any]) -> str:
    """Print a testimony (a quote, who says it, when), or any other map as JSON."""
    if "quotes" not in value:
        return as_json(value)
    return f"«{' … '.join(value['quotes'])}» ({', '.join(str(value[key]) for key in SAYER if value.get(key))})"


def printable(text: str) -> str:
    plain = unicodedata.normalize("NFC", text)
    return "".join(letter if letter.isprintable() or letter in "\n" else " " for letter in plain)


def render_csv(table: Table) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([cell(value) for value in row] for row in table.rows)
    return stream.getvalue().removesuffix("\n")


def render_json(table: Table) -> str:
    return json.dumps(table.to_dicts(), ensure_ascii=False, indent=2, default=str)


def render_jsonl(table: Table) -> str:
    return "\n".join(as_json(row) for row in table.to_dicts())


def render_markdown(table: Table) -> str:
    head = [markdown_row(table.columns), "|" + " --- |" * len(table.columns)]
    return "\n".join(head + [markdown_row([cell(value) for value in row]) for row in table.rows])


def markdown_row(texts: Sequence[str]) -> str:
    return "| " + " | ".join(MARKDOWN_LINE.join(text.translate(MARKDOWN).splitlines()) for text in texts) + " |"


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


HIGHEST = 8  # a cell of more lines is read better as a card
SAYER = ("source", "published", "title")
MARKDOWN = str.maketrans({"|": r"\|", "<": "&lt;", "\\": r"\\"})
MARKDOWN_LINE = "<br>"
FORMATS: dict[str, Callable[[Table], str]] = {
    "table": render_table,
    "csv": render_csv,
    "json": render_json,
    "jsonl": render_jsonl,
    "markdown": render_markdown,
}
