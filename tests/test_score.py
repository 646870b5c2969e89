"""The scorer gives perfect marks to the gold itself, the right counts by hand, and the figures of the shared scorer."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from graph.errors import InputError
from ingest.cli import score
from ingest.intervals import intervals, written
from ingest.likeness import names_alike, same_date
from ingest.score import evaluate, read_gold, read_output

SHARED = Path(__file__).parents[2] / "shared" / "gold"

GOLD: dict[str, Any] = {
    "countries": ["KG", "KZ"],
    "agencies": [{"name": "Министерство порта Кыргызстана", "country": "KG", "aliases": ["Минпорт"]}],
    "officials": [
        {"name": "Олег Лист", "aliases": ["О. Лист"], "posts": [{"post": "министр порта", "agency": "Минпорт"}]}
    ],
    "transfers": [
        {"name": "Асан Токтобаев", "count": 1, "from": ["KZ"], "to": "KG", "mode": "extradition", "status": "approved",
         "date": "2024-10"},
        {"name": None, "count": 3, "from": ["KZ", "RU"], "to": "KG", "mode": "return", "status": "completed"},
    ],
    "cooperation": [{"a": "Минпорт", "b": "KZ", "topics": ["search"]}],
    "meetings": [{"who": ["Олег Лист"], "agencies": [], "countries": ["KG", "KZ"], "place": "Ош", "date": "2024-10"}],
    "operations": [{"name": None, "by": ["Минпорт"], "countries": ["KG"], "date": "2024"}],
    "figures": [{"measure": "wanted", "value": 40, "value_is": "exact", "unit": "persons"}],
}  # fmt: skip
FOUND: dict[str, Any] = {
    "countries": ["KG", "TR"],
    "agencies": [{"name": "Минпорт", "country": "KG"}, {"name": "Таможня", "country": "KG"}],
    "officials": [{"name": "Листа Олега", "posts": [{"post": "министр", "agency": "Министерства порта Кыргызстана"}]}],
    "transfers": [
        {"name": "Токтобаева Асана", "from": ["KZ"], "to": "KG", "mode": "extradition", "status": "completed",
         "date": "2024-10-02"},
        {"name": None, "count": 3, "from": ["RU"], "to": "KG", "mode": "return", "status": "completed"},
        {"name": None, "count": 4, "from": ["RU"], "to": "KG", "mode": "return", "status": "completed"},
    ],
    "cooperation": [{"a": "KZ", "b": "Минпорт", "topics": []}],
    "meetings": [{"who": ["Лист"], "countries": [], "date": "2024-10-02"}],
    "operations": [{"name": None, "by": ["Таможня"], "countries": ["KG"], "date": "2024-10"}],
    "figures": [{"measure": "wanted", "value": 41}, {"measure": "wanted", "value": "40.0"}],
}  # fmt: skip


def test_the_counts_are_those_of_a_careful_reader() -> None:
    report = evaluate({"a": GOLD}, {"a": FOUND}, details=True)
    counts = {name: (row["right"], row["printed"], row["wanted"]) for name, row in report["classes"].items()}
    assert counts == {
        "countries": (1, 2, 2), "agencies": (1, 2, 1), "officials": (1, 1, 1), "posts": (1, 1, 1),
        "transfers": (2, 3, 2), "transfers.full": (0, 3, 2), "detentions": (0, 0, 0), "meetings": (1, 1, 1),
        "meetings.who": (1, 1, 1), "cooperation": (1, 1, 1), "operations": (1, 1, 1), "agreements": (0, 0, 0),
        "systems": (0, 0, 0), "figures": (1, 2, 1),
    }  # fmt: skip
    assert report["transfer_fields"] == {
        "from": 0.5, "mode": 1.0, "status": 0.5, "date": 1.0, "offences": 1.0, "citizenship": 1.0,
    }  # fmt: skip
    core = (1 + 1 + 1 + 0 + 0 + 1 + 1 + 1, 2 + 1 + 1 + 3 + 0 + 1 + 1 + 1)
    assert (report["core"]["right"], report["core"]["printed"]) == core
    assert 'a  countries  missed  "KZ"' in report["misses"]
    assert 'a  countries  wrong   "TR"' in report["misses"]


def test_an_article_without_a_record_counts_as_empty() -> None:
    report = evaluate({"a": GOLD, "b": GOLD}, {"a": GOLD})
    assert (report["without_output"], report["core"]["recall"], report["core"]["precision"]) == (1, 0.5, 1.0)
    assert report["misses"] == []


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Асан Токтобаев", "Токтобаева Асана", True),
        ("А. Токтобаев", "Асан Токтобаев", True),
        ("Министерство порта", "Министерства порта", True),
        ("Асан Токтобаев", "Асан Бейсенов", False),
        ("Порт 3", "Порт 4", False),
        ("", "Порт", False),
        (None, None, False),
    ],
)
def test_names_are_alike_whatever_their_endings(one: str | None, other: str | None, alike: bool) -> None:
    assert (names_alike(one, other) >= 0.75) is alike


def test_a_coarser_date_is_the_same() -> None:
    assert same_date("2024-10", "2024-10-31") and same_date(None, None)
    assert not same_date("2024-10", "2024-11") and not same_date("2024", None)


def spoil(facts: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Leave entries and fields out, exchange and double others."""
    spoilt: dict[str, Any] = {"id": facts["id"]}
    for key, value in facts.items():
        if isinstance(value, list):
            kept = [entry for entry in value if chance.random() < 0.8]
            spoilt[key] = [bend(entry, value, chance) for entry in kept] + kept[:1] * (chance.random() < 0.3)
    return spoilt


