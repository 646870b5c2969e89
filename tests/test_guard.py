"""The guard of ad hoc Cypher: data/hostile.jsonl never passes, data/legitimate.jsonl always does, on both stores."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import golden
import pytest
from conftest import KINDS, Fresh
from hypothesis import given
from hypothesis import strategies as st

from graph.bolt import Store
from graph.errors import InputError, KordonError, RefusedError
from queries import library, run_cypher
from queries.guard import check
from queries.run import ask
from queries.tokens import tokenize


def statements(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (golden.DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


HOSTILE = statements("hostile")
LEGITIMATE = [row["statement"] for row in statements("legitimate")]


@pytest.fixture(scope="module", params=KINDS)
def store(request: pytest.FixtureRequest, fresh: Fresh, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    settings = fresh(request.param, tmp_path_factory.mktemp(request.param) / "kordon.db")
    with golden.loaded(settings) as store:
        yield store


def snapshot(store: Store) -> list[dict[str, Any]]:
    nodes = "MATCH (n) RETURN n.id AS id, labels(n) AS labels, properties(n) AS props ORDER BY id"
    edges = (
        "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS type, b.id AS b, properties(r) AS props ORDER BY a, b, type"
    )
    found = [*store.read(nodes), *store.read(edges)]
    return sorted(found, key=lambda row: json.dumps(row, default=str, sort_keys=True))


def test_the_lists_are_long_enough() -> None:
    assert len({row["statement"] for row in HOSTILE}) >= 60
    assert len(set(LEGITIMATE)) >= 60


@pytest.mark.parametrize("row", HOSTILE, ids=lambda row: row["why"])
def test_what_is_hostile_is_refused_before_a_store_hears_it(row: dict[str, Any]) -> None:
    with pytest.raises(RefusedError):
        check(row["statement"])


@pytest.mark.parametrize("statement", LEGITIMATE)
def test_what_only_reads_passes(statement: str) -> None:
    assert check(statement)


@pytest.mark.parametrize("name", sorted(library.queries()))
def test_the_library_passes(name: str) -> None:
    assert check(library.find(name).cypher)


def test_what_only_reads_runs_and_what_is_hostile_leaves_no_trace(store: Store) -> None:
    before = snapshot(store)
    for row in HOSTILE:
        with pytest.raises(RefusedError):
            run_cypher(row["statement"], store)
    for statement in LEGITIMATE:
        assert run_cypher(statement, store, params={"id": "person/rogov-anton"}).columns or "nobody" not in statement
    assert snapshot(store) == before


def test_a_write_that_the_guard_has_let_through_is_rolled_back(store: Store) -> None:
    before = snapshot(store)
    ran = 0
    for statement in [row["statement"] for row in HOSTILE if row.get("runs")]:
        with suppress(RefusedError, InputError):  # Neo4j refuses writes in a session that reads
            ask(store, statement, {})
            ran += 1
    assert ran >= 12 or store.lease is None
    assert snapshot(store) == before


def test_strings_arrive_as_they_were_written(store: Store) -> None:
    written = r"""RETURN 'it\'s "x" \\ \n\t' AS a, "it's \"y\" / // /* */ ;" AS b, 'Ж\u0416 `c` {d}' AS c"""
    assert run_cypher(written, store).rows == (('it\'s "x" \\ \n\t', 'it\'s "y" / // /* */ ;', "ЖЖ `c` {d}"),)


def test_names_in_backticks_arrive_as_they_were_written(store: Store) -> None:
    assert run_cypher("RETURN 1 AS `delete me`, 2 AS `a``b`", store).columns == ("delete me", "a`b")


def test_too_many_rows_are_cut_and_told(store: Store) -> None:
    table = run_cypher("UNWIND range(1, 100000) AS x RETURN x", store, limit=7)
    assert [row[0] for row in table.rows] == [1, 2, 3, 4, 5, 6, 7]
    assert table.more


def test_a_wrong_statement_is_told_by_the_store(store: Store) -> None:
    with pytest.raises(InputError, match="statement is wrong"):
        run_cypher("MATCH (n) RETURN m", store)


def test_an_empty_statement_is_told() -> None:
    for nothing in ("", "  ;", "// only a comment", "/* */"):
        with pytest.raises(InputError, match="no statement"):
            check(nothing)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("MATCH (n) DELETE n", "DELETE would change the graph"),
        ("CREATE (n)", "CREATE would change the graph"),
        ("LOAD CSV FROM 'x' AS l RETURN l", "LOAD would read a file"),
        ("CALL db.labels()", "CALL of a procedure is not allowed"),
        ("RETURN apoc.version()", r"the function apoc.version\(\) is not on the list"),
        ("MATCH (n) FRESH n", "FRESH is no clause"),
        ("SHOW USERS", "a question starts with one of"),
        ("RETURN 1; RETURN 2", "one statement at a time"),
        ("RETURN 'x", "the string that starts at character 8 is not closed"),
        ("RETURN 'C:\\d'", "no escape of Cypher"),
    ],
)
def test_a_refusal_says_why(statement: str, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        check(statement)


def test_what_is_sent_is_what_was_checked() -> None:
    assert check("MATCH (n) /* SET */ RETURN n.a // DELETE\n;") == "MATCH (n) RETURN n.a"
    assert check('RETURN "a\'b" AS x') == r"RETURN 'a\'b' AS x"
    assert check("MATCH (n)\r\nRETURN n") == "MATCH (n)\nRETURN n"


PLAIN = ("MATCH", "(n)", "RETURN", "n", ".", "x", "=", "1", "AS", ",", ":", "|", "*", "$p", "CALL", "UNION", "WITH")
SHARP = (
    "SET",
    "CREATE",
    "DELETE",
    "/*",
    "*/",
    "//",
    "'",
    '"',
    "`",
    "\\",
    "\\u0027",
    ";",
    "(",
    ")",
    "{",
    "}",
    "\n",
    "\u00a0",
)


@given(st.lists(st.sampled_from(PLAIN + SHARP), max_size=12), st.sampled_from(("", " ")))
def test_a_writing_word_passes_only_as_a_name(words: list[str], between: str) -> None:
    try:
        sent = check("MATCH (n) " + between.join(words))
    except KordonError:
        return
    assert check(sent) == sent
    texts = ["", *(token.text for token in tokenize(sent) if token.kind != "space"), ""]
    for place, word in enumerate(texts):
        if word in ("SET", "CREATE", "DELETE"):
            before, after = texts[place - 1], texts[place + 1]
            assert before in (".", ":") or (before in ("{", ",") and after == ":"), sent
