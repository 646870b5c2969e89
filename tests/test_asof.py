"""The graph as it was known on a day, and what became known between two days."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import golden
import pytest
from click.testing import CliRunner

from graph import asof, exports
from graph.cli import root
from graph.errors import InputError
from graph.ledger import JUDGEMENTS, Ledger
from graph.settings import Settings
from queries.changes import diff

EARLY, LATE = "2025-03-31", "2025-08-31"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("asof") / "kordon.db"
    with Ledger(folder) as ledger:
        for line in golden.lines():
            ledger.replace(*line)
        ledger.derive()
    return folder


def lines(folder: Path, day: str) -> list[str]:
    with asof.ledger_as_of(folder, day) as then:
        return list(exports.lines(then.elements()))


@pytest.mark.parametrize("day", ["2024-12", "2025-03-31", "2025-07-22", "2030"])
def test_it_is_the_graph_of_the_articles_of_then(folder: Path, day: str, tmp_path: Path) -> None:
    last = asof.last_day(day)
    with Ledger(tmp_path) as ledger:
        for article, extractor, claims in golden.lines():
            if article.published is not None and article.published <= last:
                ledger.replace(article, extractor, claims)
        ledger.derive()
        assert lines(folder, day) == list(exports.lines(ledger.elements()))


def test_days_differ_and_the_whole_ledger_is_left_alone(folder: Path) -> None:
    with Ledger(folder) as ledger:
        before = list(exports.lines(ledger.elements()))
        assert len(lines(folder, "2024-10")) < len(lines(folder, EARLY)) < len(lines(folder, LATE)) <= len(before)
        assert list(exports.lines(ledger.elements())) == before


def test_an_article_without_a_date_is_in_no_such_graph(tmp_path: Path) -> None:
    article, extractor, claims = next(golden.lines())
    with Ledger(tmp_path) as ledger:
        ledger.replace(replace(article, published=None), extractor, claims)
        ledger.derive()
    assert lines(tmp_path, "2030") == [] and asof.undated(tmp_path) == 1


def test_judgements_count(folder: Path, tmp_path: Path) -> None:
    article, extractor, claims = next(golden.lines())
    with Ledger(tmp_path) as ledger:
        ledger.replace(article, extractor, claims)
        ledger.derive()
    (tmp_path / JUDGEMENTS).write_text(f"verdict,left,right,who,when,why\nwithdraw,{article.id},,а,2025,б\n", "utf-8")
    assert lines(tmp_path, "2030") == []


@pytest.mark.parametrize("date", ["yesterday", "2025-13", "2025-02-30", ""])
def test_what_is_no_date_is_refused(folder: Path, date: str) -> None:
    with pytest.raises(InputError, match="is no date such as"):
        lines(folder, date)


def test_without_a_ledger_there_is_no_past(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no ledger"):
        lines(tmp_path / "nowhere", EARLY)


def changes(folder: Path, first: str, second: str) -> Iterator[tuple[str, str, str]]:
    return ((row["change"], row["type"], row["what"]) for row in diff(folder, first, second).to_dicts())


def test_what_became_known_is_told_with_its_words(folder: Path) -> None:
    table = diff(folder, EARLY, LATE).to_dicts()
    refusal = next(row for row in table if row["what"] == "Руслан Ибраев, Турция, Казахстан")
    assert (refusal["change"], refusal["type"]) == ("changed", "Transfer")
    assert refusal["before"].startswith("requested") and refusal["after"].startswith("refused")
    assert refusal["quote"] == "19 июня 2025 года Турция отказала Казахстану в выдаче Руслана Ибраева."
    assert refusal["article"] == "Турция не выдаст Ибраева" and refusal["published"] == "2025-06-20"
    assert any(row["change"] == "new" and row["type"] == "Meeting" for row in table)


def test_backwards_it_is_gone_and_a_day_against_itself_is_nothing(folder: Path) -> None:
    forth, back = set(changes(folder, EARLY, LATE)), set(changes(folder, LATE, EARLY))
    assert {each[1:] for each in forth if each[0] == "new"} == {each[1:] for each in back if each[0] == "gone"}
    assert list(changes(folder, EARLY, EARLY)) == []


def test_the_commands_ask_the_graph_of_a_day(
    arcade_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with golden.loaded(arcade_settings):
        pass
    monkeypatch.chdir(tmp_path)
    store = ["--store", arcade_settings.url]
    told = {}
    for day in ([], ["--as-of", EARLY]):
        result = CliRunner().invoke(root, ["query", "refused", "--format", "json", *day, *store])
        assert result.exit_code == 0, result.output
        told[bool(day)] = json.loads(result.stdout)
    assert len(told[False]) == 1 and told[True] == []
    drawn = CliRunner().invoke(root, ["view", "--as-of", EARLY, *store])
    assert drawn.exit_code == 0 and "Турция не выдаст" not in Path("kordon.html").read_text(encoding="utf-8")
    printed = CliRunner().invoke(root, ["export", "--as-of", EARLY, *store])
    assert printed.exit_code == 0
    compared = CliRunner().invoke(root, ["diff", EARLY, LATE, "--format", "csv", *store])
    assert compared.exit_code == 0 and "отказала Казахстану" in compared.stdout
    wrong = CliRunner().invoke(root, ["query", "-c", "CREATE (n)", "--write", "--as-of", EARLY, *store])
    assert isinstance(wrong.exception, InputError)
