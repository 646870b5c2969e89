"""Measuring how often a rule is right, and choosing the bar under which a claim is only a candidate."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from graph.model import Article
from ingest import trust
from ingest.cli import precision
from ingest.judged import Sample
from ingest.precision import BANDS, choose, left_out, measure, report, write
from ingest.trust import Count

BODY = "Турция выдала Казахстану Асана Токтобаева, обвиняемого в мошенничестве. Об этом сообщила Генпрокуратура РК.\n"


def sample(*transfers: dict[str, object]) -> Sample:
    article = Article("text~1", "a.txt", "", BODY, "ru", "0", published="2024-10-31")
    return Sample("a", article, {"transfers": list(transfers)})


GOLD = {"name": "Асан Токтобаев", "from": ["TR"], "to": "KZ", "mode": "extradition", "status": "completed"}


@pytest.mark.parametrize(
    ("wanted", "right"),
    [([GOLD], True), ([], False), ([{**GOLD, "to": "KG"}], False), ([{**GOLD, "status": "requested"}], False)],
)
def test_a_claim_is_right_where_the_gold_has_its_entry(wanted: list[dict[str, object]], right: bool) -> None:
    (told,) = measure([sample(*wanted)], 1)
    assert [each.right for each in told.judged if each.claim.kind == "transfer"] == [right]


def test_a_case_is_asked_only_what_it_names() -> None:
    case = replace(sample({"to": "KZ", "status": "completed"}), is_case=True)
    (told,) = measure([case], 1)
    judged = {each.claim.kind: each.right for each in told.judged}
    assert judged["transfer"] is True and "accusation" not in judged and "figure" not in judged


@pytest.mark.parametrize(("offences", "right"), [(["fraud"], True), (["theft"], False)])
def test_offences_are_judged_by_the_entry_of_their_person(offences: list[str], right: bool) -> None:
    (told,) = measure([sample({**GOLD, "offences": offences})], 1)
    assert [each.right for each in told.judged if each.claim.kind == "accusation"] == [right]


def test_an_article_is_tried_without_itself() -> None:
    measured = measure([sample(GOLD), sample(GOLD), sample()], 1)
    believed = [max(confidence for confidence, _ in trial.confidences()) for trial in left_out(measured)]
    assert believed[0] == believed[1] < believed[2]


def test_the_bar_that_stands_stays_where_the_best_is_hardly_better(monkeypatch: pytest.MonkeyPatch) -> None:
    halves = {0.5: 0.700, 0.6: 0.846, 0.7: 0.850}
    monkeypatch.setattr("ingest.precision.mean_f_half", lambda _trials, bar: halves.get(bar, 0.0))
    assert [choose([], standing) for standing in (0.5, 0.6, 0.7, 0.0)] == [0.7, 0.6, 0.7, 0.7]


@pytest.mark.parametrize("deciding", ["core", "transfers.full"])
@pytest.mark.parametrize(
    ("rates", "chosen"),
    [
        ({0.5: (0.80, 0.70), 0.6: (0.85, 0.66), 0.7: (0.95, 0.40)}, 0.6),  # F1 would stay at 0.5
        ({0.5: (0.80, 0.70), 0.6: (0.81, 0.60), 0.7: (0.95, 0.40)}, 0.5),  # too much is lost
        ({0.5: (0.80, 0.70), 0.6: (0.80, 0.70), 0.7: (0.80, 0.70)}, 0.5),  # of equals the lowest
        ({0.5: (0.80, 0.70), 0.55: (0.95, 0.70), 0.6: (0.70, 0.70)}, 0.5),  # nothing between two tenths is tried
        ({0.4: (0.99, 0.90), 0.5: (0.80, 0.70), 0.6: (0.70, 0.70)}, 0.5),  # none under LEAST
    ],
)
def test_the_bar_is_that_of_the_best_f_half(
    deciding: str, rates: dict[float, tuple[float, float]], chosen: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    def scored(_trials: object, bar: float) -> dict[str, Any]:
        precision, recall = rates.get(bar, (0.0, 0.0))
        told = {name: {"precision": 0.9, "recall": 0.9} for name in ("core", "transfers.full")}
        told[deciding] = {"precision": precision, "recall": recall}
        return {"core": told["core"], "classes": told}

    monkeypatch.setattr("ingest.precision.scored", scored)
    assert choose([], 0.0) == chosen


def test_where_articles_are_set_apart_these_are_tried_and_weigh_more() -> None:
    measured = measure([sample(GOLD), replace(sample(GOLD), apart=True), replace(sample(), apart=True)], 1)
    right, wrong = left_out(measured)
    assert max(confidence for confidence, _ in right.confidences()) < trust.UNKNOWN
    assert max(confidence for confidence, _ in wrong.confidences()) > trust.UNKNOWN


def test_measuring_prints_and_writes(tmp_path: Path) -> None:
    measured = measure([sample(GOLD), sample()], 1)
    lines = list(report(measured, measured))
    assert lines[0] == "2 articles, 0 of them set apart, 0 marked sentences, 2 unseen articles"
    assert any(line.split() == ["1/2", "0/0", "0/0", "0.500", "transfer"] for line in lines)
    assert sum(line.endswith("articles left out") for line in lines) == 1 and len(BANDS) > 5
    (tmp_path / "ru").mkdir()
    write(measured, "ru", 0.7, tmp_path)
    known = trust.load("ru", tmp_path)
    assert (known.bar, known.kinds["transfer"]) == (0.7, Count(1, 2))


def test_the_command_measures_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.precision.case_samples", lambda *_: iter(()))
    (tmp_path / "a.txt").write_text(f"lang: ru\n\n{BODY}", encoding="utf-8")
    (tmp_path / "a.facts.json").write_text(json.dumps({"transfers": [GOLD]}), encoding="utf-8")
    done = CliRunner().invoke(precision, [str(tmp_path), "--unseen", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert done.output.startswith("1 articles, 0 of them set apart, 0 marked sentences, 1 unseen articles")
    assert "articles unseen" in done.output
