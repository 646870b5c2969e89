"""Every named question on both stores: the answers were worked out by hand from data/golden.claims.jsonl."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import golden
import pytest
from click.testing import CliRunner
from conftest import KINDS, Fresh

import queries
from graph.bolt import Store
from graph.cli import root
from graph.errors import InputError, NotFoundError
from graph.settings import Settings
from queries import library
from queries.draw import draw
from queries.evidence import evidence, prose
from queries.run import facts
from queries.stats import stats

ANSWERS = json.loads((golden.DATA / "golden.answers.json").read_text(encoding="utf-8"))
IDS = ("fact", "facts", "id")


@pytest.fixture(scope="module", params=KINDS)
def settings(request: pytest.FixtureRequest, fresh: Fresh, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return fresh(request.param, tmp_path_factory.mktemp(request.param) / "kordon.db")


@pytest.fixture(scope="module")
def store(settings: Settings) -> Iterator[Store]:
    with golden.loaded(settings) as store:
        yield store


@pytest.fixture
def command(settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setenv("KORDON_STORE", settings.url)
    monkeypatch.setenv("NEO4J_USERNAME", settings.user)
    monkeypatch.setenv("NEO4J_PASSWORD", settings.password)
    monkeypatch.setenv("NEO4J_DATABASE", settings.database or "")
    return CliRunner()


def as_told(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


def test_every_question_has_an_answer_worked_out_by_hand() -> None:
    assert sorted({answer["query"] for answer in ANSWERS}) == sorted(library.queries())


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer["query"])
def test_the_answer(answer: dict[str, Any], store: Store) -> None:
    table = queries.run(answer["query"], store=store, **answer["params"])
    places = [place for place, name in enumerate(table.columns) if name not in IDS]
    assert [[as_told(row[place]) for place in places] for row in table.rows] == answer["rows"]
    assert answer["rows"]


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer["query"])
def test_each_row_leads_to_sentences(answer: dict[str, Any], store: Store) -> None:
    table = queries.run(answer["query"], store=store, **answer["params"])
    if not set(table.columns) & {"fact", "facts"}:
        assert answer["query"] in ("most-connected", "sources", "structure")
        return
    for ids in facts(table):
        assert ids
        for id_ in ids:
            assert all(claim["quotes"] for claim in evidence(store, id_).claims), id_
            assert evidence(store, id_).claims, id_


@pytest.mark.parametrize(
    ("name", "given", "rows"),
    [
        ("extradited", {"destination": "Казахстан"}, 1),
        ("extradited", {"destination": "KG"}, 0),
        ("extradited", {"origin": "Россия", "when": "2024-11"}, 1),
        ("extradited", {"when": "2025/"}, 0),
        ("returned", {"origin": "Турции"}, 2),
        ("returned", {"when": "2025"}, 1),
        ("pending", {"day": "2025-06-01", "months": 3}, 0),
        ("met", {"person": "Рогову"}, 1),
        ("meetings", {"country": "Узбекистан"}, 1),
        ("meetings", {"country": "RU"}, 1),
        ("wanted-people", {"country": "UZ"}, 1),
        ("cooperation", {"body": "МВД России"}, 1),
        ("cooperation", {"body": "Генпрокуратура России"}, 0),
        ("agreements", {"status": "signed"}, 1),
        ("figures", {"country": "Россия"}, 0),
        ("single-source", {"type": "Operation"}, 1),
        ("posts", {"person": "Ибраев"}, 1),
        ("article", {"article": "нет такой"}, 0),
    ],
)
def test_parameters_narrow(name: str, given: dict[str, Any], rows: int, store: Store) -> None:
    assert len(queries.run(name, store=store, **given).rows) == rows


def test_a_limit_is_told(store: Store) -> None:
    table = queries.run("single-source", store=store, limit=3)
    assert (len(table.rows), table.more) == (3, True)
    assert not queries.run("single-source", store=store, limit=13).more


def test_a_picture_becomes_a_network(store: Store) -> None:
    network = queries.run("map", store=store).to_networkx()
    assert network.has_edge("person/seitov-daniyar", "country/KZ")
    assert network.number_of_edges() == 7
    with pytest.raises(InputError, match="can be drawn"):
        queries.run("extradited", store=store).to_networkx()


def test_a_picture_is_drawn(store: Store, tmp_path: Path) -> None:
    written = draw(store, tmp_path / "map.html", name="map")
    assert (written.nodes, written.edges) == (6, 7)
    with pytest.raises(InputError, match="gives no picture"):
        draw(store, tmp_path / "none.html", name="extradited")


def test_evidence_of_each_kind_of_id(store: Store) -> None:
    (transfer,) = (row[-1] for row in queries.run("extradited", store=store).rows)
    both = evidence(store, transfer).claims
    assert [claim["source"] for claim in both] == ["vestnik.example", "stepnews.example"]
    for type_, country in (("EXTRADITED_TO", "KZ"), ("SUBJECT", None), ("ORIGIN", "RU")):
        ends = (transfer, "person/seitov-daniyar") if country is None else (transfer, f"country/{country}")
        ends = ("person/seitov-daniyar", "country/KZ") if type_ == "EXTRADITED_TO" else ends
        assert evidence(store, f"{type_}|{ends[0]}|{ends[1]}|{transfer}").claims == both
    assert evidence(store, both[0]["claim"]).claims == both[:1]
    assert len(evidence(store, both[0]["article"]).claims) == 6
    assert len(evidence(store, "person/seitov-daniyar").claims) == 6
    assert evidence(store, "Сеитова").claims == evidence(store, "person/seitov-daniyar").claims
    assert len(evidence(store, "country/KZ", most=3).claims) == 3


def test_evidence_stands_where_the_article_says(store: Store) -> None:
    bodies = {article.id: article.body for article, _, _ in golden.lines()}
    for answer in ANSWERS:
        for ids in facts(queries.run(answer["query"], store=store, **answer["params"])):
            for claim in (claim for id_ in ids for claim in evidence(store, id_).claims):
                for quote, start, end in zip(claim["quotes"], claim["starts"], claim["ends"], strict=True):
                    assert bodies[claim["article"]][start:end] == quote


def test_evidence_is_told_in_full(store: Store) -> None:
    text = prose(evidence(store, "WANTED_BY|person/ibraev-ruslan|country/KZ|"))
    for part in ("«Его разыскивает Казахстан.»", "body ", "Запрос о выдаче Ибраева", "https://vestnik.example", "0.95"):
        assert part in text


def test_a_gazetteer_edge_says_so(store: Store) -> None:
    found = evidence(store, "OF_COUNTRY|agency/KZ.interior-ministry|country/KZ|")
    assert found.origin == "gazetteer" and "gazetteer" in prose(found)


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("person/seitov-danir", "did you mean person/seitov-daniyar"),
        ("Сеитав", "did you mean person/seitov-daniyar"),
        ("WANTED_BY|person/ibraev-ruslan|country/KZ", r"did you mean WANTED_BY\|person/ibraev-ruslan\|country/KZ\|"),
        ("LOVES|person/a|person/b|", "no edge type 'LOVES'"),
        ("vestnik.example~x#transfer@1", "no article states"),
        ("transfer/nothing@1", "the graph has no transfer/nothing@1"),
    ],
)
def test_an_unknown_id_is_answered_with_the_near_ones(id_: str, said: str, store: Store) -> None:
    with pytest.raises(NotFoundError, match=said):
        evidence(store, id_)


def test_stats_count_what_is_there(store: Store) -> None:
    counted = {(about, what): value for about, what, value in stats(store).rows}
    assert counted["nodes", "Article"] == 11 and counted["nodes", "Claim"] == 35
    assert counted["edges", "EXTRADITED_TO"] == 1 and counted["nodes", "Transfer"] == 6
    assert counted["claims by kind", "transfer"] == 9 and counted["claims by status", "completed"] == 6
    assert counted["articles by source", "stepnews.example"] == 6 and counted["articles by language", "ru"] == 11
    assert (counted["published", "first"], counted["published", "last"]) == ("2024-11-05", "2025-08-02")


def test_the_command_answers(command: CliRunner) -> None:
    found = command.invoke(root, ["query", "extradited", "--destination", "Казахстан"])
    assert found.exit_code == 0, found.output
    assert [json.loads(line)["person"] for line in found.stdout.splitlines()] == ["Данияр Сеитов"]
    same = command.invoke(root, ["query", "extradited", "--param", "destination=kz", "--format", "json"])
    assert json.loads(same.stdout)[0]["date"] == "2024-11-01"
    found = command.invoke(root, ["query", "met", "--format", "table"])
    assert max(map(len, found.stdout.splitlines())) <= 80 and "Тимур Асанов" in found.stdout


def test_the_command_prints_sentences(command: CliRunner) -> None:
    found = command.invoke(root, ["query", "refused", "--evidence", "--format", "table"])
    assert "отказала Казахстану" in found.stdout and "stepnews.example" in found.stdout
    rows = command.invoke(root, ["query", "refused", "--evidence", "--format", "jsonl"]).stdout.splitlines()
    assert [len(json.loads(row)["evidence"]) for row in rows] == [2]


def test_the_command_asks_ones_own(command: CliRunner, tmp_path: Path) -> None:
    statement = "MATCH (p:Person {id: $id}) RETURN p.name AS name"
    asked = ["--param", "id=person/rogov-anton", "--format", "csv"]
    (tmp_path / "own.cypher").write_text(statement, encoding="utf-8")
    for call, input_ in ((["-c", statement], None), (["-"], statement), ([str(tmp_path / "own.cypher")], None)):
        found = command.invoke(root, ["query", *call, *asked], input=input_)
        assert found.stdout == "name\nАнтон Рогов\n", found.output


def test_the_other_commands_answer(command: CliRunner, tmp_path: Path) -> None:
    assert '"what": "Claim"' in command.invoke(root, ["stats"]).stdout
    found = command.invoke(root, ["evidence", "person/rogov-anton", "--format", "table"])
    assert "министр внутренних дел России Антон Рогов" in found.stdout
    page = tmp_path / "page.html"
    found = command.invoke(root, ["view", "-o", str(page), "--around", "Асанов"])
    assert found.exit_code == 0 and "Асанов" in page.read_text(encoding="utf-8")
