"""The table of types: whole, in three languages, and what is printed from it."""

from __future__ import annotations

import datetime
import re

import pytest

from graph import schema
from graph.errors import BrokenInvariantError
from graph.model import Element

SHAPES = {"dot", "square", "triangle", "triangleDown", "diamond", "star", "hexagon", "box", "ellipse"}
COMMON = {"claims", "articles", "sources", "first_report", "last_report", "confidence", "fact"}
TYPES = {"string", "int", "float", "bool", "date", "string[]", "int[]"}


def test_every_type_is_whole() -> None:
    for row in (*schema.nodes().values(), *schema.edges().values()):
        assert set(row.words) == {"ru", "kk", "en"} and all(row.words.values())
        assert re.fullmatch("#[0-9A-F]{6}", row.colour)
        assert set(row.properties.values()) <= TYPES
        assert {"claims", "articles", "sources", "first_report", "last_report", "confidence", "fact"} <= set(
            row.properties
        )


def test_nodes_are_told_apart_by_colour_and_shape() -> None:
    looks = [(node.colour, node.shape) for node in schema.nodes().values()]
    assert len(set(looks)) == len(looks)
    assert {shape for _, shape in looks} <= SHAPES


def test_edges_end_at_known_labels() -> None:
    for edge in schema.edges().values():
        assert {*edge.sources, *edge.targets} <= set(schema.nodes())
        assert edge.small in ("from", "to") and edge.qualifier in ("", "event", "event+role", "role", "post")


def test_events_have_a_status_and_both_ends_of_their_date() -> None:
    events = {label for label, node in schema.nodes().items() if node.event}
    assert events == {"Transfer", "Detention", "Meeting", "Operation", "Agreement"}
    assert {"status", "date", "date_from", "date_to", "disputed"} <= set(schema.nodes()["Transfer"].properties)


@pytest.mark.parametrize(
    ("id_", "label"),
    [
        ("country/KZ", "Country"),
        ("person/~text~a@12", "Person"),
        ("transfer/example.kz~abc@12", "Transfer"),
        ("example.kz~abc", "Article"),
        ("example.kz~abc#transfer@12", "Claim"),
    ],
)
def test_label_is_read_from_the_id(id_: str, label: str) -> None:
    assert schema.label(id_) == label


def test_upserts_are_absolute_and_start_at_the_small_end() -> None:
    assert schema.upsert_nodes(("Person",)).endswith("SET n = row.props REMOVE n:Official")
    assert schema.upsert_nodes(("Person", "Official")).endswith("SET n = row.props")
    assert schema.relabel_nodes(("Person", "Official")).endswith("SET n:Official")
    met = schema.upsert_edges("MET_AT", "Country", "Meeting")
    assert met.index("b:Meeting") < met.index("a:Country") and "(b)<-[e:MET_AT {id: row.id}]-(a)" in met
    assert "MATCH (a:Person {id: row.source})" in schema.upsert_edges("CITIZEN_OF", "Person", "Country")


def test_one_constraint_a_label() -> None:
    unique = [line for line in schema.constraints() if line.startswith("CREATE CONSTRAINT")]
    assert len(unique) == len(schema.nodes())


def test_typed_gives_dates_as_dates_and_the_id() -> None:
    element = Element("country/KZ", ("Country",), None, None, {"code": "KZ", "first_report": "2024-10-05"})
    assert schema.typed(element) == {"id": "country/KZ", "code": "KZ", "first_report": datetime.date(2024, 10, 5)}


@pytest.mark.parametrize(
    "element",
    [
        Element("country/KZ", ("Land",), None, None, {}),
        Element("country/KZ", ("Person",), None, None, {}),
        Element("country/KZ", ("Country", "Official"), None, None, {}),
        Element("country/KZ", ("Country",), None, None, {"capital": "Астана"}),
        Element("country/KZ", ("Country",), None, None, {"claims": "3"}),
        Element("country/KZ", ("Country",), None, None, {"claims": True}),
        Element("country/KZ", ("Country",), None, None, {"first_report": "2024-10"}),
        Element("CITIZEN_OF|a|b|", ("CITIZEN_OF",), "country/KZ", "person/x", {}),
    ],
)
def test_check_refuses_what_is_not_in_the_table(element: Element) -> None:
    with pytest.raises(BrokenInvariantError):
        schema.check(element)