def bend(entry: Any, others: list[Any], chance: random.Random) -> Any:
    if not isinstance(entry, dict):
        return entry
    donor = chance.choice(others)
    bent = {key: donor.get(key) if chance.random() < 0.15 else value for key, value in entry.items()}
    return {key: value for key, value in bent.items() if chance.random() < 0.95}


@pytest.mark.skipif(not (SHARED / "score.py").is_file(), reason="the shared scorer is not beside the project")
@pytest.mark.parametrize("seed", range(3))
def test_the_figures_are_those_of_the_shared_scorer(tmp_path: Path, seed: int) -> None:
    gold = read_gold(SHARED / "dev")
    chance = random.Random(seed)
    output = tmp_path / "out.jsonl"
    kept = [spoil({**facts, "id": name}, chance) for name, facts in sorted(gold.items()) if chance.random() < 0.9]
    output.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in kept), encoding="utf-8")
    command = [sys.executable, str(SHARED / "score.py"), str(SHARED / "dev"), str(output), "--json", "--details"]
    shared = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert 0 < shared["core"]["f1"] < 1
    assert evaluate(gold, read_output(output), details=True) == shared


def write_pair(folder: Path) -> tuple[Path, Path]:
    gold = folder / "gold"
    gold.mkdir()
    (gold / "a.facts.json").write_text(json.dumps(GOLD), encoding="utf-8")
    output = folder / "out.jsonl"
    output.write_text(json.dumps({**FOUND, "id": "a"}) + "\n", encoding="utf-8")
    return gold, output


def test_the_command_prints_a_table_or_json(tmp_path: Path) -> None:
    gold, output = map(str, write_pair(tmp_path))
    table = CliRunner().invoke(score, [gold, output])
    assert table.exit_code == 0
    assert "transfers.full    0.000  0.000  0.000   0/3/2" in table.output
    assert "missed" not in table.output
    assert "missed" in CliRunner().invoke(score, [gold, output, "--details"]).output
    spans = CliRunner().invoke(score, [gold, output, "--intervals"]).output
    assert "95 of 100" in spans and "95 of 100" not in table.output
    assert re.search(r"^officials +1\.000 1\.00-1\.00 +1\.000", spans, re.MULTILINE)
    told = CliRunner().invoke(score, [gold, output, "--format", "json"])
    assert json.loads(told.output)["classes"]["transfers"]["right"] == 2


def test_intervals_hold_the_figure_and_are_the_same_each_time() -> None:
    gold = {str(number): GOLD for number in range(12)}
    found = {str(number): FOUND for number in range(0, 12, 2)}
    core = evaluate(gold, found)["core"]
    spans = intervals(gold, found, 200)
    assert spans == intervals(gold, found, 200) != intervals(gold, found, 200, seed=1)
    for rate in ("precision", "recall", "f1"):
        low, high = spans["CORE"][rate]
        assert low <= core[rate] <= high
    low, high = spans["CORE"]["recall"]
    assert 0.1 < high - low < 0.7
    assert intervals({"a": GOLD}, {"a": GOLD}, 20)["CORE"]["f1"] == (1.0, 1.0)
    assert written((0.0, 1.0)) == ".00-1.00"


def test_more_articles_leave_less_to_chance() -> None:
    def width(articles: int) -> float:
        gold = {str(number): GOLD for number in range(articles)}
        low, high = intervals(gold, {str(n): FOUND for n in range(0, articles, 2)}, 200)["CORE"]["f1"]
        return high - low

    assert width(64) < width(8)


def test_bad_input_is_a_sentence(tmp_path: Path) -> None:
    gold, output = write_pair(tmp_path)
    with pytest.raises(InputError, match="name the folder"):
        read_gold(tmp_path)
    output.write_text("{}\n{oops", encoding="utf-8")
    with pytest.raises(InputError, match=r"out\.jsonl, line 2: no JSON"):
        read_output(output)
    output.write_text("{}\n", encoding="utf-8")
    with pytest.raises(InputError, match="without an id"):
        read_output(output)
    (gold / "b.facts.json").write_text("[]", encoding="utf-8")
    with pytest.raises(InputError, match="must be an object"):
        read_gold(gold)
