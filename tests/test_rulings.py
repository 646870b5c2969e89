"""judgements.csv as a file: it keeps the form that it has, takes a line at its end, and is merged by git."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from graph import rulings
from graph.errors import InputError
from graph.judgements import Judgement, read_judgements
from graph.ledger import JUDGEMENTS


def test_a_spreadsheets_file_keeps_its_form(tmp_path: Path) -> None:
    path = tmp_path / JUDGEMENTS
    path.write_bytes("\ufeffwhy,verdict,left,right,who,when\r\n".encode())
    rulings.add(path, Judgement("reject", "a~1#post@1", "", "анна", "", "so"))
    assert (
        path.read_bytes().decode().startswith("\ufeffwhy,verdict,left,right,who,when\r\nso,reject,a~1#post@1,,анна,2")
    )
    assert [line.left for line in read_judgements(path).lines] == ["a~1#post@1"]
    rulings.remove(path, 0)
    assert path.read_bytes() == "\ufeffwhy,verdict,left,right,who,when\r\n".encode()


@pytest.mark.parametrize("content", [b"verdict;left;right\n", "вердикт\n".encode("cp1251")])
def test_a_file_that_is_no_such_table_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / JUDGEMENTS
    path.write_bytes(content)
    with pytest.raises(InputError):
        rulings.add(path, Judgement("reject", "a~1#post@1", ""))
    assert path.read_bytes() == content


def test_a_judgement_is_later_than_all_on_its_pair(tmp_path: Path) -> None:
    path = tmp_path / JUDGEMENTS
    for verdict in ("same", "different", "same", "different"):
        rulings.add(path, Judgement(verdict, "a~1@1:person", "a~2@2:person"))
    assert [line.verdict for line in read_judgements(path).lines] == ["different"]


def test_two_peoples_files_are_merged_by_git(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        name = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(["git", *name, *arguments], cwd=tmp_path, check=True, capture_output=True)

    path = tmp_path / JUDGEMENTS
    git("init", "-b", "main")
    (tmp_path / ".gitattributes").write_text(f"{JUDGEMENTS} merge=union\n", encoding="utf-8")
    rulings.add(path, Judgement("reject", "a~1#post@1", ""))
    git("add", "-A")
    git("commit", "-m", "one")
    git("checkout", "-b", "other")
    rulings.add(path, Judgement("reject", "a~1#post@2", ""))
    git("commit", "-am", "two")
    git("checkout", "main")
    rulings.add(path, Judgement("reject", "a~1#post@3", ""))
    git("commit", "-am", "three")
    git("merge", "other")
    assert [line.left[-1] for line in read_judgements(path).lines] == ["1", "2", "3"]
