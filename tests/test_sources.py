"""Where articles are looked for: files, folders, globs, standard input; what is not there or shut is named."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest
from inputs import HEADED, PAGE, PROSE, write

from ingest.articles import Read, Skipped, read


def test_what_is_not_there_or_closed_is_named(tmp_path: Path) -> None:
    closed = write(tmp_path, "a.txt", PROSE)
    closed.chmod(0)
    found = list(read([str(tmp_path / "none.txt"), str(tmp_path / "*.htm"), str(closed)], tmp_path))
    expected = ["missing", "missing"] + ([] if os.geteuid() == 0 else ["denied"])
    assert [each.fault for each in found if isinstance(each, Skipped)] == expected


def test_what_is_neither_file_nor_folder_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    write(tmp_path, "z.txt", PROSE)
    told = [("lost.txt", "missing"), ("pipe.txt", "special"), ("round.txt", "missing")]
    one_by_one = [str(path) for path in sorted(tmp_path.iterdir())]
    for sources in ([str(tmp_path)], [str(tmp_path / "*.txt")], one_by_one):
        *bad, good = read(sources, tmp_path)
        assert [(Path(each.path).name, each.fault) for each in bad if isinstance(each, Skipped)] == told
        assert isinstance(good, Read)
    (bad_,) = read([os.devnull], tmp_path)
    assert str(bad_).startswith(f"{os.devnull}: neither a file nor a folder")


def test_folders_globs_and_repeats(tmp_path: Path) -> None:
    for name in ("n/a.txt", "n/deep/b.TXT", "n/deep/c.facts.json", "n/.git/d.txt", "n/.e.txt", "n/kordon.db/f.txt"):
        write(tmp_path, name, PROSE)
    write(tmp_path, "n/kordon.db/ledger.sqlite", b"")
    folder = list(read([str(tmp_path / "n"), str(tmp_path / "n/a.txt")], tmp_path))
    assert [each.article.origin for each in folder if isinstance(each, Read)] == ["n/a.txt", "n/deep/b.TXT"]
    assert len(folder) == 2
    globbed = read([str(tmp_path / "n/**/*.txt")], tmp_path)
    assert [each.article.origin for each in globbed if isinstance(each, Read)] == ["n/a.txt", "n/kordon.db/f.txt"]


def test_a_folder_without_articles_and_one_that_is_shut_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "papers/a.docx", b"PK")
    write(tmp_path, "n/shut/b.txt", PROSE)
    write(tmp_path, "n/c.txt", PROSE)
    monkeypatch.setattr("ingest.articles.is_open", lambda folder: folder.name != "shut")  # root opens any
    found = list(read([str(tmp_path / "papers"), str(tmp_path / "n")], tmp_path))
    told = [(each.origin, each.fault) for each in found if isinstance(each, Skipped)]
    assert told == [("papers", "bare"), ("n/shut", "denied")]


@pytest.mark.parametrize(
    ("data", "title"),
    [(HEADED, "Суд решил"), (PAGE.format(*PROSE.split("\n\n")), "Суд <script>alert(1)</script> решил")],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data: str, title: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
    (found,) = read(["-"], tmp_path)
    assert isinstance(found, Read)
    assert (found.article.title, found.stem) == (title, "stdin")


def test_records_on_standard_input(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lines = "\n".join([json.dumps({"text": PROSE}), json.dumps({"text": PROSE + "И всё."}), "{"])
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    one, two, bad = read(["-"], tmp_path)
    assert isinstance(one, Read) and isinstance(two, Read)
    assert one.article.id != two.article.id
    assert str(bad).startswith("standard input, line 3: ")
