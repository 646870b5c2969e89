"""What explain tells of our own example articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from ingest.articles import Read, read
from ingest.claims import extract_from
from ingest.cli import explain
from ingest.explain import WIDTH, Account, place_of
from ingest.explain import explain as lines_of
from ingest.reading import read_article
from ingest.trust import sifted

ROOT = Path(__file__).resolve().parent.parent
RUSSIAN = sorted(path for path in (ROOT / "examples").glob("*.txt") if "lang: ru" in path.read_text("utf-8"))
VIENNA = str(ROOT / "examples/vienna-refused.txt")


def told(*arguments: str, color: bool = False) -> str:
    done = CliRunner().invoke(explain, list(arguments), color=color)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize("path", RUSSIAN, ids=lambda path: path.stem)
def test_every_claim_and_candidate_is_told_once_in_eighty_columns(path: Path) -> None:
    (found,) = read([str(path)], ROOT)
    assert isinstance(found, Read)
    reading = read_article(found.article)
    extraction = sifted(extract_from(reading), "ru", 0.8)
    lines = list(lines_of(reading, extraction))
    assert max(len(line.text) for line in lines) <= WIDTH
    assert sum(line.text.startswith("  + ") for line in lines) == len(extraction.claims) > 0
    assert sum(line.text.startswith("  ? ") for line in lines) == len(extraction.candidates)
    sentences = sum(len(list(scene.doc.sents)) for scene in reading.scenes.values())
    account = Account(reading, extraction)
    assert len(list(account.lines())) == len(lines) and account.seen + account.silent == sentences


def test_rows_seats_and_claims_stand_under_their_sentence() -> None:
    text = told(VIENNA, "--min-confidence", "0")
    sentence = text[text.index("[body 0] Земельный суд Вены отказал") :].split("\n\n")[0]
    wanted = (
        "  выдаче: transfer/surrender + noun + refused (отказал) = refused\n",
        "    origin: Земельный суд Вены at nom, stands for AT\n",
        "    destination: Кыргызстану at dat\n",
        "(named)\n",
        "  + transfer refused: mode extradition; subject Азат Токтобаев; origin Австрия;",
        "rule ru/transfer/surrender+noun+refused",
    )
    assert [each for each in wanted if each not in sentence] == []


def test_what_made_no_claim_says_why() -> None:
    text = told(VIENNA, "--min-confidence", "0")
    assert "- nothing of its own: no side" in text
    assert "- nothing of its own: nobody is moved" in text
    assert "- nothing of its own: told with accusation@" in text
    assert "?" not in {line.strip()[:1] for line in text.splitlines()}


def test_a_candidate_names_the_rows_it_was_held_back_for() -> None:
    text = told(VIENNA, "--min-confidence", "1")
    assert "  ? transfer refused: mode extradition;" in text
    assert "  + " not in text
    assert "held back, it draws no edge; its weakest rows: " in text


def test_colours_are_for_terminals() -> None:
    assert "\x1b[" not in told(VIENNA)
    assert "\x1b[32m  + transfer refused" in told(VIENNA, "--min-confidence", "0", color=True)


def test_what_is_not_ours_is_passed_over() -> None:
    done = CliRunner().invoke(explain, [str(ROOT / "docs/riga-request.claims.jsonl"), "nowhere.txt"])
    assert done.exit_code == 2
    assert "nothing to explain" in done.stderr and "nowhere.txt" in done.stderr


def test_a_place_is_read_from_a_claims_id() -> None:
    (found,) = read([VIENNA], ROOT)
    assert isinstance(found, Read)
    claims = extract_from(read_article(found.article)).claims
    texts = [getattr(found.article, part)[at] for part, at in map(place_of, claims)]
    assert len(texts) == len(claims) and all(not letter.isspace() for letter in texts)
