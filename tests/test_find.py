"""Looking things up: by any spelling, in any case form, with slips of the hand; articles by their words."""

from __future__ import annotations

from pathlib import Path

import golden
import pytest
from click.testing import CliRunner

from graph import search
from graph.errors import InputError
from graph.ledger import Ledger
from graph.settings import Settings
from queries.commands import find as command
from queries.find import find, find_in_store, snippet, stem


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("find") / "kordon.db"
    with Ledger(folder) as ledger:
        for line in golden.lines():
            ledger.replace(*line)
        ledger.derive()
    return folder


def ids(folder: Path, text: str, *types: str) -> list[str]:
    return [row["id"] for row in find(text, folder, types).to_dicts()]


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Данияр Сеитов", "person/seitov-daniyar"),
        ("Сеитова", "person/seitov-daniyar"),
        ("сеитовым данияром", "person/seitov-daniyar"),
        ("Seitov", "person/seitov-daniyar"),
        ("Сейтов", "person/seitov-daniyar"),
        ("Даниар Ситов", "person/seitov-daniyar"),
        ("Сеит", "person/seitov-daniyar"),
        ("Yunusov Alisher", "person/yunusov-alisher"),
        ("Турции", "country/TR"),
        ("Түркия", "country/TR"),
        ("Turkey", "country/TR"),
        ("TR", "country/TR"),
        ("Генпрокуратуру Казахстана", "agency/KZ.prosecutor-general"),
        ("Prosecutor General's Office of Kazakhstan", "agency/KZ.prosecutor-general"),
        ("заслону", "operation/zaslon~2025"),
        ("беркут", "system/berkut-rozysk"),
        ("Семее", "place/KZ.semey"),
    ],
)
def test_a_thing_is_found_by_whatever_it_is_called(folder: Path, text: str, id_: str) -> None:
    assert ids(folder, text)[0] == id_


@pytest.mark.parametrize("text", ["Сидоров", "Антонина", "Роговая", "zzz", "XQ"])
def test_what_is_only_somewhat_alike_is_not_found(folder: Path, text: str) -> None:
    assert ids(folder, text, "Person") == []


def test_of_two_with_one_surname_the_nearer_stands_first(folder: Path) -> None:
    names = [row["name"] for row in find("Юнусов", folder, ["Person"]).to_dicts()]
    assert names[0] == "Алишер Юнусов"


def test_the_most_reported_of_equal_names_stands_first(folder: Path) -> None:
    sources = [row["sources"] for row in find("МВД", folder, ["Agency"]).to_dicts()]
    assert len(sources) > 1 and sources == sorted(sources, reverse=True)


def test_articles_are_found_by_words_in_any_form_with_what_stands_around(folder: Path) -> None:
    (first, *_) = find("экстрадирован Россией", folder, ["Article"]).to_dicts()
    assert first["name"] == "Сеитов выдан Казахстану"
    assert "экстрадирован из России" in first["text"]
    assert ids(folder, "ратификация космоса", "Article") == []


def test_a_word_is_no_part_of_another(folder: Path) -> None:
    """«сии» stands inside «России»; no article has the word."""
    assert ids(folder, "сии", "Article") == []


def test_the_index_follows_the_ledger(tmp_path: Path) -> None:
    first, *others = golden.lines()
    with Ledger(tmp_path) as ledger:
        for line in others:
            ledger.replace(*line)
        ledger.derive()
        assert "Сеитов выдан Казахстану" not in [row["name"] for row in find("Сеитов", tmp_path).to_dicts()]
        ledger.replace(*first)
        ledger.derive()
        assert "Сеитов выдан Казахстану" in [row["name"] for row in find("Сеитов", tmp_path).to_dicts()]
        ledger.withdraw(first[0].id, "a test")
        ledger.derive()
        assert "Сеитов выдан Казахстану" not in [row["name"] for row in find("Сеитов", tmp_path).to_dicts()]
        with search.opened(tmp_path) as index:
            assert index.refresh() == 0


def test_an_index_that_was_deleted_is_made_anew(folder: Path) -> None:
    before = ids(folder, "Сеитов")
    (folder / search.FILE).unlink()
    assert ids(folder, "Сеитов") == before != []


def test_most_hits_are_cut_and_told(folder: Path) -> None:
    table = find("Казахстан", folder, most=2)
    assert len(table.rows) == 2 and table.more


def test_nothing_and_unknown_types_are_refused(folder: Path) -> None:
    with pytest.raises(InputError, match="what is looked for"):
        find(" «» ", folder)
    with pytest.raises(InputError, match="'Claim' is looked up"):
        find("Сеитов", folder, ["Claim"])


def test_without_a_ledger_the_store_is_looked_through(settings: Settings, tmp_path: Path) -> None:
    with golden.loaded(settings) as store:
        table = find_in_store("Сеитова", store)
    assert [row[0] for row in table.rows] == ["Person", "Article"]
    assert table.rows[0][1] == "Данияр Сеитов"


def test_the_command_says_where_it_could_not_look(
    neo4j_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with golden.loaded(neo4j_settings):
        pass
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_settings.password)
    monkeypatch.setenv("KORDON_LEDGER", str(tmp_path / "elsewhere"))
    result = CliRunner().invoke(command, ["Сеитов", "--store", neo4j_settings.url, "--format", "csv"])
    assert result.exit_code == 0, result.output
    assert "only names and titles are looked through" in result.stderr
    assert "person/seitov-daniyar" in result.stdout
    nobody = CliRunner().invoke(command, ["Щъыьэ", "--store", neo4j_settings.url, "--format", "csv"])
    assert "nothing is called so" in nobody.stderr and nobody.exit_code == 0


@pytest.mark.parametrize(("word", "start"), [("экстрадиции", "экстрадици"), ("Seitov", "Seitov"), ("суду", "суд")])
def test_a_stem_begins_every_form(word: str, start: str) -> None:
    assert stem(word) == start


def test_a_snippet_cuts_at_words() -> None:
    text = " ".join(f"слово{n}" for n in range(100))
    cut = snippet(text, text.index("слово50"))
    assert cut.startswith("… слово") and cut.endswith(" …") and "слово50" in cut and "\n" not in cut
