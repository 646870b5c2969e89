"""Confidence is measured precision: how it is counted, how it backs off, what it holds back."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph.ledger import Ledger
from graph.model import Article, Claim, Evidence, Mention
from ingest import claims, trust
from ingest.build import build
from ingest.cases import article_of
from ingest.cli import extract
from ingest.completion import SOURCES, row_of
from ingest.extraction import Extraction
from ingest.judged import Sample, judge
from ingest.precision import measure
from ingest.sides import ENDS
from ingest.tables import load as tables
from ingest.trust import Count

ROOT = Path(__file__).resolve().parent.parent
RU = ROOT / "ingest/lang/ru"
BODY = "Турция выдала Казахстану Асана Токтобаева, обвиняемого в мошенничестве. Об этом сообщила Генпрокуратура РК.\n"
FIRM = "Литва выдала Латвии Яниса Озола."


def apart(right: int, printed: int) -> Count:
    return Count(apart_right=right, apart_printed=printed)


def test_little_seen_is_little_believed() -> None:
    """By hand: kind (9 + 4 * 0.5) / (10 + 4), row and rule back off to what stands above them."""
    known = trust.trust({"ru/transfer/extradite+past": apart(1, 1), "ru/transfer/return+past": apart(8, 9)})
    kind = 11 / 14
    rows = {"extradite": (1 + 4 * kind) / 5, "past": (9 + 4 * kind) / 14, "return": (8 + 4 * kind) / 13}
    rule = (1 + 4 * (rows["extradite"] + rows["past"]) / 2) / 5
    assert known.confidence("ru/transfer/extradite+past") == round(rule, 3) < 0.9
    assert known.confidence("ru/transfer/return+past+asked") == round((rows["return"] + kind) / 2, 3)


def test_an_unknown_rule_has_the_precision_of_its_kind_and_an_unknown_kind_that_of_a_coin() -> None:
    known = trust.trust({"ru/transfer/extradite+past": apart(30, 40)})
    assert known.confidence("ru/transfer/new+newer") == round((30 + 2) / 44, 3)
    assert known.confidence("ru/novelty/new") == trust.UNKNOWN
    assert trust.load("xx").confidence("xx/transfer/new") == trust.UNKNOWN


def test_more_right_is_more_trusted_and_a_sentence_counts_less_than_an_article() -> None:
    def confidence(*counts: int) -> float:
        return trust.trust({"ru/post/a": Count(*counts)}).confidence("ru/post/a")

    assert confidence(1, 2) < confidence(2, 2) < confidence(20, 20) < 1
    assert confidence(0, 0, 5, 5) < confidence(5, 5) < confidence(0, 0, 0, 0, 5, 5)
    assert confidence(9000, 9000) == trust.SUREST
    assert confidence(0, 0, 0, 0, 0, 5) < confidence(0, 5) < confidence(0, 0, 0, 5)


def test_the_weakest_rows_tell() -> None:
    rules = {"ru/transfer/good+past": apart(50, 50), "ru/transfer/bad+past": apart(0, 20)}
    known = trust.trust(rules)
    assert known.confidence("ru/transfer/good+bad+past") < 0.5 < known.confidence("ru/transfer/good+past")


def test_a_table_is_read_as_it_was_written(tmp_path: Path) -> None:
    rules = {"xx/post/b+~far-subject": Count(1, 2, 3, 4, 5, 6), "xx/post/a": Count(0, 1)}
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / trust.FILE).write_text("\n".join((*trust.table(rules), "")), encoding="utf-8")
    assert trust.load("xx", tmp_path).rules == rules
    assert list(trust.table(rules))[1:] == ["xx/post/a,0,1,0,0,0,0", "xx/post/b+~far-subject,1,2,3,4,5,6"]


def mention(start: int, type_: str = "country", **attrs: object) -> Mention:
    id_ = f"a@{start}:{type_}"
    return Mention(id_, "body", start, start + 1, "x", type_, id_, attrs=attrs)


def claim(kind: str, roles: dict[str, tuple[Mention, ...]], confidence: float = 1.0) -> Claim:
    quote = (Evidence("body", 10, 20, "x" * 10),)
    return Claim(f"a#{kind}@10", "a", kind, None, None, roles, {}, quote, f"ru/{kind}/row", "x 1", confidence)


def test_what_a_claim_lacks_is_part_of_its_rule() -> None:
    whole = {"subject": (mention(12, "person"),), "origin": (mention(14),), "destination": (mention(16),)}
    assert trust.full_rule(claim("transfer", whole)) == "ru/transfer/row"
    total = whole | {"subject": (mention(12, "person", kind="total"),), "origin": ()}
    assert trust.full_rule(claim("transfer", total)) == "ru/transfer/row+~no-origin-of-total"
    lacking = {"subject": (mention(2, "person", kind="anonymous"),), "origin": (mention(14), mention(25))}
    gaps = "~far-origin+~no-destination+~far-subject+~anonymous"
    assert trust.full_rule(claim("transfer", lacking)) == f"ru/transfer/row+{gaps}"
    assert trust.full_rule(claim("post", {"subject": (mention(12, "person"),)})) == "ru/post/row"


def test_a_bar_parts_claims_from_candidates() -> None:
    low, high = claim("post", {}, 0.59), claim("wanted", {}, 0.6)
    sifted = trust.sifted(Extraction((low, high)), "ru", 0.6)
    assert (sifted.claims, sifted.candidates) == ((high,), (low,))
    assert trust.sifted(Extraction((low, high)), "ru", 0.0).candidates == ()


# ---- the table of Russian ----


def test_the_table_is_sorted_and_whole() -> None:
    lines = (RU / trust.FILE).read_text(encoding="utf-8").splitlines()
    assert lines[1:] == sorted(lines[1:], key=lambda line: line.split(",")[0]) and len(lines) > 100
    counts = trust.load("ru").rules.values()
    assert all(
        c.right <= c.printed and c.case_right <= c.case_printed and c.apart_right <= c.apart_printed for c in counts
    )
    assert all(any(count.numbers) for count in counts)


@pytest.mark.parametrize("lang", ["ru", "en", "kk"])
def test_every_rule_of_the_table_exists(lang: str) -> None:
    words, own = tables(lang), ROOT / "ingest/lang" / lang
    named = {row.name for row in (*words.frames, *words.voices, *words.statuses)}
    written = "".join(path.read_text(encoding="utf-8") for path in (*ROOT.glob("ingest/**/*.py"), *own.glob("*.toml")))
    named |= set(re.findall(r'["+/]([a-z][a-z_-]+)(?=["+])', written))
    named |= {f"{row_of(source)}-{role}" for source in SOURCES for role in ENDS}
    rows = {row for rule in trust.load(lang).rules for row in trust.parts(rule)[1] if not row.startswith(trust.GAP)}
    assert rows - named == set(), "run `make precision`: these rows are gone"
    assert "~no-origin" in {row for _, row in trust.load(lang).rows}


def test_confidence_agrees_with_what_was_counted() -> None:
    known = trust.load("ru")
    pairs = [(known.confidence(rule), count) for rule, count in known.rules.items()]
    printed = sum(count.apart_printed for _, count in pairs)
    right = sum(count.apart_right for _, count in pairs)
    thought = sum(confidence * count.apart_printed for confidence, count in pairs)
    assert printed > 500 and abs(thought - right) / printed < 0.04
    assert len({confidence for confidence, _ in pairs}) > 50


# ---- holding back ----


def test_extract_holds_back_and_lists_candidates(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"lang: ru\n\n{BODY}", encoding="utf-8")

    def told(*options: str) -> dict[str, list[object]]:
        return dict(json.loads(CliRunner().invoke(extract, [str(path), *options]).stdout))

    assert len(told("--min-confidence", "0")["transfers"]) == 1
    assert told("--min-confidence", "1")["transfers"] == []
    assert "candidates" not in told("--min-confidence", "1")
    held = told("--min-confidence", "1", "--candidates")["candidates"]
    assert {"transfer", "accusation"} <= {each["kind"] for each in held if isinstance(each, dict)}
    claims = told("--min-confidence", "1", "--candidates", "--format", "claims")
    assert claims["claims"] == [] and len(claims["candidates"]) == len(held)


def test_a_build_at_another_bar_reads_anew_and_draws_no_candidate(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"lang: ru\n\n{BODY}", encoding="utf-8")

    def built(bar: float | None) -> tuple[int, int, int, set[str]]:
        with Ledger(tmp_path / "kordon.db") as ledger:
            done = build([str(tmp_path / "a.txt")], ledger, tmp_path, bar=bar)
            edges = {element.labels[0] for element in ledger.elements() if element.is_edge}
        return done.read.total(), done.unchanged, done.candidates.total(), edges

    read, _, candidates, edges = built(0.0)
    assert (read, candidates) == (1, 0) and "EXTRADITED_TO" in edges
    assert built(0.0)[:2] == (0, 1)
    read, unchanged, candidates, edges = built(1.0)
    assert (read, unchanged) == (1, 0) and candidates > 1 and "EXTRADITED_TO" not in edges
    assert built(None)[0] == 1 and built(None)[1] == 1
    assert "EXTRADITED_TO" in built(0.0)[3]


def test_a_summary_counts_what_is_held_back(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"lang: ru\n\n{BODY}", encoding="utf-8")
    with Ledger(tmp_path / "kordon.db") as ledger:
        lines = list(build([str(tmp_path / "a.txt")], ledger, tmp_path, bar=1.0).lines())
    assert any(
        re.match(r"candidates   \d+ held back, their confidence is too low: .*transfer 1", line) for line in lines
    )


def test_confidence_is_no_longer_one() -> None:
    article = Article("text~1", "a.txt", "", FIRM, "ru", "0")
    (told,) = measure([Sample("a", article, {})], 1)
    assert told.extraction.claims and all(0 < each.confidence < 1 for each in told.extraction.claims)
    assert list(judge(Sample("a", article, {}), told.extraction)) == list(told.judged)


@pytest.mark.parametrize(
    ("source", "text", "row"),
    [
        ("Вестник Кокшетау", "Польша экстрадировала Ивана Сомова.", "home-destination"),
        ("", "Ивана Сомова задержали в Чили. Перу Ивана Сомова выдали в мае.", "detention-origin"),
        ("", "Польша экстрадировала Ивана Сомова в Перу.", None),
    ],
)
def test_what_filled_a_side_in_is_a_row(source: str, text: str, row: str | None) -> None:
    article = article_of("filled", text, {"source": source} if source else {}, "ru")
    [moved] = [claim for claim in claims.extract(article).claims if claim.kind == "transfer"]
    filled = {f"{row_of(one)}-{role}" for one in SOURCES for role in ENDS} & set(trust.parts(moved.rule)[1])
    assert filled == ({row} if row else set())
