"""Building: the same graph whatever the order, the number of processes and the accidents on the way."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from graph.bolt import connect
from graph.errors import InputError, KordonError
from graph.ledger import JUDGEMENTS, Ledger
from graph.model import Article, canonical
from graph.settings import FILE, Settings
from ingest import claims
from ingest.build import build, extractor
from ingest.extraction import Extraction
from ingest.summary import Summary

EXAMPLES = Path(__file__).parents[1] / "examples"
HEAD = "title: {title}\nurl: https://news.example/{name}\nsource: Вести порта\npublished: {day}\nlang: ru\n\n"
BODIES = {
    "a": "Турция выдала Казахстану Асана Токтобаева, обвиняемого в мошенничестве. Об этом сообщила Генпрокуратура РК.",
    "b": "Генпрокуратура России отказала Узбекистану в выдаче Олега Листова, обвиняемого в краже.",
    "c": "Министр внутренних дел Кыргызстана Бакыт Осмонов встретился в Астане с министром внутренних дел Казахстана "
    "Серым Пристанским. Стороны обсудили розыск преступников.",
    "d": "В 2024 году из-за рубежа в Казахстан экстрадировали 28 человек. Об этом рассказали в МВД Казахстана.",
}
KAZAKH = "Күдікті Асқар Бейсенов көрші елге берілді, деп хабарлады баспасөз қызметі.\n"
ENGLISH = "The fugitive was handed over to his home country on Monday, the ministry said.\n"


def write(folder: Path, name: str, body: str | None = None, day: str = "2024-10-31") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.txt"
    path.write_text(HEAD.format(title=f"Статья {name}", name=name, day=day) + (body or BODIES[name]), encoding="utf-8")
    return path


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name in BODIES:
        write(tmp_path / "news", name)
    (tmp_path / "news" / "kk.txt").write_text(KAZAKH, encoding="utf-8")
    (tmp_path / "news" / "en.txt").write_text(ENGLISH, encoding="utf-8")
    return tmp_path / "news"


def elements(ledger: Ledger) -> list[str]:
    return [canonical([e.id, e.labels, e.source, e.target, dict(e.props)]) for e in ledger.elements()]


def built(base: Path, *sources: Path | str, store: str = "kordon.db", **options: Any) -> tuple[list[str], Summary]:
    """Build into a ledger under `base`, and give its elements; origins are relative to `base` in any store."""
    with Ledger(base / store) as ledger:
        summary = build(map(str, sources), ledger, base, **options)
        return elements(ledger), summary


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


# ---- accidents ----


def command(store: Path, *arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "graph.cli", "build", "--store", f"file:{store}", *map(str, arguments)]


def many(folder: Path, count: int) -> Path:
    """Write enough articles that a build takes its time."""
    for number in range(count):
        body = "\n".join(BODIES[name].replace("Асана", f"Асана{number}") for name in "abcd")
        write(folder, f"m{number}", body)
    return folder


def rows(store: Path, table: str) -> int:
    try:
        with sqlite3.connect(f"{(store / FILE).as_uri()}?mode=ro", uri=True) as database:
            return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    except sqlite3.OperationalError:
        return -1


def wait_until(reached: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 120
    while not reached() and process.poll() is None:
        assert time.monotonic() < end, "the build did not get that far"
        time.sleep(0.005)


MANY = 12
MOMENTS: dict[str, Callable[[Path], bool]] = {
    "the ledger is laid": lambda store: rows(store, "article") >= 0,
    "the first article is in": lambda store: rows(store, "article") >= 1,
    "half of the articles are in": lambda store: rows(store, "article") >= MANY // 2,
    "all articles are in": lambda store: rows(store, "article") >= MANY,
    "the graph is derived": lambda store: rows(store, "element") >= 1,
    "the store is taking it": lambda store: rows(store, "acknowledged") >= 1,
}


@pytest.mark.parametrize(("moment", "jobs"), list(zip(MOMENTS, "121212", strict=True)))
def test_killed_at_any_moment_and_run_again_it_is_exact(
    tmp_path: Path, moment: str, jobs: str, undisturbed: tuple[Path, list[str]]
) -> None:
    corpus, exact = undisturbed
    store = tmp_path / "kordon.db"
    process = subprocess.Popen(command(store, corpus, "--jobs", jobs), stdout=subprocess.DEVNULL)
    wait_until(lambda: MOMENTS[moment](store), process)
    process.kill()
    assert process.wait() == -signal.SIGKILL
    with Ledger(store) as ledger:
        build([str(corpus)], ledger, corpus.parent)
        assert elements(ledger) == exact


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    base = tmp_path_factory.mktemp("undisturbed")
    corpus = many(base / "news", MANY)
    return corpus, built(base, corpus)[0]


def test_killed_while_the_store_is_loaded_and_run_again_the_store_is_exact(
    tmp_path: Path, undisturbed: tuple[Path, list[str]]
) -> None:
    corpus, exact = undisturbed
    store = tmp_path / "kordon.db"
    process = subprocess.Popen(command(store, corpus), stdout=subprocess.DEVNULL)
    wait_until(lambda: (store / "graph").exists(), process)
    process.kill()
    assert process.wait() == -signal.SIGKILL
    subprocess.run(command(store, corpus), stdout=subprocess.DEVNULL, check=True)
    with connect(Settings.file(store)) as there:
        nodes = [row["id"] for row in there.read("MATCH (n) WHERE NOT n:Kordon RETURN n.id AS id")]
        edges = [row["id"] for row in there.read("MATCH ()-[e]->() RETURN e.id AS id")]
    assert sorted(nodes + edges) == sorted(json.loads(line)[0] for line in exact)


def children(process: subprocess.Popen[bytes]) -> list[int]:
    """Give the workers of a build."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = (folder / "stat").read_text("utf-8").rpartition(")")[2].split()[1]
            line = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if int(parent) == process.pid and b"spawn_main" in line:
            found.append(int(folder.name))
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there is no /proc to find the workers in")
def test_a_killed_worker_is_told_and_a_second_run_ends_the_work(
    tmp_path: Path, undisturbed: tuple[Path, list[str]]
) -> None:
    corpus, exact = undisturbed
    store = tmp_path / "kordon.db"
    process = subprocess.Popen(command(store, corpus, "--jobs", "2"), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    wait_until(lambda: rows(store, "article") >= 1, process)
    os.kill(children(process)[0], signal.SIGKILL)
    _, told = process.communicate(timeout=120)
    assert process.returncode == KordonError.exit_code
    assert "a worker was killed" in told.decode() and "Traceback" not in told.decode()
    with Ledger(store) as ledger:
        build([str(corpus)], ledger, corpus.parent)
        assert elements(ledger) == exact


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there is no /proc to find the workers in")
def test_workers_do_not_outlive_a_killed_build(tmp_path: Path, undisturbed: tuple[Path, list[str]]) -> None:
    corpus, _ = undisturbed
    store = tmp_path / "kordon.db"
    process = subprocess.Popen(command(store, corpus, "--jobs", "2"), stdout=subprocess.DEVNULL)
    wait_until(lambda: rows(store, "article") >= 1, process)
    workers = children(process)
    process.kill()
    process.wait()
    end = time.monotonic() + 10
    while any(Path(f"/proc/{pid}/cmdline").exists() for pid in workers) and time.monotonic() < end:
        time.sleep(0.05)
    assert workers and not any(Path(f"/proc/{pid}/cmdline").exists() for pid in workers)
