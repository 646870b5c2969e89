"""Building: the same graph whatever the order, the number of processes and the accidents on the way."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from corpus import BODIES, ENGLISH, EXAMPLES, KAZAKH, built, elements, write

from graph.errors import InputError
from graph.ledger import JUDGEMENTS, Ledger
from graph.model import Article
from ingest import claims
from ingest.build import build, extractor
from ingest.extraction import Extraction


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name in BODIES:
        write(tmp_path / "news", name)
    (tmp_path / "news" / "kk.txt").write_text(KAZAKH, encoding="utf-8")
    (tmp_path / "news" / "en.txt").write_text(ENGLISH, encoding="utf-8")
    return tmp_path / "news"


def fresh(base: Path, *sources: Path) -> list[str]:
    """Give the elements of a build from nothing."""
    with TemporaryDirectory(dir=base) as folder:
        return built(base, *sources, store=Path(folder).name)[0]


def test_the_summary_counts_what_was_read_and_what_came_of_it(tmp_path: Path, corpus: Path) -> None:
    (corpus / "empty.txt").write_text("", encoding="utf-8")
    drawn, summary = built(tmp_path, corpus, tmp_path / "nowhere")
    assert (summary.read["ru"], summary.read["kk"], summary.read["en"]) == (4, 1, 1)
    assert not summary.unread  # every language that is known is read
    assert sorted(skipped.fault for skipped in summary.skipped) == ["empty", "missing"]
    assert summary.claims["transfer"] + summary.candidates["transfer"] >= 3
    assert summary.nodes["Article"] == 6
    assert summary.nodes.total() + summary.edges.total() == len(drawn)
    text = "\n".join(summary.lines())
    assert "articles     6 read, 2 skipped" in text
    assert "kept, not yet extracted" not in text
    assert "skipped      2: empty 1, missing 1" in text
    assert str(tmp_path / "nowhere") in text


def test_a_language_without_rules_is_kept_and_told(
    tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claims, "EXTRACTED", frozenset({"ru", "en"}))
    _, summary = built(tmp_path, corpus)
    assert summary.unread == {"kk": 1}
    assert "1 in kk: kept, not yet extracted" in "\n".join(summary.lines())


def test_what_is_known_is_not_read_again(tmp_path: Path, corpus: Path) -> None:
    first, _ = built(tmp_path, corpus)
    again, summary = built(tmp_path, corpus)
    assert (summary.unchanged, summary.read.total()) == (6, 0)
    assert again == first


def test_a_changed_article_is_read_again_and_equals_a_fresh_build(tmp_path: Path, corpus: Path) -> None:
    built(tmp_path, corpus)
    write(corpus, "a", BODIES["b"])
    changed, summary = built(tmp_path, corpus)
    assert (summary.unchanged, summary.read.total()) == (5, 1)
    assert changed == fresh(tmp_path, corpus)


def test_a_mended_table_makes_articles_read_again(
    tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(tmp_path, corpus)
    monkeypatch.setattr("ingest.build.extractor", lambda bar: f"{extractor(bar).partition('+')[0]}+mended")
    assert built(tmp_path, corpus)[1].read.total() == 6
    assert built(tmp_path, corpus)[1].unchanged == 6


def test_order_and_processes_do_not_matter(tmp_path: Path) -> None:
    sources = sorted(EXAMPLES.glob("*.*"))
    one, summary = built(tmp_path, *sources, store="one", jobs=1)
    assert summary.failed == [] and summary.claims
    random.Random(7).shuffle(sources)
    assert built(tmp_path, *sources, store="two", jobs=2)[0] == one


def test_one_by_one_equals_at_once(tmp_path: Path, corpus: Path) -> None:
    for path in sorted(corpus.iterdir(), reverse=True):
        last, _ = built(tmp_path, path)
    assert last == fresh(tmp_path, corpus)


@pytest.mark.parametrize("turn", [1, -1])
def test_of_two_versions_the_later_stands(tmp_path: Path, turn: int) -> None:
    old, new = write(tmp_path / "old", "a", BODIES["b"], "2024-10-30"), write(tmp_path / "new", "a")
    _, summary = built(tmp_path, *[old, new][::turn])
    assert (summary.repeated, summary.read.total()) == (1, 1)
    with Ledger(tmp_path / "kordon.db") as ledger:
        (id_,) = ledger.articles()
        assert ledger.article(id_).body == BODIES["a"]


def test_sync_withdraws_only_what_is_gone_from_its_folder(tmp_path: Path, corpus: Path) -> None:
    other = write(tmp_path / "other", "a2", BODIES["a"])
    built(tmp_path, corpus, other)
    (corpus / "a.txt").unlink()
    other.unlink()
    (corpus / "b.txt").write_bytes(b"\x00\x01\x02" * 99)  # spoilt, not gone
    drawn, summary = built(tmp_path, sync=corpus)
    assert (summary.withdrawn, summary.unchanged, len(summary.skipped)) == (1, 4, 1)
    with Ledger(tmp_path / "kordon.db") as ledger:
        origins = {ledger.article(id_).origin for id_ in ledger.articles()}
    assert origins == {"news/b.txt", "news/c.txt", "news/d.txt", "news/kk.txt", "news/en.txt", "other/a2.txt"}
    write(corpus, "b")
    write(tmp_path / "other", "a2", BODIES["a"])
    assert drawn == fresh(tmp_path, *sorted(corpus.glob("[!a]*")), other)


def test_sync_of_an_emptied_folder_withdraws_all_of_it(tmp_path: Path, corpus: Path) -> None:
    built(tmp_path, corpus)
    for path in corpus.iterdir():
        path.unlink()
    drawn, summary = built(tmp_path, sync=corpus)
    assert (drawn, summary.withdrawn) == ([], 6)


def test_sync_keeps_what_stands_in_a_folder_that_is_shut(
    tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shut = write(corpus / "shut", "a2", BODIES["a"])
    first, _ = built(tmp_path, corpus)
    shut.unlink()
    monkeypatch.setattr("ingest.articles.is_open", lambda folder: folder.name != "shut")
    drawn, summary = built(tmp_path, sync=corpus)
    assert (drawn, summary.withdrawn) == (first, 0)
    assert [str(each) for each in summary.skipped] == [f"{corpus}/shut: it can not be opened; check its permissions"]


def test_sync_of_a_lost_folder_is_refused(tmp_path: Path, corpus: Path) -> None:
    first, _ = built(tmp_path, corpus)
    corpus.rename(tmp_path / "elsewhere")
    with pytest.raises(InputError, match="--sync"):
        built(tmp_path, sync=corpus)
    with Ledger(tmp_path / "kordon.db") as ledger:
        assert elements(ledger) == first


def test_a_moved_article_follows_its_new_folder(tmp_path: Path) -> None:
    path = write(tmp_path / "old", "a")
    built(tmp_path, path)
    path.rename(tmp_path / "a.txt")
    built(tmp_path, tmp_path / "a.txt")
    assert built(tmp_path, sync=tmp_path / "old")[1].withdrawn == 0


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match=r"empty\.txt: it holds no text"):
        built(tmp_path, tmp_path / "empty.txt")
    (tmp_path / "papers").mkdir()
    with pytest.raises(InputError, match=r"papers: no \.txt, \.html or \.jsonl"):
        built(tmp_path, tmp_path / "papers")


def test_the_summary_names_judgements_that_are_not_followed(tmp_path: Path, corpus: Path) -> None:
    lines = "verdict,left,right\nmaybe,person/a,person/b\nsame,text~gone@1:person,text~gone@9:person\n"
    (tmp_path / "kordon.db").mkdir()
    (tmp_path / "kordon.db" / JUDGEMENTS).write_text(lines, encoding="utf-8")
    told = "\n".join(built(tmp_path, corpus)[1].lines())
    assert "judgements   2 not followed\n  judgements.csv, judgement 1: unknown verdict 'maybe'\n" in told
    assert "text~gone@1:person" in told


def test_claims_are_counted_as_the_ledger_keeps_them(tmp_path: Path, corpus: Path) -> None:
    body = "Полиция Казахстана разыскивает Арсена Туякова, его обвиняют в краже и мошенничестве."
    _, summary = built(tmp_path, write(corpus, "two", body))
    with Ledger(tmp_path / "kordon.db") as ledger:
        kinds = [claim.kind for id_ in ledger.articles() for claim in ledger.claims_in(id_)]
    assert kinds.count("accusation") == 2
    assert summary.claims == Counter(kinds)


def test_a_dry_run_writes_nothing(tmp_path: Path, corpus: Path) -> None:
    summary = build([str(corpus)], None, tmp_path, dry_run=True)
    assert summary.read.total() == 6 and summary.claims
    assert "nothing is written" in next(iter(summary.lines()))
    first, _ = built(tmp_path, corpus)
    (corpus / "a.txt").unlink()
    write(corpus, "b", BODIES["a"])
    with Ledger(tmp_path / "kordon.db") as ledger:
        journal = ledger.journal()
        summary = build([], ledger, tmp_path, dry_run=True, sync=corpus)
        assert (summary.read.total(), summary.unchanged, summary.withdrawn) == (1, 4, 1)
        assert (elements(ledger), ledger.journal()) == (first, journal)


def break_on(word: str) -> Callable[[Article], Extraction]:
    whole = claims.extract

    def extract(article: Article) -> Extraction:
        if word in article.body:
            raise ZeroDivisionError("a part of the pipeline broke")
        return whole(article)

    return extract


def test_an_article_that_breaks_the_extraction_is_named_and_the_rest_goes_on(
    tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(claims, "extract", break_on("Листова"))
        _, summary = built(tmp_path, corpus, jobs=1)
    assert summary.read.total() == 5
    (failed,) = summary.failed
    assert failed.startswith("news/b.txt: ZeroDivisionError at test_build.py:")
    mended, summary = built(tmp_path, corpus)
    assert (summary.read.total(), summary.unchanged) == (1, 5)
    assert mended == fresh(tmp_path, corpus)


def test_an_article_that_breaks_does_not_keep_the_claims_of_its_old_text(
    tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(tmp_path, corpus)
    write(corpus, "b", BODIES["b"] + " Защита довольна.")
    monkeypatch.setattr(claims, "extract", break_on("Листова"))
    assert built(tmp_path, corpus)[0] == fresh(tmp_path, corpus)


# ---- claims of others ----


def claims_file(path: Path, source: Path, name: str) -> Path:
    """Write what our own extractor says as the claims of another."""
    from ingest.extract import extract

    (line,) = extract([str(source)], "claims")
    assert isinstance(line, str)
    data = json.loads(line)
    for claim in data["claims"]:
        claim["extractor"] = name
    path.write_text(json.dumps({**data, "extractor": name}, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def test_claims_of_another_alone_give_the_same_graph(tmp_path: Path, corpus: Path) -> None:
    lines = claims_file(tmp_path / "x.claims.jsonl", corpus / "a.txt", "n.pero 1")
    theirs, summary = built(tmp_path, lines)
    assert (summary.taken, summary.read.total()) == (1, 0)
    assert theirs == fresh(tmp_path, corpus / "a.txt")


def test_claims_with_ids_that_are_taken_are_refused_and_named(tmp_path: Path, corpus: Path) -> None:
    lines = claims_file(tmp_path / "x.claims.jsonl", corpus / "a.txt", "n.pero 1")
    drawn, summary = built(tmp_path, corpus, lines)
    (failed,) = summary.failed
    assert "another extractor" in failed
    assert drawn == fresh(tmp_path, corpus)


def test_an_article_keeps_its_place_when_others_make_claims_of_it(tmp_path: Path, corpus: Path) -> None:
    built(tmp_path, corpus)
    lines = claims_file(tmp_path / "x.claims.jsonl", corpus / "a.txt", "n.pero 1")
    built(tmp_path, lines)
    assert built(tmp_path, corpus)[1].unchanged == 6
