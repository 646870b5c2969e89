"""The commands build and extract as a user meets them: lines of JSON, sentences, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph.errors import StoreError
from ingest.cli import build, extract
from ingest.progress import Progress

BODY = "Турция выдала Казахстану Асана Токтобаева, обвиняемого в мошенничестве. Об этом сообщила Генпрокуратура РК.\n"
KAZAKH = "Күдікті Асқар Бейсенов Ресейден Қазақстанға экстрадицияланды, деп хабарлады баспасөз қызметі.\n"


def kordon(folder: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command line as a user does."""
    command = [sys.executable, "-m", "graph.cli", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, cwd=folder, encoding="utf-8")


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "first.txt").write_text(f"title: Выдача\npublished: 2024-10-31\nlang: ru\n\n{BODY}", encoding="utf-8")
    (folder / "kk.txt").write_text(KAZAKH, encoding="utf-8")
    lines = [{"text": BODY, "id": "r-1"}, {"text": BODY.replace("Асана", "Ержана")}]
    (folder / "list.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\n{", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def test_facts_are_lines_with_the_stem_as_their_id(news: Path) -> None:
    result = CliRunner().invoke(extract, ["news", "--format", "facts"])
    assert result.exit_code == 0, result.output
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["id"] for record in records] == ["first", "kk", "r-1", "list-2"]
    assert (records[0]["lang"], records[0]["published"]) == ("ru", "2024-10-31")
    (transfer,) = records[0]["transfers"]
    assert (transfer["from"], transfer["to"], transfer["status"]) == (["TR"], "KZ", "completed")
    assert [transfer["name"] for transfer in records[1]["transfers"]] == ["Асқар Бейсенов"]
    assert result.stderr.startswith(f"kordon: passed over {Path('news/list.jsonl')}, line 3: not an object of JSON")


def test_claims_are_verbatim_and_can_be_built(news: Path) -> None:
    lines = CliRunner().invoke(extract, ["news/first.txt", "--format", "claims"]).stdout
    data = json.loads(lines)
    (transfer,) = [claim for claim in data["claims"] if claim["kind"] == "transfer"]
    quote = transfer["evidence"][0]
    assert data["article"]["body"][quote["start"] : quote["end"]] == quote["quote"]
    assert data["extractor"] == transfer["extractor"]
    Path("x.claims.jsonl").write_text(lines, encoding="utf-8")
    result = CliRunner().invoke(extract, ["x.claims.jsonl", "--format", "claims"])
    assert json.loads(result.stdout)["claims"] == data["claims"]


def test_extracting_in_two_processes_gives_the_same_lines(news: Path) -> None:
    one, two = (CliRunner().invoke(extract, ["news", "--jobs", jobs]).stdout for jobs in "12")
    assert one == two and one


def test_nothing_to_extract_is_bad_input(news: Path) -> None:
    assert CliRunner().invoke(extract, ["nowhere"]).exit_code == 2
    assert CliRunner().invoke(extract, []).exit_code == 2


def test_standard_input_is_a_source(tmp_path: Path) -> None:
    result = kordon(tmp_path, "extract", "-", stdin=BODY)
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["id"] == "stdin"


def test_a_build_fills_ledger_and_store_and_says_so(news: Path, tmp_path: Path) -> None:
    result = kordon(tmp_path, "build", "news")
    assert result.returncode == 0, result.stderr
    assert "articles     4 read, 1 skipped" in result.stdout
    assert "kept, not yet extracted" not in result.stdout
    assert "store        file:kordon.db: " in result.stdout
    again = kordon(tmp_path, "build", "news")
    assert "4 unchanged" in again.stdout
    assert "0 nodes and 0 edges sent, 0 removed" in again.stdout


def test_a_build_in_which_everything_broke_is_bad_input(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(article: object) -> None:
        raise ZeroDivisionError("a part of the pipeline broke")

    with monkeypatch.context() as patch:
        patch.setattr("ingest.claims.extract", broken)
        result = CliRunner().invoke(build, ["news/first.txt", "--jobs", "1"])
    assert result.exit_code == 2
    assert "articles     1 failed" in result.output and "failed: news/first.txt: ZeroDivisionError" in result.output
    assert CliRunner().invoke(build, ["news/first.txt"]).exit_code == 0


def test_a_text_too_long_to_be_one_article_is_skipped_with_an_advice(news: Path) -> None:
    (news / "book.txt").write_text(BODY * 1_000, encoding="utf-8")
    result = CliRunner().invoke(build, ["news/first.txt", "news/book.txt"])
    assert result.exit_code == 0 and "articles     1 read, 1 skipped" in result.output
    assert "news/book.txt: its text is over 50,000 characters; split it" in result.output


def test_a_build_whose_reader_has_left_is_loaded_all_the_same(news: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "graph.cli", "build", str(news)]
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(command, cwd=tmp_path, stdout=writing, stderr=subprocess.PIPE, encoding="utf-8")
    finally:
        os.close(writing)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert (tmp_path / "kordon.db" / "graph").exists()
    assert json.loads(kordon(tmp_path, "query", "-c", "MATCH (c:Claim) RETURN count(c) > 0 AS some").stdout)["some"]


def test_a_dry_run_leaves_no_folder(news: Path, tmp_path: Path) -> None:
    result = kordon(tmp_path, "build", "news", "--dry-run")
    assert result.returncode == 0, result.stderr
    assert "nothing is written" in result.stdout
    assert not (tmp_path / "kordon.db").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["build"], 2, "name at least one PATH"),
        (["build", "nowhere"], 2, "nothing could be read"),
        (["build", "news", "--sync", "lost"], 2, "check --sync"),
        (["build", "news", "--store", "mysql://x"], 2, "no store can be at"),
        (["build", "news", "--store", "bolt://127.0.0.1:1"], StoreError.exit_code, "127.0.0.1:1"),
        (["build", "news", "--jobs", "0"], 2, "--jobs"),
    ],
)
def test_errors_are_sentences_with_their_exit_codes(
    news: Path, tmp_path: Path, arguments: list[str], code: int, told: str
) -> None:
    result = kordon(tmp_path, *arguments)
    assert (result.returncode, "Traceback" in result.stderr) == (code, False), result.stderr
    assert told in result.stderr


def test_help_names_every_option() -> None:
    told = CliRunner().invoke(build, ["--help"]).output
    assert all(option in told for option in ("--store", "--jobs", "--dry-run", "--sync", "PATH..."))


class Terminal:
    """Collect what is written to a terminal."""

    def __init__(self, terminal: bool) -> None:
        self.terminal, self.text = terminal, ""

    def isatty(self) -> bool:
        return self.terminal

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        pass


@pytest.mark.parametrize("terminal", [True, False])
def test_progress_stays_on_one_line_of_a_terminal(terminal: bool) -> None:
    stream = Terminal(terminal)
    progress = Progress(stream)  # type: ignore[arg-type]
    progress("reading", 1)
    assert stream.text == ""  # too soon
    progress.last -= 60
    progress("extracting", 1200, 5000)
    progress.close()
    assert stream.text.strip().startswith("extracting 1,200 of 5,000")
    assert ("\r" in stream.text, "\n" in stream.text) == (terminal, not terminal)
