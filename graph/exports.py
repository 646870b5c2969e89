"""The graph as files for other programs: jsonl, csv, graphml; the same ledger gives the same bytes."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from graph.errors import InputError
from graph.model import Element, canonical
from graph.network import to_networkx

Elements = Callable[[], Iterable[Element]]
NODE_COLUMNS = ("id", "labels")
EDGE_COLUMNS = ("id", "type", "source", "target")
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(elements: Elements, path: Path, format_: str) -> None:
    """Write what `elements()` gives, ordered by id, into `path`.

    jsonl and graphml make one file; csv makes `nodes.csv` and `edges.csv` in a folder, or in a `.zip`.
    Raises InputError for a format that is not in FORMATS.
    """
    if format_ not in FORMATS:
        raise InputError(f"no export format {format_!r}: choose {', '.join(FORMATS)}")
    FORMATS[format_](elements, path)


def write_jsonl(elements: Elements, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(lines(elements()))


def lines(elements: Iterable[Element]) -> Iterator[str]:
    """Print one element a line, as canonical JSON ordered by id: the form in which graphs are compared."""
    for element in sorted(elements, key=lambda element: element.id):
        yield canonical(as_dict(element)) + "\n"


def as_dict(element: Element) -> dict[str, Any]:
    ends = {"source": element.source, "target": element.target} if element.is_edge else {}
    return {"id": element.id, "labels": list(element.labels), "props": dict(element.props), **ends}


def write_csv(elements: Elements, path: Path) -> None:
    ordered = sorted(elements(), key=lambda element: element.id)
    nodes = [element for element in ordered if not element.is_edge]
    edges = [element for element in ordered if element.is_edge]
    with tables(path) as create:
        with create("nodes.csv") as stream:
            write_table(stream, NODE_COLUMNS, nodes)
        with create("edges.csv") as stream:
            write_table(stream, EDGE_COLUMNS, edges)


@contextmanager
def tables(path: Path) -> Iterator[Callable[[str], TextIO]]:
    """Give a function that opens a table by its name, in a folder or, where `path` ends so, in a zip."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w") as archive:
            yield lambda name: in_archive(archive, name)
    else:
        path.mkdir(parents=True, exist_ok=True)
        yield lambda name: (path / name).open("w", encoding="utf-8", newline="")


def in_archive(archive: zipfile.ZipFile, name: str) -> TextIO:
    entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))  # a clock would change the bytes
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return io.TextIOWrapper(archive.open(entry, "w"), encoding="utf-8", newline="")


def write_table(stream: TextIO, first: tuple[str, ...], elements: list[Element]) -> None:
    own = sorted({key for element in elements for key in element.props} - set(first))
    writer = csv.DictWriter(stream, (*first, *own), restval="", lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(row(element) for element in elements)


def row(element: Element) -> dict[str, str]:
    cells = {key: cell(value) for key, value in element.props.items()}
    ends = {"type": element.labels[0], "source": element.source or "", "target": element.target or ""}
    return {**cells, **ends, "id": element.id, "labels": ";".join(element.labels)}


def cell(value: Any) -> str:
    """Print a value for a cell: text as it is, nothing for None, the rest (lists, numbers) as JSON."""
    if value is None:
        return ""
    return value if isinstance(value, str) else canonical(value)


def write_graphml(elements: Elements, path: Path) -> None:
    import networkx as nx

    network = to_networkx(elements(), claims=True)
    for _, attributes in network.nodes(data=True):
        attributes["labels"] = ";".join(attributes["labels"])
        simplify(attributes)
    for _, _, attributes in network.edges(data=True):
        simplify(attributes)
    nx.write_graphml_xml(network, path)


def simplify(attributes: dict[str, Any]) -> None:
    """Leave what GraphML can hold: no None, no lists, no control characters."""
    kept = {key: scalar(value) for key, value in sorted(attributes.items()) if value is not None}
    attributes.clear()
    attributes.update(kept)


def scalar(value: Any) -> Any:
    if isinstance(value, bool | int | float):
        return value
    return NOT_XML.sub("\ufffd", cell(value))


FORMATS: Mapping[str, Callable[[Elements, Path], None]] = {
    "jsonl": write_jsonl,
    "csv": write_csv,
    "graphml": write_graphml,
}
