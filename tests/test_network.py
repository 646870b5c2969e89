"""The graph as networkx sees it."""

from __future__ import annotations

import subprocess
import sys

import graph
from graph.model import Element

ELEMENTS = [
    Element("WANTED_BY|person/a|country/KZ|", ("WANTED_BY",), "person/a", "country/KZ", {"sources": 2}),
    Element("country/KZ", ("Country",), None, None, {"name_ru": "Казахстан"}),
    Element("person/a", ("Person", "Official"), None, None, {"name": "Асан", "names": ["Асан", "Асанов"]}),
    Element("text~1", ("Article",), None, None, {"title": "Розыск"}),
    Element("text~1#wanted@4", ("Claim",), None, None, {"fact": "WANTED_BY|person/a|country/KZ|"}),
    Element("ABOUT|text~1#wanted@4|person/a|", ("ABOUT",), "text~1#wanted@4", "person/a", {"role": "subject"}),
]


def test_nodes_and_edges_keep_their_ids_labels_and_properties() -> None:
    network = graph.to_networkx(ELEMENTS)
    assert network.nodes["person/a"]["labels"] == ["Person", "Official"]
    assert network.nodes["person/a"]["type"] == "Person"
    assert network.nodes["country/KZ"]["name_ru"] == "Казахстан"
    edge = network.edges["person/a", "country/KZ", "WANTED_BY|person/a|country/KZ|"]
    assert edge == {"id": ELEMENTS[0].id, "type": "WANTED_BY", "sources": 2}


def test_claims_and_articles_come_only_when_asked_for() -> None:
    assert set(graph.to_networkx(ELEMENTS)) == {"country/KZ", "person/a"}
    assert graph.to_networkx(ELEMENTS, claims=True).number_of_nodes() == 4
    assert graph.to_networkx(ELEMENTS, claims=True).number_of_edges() == 2


def test_two_edges_between_one_pair_both_stay() -> None:
    second = Element("CITIZEN_OF|person/a|country/KZ|", ("CITIZEN_OF",), "person/a", "country/KZ", {})
    assert graph.to_networkx([*ELEMENTS, second]).number_of_edges("person/a", "country/KZ") == 2


def test_importing_the_package_does_not_import_networkx() -> None:
    code = "import graph, graph.network, graph.exports, sys; sys.exit('networkx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
