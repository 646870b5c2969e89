"""Exports: the same graph gives the same bytes, and other programs can open them."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path

import networkx as nx
import pytest

from graph import exports
from graph.errors import InputError
from graph.model import Element

ELEMENTS = [
    Element("country/KZ", ("Country",), None, None, {"id": "country/KZ", "name_ru": "Казахстан", "claims": 3}),
    Element(
        "person/asanov-asan",
        ("Person", "Official"),
        None,
        None,
        {"name": "Асан Асанов", "names": ["Асан Асанов", "Асанов, А."], "count": 1, "born": None, "confidence": 0.5},
    ),
    Element("text~1", ("Article",), None, None, {"title": 'Розыск: "=1+1",\nвторая строка \x0b', "lang": "ru"}),
    Element(
        "WANTED_BY|person/asanov-asan|country/KZ|", ("WANTED_BY",), "person/asanov-asan", "country/KZ", {"sources": 2}
    ),
]


@pytest.mark.parametrize("format_", ["jsonl", "graphml"])
def test_the_order_of_the_elements_does_not_change_the_bytes(tmp_path: Path, format_: str) -> None:
    exports.write(lambda: ELEMENTS, tmp_path / "a", format_)
    exports.write(lambda: reversed(ELEMENTS), tmp_path / "b", format_)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_zip_of_tables_has_the_same_bytes_each_time(tmp_path: Path) -> None:
    exports.write(lambda: ELEMENTS, tmp_path / "a.zip", "csv")
    exports.write(lambda: reversed(ELEMENTS), tmp_path / "b.zip", "csv")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.namelist() == ["nodes.csv", "edges.csv"]
        assert "Казахстан" in archive.read("nodes.csv").decode("utf-8")


def test_jsonl_is_one_canonical_line_an_element_ordered_by_id(tmp_path: Path) -> None:
    exports.write(lambda: ELEMENTS, tmp_path / "graph.jsonl", "jsonl")
    text = (tmp_path / "graph.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    assert [row["id"] for row in rows] == sorted(element.id for element in ELEMENTS)
    assert rows[0]["source"] == "person/asanov-asan"
    assert "source" not in rows[1]
    assert "Казахстан" in text  # Cyrillic as it is, not \\u escapes


def test_tables_have_a_header_and_give_back_cyrillic_lists_and_line_breaks(tmp_path: Path) -> None:
    exports.write(lambda: ELEMENTS, tmp_path / "tables", "csv")
    with (tmp_path / "tables" / "nodes.csv").open(encoding="utf-8", newline="") as stream:
        nodes = {row["id"]: row for row in csv.DictReader(stream)}
    assert list(nodes["text~1"])[:2] == ["id", "labels"]
    assert nodes["person/asanov-asan"]["labels"] == "Person;Official"
    assert json.loads(nodes["person/asanov-asan"]["names"]) == ["Асан Асанов", "Асанов, А."]
    assert nodes["person/asanov-asan"]["born"] == ""
    assert nodes["text~1"]["title"] == ELEMENTS[2].props["title"]
    with (tmp_path / "tables" / "edges.csv").open(encoding="utf-8", newline="") as stream:
        edge = next(csv.DictReader(stream))
    assert (edge["type"], edge["source"], edge["target"]) == ("WANTED_BY", "person/asanov-asan", "country/KZ")
    assert edge["sources"] == "2"


def test_networkx_opens_the_graphml(tmp_path: Path) -> None:
    exports.write(lambda: ELEMENTS, tmp_path / "graph.graphml", "graphml")
    network = nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    assert network.nodes["country/KZ"]["name_ru"] == "Казахстан"
    assert network.nodes["country/KZ"]["claims"] == 3
    assert network.nodes["person/asanov-asan"]["confidence"] == 0.5
    assert json.loads(network.nodes["person/asanov-asan"]["names"])[1] == "Асанов, А."
    assert network.nodes["text~1"]["title"].endswith("\ufffd")  # XML can not hold a vertical tab
    assert [(a, b) for a, b, _ in network.edges] == [("person/asanov-asan", "country/KZ")]


def test_an_unknown_format_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="jsonl, csv, graphml"):
        exports.write(lambda: ELEMENTS, tmp_path / "x", "xlsx")
